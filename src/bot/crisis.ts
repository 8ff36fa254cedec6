/**
 * Crisis words in anything a person writes, before everything else and in every state: first whether it answers the
 * question about danger, then what is heard in it: an alarm, something grave, or what has to be asked about once.
 */

import { Composer } from "grammy";
import { type PrivateContext, scope } from "../context.js";
import { loadAnswers } from "../conversations/answers.js";
import { sideSaid } from "../conversations/bullying-told.js";
import { openDialogue } from "../conversations/conversations.js";
import { sayNow } from "../conversations/endings.js";
import { openOptionSaid } from "../conversations/open-options.js";
import { isPaused } from "../conversations/paused.js";
import { tellsOnlyFacts } from "../conversations/said.js";
import { saidWrong } from "../conversations/wrong.js";
import { joinedWith, readBubbles, withBubble } from "../domain/bubbles.js";
import { isAlert, isByRule, type Triage } from "../domain/crisis/triage.js";
import { isHeld } from "../domain/desk/states.js";
import { isPicture } from "../domain/relay.js";
import type { Ticket } from "../domain/tickets.js";
import * as views from "../views/crisis.js";
import { graveNote } from "../views/log.js";
import { alarm, concern, lines, passOn, setQuestion } from "./alarm.js";
import { isAskedOfStaff, isCryAtWork } from "./asked-of-staff.js";
import { backToTalk } from "./back-to-talk.js";
import { afterAnswer, awaited, beginsWithNow, believe, pendingAnswer, quoted } from "./crisis-answers.js";
import { isTakenBack } from "./danger.js";
import { asksForHelp } from "./free-words.js";
import { heardIn } from "./heard.js";
import { keepAsAnswer } from "./keep-as-answer.js";
import { notes } from "./notes.js";
import { readMessage } from "./read-message.js";
import { isRuleAnswer } from "./rule-answers.js";
import type { Words } from "./words.js";

/** Asks once and lightly. A question left open while the next unclear word comes counts as «I don't know». */
const askOnce = async (ctx: PrivateContext, text: string, ticket: Ticket | undefined): Promise<void> => {
  const { person, t } = scope();
  if (person.crisis === "soft")
    return alarm(ctx, { level: "high", categories: [] }, await quoted(text), true);
  await notes.set("quote", text);
  await setQuestion("soft");
  await sayNow(views.softCheck(t));
  // It was written to a human who is awaited, or was there lately: no word of it is lost, whatever the answer is.
  const heard = ticket ?? (await scope().actions.recentlyClosed({ person }));
  if (heard !== undefined) await passOn(ctx, heard);
};

/** Whether a message was passed on to specialists; only such a one is corrected there. */
const wasPassedOn = async (messageId: number): Promise<boolean> => {
  const { deps, person } = scope();
  return (await deps.store.outbox.ticketOf({ chatId: person.chatId, messageId })) !== undefined;
};

/** Pictures that an edit has put into a sexual matter, or has brought into one, go like new ones. */
const refuseEdited = async (ctx: PrivateContext): Promise<void> => {
  const { deps, actions, person, t, say } = scope();
  const ticket = await deps.store.tickets.activeOf(person.id);
  if (ctx.editedMessage === undefined || ticket?.noImages !== true) return;
  const said = readMessage(ctx.editedMessage);
  if (!isPicture(said)) return;
  await actions.refuseImage({ person, ticket, said });
  await say({ text: t("talk:notRelayed.image") });
};

/**
 * Only the statistical model would ask, about a word or two («не знаю», «всё норм»), or about an age and a town: too
 * little to go by, and ordinary answers to our questions. What a rule hears is asked about at any length.
 */
const isTooLittle = (heard: Triage, text: string): boolean =>
  !isByRule(heard) && (text.trim().split(/\s+/).length <= 3 || tellsOnlyFacts(text));

/** Whether the light question is passed over for something plain: a fact, or where to go for what. */
const isSomethingElse = (ctx: PrivateContext, heard: Triage, text: string): boolean =>
  tellsOnlyFacts(text) || (!heard.ask && openDialogue(ctx) === undefined && asksForHelp(text));

/**
 * Told to one's own log, which is there to tell what has been done to one: past blows, and what the model alone hears,
 * are answered with the numbers and the offer of a human at once; nobody is called unasked, and the log goes on.
 */
const isTold = (ctx: PrivateContext, heard: Triage): boolean =>
  openDialogue(ctx) === "log" &&
  (isAlert(heard.level) || heard.ask) &&
  (!isByRule(heard) ||
    (heard.level !== "imminent" &&
      heard.categories.every((one) => one === "violence" || one === "bullying")));

/** Whether words are an answer that the open question itself has offered: whoever gives it is asked nothing about it. */
const isOffered = async (ctx: PrivateContext, triage: (text: string) => Triage, text: string) => {
  const open = openDialogue(ctx);
  // What was asked last may be whether there is danger, or it is written to a human.
  if (open === undefined || scope().person.crisis !== undefined || (await isPaused())) return false;
  const said = await openOptionSaid(open, text);
  return said === "label" || (said === "phrase" && !isCryAtWork(triage(text)));
};

/** What is heard in words of one's own deeds and is no danger: of their own child only an adult says that they hit it. */
const deedsOf = { teen: ["bullying", "parent_threat"], other: ["bullying"] } as const;

/**
 * Whether words tell what their writer does to others, and no rule hears danger of another kind in them: whoever says
 * so honestly is asked about it, and nobody is called by the model alone.
 */
const isOwnDeed = async (ctx: PrivateContext, heard: Triage, text: string): Promise<boolean> => {
  const { person } = scope();
  if (person.crisis !== undefined) return false;
  const spared: readonly string[] = deedsOf[person.role === "teen" ? "teen" : "other"];
  const isAsked = heard.ask && isByRule(heard) && heard.categories.length === 0;
  if (isAsked || !heard.categories.every((one) => spared.includes(one))) return false;
  if (sideSaid(text) === "doing") return true;
  return (
    openDialogue(ctx) === "bullying" && (await loadAnswers("bullying")).answers["bullying.who"] === "doing"
  );
};

type Together = { heard: Triage; told: string };

/** Bubbles in a row, as one sentence: they raise what was heard, by a written rule and never by the model alone. */
const inRow = async (ctx: PrivateContext, triage: (text: string) => Triage, text: string) => {
  if (ctx.message === undefined) return undefined;
  const now = scope().deps.clock.now();
  const bubbles = readBubbles(await notes.get("bubbles"));
  const found = joinedWith(bubbles, text, now)
    .map((told): Together => ({ heard: triage(told), told }))
    .find(({ heard }) => isAlert(heard.level) && !heard.rules.includes("model.level"));
  const kept = found === undefined ? withBubble(bubbles, text, now) : [];
  if (kept.length > 0) await notes.set("bubbles", JSON.stringify(kept));
  else if (bubbles.length > 0) await notes.drop("bubbles");
  return found;
};

/** An answer to the light question is read together with the words it was asked about, and so are bubbles in a row. */
const together = async (
  ctx: PrivateContext,
  triage: (text: string) => Triage,
  text: string,
): Promise<Together> => {
  const heard = triage(text);
  const isSoft = scope().person.crisis === "soft";
  const alone = { heard, told: isSoft ? await quoted(text) : text };
  if (isAlert(heard.level)) return alone;
  const row = await inRow(ctx, triage, text);
  if (row !== undefined) return row;
  const both = isSoft ? triage(alone.told) : heard;
  return isAlert(both.level) ? { ...alone, heard: both } : alone;
};

/** @param deps.triage how a text is read, @param deps.words our own buttons are not to be read as somebody's words */
export const crisisWords = (deps: {
  triage: (text: string) => Triage;
  words: Words;
}): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  /** Answers whether the message is dealt with. */
  const hear = async (ctx: PrivateContext, text: string, relay: boolean): Promise<boolean> => {
    const { person } = scope();
    if (deps.words.isOurs(text) || (await isRuleAnswer(ctx, deps.triage, text))) return false;
    if (await isOffered(ctx, deps.triage, text)) return false;
    const { heard, told } = await together(ctx, deps.triage, text);
    if (isTold(ctx, heard) || (await isAskedOfStaff(ctx, text, heard))) {
      if (isAlert(heard.level)) await sayNow(graveNote(scope().t, await lines()));
      return false;
    }
    if (await isOwnDeed(ctx, heard, text)) return false;
    const open = openDialogue(ctx);
    if (open === "log" && isAlert(heard.level)) await keepAsAnswer(open, text);
    const isNow = await beginsWithNow(ctx, text);
    // What only the model would take for an alarm in few words is an answer to us while a human is awaited already.
    const isReply = !isNow && !isByRule(heard) && heardIn(text) !== undefined;
    if (isReply && (await awaited(ctx)) !== undefined) return false;
    if (isAlert(heard.level) || isNow) {
      await alarm(
        ctx,
        isNow ? { ...heard, level: person.crisis === "soft" ? "high" : "imminent" } : heard,
        told,
        relay,
      );
      return true;
    }
    if (relay && (await backToTalk(ctx, text, heard.ask && !isTooLittle(heard, text)))) return true;
    const isSaid = await concern(ctx, heard, text, relay);
    const ticket = await scope().deps.store.tickets.activeOf(person.id);
    // A human who is there, or who is being called already, reads it and asks better than we could.
    const isCalled =
      isHeld(ticket) || (ticket !== undefined && isAlert(ticket.level) && !(await isTakenBack()));
    // What the model alone would ask about may be more words about a place that was just said to be wrong.
    const isOfPlace =
      !isByRule(heard) && openDialogue(ctx) === undefined && (await saidWrong()) !== undefined;
    if (heard.ask && !isSaid && relay && !isCalled && !isOfPlace && !isTooLittle(heard, text)) {
      await askOnce(ctx, text, ticket);
      return true;
    }
    if (person.crisis === "soft") {
      if (isSaid || isSomethingElse(ctx, heard, text)) await setQuestion(null);
      else if (ctx.message !== undefined) return believe(ctx, text);
    }
    return isSaid && Object.keys(ctx.conversation.active()).length === 0;
  };
  composer.on(["message:text", "message:caption"], async (ctx, next) => {
    const text = ctx.message.text ?? ctx.message.caption ?? "";
    if ((await pendingAnswer(ctx, text)) || (await afterAnswer(ctx, text)))
      return scope().begun === undefined ? undefined : next();
    // A command alone says nothing of its own; what follows it does.
    if (/^\/\w+(@\w+)?$/.test(text)) return next();
    if (!(await hear(ctx, text, true)) || scope().begun !== undefined) return next();
  });
  composer.on("edited_message", async (ctx, next) => {
    const text = ctx.editedMessage.text ?? ctx.editedMessage.caption ?? "";
    const known = await wasPassedOn(ctx.editedMessage.message_id);
    await next();
    if (text !== "") await hear(ctx, text, !known);
    await refuseEdited(ctx);
  });
  return composer;
};
