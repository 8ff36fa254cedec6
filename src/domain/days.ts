/** Days of the calendar, `2026-12-25`, as people of one place live them. Knows no clock: who asks says what day it is. */
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

/** `25.12`, `25.12.26`, `25.12.2026` or `2026-12-25`; without a year the next such day. Undefined when it is none or past. */
export const parseDay = (text: string, today: Day): Day | undefined => {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const typed = /^(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d{2}))?\.?$/.exec(text);
  const [year, month, day] = iso !== null ? [iso[1], iso[2], iso[3]] : [typed?.[3], typed?.[2], typed?.[1]];
  if (month === undefined || day === undefined) return undefined;
  const thisYear = Number(today.slice(0, 4));
  const of = (one: number) => read(one, Number(month), Number(day));
  const found =
    year === undefined
      ? [of(thisYear), of(thisYear + 1)].find((one) => one !== undefined && one >= today)
      : of(Number(year) + (year.length === 2 ? 2000 : 0));
  return found !== undefined && found >= today && found <= plusDays(today, farthestDays) ? found : undefined;
};
