/** The dated steps of a plan: what staff type about them, and when they are spoken of. Stores and tells nothing. */
import { atHour, type Day, dayOf, parseDay, plusDays } from "../days.js";
import type { Instant } from "../time.js";
import { morningHour } from "./flow.js";

export type StepSaid =
  | { kind: "show" }
  | { kind: "unclear" }
  | { kind: "add"; day: Day; title: string }
  | { kind: "done"; id: number }
  | { kind: "move"; id: number; day: Day };

const longestTitle = 200;
const doneWords = ["готово", "сделано", "done", "ok", "✓", "+"];

/** Reads what was typed behind `/step`: a day and what is to be done, or a number and what became of it. */
export const readStep = (text: string, today: Day): StepSaid => {
  const [head = "", ...rest] = text.trim().split(/\s+/);
  if (head === "") return { kind: "show" };
  const words = rest.join(" ");
  const day = parseDay(head, today);
  if (day !== undefined)
    return words === "" ? { kind: "unclear" } : { kind: "add", day, title: words.slice(0, longestTitle) };
  const id = Number(/^[#№]?(\d{1,9})$/.exec(head)?.[1] ?? Number.NaN);
  if (Number.isNaN(id)) return { kind: "unclear" };
  if (doneWords.includes(words.toLowerCase())) return { kind: "done", id };
  const to = parseDay(words, today);
  return to === undefined ? { kind: "unclear" } : { kind: "move", id, day: to };
};

/** The day before there is a reminder, on the day another; the morning after, staff hear that it is not done. */
const spokenOf = [1, 0, -1];

export type StepClock = {
  at: Instant /** Before its day; less than none when that is over. */;
  days: number;
};

/** When a step is to be spoken of next. */
export const clockOfStep = (
  dueAt: Instant,
  { now, utcOffset }: { now: Instant; utcOffset: number },
): StepClock | undefined => {
  const day = dayOf(dueAt, utcOffset);
  return spokenOf
    .map((days) => ({ days, at: atHour(plusDays(day, -days), morningHour, utcOffset) }))
    .find(({ at }) => at > now);
};
