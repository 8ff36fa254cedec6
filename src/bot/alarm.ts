/**
 * What is done when danger is heard: the emergency screen at once, a ticket without a form, the open dialogue set
 * aside. What the person answers to it, and what counts as danger, is decided elsewhere.
 */
import { type PrivateContext, scope } from "../context.js";
import { loadAnswers } from "../conversations/answers.js";
import { bullyingTold } from "../conversations/bullying-told.js";
import {
  begin,
  type DialogueName,
  dialogueNames,
  leaveDialogue,
  openDialogue,
} from "../conversations/conversations.js";
import { humanFor, sayNow } from "../conversations/endings.js";
import { plain } from "../conversations/listen.js";
import { findQuestions } from "../conversations/questions.js";
import type { Triage } from "../domain/crisis/triage.js";
import { isHeld } from "../domain/desk/states.js";
import { goalOf, tells, wayTo } from "../domain/goals.js";
import { isAdult, languages } from "../domain/people.js";
import { imagesRefusedFor, type Level, moreUrgent, type Ticket } from "../domain/tickets.js";
import { askedByAlarm } from "../domain/violence.js";
import type { AnswerValue } from "../store/dialogues.js";
import * as views from "../views/crisis.js";
import {
  answersToAbuse,
  answersToDeeds,
  answersToThoughts,
  type Danger,
  matters,
  needsAmbulance,
} from "../views/crisis-answers.js";
import type { KeysBelow } from "../views/view.js";
import {
  categoriesHeard,
  dangerHeard,
  inner,
  isAnswered,
  isTakenBack,
  noteAnswered,
  noteDanger,
} from "./danger.js";
import { hasHelpNear, noteHelpNear } from "./help-near.js";
import { keepAsAnswer } from "./keep-as-answer.js";
import { notes } from "./notes.js";
import { readMessage } from "./read-message.js";

/** The numbers for danger where the person is, as far as that is known; for an ambulance where a body was harmed. */
export const lines = async (ticket?: Ticket) => {
  const { deps, person } = scope();
  const topic = needsAmbulance(await dangerHeard()) ? "body" : "danger";
  const region = deps.directory.regionOf(ticket?.region ?? person.region)?.code;
  return deps.directory.lines({ topic, region, now: deps.clock.now() });
};

/** Which question about danger is open. */
export const setQuestion = (crisis: "soft" | "hard" | null) =>
  scope().deps.store.people.update(scope().person.id, { crisis });

/** Leaves the open dialogue but remembers it and what was told in it, so that the person can go back to its questions. */
const setAside = async (ctx: PrivateContext, told: string) => {
  const open = openDialogue(ctx);
  if (open !== undefined) {
    await notes.set("resume", open);
    await notes.set("told", told);
    // A question that has not gone out yet would stand below the numbers.
    const { asked } = await loadAnswers(open);
    if (asked !== undefined && asked.messageId < 0) await scope().deps.store.outbox.drop(-asked.messageId);
  }
  await leaveDialogue(ctx);
  return open;
};

/** Words of danger that also ask for something: what helps with it can be looked for when the danger is over. */
const foresee = async (intent: Triage["intent"]): Promise<void> => {
  const { deps, person } = scope();
  const goal = goalOf("", intent, []);
  const way = goal === undefined ? undefined : wayTo(goal);
  if (way === undefined || (await toResume()) !== undefined) return;
  const { dialogue, need } = way;
  if (dialogue !== "violence" && need === undefined) return;
  const { dialogues } = deps.store;
  await dialogues.eraseAnswers(person.id, dialogue);
  // Whether it is dangerous now is what the alarm asks: it is not to be asked twice.
  const [question, value]: [string, AnswerValue] =
    need === undefined ? [askedByAlarm, { choice: "yes" }] : [findQuestions.need.id, { choice: need }];
  await dialogues.saveAnswer(person.id, dialogue, question, value, deps.clock.now());
  await notes.set("resume", dialogue);
};

/** What was only foreseen is wanted by nobody any more. */
export const dropForeseen = async (): Promise<void> => {
  const name = await toResume();
  if (name === undefined || (await resumable()) !== "foreseen") return;
  await scope().deps.store.dialogues.eraseAnswers(scope().person.id, name);
  await notes.drop("resume");
};

/** The dialogue that was set aside, or is foreseen to help, if any. */
const toResume = async () => {
  const name = await notes.get("resume");
  return dialogueNames.find((one) => one === name);
};

/** Whether there are questions to go on with: only such as were open before are gone back to. */
export const resumable = async (): Promise<views.Resumable | undefined> => {
  if ((await toResume()) === undefined) return undefined;
  return (await notes.get("told")) === undefined ? "foreseen" : "left";
};

/** Whether there is danger now was asked, and what to do at once was said: neither comes again. */
const noteAskedByAlarm = async (dialogue: DialogueName): Promise<void> => {
  const { deps, person } = scope();
  const save = (question: string, value: AnswerValue) =>
    deps.store.dialogues.saveAnswer(person.id, dialogue, question, value, deps.clock.now());
  await save(askedByAlarm, { choice: "yes" });
  if ((await dangerHeard()) === "sextortion") await save("~once.images", { skipped: true });
};

/** What was told in an alarm is known to the questions about bullying that come after it. */
export const carryOver = async (): Promise<void> => {
  const { deps, person } = scope();
  const words = await notes.get("alarm");
  if (words === undefined || (await isTakenBack())) return;
  for (const { question, value } of bullyingTold(words))
    await deps.store.dialogues.saveAnswer(person.id, "bullying", question, value, deps.clock.now());
  await noteAskedByAlarm("bullying");
};

/**
 * Back to the questions that were set aside; false when there were none.
 * @param inEarnest the words that raised the alarm were meant: they answer the question in which they were written
 */
export const goBack = async (ctx: PrivateContext, inEarnest: boolean): Promise<boolean> => {
  const [name, told] = [await toResume(), await notes.get("told")];
  await notes.drop("resume");
  await notes.drop("told");
  if (name === undefined) return false;
  if (inEarnest && told !== undefined) {
    await keepAsAnswer(name, told);
    await noteAskedByAlarm(name);
  }
  // The key that leads back stands below until other keys come.
  scope().keysDue = "";
  await begin(ctx, name);
  return true;
};

/** Passes the message on, whose words raised the alarm, or says why a part of it was not. */
export const passOn = async (ctx: PrivateContext, ticket: Ticket): Promise<void> => {
  const { actions, person, identity, t, say } = scope();
  const message = ctx.message ?? ctx.editedMessage;
  if (message === undefined) return;
  const became = await actions.relayToStaff({ person, identity, ticket, said: readMessage(message) });
  if (became === "image" || became === "name") await say({ text: t(`talk:notRelayed.${became}`) });
};

/** Dangers in which nobody else is the one who hurts. */
const nobodys: readonly Danger[] = ["alone", "body", "nowhere"];

/** Whether words tell of a school: an adult who tells of none has none whose people they could fear. */
const tellsOfSchool = (words: string): boolean =>
  languages
    .flatMap((language) => scope().deps.i18n.translator(language, false)("talk:schoolWords").split("|"))
    .some((stem) => tells(plain(words), stem));

/** Thoughts are asked about where they were heard; who tells of deeds of others is asked when that was. */
const keysFor = async (categories: readonly string[], words: string) => {
  const danger = await dangerHeard();
  const isTold = categories.length > 0 && !categories.some((one) => inner.includes(one));
  const isDeed = needsAmbulance(danger) || isTold;
  return {
    danger,
    avoidable: !nobodys.includes(danger) && (!isAdult(scope().person.role) || tellsOfSchool(words)),
    answers: danger === "sexual" ? answersToAbuse : isDeed ? answersToDeeds : answersToThoughts,
    keysFor: matters.find((one) => one === danger),
  };
};

/** The keys that answer the question about danger which is open, if one is. */
export const openKeys = async (): Promise<KeysBelow | undefined> => {
  const { person, t } = scope();
  if (person.crisis === undefined) return undefined;
  if (person.crisis === "soft") return views.softKeys(t);
  const asks = await keysFor(await categoriesHeard(), (await notes.get("alarm")) ?? "");
  return views.answerKeys(t, { ...asks, helpNear: await hasHelpNear() });
};

/** @param relay the message itself goes to the specialist too; one that is there already does not */
export const alarm = async (
  ctx: PrivateContext,
  { level, categories, intent }: Pick<Triage, "level" | "categories"> & Partial<Pick<Triage, "intent">>,
  quote: string,
  relay: boolean,
): Promise<void> => {
  const { deps, actions, person, identity, t } = scope();
  const before = await deps.store.tickets.activeOf(person.id);
  const dialogue = await setAside(ctx, quote);
  if (dialogue === undefined && intent !== undefined) await foresee(intent);
  await noteHelpNear(quote, intent);
  const { ticket, staffed, back } = await actions.openTicket({
    person,
    clientLanguage: identity.languageCode,
    need: "crisis",
    level,
    dialogue,
    keepAnswers: true,
    quote,
    noImages: imagesRefusedFor(categories),
  });
  if (before !== undefined) await actions.heedTold({ person, words: quote });
  // A child in distress writes again and again: the whole screen once, then briefly, the numbers always.
  const dangerBefore = await dangerHeard();
  const told = await noteDanger({ categories, ...(intent === undefined ? {} : { intent }) }, quote);
  const asks = { ...(await keysFor(told, quote)), helpNear: await hasHelpNear() };
  const isKnown = !needsAmbulance(asks.danger) || needsAmbulance(dangerBefore);
  const isRepeat =
    isKnown && person.crisis === "hard" && before !== undefined && before.level === ticket.level;
  const here = await lines(ticket);
  await sayNow(
    isRepeat ? views.more(t, here) : views.emergency(t, here, humanFor(ticket, staffed, back), asks),
  );
  await notes.set("alarm", quote);
  await setQuestion("hard");
  if (relay) await passOn(ctx, ticket);
};

/** What is grave without danger to life: the published failures of other bots are among them. */
const isGrave = ({ level, categories }: Triage) =>
  level === "elevated" && categories.some((category) => category !== "bullying");

/**
 * Grave words without danger to life, such as vomiting or drugs: they are acknowledged, numbers follow, and a human is
 * told at once, without a form. R-SAF-6 asks for a human flag in these very matters, and the four hours in which
 * somebody has to look (2.2) begin only with a ticket; the choice stays with the person, who can end it with one key.
 * Bullying has a dialogue of its own and is asked about there. An open dialogue goes on.
 * @param relay the message itself goes to a specialist who is awaited or there, @returns whether that was said
 */
export const concern = async (
  ctx: PrivateContext,
  heard: Triage,
  quote: string,
  relay: boolean,
): Promise<boolean> => {
  if (!isGrave(heard)) return false;
  const { deps, actions, person, identity, t } = scope();
  const before = await deps.store.tickets.activeOf(person.id);
  const isAlready = before !== undefined && moreUrgent(before.level, "elevated") === before.level;
  // In a matter that a human was called to for something else, it is answered once all the same.
  if (isAlready && (isHeld(before) || (await isAnswered(heard.categories)))) return false;
  const { ticket, staffed, back } = await actions.openTicket({
    person,
    clientLanguage: identity.languageCode,
    need: "talk",
    level: "elevated" satisfies Level,
    quote,
  });
  await sayNow(views.concern(t, await lines(ticket), humanFor(ticket, staffed, back)));
  await noteAnswered(heard.categories);
  if (relay && before !== undefined) await passOn(ctx, ticket);
  return true;
};
