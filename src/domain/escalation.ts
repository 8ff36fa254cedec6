/** What happens while a ticket waits for its first human word: who is called, and when the person hears from us again. */
import type { Level } from "./tickets.js";
import { hourMs, type Instant, minuteMs, msBetween } from "./time.js";

/** Whom a call goes to; each includes those before. */
const circleNames = ["duty", "supervisor", "everyone", "head"] as const;
export type Circle = (typeof circleNames)[number];

/** What is said above the numbers when they are given again: each is true of the rung it stands on. */
export type Again = "calling" | "once-more" | "everyone" | "longer" | "still" | "last";

export type Rung = {
  /** After the ticket was opened or its level rose. */
  afterMs: number;
  /** Staff who are called now. */
  call: Circle;
  /** The words with which the person is given the numbers again, if they are. */
  again: Again | undefined;
};

const rung = (afterMs: number, call: Circle, again?: Again): Rung => ({ afterMs, call, again });

/**
 * Calls go duty → supervisor → everyone → head. A person in imminent danger is given the numbers again at 1, 3 and 5
 * minutes, each time with something else that helps, and then a short line every 15 minutes for an hour: more of the
 * same is read no more. Source of the circles and of the first three times: safety requirements, 2.2 and 2.3.
 */
export const ladder: Record<Level, readonly Rung[]> = {
  imminent: [
    rung(1 * minuteMs, "duty", "calling"),
    rung(3 * minuteMs, "supervisor", "once-more"),
    rung(5 * minuteMs, "everyone", "everyone"),
    rung(10 * minuteMs, "head"),
    rung(20 * minuteMs, "head", "longer"),
    rung(35 * minuteMs, "head", "still"),
    rung(50 * minuteMs, "head", "longer"),
    rung(65 * minuteMs, "head", "last"),
  ],
  high: [
    rung(5 * minuteMs, "duty"),
    rung(10 * minuteMs, "supervisor"),
    rung(15 * minuteMs, "everyone"),
    rung(30 * minuteMs, "head"),
  ],
  elevated: [rung(2 * hourMs, "duty"), rung(4 * hourMs, "supervisor")],
  standard: [rung(12 * hourMs, "duty"), rung(24 * hourMs, "supervisor")],
};

const circles: Record<Circle, readonly string[]> = {
  duty: ["specialist"],
  supervisor: ["specialist", "supervisor"],
  everyone: ["specialist", "supervisor", "coordinator"],
  head: ["specialist", "supervisor", "coordinator", "head"],
};

const isIn = (circle: Circle, staff: { role: string; onDuty: boolean }): boolean =>
  circles[circle].includes(staff.role) &&
  (staff.onDuty || circle === "everyone" || circle === "head" || staff.role === "supervisor");

/**
 * Who is called: those on duty first, from `everyone` on whoever there is. A circle in which nobody is gives way to the
 * next wider one at once: a child in danger does not wait for a rung on which nobody stands.
 */
export const called = <S extends { role: string; onDuty: boolean }>(
  circle: Circle,
  staff: readonly S[],
): S[] => {
  for (const wider of circleNames.slice(circleNames.indexOf(circle))) {
    const found = staff.filter((one) => isIn(wider, one));
    if (found.length > 0) return found;
  }
  return [];
};

/** How long a ladder lasts. */
export const ladderMs = (level: Level): number => ladder[level].at(-1)?.afterMs ?? 0;

/** A specialist who is already in the talk is given so much longer to answer before others are called. */
export const graceMs = 4 * minuteMs;

/** Answers of a person after which numbers are not repeated unasked; staff are called all the same. */
export const quietingAnswers: readonly string[] = ["joke", "safe"];

/** Written down of a ticket when its person is given the numbers again; beside it stands on which rung. */
export const numbersGiven = "numbers-again";

type Happened = { kind: string; detail: string | null; at: Instant };

/**
 * How many rungs a person has heard of since their danger began: they hear of none twice, whoever is called how often.
 * @param events of the ticket, the oldest first
 */
export const rungsHeard = (level: Level, events: readonly Happened[]): number => {
  let heard = 0;
  let lastAt: Instant | undefined;
  for (const { kind, detail, at } of events) {
    // Whoever comes back to a talk within the hour comes back to the same danger.
    const isLongAgo = lastAt === undefined || msBetween(lastAt, at) > ladderMs(level);
    if (kind === "raised" || kind === "alarm" || (kind === "reopened" && isLongAgo)) heard = 0;
    if (kind !== numbersGiven) continue;
    heard = Math.max(heard, Number(detail) + 1);
    lastAt = at;
  }
  return heard;
};
