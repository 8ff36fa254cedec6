/** The keys below answers that a human got at once, because it was urgent: they are corrected or erased. */
import { Composer } from "grammy";
import { type PrivateContext, scope } from "../context.js";
import { correcting, doneBySending } from "../conversations/check-answers.js";
import { type DialogueName, dialogueNames, leaveDialogue } from "../conversations/conversations.js";
import { parsePressed } from "../views/buttons.js";
import { askDropSent } from "../views/talk.js";

/** Opens a dialogue at its end: what was answered is looked through, and sent when they say so. */
export const lookThrough = async (ctx: PrivateContext, dialogue: DialogueName): Promise<void> => {
  const { deps, person } = scope();
  await leaveDialogue(ctx);
  for (const row of [...doneBySending, `${dialogue}.summary`, "~asked"])
    await deps.store.dialogues.dropAnswer(person.id, dialogue, row);
  scope().begun = dialogue;
};

/** Answers whether there is still something to correct. To be followed by `next()` then. */
const correct = async (ctx: PrivateContext, dialogue: DialogueName): Promise<boolean> => {
  const { deps, person, t, say } = scope();
  const { dialogues } = deps.store;
  const rows = await dialogues.answers(person.id, dialogue);
  if (!rows.some(({ question }) => question === "~once.sent")) {
    await say({ text: t("talk:sent.gone") });
    return false;
  }
  await lookThrough(ctx, dialogue);
  await dialogues.saveAnswer(person.id, dialogue, correcting, { choice: "yes" }, deps.clock.now());
  return true;
};

/** To be installed before whatever takes every button. */
export const sent = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.on("callback_query:data", async (ctx, next) => {
    const pressed = parsePressed(ctx.callbackQuery.data);
    const dialogue =
      pressed?.kind === "sent" ? dialogueNames.find((one) => one === pressed.dialogue) : undefined;
    if (pressed?.kind !== "sent" || dialogue === undefined) return next();
    scope().sensitive = true;
    await ctx.answerCallbackQuery();
    const { actions, deps, person, t, say } = scope();
    const ticket = await deps.store.tickets.activeOf(person.id);
    if (ticket === undefined) return void (await say({ text: t("common:buttonExpired") }));
    switch (pressed.act) {
      case "edit":
        return (await correct(ctx, dialogue)) ? next() : undefined;
      case "drop":
        return void (await say(askDropSent(t, dialogue)));
      case "keep":
        return void (await ctx.deleteMessage());
      case "dropped": {
        await ctx.editMessageReplyMarkup();
        await leaveDialogue(ctx);
        await deps.store.dialogues.eraseAnswers(person.id, dialogue);
        const stays = await actions.eraseCase({ ticket });
        return void (await say({ text: t(stays ? "hide:case.erasedAlert" : "hide:case.erased") }));
      }
      default:
        return pressed satisfies never;
    }
  });
  return composer;
};
