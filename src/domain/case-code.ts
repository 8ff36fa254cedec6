/** The case code: 16 digits that look like the number of a card. What it is, how it is read, how wrong ones are slowed down. */
import { dayMs, hourMs, type Instant, minuteMs, msBetween, plus } from "./time.js";

const length = 16;
const group = 4;
/** The digits by which a code is found; the others are only ever compared by their slow hash. */
const selectorLength = 6;

/** A new code. @param digit a number from 0 to 9 that nobody can foresee */
export const newCaseCode = (digit: () => number): string =>
  // Numbers of cards do not begin with 0, and a code is to pass for one.
  Array.from({ length }, (_, index) => (index === 0 ? 1 + (digit() % 9) : digit())).join("");

/** «1234 5678 9012 3456» */
export const showCaseCode = (code: string): string =>
  code.replaceAll(new RegExp(`\\d{${group}}(?=\\d)`, "g"), "$& ");

/** A code as somebody typed it, with or without spaces and dashes; undefined when it is anything else. */
export const parseCaseCode = (text: string): string | undefined => {
  const bare = text.trim().replaceAll(/[\s\u2010-\u2015-]+/g, "");
  return new RegExp(`^\\d{${length}}$`).test(bare) ? bare : undefined;
};

export const selectorOf = (code: string): string => code.slice(0, selectorLength);

/** Access ends so long after it was last used. Source: the default of comparable reporting systems, 90 days. */
export const caseAccessMs = 90 * dayMs;
export const isCaseOver = (usedAt: Instant, now: Instant): boolean => msBetween(usedAt, now) > caseAccessMs;

/** How long what a code has opened stays open in a chat. */
export const visitMs = hourMs;

/** Wrong codes typed in one chat. */
export type Wrong = { count: number; lastAt: Instant | undefined };

const freeTries = 3;
const waits = [minuteMs, 5 * minuteMs, 30 * minuteMs];
const forgottenMs = dayMs;

/** A chat's wrong codes as they count now: a day without one wipes the slate clean. */
export const wrongNow = (wrong: Wrong, now: Instant): number =>
  wrong.lastAt === undefined || msBetween(wrong.lastAt, now) > forgottenMs ? 0 : wrong.count;

/** From when the next code may be tried, if not at once. */
export const nextTryAt = (wrong: Wrong, now: Instant): Instant | undefined => {
  const count = wrongNow(wrong, now);
  if (count < freeTries || wrong.lastAt === undefined) return undefined;
  const until = plus(wrong.lastAt, waits[Math.min(count - freeTries, waits.length - 1)] ?? 0);
  return until > now ? until : undefined;
};

/** All chats together: more wrong codes than people type by mistake are somebody who guesses. */
export const overall = { most: 30, withinMs: minuteMs };
