/**
 * One row of hours in the words of the HSDS table `schedule`, and what it means day by day. Decides for which days a
 * row speaks; which of several rows is to be believed, holidays and moments are decided elsewhere.
 */
import { z } from "zod";
import { dayNumber } from "./day-number.js";
import { recurrence } from "./recurrence.js";

const named = "(MO|TU|WE|TH|FR|SA|SU)";
const calendarDay = z.iso.date("a date is YYYY-MM-DD, and a day of the calendar");
const clock = z
  .string()
  .regex(
    /^(([01]\d|2[0-3]):[0-5]\d|24:00)(:00)?(Z|[+-]\d{2}:\d{2})?$/,
    "a time is HH:MM between 00:00 and 24:00, with the zone after it if it is another: 09:00+03:00",
  );

/** The columns that say when; a key that is absent says nothing. */
const columns = z.strictObject({
  byday: z
    .string()
    .regex(
      new RegExp(`^([+-]?[1-5])?${named}(,([+-]?[1-5])?${named})*$`),
      "days are MO,TU,WE,TH,FR,SA,SU, in a month also 1MO or -1FR",
    )
    .exactOptional(),
  opens_at: clock.exactOptional(),
  closes_at: clock.exactOptional(),
  valid_from: calendarDay.exactOptional(),
  valid_to: calendarDay.exactOptional(),
  dtstart: calendarDay.exactOptional(),
  until: calendarDay.exactOptional(),
  freq: z
    .enum(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"], "a frequency is DAILY, WEEKLY, MONTHLY or YEARLY")
    .exactOptional(),
  interval: z.int().min(1, "an interval is at least 1").max(366).exactOptional(),
  bymonthday: z
    .string()
    .regex(
      /^-?([1-9]|[12]\d|3[01])(,-?([1-9]|[12]\d|3[01]))*$/,
      "days of a month are numbers from 1 to 31, or -1 for the last",
    )
    .exactOptional(),
});
export type Rule = z.infer<typeof columns>;

/** Minutes from the midnight that begins the day; the end lies beyond 1440 when it is after the next midnight. */
export type Span = readonly [from: number, to: number];

export type ReadRule = {
  /** The first and the last day it speaks of, as day numbers; infinite without a bound. */
  first: number;
  last: number;
  /** null: closed on its days. */
  span: Span | null;
  isOn(day: number): boolean;
};

export const wholeDay = 1440;

const clockParts = /^(\d{2}):(\d{2})(?::00)?(?:(Z)|([+-])(\d{2}):(\d{2}))?$/;

/**
 * Minutes on the clock of the place; weekdays are its own in whatever zone the times stand.
 * @param offset minutes that the place is ahead of UTC
 */
const minutesOf = (text: string, offset: number): number => {
  const [, hours, minutes, utc, sign, aheadHours = 0, aheadMinutes = 0] = clockParts.exec(text) ?? [];
  const local = Number(hours) * 60 + Number(minutes);
  if (utc === undefined && sign === undefined) return local;
  const ahead = (Number(aheadHours) * 60 + Number(aheadMinutes)) * (sign === "-" ? -1 : 1);
  return (((local + offset - ahead) % wholeDay) + wholeDay) % wholeDay;
};

const spanOf = (opens: string, closes: string, offset: number): Span => {
  const [from, to] = [minutesOf(opens, offset), minutesOf(closes, offset)];
  // An end before its beginning is after midnight; an end at the beginning is a day later.
  return [from, to > from ? to : to + wholeDay];
};

type Fault = { column: keyof Rule; text: string };

/** What is wrong between the columns of a row, each of which is right by itself. */
const faultOf = (rule: Rule): Fault | undefined => {
  const {
    byday,
    opens_at,
    closes_at,
    valid_from,
    valid_to,
    dtstart,
    until,
    freq,
    interval = 1,
    bymonthday,
  } = rule;
  const start = dtstart ?? valid_from;
  if (opens_at !== undefined && closes_at === undefined)
    return { column: "closes_at", text: "it opens and never closes: give the closing time" };
  if (opens_at === undefined && closes_at !== undefined)
    return { column: "opens_at", text: "it closes and never opens: give the opening time" };
  if (opens_at === "24:00") return { column: "opens_at", text: "24:00 is an end; a day begins at 00:00" };
  if (valid_from !== undefined && valid_to !== undefined && valid_to < valid_from)
    return { column: "valid_to", text: "the last day is before the first" };
  if (start !== undefined && until !== undefined && until < start)
    return { column: "until", text: "the last day is before the first" };
  if (opens_at !== undefined && opens_at === closes_at && opens_at !== "00:00")
    return { column: "closes_at", text: "it closes the minute it opens: a whole day is 00:00 to 24:00" };
  const isDated =
    dtstart !== undefined ||
    freq === "DAILY" ||
    (valid_from !== undefined && (valid_to ?? until) !== undefined);
  if (byday === undefined && bymonthday === undefined && !isDated)
    return { column: "byday", text: "neither weekdays nor dates: nobody knows for which days this is" };
  if (byday !== undefined && /\d/.test(byday) && freq !== "MONTHLY")
    return { column: "byday", text: "a numbered weekday such as 1MO needs the frequency MONTHLY" };
  if (bymonthday !== undefined && freq !== "MONTHLY")
    return { column: "bymonthday", text: "days of a month need the frequency MONTHLY" };
  const needsStart =
    interval > 1 ||
    freq === "YEARLY" ||
    ((freq === "WEEKLY" || freq === "MONTHLY") && byday === undefined && bymonthday === undefined);
  if (needsStart && start === undefined)
    return { column: "dtstart", text: "from which day on it is counted is not said" };
  return undefined;
};

/** A row of hours as a file or a person states it, each mistake explained at its column. */
export const ruleSchema = columns.superRefine((rule, check) => {
  const fault = faultOf(rule);
  if (fault !== undefined) check.addIssue({ code: "custom", path: [fault.column], message: fault.text });
});

/** The row as days and minutes. To be called with what `ruleSchema` has passed. @param offset of the place, in minutes */
export const readRule = (rule: Rule, offset: number): ReadRule => {
  const { opens_at, closes_at, valid_from, valid_to, dtstart, until, freq, byday } = rule;
  const firsts = [valid_from, dtstart].flatMap((text) => (text === undefined ? [] : [dayNumber(text)]));
  const lasts = [valid_to, until].flatMap((text) => (text === undefined ? [] : [dayNumber(text)]));
  const first = Math.max(-Infinity, ...firsts);
  const start = dtstart === undefined ? first : dayNumber(dtstart);
  // A start without weekdays, end or repetition is that one day.
  const isOneDay = dtstart !== undefined && freq === undefined && byday === undefined && lasts.length === 0;
  const last = isOneDay ? first : Math.min(Infinity, ...lasts);
  const recurs = recurrence(rule, start);
  return {
    first,
    last,
    span: opens_at === undefined || closes_at === undefined ? null : spanOf(opens_at, closes_at, offset),
    isOn: (day) => day >= first && day <= last && recurs(day),
  };
};

const texts = [
  "byday",
  "opens_at",
  "closes_at",
  "valid_from",
  "valid_to",
  "dtstart",
  "until",
  "freq",
  "bymonthday",
] as const;
/** Columns of a recurrence that are not read here: a row that has one is not understood. */
const unread = ["count", "byweekno", "byyearday"];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/**
 * The row of hours in a row of the table, whatever else that has: undefined when it says nothing but words, "unclear"
 * when it says something that is not understood. An unclear row makes the hours unknown; nothing is guessed. Columns
 * that the store has no place for lie in `extra`.
 */
export const ruleOf = (row: Readonly<Record<string, unknown>>): Rule | "unclear" | undefined => {
  const all = isRecord(row["extra"]) ? { ...row["extra"], ...row } : row;
  const stated = (column: string) => {
    const value = all[column] ?? "";
    if (value === "") return undefined;
    // What can be meant in one way only is put right: `9:00`, `mo, tu`.
    if (typeof value !== "string") return value;
    return column === "byday"
      ? value.replaceAll(" ", "").toUpperCase()
      : value.trim().replace(/^\d(?=:)/, "0$&");
  };
  const rule: Record<string, unknown> = {};
  for (const column of texts) if (stated(column) !== undefined) rule[column] = stated(column);
  const isWords = Object.keys(rule).every((column) => column === "freq");
  if (isWords) return undefined;
  if (unread.some((column) => stated(column) !== undefined)) return "unclear";
  if (stated("interval") !== undefined) rule["interval"] = Number(stated("interval"));
  const parsed = ruleSchema.safeParse(rule);
  return parsed.success ? parsed.data : "unclear";
};
