/**
 * Hiding, in every state: the choice what is to go, silence while somebody is near, and, around every step, the mark
 * by which sensitive messages are removed in time.
 */
import { Composer } from "grammy";
import { isTalking, type PrivateContext, scope } from "../context.js";
import { loadAnswers } from "../conversations/answers.js";
import {
  askOpenAgain,
  type DialogueName,
  leaveDialogue,
  openDialogue,
} from "../conversations/conversations.js";
import { violenceQuestions } from "../conversations/questions.js";
import { parsePressed } from "../views/buttons.js";
import { askHide, kept } from "../views/hide.js";
import { homeKeyboard } from "../views/view.js";
import { openKeys, passOn } from "./alarm.js";
import type { Words } from "./words.js";

/** What anybody may see on a phone: a pram, a place in a group, helping out. */
const ordinary: readonly DialogueName[] = ["rental", "enrolment", "application", "consent"];

/** Looking for a place is not sensitive, unless it is a place to be safe from somebody. */
const isSensitive = async (dialogue: DialogueName | undefined): Promise<boolean> => {
  if (dialogue !== undefined && ordinary.includes(dialogue)) return false;
  if (dialogue !== "find") return dialogue !== undefined;
  const { deps, person } = scope();
  const answers = await deps.store.dialogues.answers(person.id, "find");
  const need = answers.find(({ question }) => question === "find.need")?.value;
  return need !== undefined && "choice" in need && ["violence", "bullying"].includes(need.choice);
};

/** To be installed right behind the dialogues and before everything else. */
export const marking = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.use(async (ctx, next) => {
    const before = openDialogue(ctx);
    await next();
    const { sensitive: said, actions, person } = scope();
    if (said === false) return;
    const sensitive = said === true || (await isSensitive(before)) || (await isSensitive(openDialogue(ctx)));
    await actions.markTraces({ person, messageId: ctx.message?.message_id, sensitive });
  });
  return composer;
};

/** What can go from here goes at once, before anything is asked: somebody may be coming. */
const hideNow = async (ctx: PrivateContext, everything: boolean) => {
  const { actions, person, identity, t, say } = scope();
  await leaveDialogue(ctx);
  // The line that is left says nothing: it may stay when the rest of a talk is swept.
  scope().sensitive = false;
  const left = await actions.hide({ person, clientLanguage: identity.languageCode, everything });
  if (!everything) return void (await say(askHide(t, left.staying)));
  // In a window that closes by itself: what stays is told to the one who pressed, and stands nowhere.
  const told = [
    ...(left.staying ? [t("hide:staying")] : []),
    ...(left.alarm ? [t("hide:case.erasedAlert")] : []),
  ];
  await ctx.answerCallbackQuery(
    told.length > 0 ? { text: told.join(" "), show_alert: true } : { text: t("hide:done") },
  );
};

const setSilent = async (silent: boolean) => {
  const { actions, person, t, say } = scope();
  await actions.setSilent({ person, silent });
  const text = t(silent ? "hide:nearOn" : "hide:nearOff");
  await say({ text, keyboard: (await openKeys()) ?? homeKeyboard(t, await isTalking()) });
};

const setKeepChat = async (keepChat: boolean) => {
  const { actions, person, t, say } = scope();
  await actions.setKeepChat({ person, keepChat });
  await say(keepChat ? kept(t, person.silent) : { text: t("hide:swept") });
};

/** In own words: whoever is asked just that has answered it, and a human who is awaited reads who it is. */
const saidNear = async (ctx: PrivateContext, words: Words, text: string): Promise<boolean> => {
  const { actions, deps, person } = scope();
  const open = openDialogue(ctx);
  if (open !== undefined && (await loadAnswers(open)).asked?.question === violenceQuestions.near.id) {
    await actions.setSilent({ person, silent: true });
    scope().person = { ...person, silent: true };
    await askOpenAgain(ctx, open);
    return true;
  }
  await setSilent(true);
  const ticket = await deps.store.tickets.activeOf(person.id);
  if (ticket !== undefined && !words.isNearKey(text)) await passOn(ctx, ticket);
  return false;
};

export const hiding = ({ words }: { words: Words }): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  const hideHere = (ctx: PrivateContext) => hideNow(ctx, false);
  composer.command("hide", hideHere);
  const said = composer.on("message:text");
  said.filter((ctx) => words.isHide(ctx.message.text), hideHere);
  said.filter(
    (ctx) => words.isNear(ctx.message.text),
    async (ctx, next) => ((await saidNear(ctx, words, ctx.message.text)) ? next() : undefined),
  );
  said.filter(
    (ctx) => words.isAlone(ctx.message.text),
    () => setSilent(false),
  );
  composer.on("callback_query:data", async (ctx, next) => {
    const pressed = parsePressed(ctx.callbackQuery.data);
    if (pressed?.kind !== "hide") return next();
    const { act } = pressed;
    if (act === "everything") return hideNow(ctx, true);
    await ctx.answerCallbackQuery();
    if (act === "leave") await ctx.deleteMessage();
    else if (act === "near" || act === "alone") await setSilent(act === "near");
    else await setKeepChat(act === "keep");
  });
  return composer;
};
