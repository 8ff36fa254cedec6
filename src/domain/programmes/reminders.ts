/** Which reminders of a request are still to come, so that no others are promised. Sets none. */
import { atHour, dayOf, plusDays } from "../days.js";
import { hourMs, type Instant, plus } from "../time.js";
import { type Flow, morningHour } from "./flow.js";

/** All of them, some, or none because nothing may be said unasked. */
export type Promised = "all" | "some" | "silent";

/** Undefined where none is to come anyway. @param silent nothing is said to this person unasked */
export const promisedOf = (
  it: Flow,
  { state, dueAt }: { state: string; dueAt: Instant | undefined },
  { now, utcOffset, silent }: { now: Instant; utcOffset: number; silent: boolean },
): Promised | undefined => {
  const due = it.states[state]?.due;
  if (due === undefined || due.isAnswer === true || dueAt === undefined) return undefined;
  const day = dayOf(dueAt, utcOffset);
  const moments = [
    ...due.remindDays.map((days) => atHour(plusDays(day, -days), morningHour, utcOffset)),
    ...(due.remindHours ?? []).map((hours) => plus(dueAt, -hours * hourMs)),
  ];
  const left = moments.filter((at) => at > now).length;
  if (left === 0) return undefined;
  return silent ? "silent" : left === moments.length ? "all" : "some";
};
