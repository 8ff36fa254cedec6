/**
 * The next human word: until when it is owed to somebody who has written in a talk, and who is reminded on the way.
 * Knows no calendar and no clock: who asks says on which days people work.
 */
import { atHour, type Day, dayOf, plusDays } from "../days.js";
import { afterWorkingTime } from "../programmes/working-time.js";
import type { StaffRole } from "../teams.js";
import { isUrgent, type Level, moreUrgent, type Ticket } from "../tickets.js";
import { dayMs, hourMs, type Instant, minuteMs, plus } from "../time.js";
import type { TicketStatus } from "./states.js";

/** Where the person lives: on whose clock, and on which days people work there. */
export type WorkPlace = { utcOffset: number; isWorkingDay: (day: Day) => boolean };

/** The hours of a working day in which somebody who is not in danger can count on an answer. */
const opensAt = 10;
const closesAt = 18;
/** A longer row of days off than there ever is. */
const mostDaysOff = 30;

/** The moment itself when people work then, otherwise the next morning on which they do. */
export const workingMoment = (at: Instant, { utcOffset, isWorkingDay }: WorkPlace): Instant => {
  let day = dayOf(at, utcOffset);
  if (at > atHour(day, closesAt, utcOffset)) day = plusDays(day, 1);
  for (let off = 0; off < mostDaysOff && !isWorkingDay(day); off += 1) day = plusDays(day, 1);
  const morning = atHour(day, opensAt, utcOffset);
  return at > morning ? at : morning;
};

/** A life in danger knows no working hours. Source of the times: safety requirements, 2.2. */
const urgentMs = { imminent: 5 * minuteMs, high: 15 * minuteMs } as const;
const elevatedMs = 4 * hourMs;

/** Until when somebody who wrote `since` is to be answered. */
export const nextWordBy = (level: Level, since: Instant, place: WorkPlace): Instant => {
  switch (level) {
    case "imminent":
    case "high":
      return plus(since, urgentMs[level]);
    case "elevated":
      return workingMoment(plus(since, elevatedMs), place);
    case "standard":
      return workingMoment(afterWorkingTime(since, dayMs, place), place);
    default:
      return level satisfies never;
  }
};

/** Whose turn it is: states in which the person has written or was promised a word, and nobody has answered. */
const owedIn: readonly TicketStatus[] = ["waitingForUs", "reopened"];

/** @param answeredBefore a human has written in this talk at some time: before that the clock of the first word runs */
export const owesWord = (ticket: Pick<Ticket, "status">, answeredBefore: boolean): boolean =>
  answeredBefore && owedIn.includes(ticket.status);

export type Running = { since: Instant; level: Level };

/**
 * From when it counts. What has become graver counts from now on, like a new cry; what has become calmer still counts
 * from the words that wait.
 */
export const countsFrom = (running: Running | undefined, level: Level, now: Instant): Instant =>
  running === undefined || (running.level !== level && moreUrgent(level, running.level) === level)
    ? now
    : running.since;

/** Whom a reminder goes to. `team` are those of the talk's team who are on duty. */
export type Reminded = "holder" | "supervisor" | "team" | "head";

const isIn: Record<Exclude<Reminded, "holder">, (role: StaffRole, onDuty: boolean) => boolean> = {
  supervisor: (role) => role === "supervisor",
  team: (role, onDuty) => role === "supervisor" || (role === "specialist" && onDuty),
  head: (role) => role === "supervisor" || role === "head",
};

/** Whom a reminder reaches of those who can be called. Where nobody is, the next wider circle is called at once. */
export const remindedOf = <S extends { role: StaffRole; onDuty: boolean }>(
  to: Exclude<Reminded, "holder">,
  staff: readonly S[],
): S[] => {
  const circles = ["supervisor", "team", "head"] as const;
  for (const circle of circles.slice(circles.indexOf(to))) {
    const found = staff.filter(({ role, onDuty }) => isIn[circle](role, onDuty));
    if (found.length > 0) return found;
  }
  return [];
};

/** A reminder, so long after the deadline: before it where the number is negative. */
export type Reminder = { afterMs: number; to: Reminded };

const reminder = (minutes: number, to: Reminded): Reminder => ({ afterMs: minutes * minuteMs, to });

/** Holder in the topic → supervisor, when the time is over → the team on duty → head. */
export const reminders: Record<Level, readonly Reminder[]> = {
  imminent: [
    reminder(-3, "holder"),
    reminder(0, "supervisor"),
    reminder(3, "team"),
    reminder(10, "head"),
    reminder(20, "head"),
    reminder(30, "head"),
    reminder(40, "head"),
    reminder(50, "head"),
    reminder(60, "head"),
  ],
  high: [reminder(-5, "holder"), reminder(0, "supervisor"), reminder(10, "team"), reminder(25, "head")],
  elevated: [
    reminder(-60, "holder"),
    reminder(0, "supervisor"),
    reminder(2 * 60, "team"),
    reminder(24 * 60, "head"),
  ],
  standard: [
    reminder(-2 * 60, "holder"),
    reminder(0, "supervisor"),
    reminder(4 * 60, "team"),
    reminder(48 * 60, "head"),
  ],
};

/** When a reminder is due: nobody is called from their evening to a talk in which nobody is in danger. */
export const remindAt = (level: Level, by: Instant, { afterMs }: Reminder, place: WorkPlace): Instant => {
  const at = plus(by, afterMs);
  return isUrgent(level) || afterMs <= 0 ? at : workingMoment(at, place);
};

/** Whether with this one the time is over. */
export const isBreach = ({ afterMs }: Reminder): boolean => afterMs === 0;
