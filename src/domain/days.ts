/** Days of the calendar, `2026-12-25`, as people of one place live them. Knows no clock: who asks says what day it is. */
import { type Outcome, ok, refuse } from "./outcome.js";
import { dayMs, hourMs, type Instant, instant, msOf } from "./time.js";

export type Day = string;

const isoDay = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

/** The day that it is somewhere. */
export const dayOf = (at: Instant, utcOffset: number): Day => isoDay(msOf(at) + utcOffset * hourMs);

/** A full hour of a day somewhere. */
export const atHour = (day: Day, hour: number, utcOffset: number): Instant =>
  instant(Date.parse(`${day}T00:00:00Z`) + (hour - utcOffset) * hourMs);

export const plusDays = (day: Day, days: number): Day =>
  isoDay(Date.parse(`${day}T00:00:00Z`) + days * dayMs);

/** How many days the second is after the first. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);

/** The farthest day that can be meant: a slip in the year is likelier than a plan beyond it. */
const farthestDays = 730;

const read = (year: number, month: number, day: number): Day | undefined => {
  const text = [
    String(year).padStart(4, "0"),
    String(month).padStart(2, "0"),
    String(day).padStart(2, "0"),
  ].join("-");
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && isoDay(ms) === text ? text : undefined;
};

export type DayRefusal = "none" | "no-such" | "past" | "far";

/** `25.12`, `25.12.26`, `25.12.2026` or `2026-12-25`; without a year the next such day. */
export const readDay = (text: string, today: Day): Outcome<Day, DayRefusal> => {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const typed = /^(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d{2}))?\.?$/.exec(text);
  const [year, month, day] = iso !== null ? [iso[1], iso[2], iso[3]] : [typed?.[3], typed?.[2], typed?.[1]];
  if (month === undefined || day === undefined) return refuse("none");
  return dayOn(Number(day), Number(month), year === undefined ? undefined : Number(year), today);
};

/** A day of a month, of the next year in which it is to come when none is said; a year may be short: 26. */
export const dayOn = (
  day: number,
  month: number,
  year: number | undefined,
  today: Day,
): Outcome<Day, Exclude<DayRefusal, "none">> => {
  const thisYear = Number(today.slice(0, 4));
  const years = year === undefined ? [thisYear, thisYear + 1] : [year + (year < 100 ? 2000 : 0)];
  const days = years.map((one) => read(one, month, day)).filter((one) => one !== undefined);
  const found = days.find((one) => one >= today);
  if (days.length === 0) return refuse("no-such");
  if (found === undefined) return refuse("past");
  return found > plusDays(today, farthestDays) ? refuse("far") : ok(found);
};

/** A day as `readDay` reads it; undefined when it is none or past. */
export const parseDay = (text: string, today: Day): Day | undefined => {
  const found = readDay(text, today);
  return found.ok ? found.value : undefined;
};
