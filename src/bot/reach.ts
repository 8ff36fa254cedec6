/** The key below a request for a human: how somebody wants to be called and written to, asked only of who presses it. */
import { Composer } from "grammy";
import { type PrivateContext, scope } from "../context.js";
import { begin } from "../conversations/conversations.js";
import { parsePressed } from "../views/buttons.js";

/** To be installed before whatever takes every button. */
export const reaching = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.on("callback_query:data", async (ctx, next) => {
    if (parsePressed(ctx.callbackQuery.data)?.kind !== "reach") return next();
    await ctx.answerCallbackQuery();
    await ctx.editMessageReplyMarkup();
    const { deps, person, t, say } = scope();
    if ((await deps.store.tickets.activeOf(person.id)) === undefined)
      return void (await say({ text: t("common:buttonExpired") }));
    await begin(ctx, "reach");
    return next();
  });
  return composer;
};
