/**
 * Links of posters: a code behind /start is counted and kept until language and role are known; then it opens the
 * dialogue it leads to, with what it has chosen as answers that can be chosen otherwise.
 */
import { Composer } from "grammy";
import { type PrivateContext, scope } from "../context.js";
import { askOpenAgain, begin, openDialogue } from "../conversations/conversations.js";
import { optionMeant } from "../conversations/options-said.js";
import {
  applicationQuestions,
  consentQuestions,
  findQuestions,
  talkQuestions,
} from "../conversations/questions.js";
import { dayOf } from "../domain/days.js";
import { defaultUtcOffset } from "../domain/directory/directory.js";
import { dialogueOf, type Link, needOf, readLink } from "../domain/links.js";
import { parsePressed } from "../views/buttons.js";
import { placeLabel } from "../views/find.js";
import { linkOpened, linkUnknown } from "../views/links.js";
import { optionLabel } from "../views/question.js";
import { chooseLanguage, whoAreYou } from "../views/start.js";
import { askedBy, followSideLink, isSideLink } from "./second-side.js";

/** A note that belongs to no dialogue: gone with the unfinished answers, after a day. */
const note = { dialogue: "link", question: "~code", agreed: "~agreed" };

const kept = async (question: string): Promise<string | undefined> => {
  const { deps, person } = scope();
  const rows = await deps.store.dialogues.answers(person.id, note.dialogue);
  const value = rows.find((row) => row.question === question)?.value;
  return value !== undefined && "words" in value ? value.words : undefined;
};

/** The answers that a link gives in the dialogue it leads to. */
const answersOf = (link: Link): [question: string, choice: string][] => {
  const dialogue = dialogueOf(link);
  const need = dialogue === "find" ? needOf(link) : undefined;
  const place = dialogue === "talk" ? talkQuestions.place : findQuestions.place;
  const joined = dialogue === "application" ? link.programme : undefined;
  return [
    ...(need === undefined ? [] : [[findQuestions.need.id, need] as [string, string]]),
    ...(joined === undefined ? [] : [[applicationQuestions.which.id, joined.key] as [string, string]]),
    ...(link.place === undefined
      ? []
      : [[place.id, scope().deps.directory.keyOf(link.place)] as [string, string]]),
  ];
};

/** Everything a link may have answered: what is taken back when something else is to be chosen. */
const answerable = [
  findQuestions.need,
  findQuestions.place,
  talkQuestions.place,
  applicationQuestions.which,
].map(({ id }) => id);

const chosenWords = (link: Link): string[] => {
  const { deps, language, t } = scope();
  const { programme, place } = link;
  const need = needOf(link);
  const what =
    programme === undefined
      ? need === undefined
        ? []
        : [optionLabel(t, findQuestions.need, need)]
      : [programme.names[language] ?? programme.names.ru];
  const region = deps.directory.regionOf(link.region);
  const where =
    place === undefined ? (region === undefined ? [] : [region[language]]) : [placeLabel(place, language)];
  return [...what, ...where];
};

const firstWords = (asked: "consent" | "invited") =>
  scope().t(asked === "consent" ? "application:side.first" : "request:side.first");

/** What somebody was invited to who has not said yet who they are; undefined when nothing waits for that. */
const awaitedInvitation = async (): Promise<"consent" | "invited" | undefined> => {
  const code = scope().person.role === undefined ? await kept(note.question) : undefined;
  return code === undefined ? undefined : askedBy(code);
};

/** An invitation stays until it is answered: what it was asked before is put again. Answers whether there is one. */
export const askInvitedAgain = async (): Promise<boolean> => {
  const asked = await awaitedInvitation();
  if (asked === undefined) return false;
  const { person, t, say } = scope();
  await say({ text: firstWords(asked) });
  await say(person.language === undefined ? chooseLanguage(t) : whoAreYou(t));
  return true;
};

/** Counts a code and keeps it until it can be followed. One that cannot be read is told kindly, and that is all. */
export const noteLink = async (code: string): Promise<void> => {
  if (code === "") return;
  const { deps, person, t, say } = scope();
  const now = deps.clock.now();
  if (!isSideLink(code)) {
    const link = readLink(deps.directory, code);
    if (link === undefined) {
      await say(linkUnknown(t));
      return;
    }
    const offset = deps.directory.regionOf(link.region)?.utcOffset ?? defaultUtcOffset;
    await deps.store.scans.add(code, dayOf(now, offset));
  } else if (person.role === undefined) {
    // Nobody answers who they are before they know what for.
    const asked = await askedBy(code);
    if (asked !== undefined) await say({ text: firstWords(asked) });
  }
  await deps.store.dialogues.saveAnswer(person.id, note.dialogue, note.question, { words: code }, now);
};

/** Opens what a link has kept for this moment. To be followed by `next()` when the answer is true, like `begin`. */
export const followLink = async (ctx: PrivateContext): Promise<boolean> => {
  const { deps, person, t, say } = scope();
  const { dialogues, people } = deps.store;
  const [code, agreed] = [await kept(note.question), await kept(note.agreed)];
  if (code === undefined) return false;
  await dialogues.eraseAnswers(person.id, note.dialogue);
  if (isSideLink(code)) return followSideLink(ctx, code, agreed);
  const link = readLink(deps.directory, code);
  if (link === undefined) return false;
  const dialogue = dialogueOf(link);
  // What was answered about oneself stays; a search for something else does not.
  if (dialogue !== "bullying") await dialogues.eraseAnswers(person.id, dialogue);
  await begin(ctx, dialogue);
  if (link.region !== person.region) await people.update(person.id, { region: link.region });
  const answers = answersOf(link);
  for (const [question, choice] of answers)
    await dialogues.saveAnswer(person.id, dialogue, question, { choice }, deps.clock.now());
  await say(linkOpened(t, chosenWords(link), answers.length > 0));
  return true;
};

/** A parent answers as soon as they know what it is about: that counts, whatever was to be asked before it. */
const agreeEarly = async (text: string): Promise<boolean> => {
  const { deps, person, t, say } = scope();
  if ((await awaitedInvitation()) !== "consent") return false;
  const choice = optionMeant(consentQuestions.agree, text);
  if (choice === undefined) return false;
  const { dialogues } = deps.store;
  await dialogues.saveAnswer(person.id, note.dialogue, note.agreed, { words: choice }, deps.clock.now());
  await say({ text: t(`application:side.early.${choice as "yes" | "no"}`) });
  await say(person.language === undefined ? chooseLanguage(t) : whoAreYou(t));
  return true;
};

/**
 * The key below what a link has chosen: its answers are taken back and asked for, others stay; and what is answered to
 * a link before its question is put.
 */
export const links = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.on("message:text", async (ctx, next) => {
    const { text } = ctx.message;
    if (await agreeEarly(text)) return;
    const isElsewhere =
      text.startsWith("/") ||
      openDialogue(ctx) !== undefined ||
      (await scope().deps.store.tickets.activeOf(scope().person.id)) !== undefined;
    if (isElsewhere || (await askInvitedAgain())) return isElsewhere ? next() : undefined;
    // Their words have told who they are.
    const code = await kept(note.question);
    if (code !== undefined && isSideLink(code)) await followLink(ctx);
    return next();
  });
  composer.on("callback_query:data", async (ctx, next) => {
    const open = openDialogue(ctx);
    if (parsePressed(ctx.callbackQuery.data)?.kind !== "link" || open === undefined) return next();
    await ctx.answerCallbackQuery();
    const { deps, person } = scope();
    for (const question of answerable) await deps.store.dialogues.dropAnswer(person.id, open, question);
    await askOpenAgain(ctx, open);
    return next();
  });
  return composer;
};
