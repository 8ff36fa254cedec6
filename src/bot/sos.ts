/** SOS in every state: the numbers at once, and what the keys below them do. Owns no question about danger. */
import { Composer } from "grammy";
import { type PrivateContext, scope } from "../context.js";
import { askOpenAgain, leaveDialogue, openDialogue } from "../conversations/conversations.js";
import { callFromSos, showSos } from "../conversations/endings.js";
import { parsePressed } from "../views/buttons.js";
import { sosKeyboard } from "../views/crisis.js";
import * as start from "../views/start.js";
import { tellStaff } from "./crisis-answers.js";
import { notes } from "./notes.js";
import type { Words } from "./words.js";

const safe = async (ctx: PrivateContext, next: () => Promise<void>): Promise<void> => {
  const { t, say } = scope();
  const called = (await tellStaff("safe")) !== undefined;
  await say({ text: t(called ? "crisis:safeDone" : "sos:backDone") });
  const open = openDialogue(ctx);
  if (open !== undefined) {
    await askOpenAgain(ctx, open);
    return next();
  }
  if (!called) await say(start.menu(t));
};

/** To be installed before the open dialogue. */
export const sosEverywhere = ({ words }: { words: Words }): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.command("sos", showSos);
  composer.on("message:text").filter((ctx) => words.isSos(ctx.message.text), showSos);
  composer.on("callback_query:data", async (ctx, next) => {
    const pressed = parsePressed(ctx.callbackQuery.data);
    if (pressed?.kind !== "sos") return next();
    await ctx.answerCallbackQuery();
    if (pressed.act === "safe") return safe(ctx, next);
    // What is written from now on is for a human, not an answer to a question.
    await leaveDialogue(ctx);
    await ctx.editMessageReplyMarkup({ reply_markup: sosKeyboard(scope().t, false) });
    await callFromSos(await notes.get("quote"));
  });
  return composer;
};
