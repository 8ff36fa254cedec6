/**
 * What an inline button carries: a kind and its fields, checked when written (64 bytes) and when read.
 * Who may press what is decided where it is handled.
 */
import { z } from "zod";
import { sides } from "../domain/bullying.js";
import { afterAnswers, afterQuestions } from "../domain/desk/after-talk.js";
import { appointmentAnswers } from "../domain/desk/appointments.js";
import { formKinds } from "../domain/desk/forms.js";
import { skipReasons } from "../domain/desk/queue.js";
import { referralStatuses } from "../domain/desk/referrals.js";
import { taskActs } from "../domain/desk/tasks.js";
import { lowerReasons } from "../domain/desk/topic-title.js";
import { declineReasons, releaseReasons } from "../domain/desk/transfer.js";
import { uncoverReasons } from "../domain/desk/uncover.js";
import { editedFields } from "../domain/directory/card-fields.js";
import { KINDS, REGIONS } from "../domain/directory/region-data.js";
import { allReasons, followUpKinds, referralAnswers, wellbeingAnswers } from "../domain/follow-ups.js";
import { goals } from "../domain/goals.js";
import { PROGRAMME_KINDS } from "../domain/programmes/kinds.js";
import { levels } from "../domain/tickets.js";

const id = z.coerce.number().int().positive();
const step = z.coerce.number().int().nonnegative();
const code = z.string().regex(/^[\w.-]{1,40}$/);

/** Every kind of button there is; a field's order is its order in the data. */
const kinds = {
  /** An answer in a dialogue. */
  answer: z.object({ question: code, option: code }),
  /** A dialogue's own buttons: back, skip, done. */
  step: z.object({ question: code, act: z.enum(["back", "skip", "done"]) }),
  language: z.object({ code: z.enum(["ru", "tt", "en"]) }),
  role: z.object({ role: z.enum(["teen", "parent", "worried", "professional"]) }),
  menu: z.object({ item: z.enum(["bullying", "find", "talk", "settings", "menu"]) }),
  settings: z.object({ item: z.enum(["language", "role", "about", "lines"]) }),
  /** From the SOS screen. */
  sos: z.object({ act: z.enum(["human", "safe"]) }),
  /** The end of a talk, and what comes after it. */
  talk: z.object({ act: z.enum(["end", "stay", "reopen", "new", "menu", "form"]) }),
  hide: z.object({ act: z.enum(["everything", "leave", "near", "alone", "keep", "sweep"]) }),
  /** What can be done with a ticket that its case code has opened. */
  case: z.object({
    act: z.enum(["code", "add", "here", "erase", "erased", "keep"]),
    ticket: id,
  }),
  /** Below what a poster's link has chosen. */
  link: z.object({ act: z.enum(["other"]) }),
  requests: z.object({ act: z.enum(["list"]) }),
  plans: z.object({ act: z.enum(["list"]) }),
  /** A step of a plan, pressed by the person or by staff: `to` is the day it is moved to. */
  task: z.object({ task: id, act: z.enum(["done", "move"]), to: code }),
  /** Not the people of one's own school. */
  avoid: z.object({ of: z.enum(["school"]) }),
  /** Answers that a human has got already: of which dialogue, and what is to become of them. */
  sent: z.object({ act: z.enum(["edit", "drop", "dropped", "keep"]), dialogue: code }),
  /** How somebody wants to be called and written to. */
  reach: z.object({ act: z.enum(["ask"]) }),
  /** Begins to ask something of a programme of this kind. */
  apply: z.object({ programme: z.enum(PROGRAMME_KINDS) }),
  /** The link by which the second side of a request comes. */
  invite: z.object({ request: id }),
  /** What a person does with a request of theirs. */
  request: z.object({ request: id, act: code, input: code }),
  /** What a member of staff does with an early-warning signal in their own chat. */
  signal: z.object({ request: id, act: code, input: code }),
  /** What a member of staff does with one. */
  do: z.object({ request: id, act: code, input: code }),
  /** Staff want to write to the second side of a request. */
  second: z.object({ request: id }),
  /** Being asked later: agreeing by a part of the day, or not. */
  follow: z.object({
    of: z.enum(followUpKinds),
    choice: z.enum(["offer", "morning", "noon", "afternoon", "evening", "no", "stop"]),
  }),
  checkIn: z.object({ follow: id, step, answer: z.enum([...wellbeingAnswers, ...referralAnswers]) }),
  refusal: z.object({ follow: id, step, reason: z.enum(allReasons) }),
  /** Whose matter the questions about bullying are. */
  side: z.object({ side: z.enum(sides) }),
  /** The plan after them: what was answered travels in the button. */
  plan: z.object({
    act: z.enum(["show", "file"]),
    side: z.enum(["me", "other"]),
    forms: code,
    where: code,
    often: code,
  }),
  /** A person's own log: `at` is a page or an episode. */
  log: z.object({
    act: z.enum([
      "add",
      "list",
      "open",
      "edit",
      "drop",
      "what",
      "when",
      "where",
      "saw",
      "letter",
      "erase",
      "erased",
    ]),
    at: step,
  }),
  letter: z.object({ to: z.enum(["school", "commission"]), language: z.enum(["ru", "tt", "en"]) }),
  /** What somebody's own words were about; `wrong`: something else. */
  goal: z.object({ to: z.enum([...goals, "wrong", "facts"]) }),
  /** What can be done with a place of the directory. */
  place: z.object({ act: z.enum(["open", "connect", "save", "drop", "wrong"]), place: code }),
  /**
   * Narrows the last search, or says why it was answered so; `more` and `else` show the keys that are rarely wanted, of
   * which `else` has none to narrow by. `to` are the wishes in letters, `-` for none.
   */
  narrow: z.object({ act: z.enum(["new", "same", "why", "more", "else"]), to: code }),
  /** What staff open in the library: `of` is an audience, a paper or a programme. */
  library: z.object({ act: z.enum(["home", "list", "open", "read", "ask", "training", "drills"]), of: code }),
  course: z.object({ course: code, at: step, pick: z.union([z.literal("-"), step]) }),
  drill: z.object({ drill: code }),
  /** What those who keep the directory open. */
  desk: z.object({ act: z.enum(["home", "find", "calls", "waiting", "add"]) }),
  /** A help line that one of them has just dialled. */
  dialled: z.object({ line: code }),
  /** What they do with one card. */
  card: z.object({
    act: z.enum([
      "open",
      "right",
      "changed",
      "closed",
      "unreachable",
      "later",
      "edit",
      "pause",
      "reopen",
      "history",
      "invite",
      "shut",
      "places",
      "publish",
    ]),
    card: code,
  }),
  /** Which field of it is to be typed anew. */
  field: z.object({ field: z.enum(editedFields), card: code }),
  /** What is being typed into a card: which card, the chat's draft knows. */
  draft: z.object({ act: z.enum(["send", "more", "again", "drop", "empty"]) }),
  pick: z.object({ option: code }),
  newCard: z.object({ of: z.enum(KINDS) }),
  /** Of which region the picture of what there is where is wanted. */
  coverage: z.object({ region: z.enum(REGIONS) }),
  proposal: z.object({ act: z.enum(["open", "approve", "refuse", "withdraw", "undo"]), proposal: id }),
  claim: z.object({ ticket: id }),
  /** Below every card of the lobby. */
  lobby: z.object({ act: z.enum(["next"]) }),
  /** Why another is taken than the gravest. */
  skip: z.object({ ticket: id, reason: z.enum(skipReasons) }),
  close: z.object({ ticket: id }),
  /** Sends a line to the person that was taken for an answer to the desk. */
  unsent: z.object({ ticket: id }),
  /** Below the card of a ticket's topic. */
  topic: z.object({
    act: z.enum(["level", "history", "replies", "find", "appoint", "later", "task"]),
    ticket: id,
  }),
  level: z.object({ ticket: id, level: z.enum(levels) }),
  /** Only with a reason is a level lowered. */
  lower: z.object({ ticket: id, level: z.enum(levels), reason: z.enum(lowerReasons) }),
  /** What was hidden of contacts in somebody's words. */
  uncover: z.object({ covered: id }),
  /** Why it is to be shown, or that it stays hidden. */
  uncoverFor: z.object({ covered: id, why: z.enum([...uncoverReasons, "keep"]) }),
  /** Sends a phrase: one that was written down, by its number, or one that is ready. */
  phrase: z.object({ ticket: id, phrase: code }),
  /** Sends a place of the directory to the person of a talk. */
  send: z.object({ ticket: id, place: code }),
  referral: z.object({ referral: id, to: z.enum(referralStatuses) }),
  /** An answer in a short form of staff; `anew` begins it once more. */
  form: z.object({ ticket: id, of: z.enum(formKinds), step: code, choice: code }),
  /** What a person answers after a talk. */
  after: z.object({ question: z.enum(afterQuestions), answer: z.enum([...afterAnswers, "skip"]) }),
  /** A name that is asked for: whether the person is told, and the second key. */
  reveal: z.object({ reveal: id, act: z.enum(["tell", "hide", "confirm", "confirm-tell", "decline"]) }),
  /** A supervisor looks on at a talk, or writes in it beside its specialist or instead of them. */
  watch: z.object({ act: z.enum(["on", "off", "join", "instead"]), ticket: id }),
  /** A meeting: what a person answers, and what its specialist does with it. */
  meeting: z.object({ appointment: id, answer: z.enum(appointmentAnswers) }),
  appoint: z.object({ appointment: id, act: z.enum(["send", "drop", "cancel"]) }),
  /** In how many days staff want to be reminded of a ticket. */
  later: z.object({ ticket: id, to: z.enum(["1", "3", "7", "drop"]) }),
  /** A task for another agency, pressed by whoever has it. */
  errand: z.object({ task: id, act: z.enum(taskActs) }),
  /** Of whom a task is wanted. */
  taskFor: z.object({ ticket: id, staff: id }),
  debrief: z.object({ ticket: id, act: z.enum(["talk", "fine"]) }),
  /** The duty roster: `of` is a team, a team's week, a day and members, or `-`. */
  roster: z.object({
    act: z.enum(["week", "absent", "off", "instead", "undo", "file", "confirm", "drop"]),
    of: code,
  }),
  /** The supervisors' board, of a team or of all of theirs. */
  board: z.object({ act: z.enum(["show", "refresh"]), team: step }),
  /** To whom a talk is handed: `s12`, `t3`, `who` for the list, `-` to take it back. */
  handTo: z.object({ ticket: id, to: code }),
  /** What whoever is asked to take it answers. */
  transfer: z.object({ transfer: id, act: z.enum(["accept", "decline"]) }),
  declined: z.object({ transfer: id, reason: z.enum(declineReasons) }),
  /** What the person answers to who talks with them next. */
  consent: z.object({ transfer: id, answer: z.enum(["yes", "no"]) }),
  release: z.object({ ticket: id, reason: z.enum(["ask", ...releaseReasons]) }),
  snooze: z.object({ ticket: id, choice: z.enum(["ask", "tomorrow", "three", "week"]) }),
  /** A talk is looked through at the end of a shift, and kept. */
  keep: z.object({ ticket: id }),
} as const;

type Kinds = typeof kinds;
export type ButtonKind = keyof Kinds;
export type Fields<K extends ButtonKind> = z.infer<Kinds[K]>;
export type Pressed = { [K in ButtonKind]: { kind: K } & Fields<K> }[ButtonKind];

const version = "1";

/** The data of a button. @throws when it is longer than Telegram's 64 bytes: a bug */
export const data = <K extends ButtonKind>(kind: K, fields: Fields<K>): string => {
  const text = [
    version,
    kind,
    ...Object.keys(kinds[kind].shape).map((name) => (fields as Record<string, unknown>)[name]),
  ].join(":");
  if (new TextEncoder().encode(text).length > 64) throw new Error(`Button data is too long: ${kind}`);
  return text;
};

/** What was pressed; undefined when the data is older than this version or not ours. */
export const parsePressed = (text: string | undefined): Pressed | undefined => {
  const [given, kind, ...values] = (text ?? "").split(":");
  if (given !== version || kind === undefined || !(kind in kinds)) return undefined;
  const shape = kinds[kind as ButtonKind];
  const names = Object.keys(shape.shape);
  if (names.length !== values.length) return undefined;
  const parsed = shape.safeParse(Object.fromEntries(names.map((name, index) => [name, values[index]])));
  return parsed.success ? ({ kind, ...parsed.data } as Pressed) : undefined;
};
