/** What staff type when they add something that a programme gives: when it begins, how many it is for, what it is called. */
import { dayOf, parseDay } from "../days.js";
import { hourMs, type Instant, instant, minuteMs } from "../time.js";

export type StockWords = { name: string; startsAt: Instant | undefined; maximum: number | undefined };

const time = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/;
const seats = /[\s,]+(\d{1,3})\s*(?:мест\p{L}*|seats?|урын\p{L}*)\.?$/iu;

/** The moment that is a day and an hour on the clocks of a place; undefined when it is none, or past. */
export const momentOf = (
  day: string,
  hour: string,
  { now, utcOffset }: { now: Instant; utcOffset: number },
): Instant | undefined => {
  const date = parseDay(day, dayOf(now, utcOffset));
  const typed = time.exec(hour);
  if (date === undefined || typed === null) return undefined;
  const ms = Number(typed[1]) * hourMs + Number(typed[2]) * minuteMs - utcOffset * hourMs;
  const at = instant(Date.parse(`${date}T00:00:00Z`) + ms);
  return at > now ? at : undefined;
};

/** `25.12 15:00 кабинет 4`, `12.01 16:00 Игровая группа, 8 мест`, or a name alone. */
export const readStock = (text: string, at: { now: Instant; utcOffset: number }): StockWords => {
  // Typed as one writes a list, it is still called without the dash.
  const said = text.trim().replace(/^[-–—•]+(?:\s+|$)/u, "");
  const [day = "", hour = "", ...rest] = said.split(/\s+/);
  const startsAt = momentOf(day, hour, at);
  const words = startsAt === undefined ? said : rest.join(" ");
  const maximum = Number(seats.exec(words)?.[1] ?? 0);
  const name = maximum === 0 ? words : words.replace(seats, "");
  return { name, startsAt, maximum: maximum === 0 ? undefined : maximum };
};
