/** The day on which whoever has a ticket wants to be reminded of it: reads what is typed, says at which hour. */
import { daySaid } from "../dates-said.js";
import { atHour, type Day, type DayRefusal, dayOf, plusDays } from "../days.js";
import { type Outcome, ok, refuse } from "../outcome.js";
import { morningHour } from "../programmes/flow.js";
import type { Instant } from "../time.js";

/** As long as a talk that is over is kept. */
const farthestDays = 90;
export const longestWords = 300;

export type LaterRefusal = DayRefusal | "today" | "long";

/** «3 дня», «28.11 спросить про справку»: the morning of that day, and what of. */
export const readLater = (
  text: string,
  { now, utcOffset }: { now: Instant; utcOffset: number },
): Outcome<{ day: Day; dueAt: Instant; words: string | undefined }, LaterRefusal> => {
  const today = dayOf(now, utcOffset);
  const said = daySaid(text, today);
  if (!said.ok) return said;
  const { day, rest } = said.value;
  if (day === today) return refuse("today");
  if (day > plusDays(today, farthestDays)) return refuse("far");
  if (rest.length > longestWords) return refuse("long");
  return ok({ day, dueAt: atHour(day, morningHour, utcOffset), words: rest === "" ? undefined : rest });
};
