/** What a person taps after a talk: each question gives way to the next in the same message. */
import { Composer } from "grammy";
import { type PrivateContext, scope } from "../../context.js";
import { parsePressed } from "../../views/buttons.js";
import { afterQuestion } from "../../views/desk/after-talk.js";

/** To be installed before whatever takes every button. */
export const afterTalk = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.on("callback_query:data", async (ctx, next) => {
    const pressed = parsePressed(ctx.callbackQuery.data);
    if (pressed?.kind !== "after") return next();
    const { actions, person, t } = scope();
    const { question, answer } = pressed;
    const taken = await actions.answerAfterTalk({
      person,
      question,
      answer: answer === "skip" ? undefined : answer,
    });
    if (!taken.ok) return ctx.answerCallbackQuery({ text: t("care:after.passed"), show_alert: true });
    await ctx.answerCallbackQuery();
    if (taken.value === undefined) return ctx.editMessageText(t("care:after.thanks"));
    const { text, keyboard } = afterQuestion(t, taken.value);
    const isInline = keyboard !== undefined && "inline_keyboard" in keyboard;
    return ctx.editMessageText(text, isInline ? { reply_markup: keyboard } : {});
  });
  return composer;
};
