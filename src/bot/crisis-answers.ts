/**
 * What a person answers to the question about danger, by key or in words, in any of the languages. Words that say more
 * than the answer are no answer: they are heard anew.
 */

import { type PrivateContext, scope } from "../context.js";
import { begin, openDialogue } from "../conversations/conversations.js";
import { humanFor, offerCheckIn, sayNow } from "../conversations/endings.js";
import { keepWords } from "../conversations/kept-words.js";
import { plain } from "../conversations/listen.js";
import { talkQuestions } from "../conversations/questions.js";
import { isHeld } from "../domain/desk/states.js";
import { isAdult, languages } from "../domain/people.js";
import { isUrgent, type Ticket, waitsForWord } from "../domain/tickets.js";
import { dayMs, minuteMs, msBetween } from "../domain/time.js";
import type { Key } from "../i18n/i18n.js";
import * as views from "../views/crisis.js";
import {
  type CrisisAnswer,
  type Danger,
  matters,
  type Safe,
  type SoftAnswer,
  safeKeys,
} from "../views/crisis-answers.js";
import * as start from "../views/start.js";
import { alarm, dropForeseen, goBack, lines, passOn, resumable, setQuestion } from "./alarm.js";
import { answerIn, hardSayings, softSayings } from "./crisis-sayings.js";
import { dangerHeard, isTakenBack, standBy, takeBack } from "./danger.js";
import { takeUp } from "./free-words.js";
import { hasHelpNear, showHelpNear } from "./help-near.js";
import { keepAsAnswer } from "./keep-as-answer.js";
import { meant } from "./meant.js";
import { notes } from "./notes.js";
import { replyTo } from "./waiting.js";

/** How long after the danger the code comes that was kept back: one thing at a time. */
const codeLaterMs = 10 * minuteMs;

/** Tells the specialists. @param who is safe */
export const tellStaff = async (answer: CrisisAnswer | "safe", who: Safe = "me") => {
  const { deps, actions, person } = scope();
  const ticket = await deps.store.tickets.activeOf(person.id);
  if (answer === "joke" || answer === "safe") await takeBack();
  const danger = await dangerHeard();
  const matter = matters.find((one) => one === danger);
  if (ticket !== undefined) await actions.noteCrisisAnswer({ ticket, answer, who, matter });
  if (ticket !== undefined && answer === "safe")
    await actions.planMissingCode({ ticketId: ticket.id, laterMs: codeLaterMs });
  return ticket;
};

/** How many jokes there were within a day, this one included. */
const countJokes = async (): Promise<number> => {
  const now = scope().deps.clock.now();
  const before = ((await notes.get("jokes")) ?? "").split(" ").filter((at) => at !== "");
  const today = [...before.filter((at) => msBetween(at, now) < dayMs), now];
  await notes.set("jokes", today.join(" "));
  return today.length;
};

/** Who is in danger, for the key that says that it is over. */
const whoIsInDanger = async (): Promise<Safe> => {
  const about = await notes.get("about");
  return about === "us" || about === "child" ? about : "me";
};

/** @param isLater a human was called by an earlier answer and has not written yet */
const onJoke = async (
  ctx: PrivateContext,
  ticket: Ticket | undefined,
  { isLater, danger }: { isLater: boolean; danger: Danger },
) => {
  const { t, say } = scope();
  const isOften = (await countJokes()) >= 3;
  if (isLater && ticket !== undefined && !isOften) await replyTo(ticket, "joke");
  else await sayNow(views.joke(t, isOften, await lines(ticket), ticket !== undefined, danger));
  // Only what they had begun themselves is gone on with.
  await dropForeseen();
  if (!(await goBack(ctx, false)) && !isLater && !isHeld(ticket)) await say(start.menu(t));
};

const onAnswer = async (ctx: PrivateContext, answer: CrisisAnswer, isLater = false) => {
  const { actions, person, identity, t } = scope();
  await setQuestion(null);
  const danger = await dangerHeard();
  const ticket = await tellStaff(answer);
  if (answer === "joke") return onJoke(ctx, ticket, { isLater, danger });
  await standBy();
  if (answer === "now") {
    const called = await actions.openTicket({
      person,
      clientLanguage: identity.languageCode,
      need: "crisis",
      level: "imminent",
      // Said anew, it is an alarm anew: those who had been called long ago are called again.
      ...(isLater ? { quote: t("crisis:answers.now") } : {}),
    });
    // The screen stands far above by now: it comes again, with when somebody answers to what it has become.
    if (isLater)
      await sayNow(
        views.risen(t, await lines(called.ticket), humanFor(called.ticket, called.staffed, called.back)),
      );
  }
  if (answer === "friend") await notes.set("about", isAdult(person.role) ? "child" : "us");
  const goOn = {
    resumable: (await resumable()) === "left",
    helpNear: await hasHelpNear(),
    danger: await dangerHeard(),
    safe: await whoIsInDanger(),
    talking: ticket !== undefined || answer === "now",
  };
  await sayNow(views.answered(t, answer, await lines(ticket), goOn));
};

/** The words about which was asked lightly, and what was said to that. */
export const quoted = async (more = ""): Promise<string> =>
  [(await notes.get("quote")) ?? "", more].filter((one) => one !== "").join("\n");

/**
 * True, but not now, or an answer that leaves it open: it is believed. The numbers once, a key to a human, and the
 * words are kept for the form and for whoever reads it. Answers whether the message is dealt with.
 */
export const believe = async (ctx: PrivateContext, more?: string): Promise<boolean> => {
  const { deps, person, t, say } = scope();
  await setQuestion(null);
  const said = await quoted(more);
  // The key to a human, pressed later, tells them these words too.
  await notes.set("quote", said);
  const ticket = await deps.store.tickets.activeOf(person.id);
  for (const view of views.calm(t, await lines(ticket), ticket === undefined)) await sayNow(view);
  const open = openDialogue(ctx);
  const isKept = open !== undefined && (await keepAsAnswer(open, said));
  if (open !== undefined && (isKept || more === undefined)) {
    await begin(ctx, open);
    return true;
  }
  if (ticket === undefined) {
    await keepWords(said, undefined);
    // Whoever asks for a human next is not asked what about.
    const { id } = talkQuestions.about;
    await deps.store.dialogues.saveAnswer(person.id, "talk", id, { words: said }, deps.clock.now());
  }
  if (open !== undefined || ticket !== undefined) return more === undefined;
  if (!(await takeUp(ctx, said, true))) await say(start.menu(t));
  return true;
};

const onSoftAnswer = async (ctx: PrivateContext, answer: SoftAnswer) => {
  const { t, say } = scope();
  if (answer === "later") {
    await believe(ctx);
    return;
  }
  await setQuestion(null);
  const quote = await quoted();
  await notes.drop("quote");
  if (answer !== "no") return alarm(ctx, { level: "high", categories: [] }, quote, false);
  const ticket = await tellStaff("joke");
  await sayNow(views.softNo(t));
  const open = openDialogue(ctx);
  if (open !== undefined) {
    await keepAsAnswer(open, quote);
    await begin(ctx, open);
  } else if (ticket === undefined && !(await takeUp(ctx, quote, false))) await say(start.menu(t));
};

/** The ticket of an alarm in which no human has written yet; undefined while questions of a dialogue are answered. */
export const awaited = async (ctx: PrivateContext): Promise<Ticket | undefined> => {
  const { deps, person } = scope();
  const ticket = await deps.store.tickets.activeOf(person.id);
  const isAwaited = ticket !== undefined && isUrgent(ticket.level) && waitsForWord(ticket);
  return isAwaited && openDialogue(ctx) === undefined ? ticket : undefined;
};

/** The answers stay open until a human has written: it may have become worse, or be otherwise than it was said. */
const laterAnswer = async (ctx: PrivateContext, text: string): Promise<boolean> => {
  const said = answerIn(text, hardSayings());
  const ticket = said === undefined ? undefined : await awaited(ctx);
  if (said === undefined || ticket === undefined) return false;
  const isStillNow = said === "now" && ticket.level === "imminent" && !(await isTakenBack());
  if (isStillNow) await sayNow(views.more(scope().t, await lines(ticket)));
  else await onAnswer(ctx, said, true);
  await passOn(ctx, ticket);
  return true;
};

/** Deals with an answer to the open question about danger. Answers whether it was one. */
export const pendingAnswer = async (ctx: PrivateContext, text: string): Promise<boolean> => {
  const { person } = scope();
  if (person.crisis === "hard") {
    const said = answerIn(text, hardSayings());
    if (said === undefined) return false;
    await onAnswer(ctx, said);
    return true;
  }
  if (person.crisis === "soft") {
    const said = answerIn(text, softSayings());
    if (said === undefined) return false;
    await onSoftAnswer(ctx, said);
    return true;
  }
  return laterAnswer(ctx, text);
};

/** After «now»: that it is not. «Now I cannot» and «now I do not know» deny nothing. */
const denial =
  /^(?:не(?! (?:могу|хочу|знаю|выдерж))|нет(?! (?:сил|никого))|түгел|юк|not(?! (?:safe|ok)))(?: |$)/u;

/**
 * Whether more words than an answer begin with «it is now», and do not take it back at once. When the question is no
 * longer open, «now» alone begins many a sentence: only «right now» and its like are heard.
 */
export const beginsWithNow = async (ctx: PrivateContext, text: string): Promise<boolean> => {
  const isOpen = scope().person.crisis !== undefined;
  const said = `${plain(text)} `;
  const after = hardSayings()
    .filter(
      ([phrase, option]) =>
        option === "now" && said.startsWith(`${phrase} `) && (isOpen || phrase.includes(" ")),
    )
    .map(([phrase]) => said.slice(phrase.length + 1));
  if (after.length === 0 || after.some((rest) => denial.test(rest))) return false;
  return isOpen || (await awaited(ctx)) !== undefined;
};

const isLabel = (text: string, key: Key) =>
  languages.some((language) =>
    [false, true].some((adult) => plain(scope().deps.i18n.translator(language, adult)(key)) === plain(text)),
  );

/** Who is said to be safe: by key at any time, in words while that is what is asked about. */
const whoIsSafe = async (ctx: PrivateContext, text: string): Promise<Safe | undefined> => {
  const all = Object.keys(safeKeys) as Safe[];
  const pressed = all.find((one) => isLabel(text, safeKeys[one]));
  if (pressed !== undefined) return pressed;
  const said = meant(scope().deps.i18n, text, all, "crisis:safeWords");
  const isAsked =
    said !== undefined && (scope().person.crisis === "hard" || (await awaited(ctx)) !== undefined);
  return isAsked ? said : undefined;
};

/** Keys that stand below an answer. Answers whether one of them was pressed or written. */
export const afterAnswer = async (ctx: PrivateContext, text: string): Promise<boolean> => {
  const { t, say } = scope();
  const who = await whoIsSafe(ctx, text);
  if (who !== undefined) {
    await setQuestion(null);
    const ticket = await tellStaff("safe", who);
    await sayNow(views.safe(t, who, ticket !== undefined, await resumable()));
    // Where there is a talk, it is offered when that is over.
    if (ticket === undefined) await offerCheckIn();
    return true;
  }
  if (isLabel(text, "crisis:helpNear") || isLabel(text, "crisis:quietHelpNear")) {
    await showHelpNear(ctx);
    return true;
  }
  if (!isLabel(text, "crisis:backToForm") && !isLabel(text, "crisis:goOn")) return false;
  await setQuestion(null);
  if (!(await goBack(ctx, true))) await say(start.menu(t));
  return true;
};
