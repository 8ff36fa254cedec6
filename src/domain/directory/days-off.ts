/**
 * Which days people do not work: weekends, holidays of the country and of a region, and days off that the government
 * moves each year. What is known stands in a file with its sources; a year that is not known there falls back on the
 * law alone, and days that may turn out otherwise say so. The library at hand knows the holidays and no moved day, so
 * it is not asked. Decides about days; reads no file and no clock.
 */
import { z } from "zod";
import type { Day } from "../days.js";
import { dayMs } from "../time.js";
import { dayNumber, dayText, weekdayOf } from "./hours/day-number.js";

const text = z.string().trim().min(1);
const day = z.iso.date("a date is YYYY-MM-DD, and a day of the calendar");
const yearly = z
  .string()
  .regex(/^\d{2}-\d{2}$/, "a day of every year is MM-DD")
  .refine((one) => !Number.isNaN(dayNumber(`2024-${one}`)), "there is no such day in the calendar");

const seen = { source: text, checked_on: day };
const holiday = z.strictObject({
  on: yearly,
  /** Whether a Saturday or Sunday it falls on is given back on the next working day. */
  moves: z.boolean().default(true),
});
const moved = z.strictObject({ from: day, to: day });
/** Holidays of the moon: until a year's decree is known, the days around the reckoned one are not sure. */
const lunar = z.enum(["uraza-bayram", "kurban-bayram"]);

const inYear = (year: number, dates: readonly string[]) => dates.every((date) => date.startsWith(`${year}-`));
const outOfYear = "every date has to lie in its year";

/** The shape of the file of days off. @param regionCode what a region may be called */
export const daysOffFile = <Code extends string>(regionCode: z.ZodType<Code>) =>
  z.strictObject({
    country: z.strictObject({
      ...seen,
      holidays: z.array(holiday).min(1),
      /** Working by the law, and a day off by decree in most years. */
      unsure: z.array(yearly).default([]),
      years: z.array(
        z.strictObject({ year: z.int(), ...seen, moved: z.array(moved) }).refine(
          (one) =>
            inYear(
              one.year,
              one.moved.flatMap(({ from, to }) => [from, to]),
            ),
          outOfYear,
        ),
      ),
    }),
    regions: z.array(
      z.strictObject({
        region: regionCode,
        ...seen,
        holidays: z.array(holiday).default([]),
        unsure: z.array(yearly).default([]),
        lunar: z.array(lunar).default([]),
        years: z
          .array(
            z
              .strictObject({ year: z.int(), ...seen, days: z.array(day) })
              .refine((one) => inYear(one.year, one.days), outOfYear),
          )
          .default([]),
      }),
    ),
  });
export type DaysOff = z.infer<ReturnType<typeof daysOffFile<string>>>;

/**
 * What sort of day it is. A `holiday` is everybody's; a `moved-off` day is a weekend given back on a working day, which
 * binds those who rest on that weekend; a `moved-work` Saturday or Sunday is worked like the day it was exchanged for.
 */
export type CalendarDay = {
  kind: "work" | "weekend" | "holiday" | "moved-off" | "moved-work";
  /** The day whose hours a `moved-work` day takes. */
  like: number | null;
  /** Whether it is known; otherwise it is the likeliest. */
  sure: boolean;
};

export type Calendar = {
  /** @param day as a number, see `dayNumber` */
  dayAt(day: number, region: string | null): CalendarDay;
  /** Whether people with a five-day week work. */
  isWorkingDay(day: Day, region: string | null): boolean;
};

const hijri = new Intl.DateTimeFormat("en-u-ca-islamic-umalqura", {
  day: "numeric",
  month: "numeric",
  timeZone: "UTC",
});
const moonDays = { "uraza-bayram": "10/1", "kurban-bayram": "12/10" } as const;

/** The days on which holidays of the moon may fall: it is seen a day earlier or later than it is reckoned. */
const moonlit = (names: readonly (keyof typeof moonDays)[], first: number, last: number): number[] => {
  const dates = names.map((name) => moonDays[name] as string);
  const days: number[] = [];
  for (let number = first - 1; number <= last + 1; number += 1)
    if (dates.includes(hijri.format(number * dayMs))) days.push(number - 1, number, number + 1);
  return days.filter((number) => number >= first && number <= last);
};

const isWeekend = (number: number) => weekdayOf(number) % 6 === 0;

/** The days of a year that are not what their weekday says. */
const exceptionsOf = (data: DaysOff, year: number, region: string | null): Map<number, CalendarDay> => {
  const days = new Map<number, CalendarDay>();
  const { country } = data;
  const own = data.regions.find((one) => one.region === region);
  const decree = country.years.find((one) => one.year === year);
  const decreed = own?.years.find((one) => one.year === year);
  const put = (number: number, kind: CalendarDay["kind"], sure = true, like: number | null = null) =>
    days.set(number, { kind, like, sure });
  const unsure = (number: number) => {
    if (!days.has(number)) put(number, isWeekend(number) ? "weekend" : "work", false);
  };
  const of = (on: string) => dayNumber(`${year}-${on}`);

  const holidays = [...country.holidays, ...(own?.holidays ?? [])];
  for (const { on } of holidays) put(of(on), "holiday");
  for (const date of decreed?.days ?? []) put(dayNumber(date), "holiday");

  const moves = decree?.moved ?? [];
  for (const { from, to } of moves) {
    put(dayNumber(to), "moved-off");
    if (!days.has(dayNumber(from))) put(dayNumber(from), "moved-work", true, dayNumber(to));
  }
  for (const { on, moves: isMoved } of holidays) {
    const number = of(on);
    const isDecreed = moves.some(({ from }) => dayNumber(from) === number);
    if (!isMoved || !isWeekend(number) || isDecreed) continue;
    let next = number + 1;
    while (isWeekend(next) || days.has(next)) next += 1;
    put(next, "moved-off", decree !== undefined);
  }

  if (decree === undefined) for (const on of country.unsure) unsure(of(on));
  for (const on of own?.unsure ?? []) unsure(of(on));
  if (own !== undefined && own.lunar.length > 0 && decreed === undefined)
    for (const number of moonlit(own.lunar, of("01-01"), of("12-31"))) unsure(number);
  return days;
};

/** From when on next year's days off are to be known: the government names them in autumn. */
const knownFrom = "11-01";

/** The years that matter today of which nobody has written down the days that the government moves. */
export const yearsWithoutDecree = ({ country }: Pick<DaysOff, "country">, today: Day): number[] => {
  const year = Number(today.slice(0, 4));
  const needed = today.slice(5) >= knownFrom ? [year, year + 1] : [year];
  return needed.filter((one) => !country.years.some((known) => known.year === one));
};

const plain: Record<"work" | "weekend", CalendarDay> = {
  work: { kind: "work", like: null, sure: true },
  weekend: { kind: "weekend", like: null, sure: true },
};

/** The calendar of all regions; a year is worked out when it is first asked for. */
export const createCalendar = (data: DaysOff): Calendar => {
  const years = new Map<string, Map<number, CalendarDay>>();
  const dayAt: Calendar["dayAt"] = (number, region) => {
    const year = Number(dayText(number).slice(0, 4));
    const key = `${region}/${year}`;
    const days = years.get(key) ?? exceptionsOf(data, year, region);
    years.set(key, days);
    return days.get(number) ?? plain[isWeekend(number) ? "weekend" : "work"];
  };
  return {
    dayAt,
    isWorkingDay: (date, region) => ["work", "moved-work"].includes(dayAt(dayNumber(date), region).kind),
  };
};
