/** Questions that are put days later, because the person agreed to it: when each is due, and what an answer leads to. */
import { type Level, levels } from "./tickets.js";
import { dayMs, hourMs, type Instant, instant, msOf } from "./time.js";

/** How somebody is, or what became of a place they were shown. */
export const followUpKinds = ["wellbeing", "referral"] as const;
export type FollowUpKind = (typeof followUpKinds)[number];

export const wellbeingAnswers = ["better", "same", "worse", "cannot"] as const;
export const referralAnswers = ["yes", "no", "cannot"] as const;
export type FollowUpAnswer = (typeof wellbeingAnswers)[number] | (typeof referralAnswers)[number];

/** What is asked about a place, one after the other: a place that was not called cannot have accepted anybody. */
export const referralSteps = ["called", "accepted", "helped"] as const;
export type ReferralStep = (typeof referralSteps)[number];

/** Why it did not come to it, as a person would say; `other` is for all the rest. */
export const refusalReasons = {
  called: ["no-answer", "afraid", "no-time", "not-needed", "other"],
  accepted: ["queue", "no-places", "documents", "paid", "not-for-us", "other"],
  helped: ["not-right", "too-far", "unkind", "stopped", "other"],
} as const satisfies Record<ReferralStep, readonly string[]>;
export type RefusalReason = (typeof refusalReasons)[ReferralStep][number];

/** Every reason of every step. */
export const allReasons: RefusalReason[] = [...new Set(Object.values(refusalReasons).flat())];

export const reasonsOf = (step: ReferralStep): readonly RefusalReason[] => refusalReasons[step];

/** After these nothing is left to ask about a place. */
export const isOver = (reason: RefusalReason): boolean => reason === "not-needed";

/** Parts of the day among which a person chooses, by the hour of their own clock. */
export const dayParts = { morning: 10, noon: 13, afternoon: 16, evening: 19 } as const;
export type DayPart = keyof typeof dayParts;
export const dayPartNames = Object.keys(dayParts) as DayPart[];

/** Hours at which nobody is woken. */
const earliest = 8;
const latest = 21;

/** The hour somebody typed: «в 18», «18:30», "at 7 pm". Undefined when there is none, or one in the night. */
export const hourIn = (text: string): number | undefined => {
  const found = /^\D{0,12}(\d{1,2})(?::\d\d)?\s*(pm|p\.m\.)?\D{0,12}$/iu.exec(text.trim());
  if (found === null) return undefined;
  const hour = Number(found[1]) + (found[2] !== undefined && Number(found[1]) < 12 ? 12 : 0);
  return hour >= earliest && hour <= latest ? hour : undefined;
};

/** Days after which it is asked how somebody is; the graver the matter, the sooner. Source: safety requirements, 2.2. */
const wellbeingDays: Record<Level, readonly [1 | 3 | 14, ...number[]]> = {
  imminent: [1, 3],
  high: [1, 3],
  elevated: [3, 7],
  standard: [14],
};
const referralDays: readonly number[] = [3, 10, 30];

/** In how many days it is first asked how somebody is. */
export const firstDay = (level: Level): 1 | 3 | 14 => wellbeingDays[level][0];

/** On which days after the agreement the questions of a kind come. */
export const daysOf = (kind: FollowUpKind, level: Level): readonly number[] =>
  kind === "referral" ? referralDays : wellbeingDays[level];

/** That hour on the clock of a region, so many days after the local day of a moment. */
export const atHour = (from: Instant, days: number, hour: number, utcOffset: number): Instant => {
  const localDay = Math.floor((msOf(from) + utcOffset * hourMs) / dayMs);
  return instant((localDay + days) * dayMs + (hour - utcOffset) * hourMs);
};

/** When a question that comes too late, in the night, is put instead; undefined when nobody is woken by it. */
export const afterNight = (now: Instant, hour: number, utcOffset: number): Instant | undefined => {
  const local = new Date(msOf(now) + utcOffset * hourMs).getUTCHours();
  if (local >= earliest && local <= latest) return undefined;
  return atHour(now, local > latest ? 1 : 0, hour, utcOffset);
};

export type FollowUp = {
  id: number;
  personId: number;
  ticketId: number | undefined;
  kind: FollowUpKind;
  /** Key of the place it is about. */
  service: string | undefined;
  hour: number;
  /** Which of the questions is the next or the open one, from 0. */
  step: number;
  /** When that one is, or was, to be put. */
  dueAt: Instant;
  /** When it was put; undefined while it is not open. */
  askedAt: Instant | undefined;
  endedAt: Instant | undefined;
};

/** When a question comes: its distance from the one before. Undefined when there is none. */
export const dueAfter = (
  { kind, hour, dueAt }: Pick<FollowUp, "kind" | "hour" | "dueAt">,
  step: number,
  level: Level,
  utcOffset: number,
): Instant | undefined => {
  const days = daysOf(kind, level);
  const [before, next] = [days[step - 1], days[step]];
  return before === undefined || next === undefined
    ? undefined
    : atHour(dueAt, next - before, hour, utcOffset);
};

export type Given = { step: number; answer: string };

/** What is asked about a place: what comes after the last yes, for what was a no is asked again on another day. */
export const stageOf = (step: number, given: readonly Given[]): ReferralStep =>
  referralSteps[given.filter((one) => one.step < step && one.answer === "yes").length] ?? "helped";

/** Whether this question and the one before were both left without an answer: then nobody is asked any more. */
export const isUnwanted = (step: number, given: readonly Given[]): boolean =>
  step > 0 && !given.some((one) => one.step === step || one.step === step - 1);

/** What an answer leads to: the next question, the same one once more on another day, or nothing more. */
export const after = (
  step: number,
  answer: FollowUpAnswer,
  given: readonly Given[],
): "next" | "again" | "end" => {
  if (answer !== "cannot") return "next";
  return given.some((one) => one.step === step && one.answer === "cannot") ? "end" : "again";
};

/** How long after a question «it is worse» is taken for an answer to it, in whatever words it is said. */
export const worseHeardMs = 14 * dayMs;

/** How long a human who has written counts as being there: meanwhile they ask themselves. */
export const humanAsksMs = dayMs;

/** One level more urgent than before. */
export const raisedBy = (level: Level): Level => levels[Math.max(0, levels.indexOf(level) - 1)] ?? level;
