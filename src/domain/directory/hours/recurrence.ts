/**
 * Which days a recurrence rule of RFC 5545 names, as far as rows of hours use it: every so many days, weeks or months,
 * numbered weekdays, days of a month. Asked for one day at a time, a rule is arithmetic; libraries list all days from
 * the first on. Knows no bounds and no times.
 */
import { dayMs } from "../../time.js";
import { weekdayOf } from "./day-number.js";

type Recurring = {
  byday?: string;
  freq?: "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY";
  interval?: number;
  bymonthday?: string;
};

const WEEKDAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

const lastOfMonth = (at: Date) =>
  new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();

const dateOf = (day: number) => new Date(day * dayMs);
const monthOf = (day: number) => dateOf(day).getUTCFullYear() * 12 + dateOf(day).getUTCMonth();
/** The Monday that begins the week of a day. */
const weekOf = (day: number) => Math.floor((day + 3) / 7);

/** Whether a day of a month is one of `1MO`, `-1FR`, `WE`. */
const isNamed = (names: readonly string[], day: number): boolean => {
  const at = dateOf(day);
  const [date, last] = [at.getUTCDate(), lastOfMonth(at)];
  return names.some((name) => {
    if (name.slice(-2) !== WEEKDAYS[weekdayOf(day)]) return false;
    const order = Number(name.slice(0, -2));
    return (
      order === 0 || (order > 0 ? Math.ceil(date / 7) === order : Math.ceil((last - date + 1) / 7) === -order)
    );
  });
};

const monthDays = (text: string, day: number): boolean => {
  const at = dateOf(day);
  const [date, last] = [at.getUTCDate(), lastOfMonth(at)];
  return text
    .split(",")
    .map(Number)
    .some((one) => (one > 0 ? one === date : last + 1 + one === date));
};

/** The days a row is for, by the recurrence rule of RFC 5545 as far as HSDS rows of hours use it. */
export const recurrence = (
  { byday, freq, interval = 1, bymonthday }: Recurring,
  start: number,
): ((day: number) => boolean) => {
  const names = byday?.split(",") ?? [];
  const mask = names.reduce((all, name) => all | (1 << WEEKDAYS.indexOf(name.slice(-2))), 0);
  const onWeekday = (day: number) => mask === 0 || (mask & (1 << weekdayOf(day))) !== 0;
  const every = (count: (day: number) => number) => (day: number) =>
    interval === 1 || (count(day) - count(start)) % interval === 0;
  if (freq === "MONTHLY") {
    const inMonth = every(monthOf);
    const onDate = bymonthday ?? (names.length === 0 ? String(dateOf(start).getUTCDate()) : undefined);
    return (day) =>
      inMonth(day) &&
      (onDate === undefined || monthDays(onDate, day)) &&
      (names.length === 0 || isNamed(names, day));
  }
  if (freq === "YEARLY") {
    const inYear = every((day) => dateOf(day).getUTCFullYear());
    const date = dateOf(start).toISOString().slice(5, 10);
    return (day) => inYear(day) && dateOf(day).toISOString().slice(5, 10) === date && onWeekday(day);
  }
  if (freq === "WEEKLY") {
    const inWeek = every(weekOf);
    return (day) => inWeek(day) && (mask === 0 ? weekdayOf(day) === weekdayOf(start) : onWeekday(day));
  }
  const onDay = every((day) => day);
  return (day) => onDay(day) && onWeekday(day);
};
