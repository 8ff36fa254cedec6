/**
 * Time that passes only while people work: working hours of working days on the clock of a region. Knows no desk and no
 * deadline of its own.
 */
import { dayMs, type Instant, instant, minuteMs, msOf } from "../../time.js";
import type { Calendar } from "../days-off.js";
import { dayNumber, dayText } from "./day-number.js";
import type { Span } from "./rule.js";
import type { OffsetAt, TimeZone } from "./zones.js";

/** When somebody works: `hours` in minutes from midnight, in order and within the day. */
export type WorkingHours = { region: string | null; zone: TimeZone; hours: readonly Span[] };

type Clocks = { calendar: Pick<Calendar, "isWorkingDay">; offsetAt: OffsetAt };

const farthestDays = 370;

/** The moment a wall clock shows something; an hour that is skipped or shown twice is taken by the clock of before. */
const atWall = (offsetAt: OffsetAt, zone: TimeZone, day: number, minute: number): number => {
  const wall = day * dayMs + minute * minuteMs;
  const byLater = wall - offsetAt(zone, wall) * minuteMs;
  return wall - offsetAt(zone, byLater) * minuteMs;
};

/**
 * The moment when so many working minutes have passed. With none, the moment itself while people work, else when they
 * come next. @throws when nobody works for a year: that is no working time.
 */
export const addWorkingMinutes = (
  { calendar, offsetAt }: Clocks,
  { region, zone, hours }: WorkingHours,
  from: Instant,
  minutes: number,
): Instant => {
  const start = msOf(from);
  const today = Math.floor((start + offsetAt(zone, start) * minuteMs) / dayMs);
  let left = minutes * minuteMs;
  for (let day = today; day <= today + farthestDays; day += 1) {
    if (!calendar.isWorkingDay(dayText(day), region)) continue;
    for (const [opens, closes] of hours) {
      const begins = Math.max(start, atWall(offsetAt, zone, day, opens));
      const lasts = atWall(offsetAt, zone, day, closes) - begins;
      if (lasts <= 0) continue;
      if (left <= lasts) return instant(begins + left);
      left -= lasts;
    }
  }
  throw new Error(`Nobody works within a year of ${from}.`);
};

/** The day so many working days later; the day it is counted from is not one of them. */
export const plusWorkingDays = (
  calendar: Pick<Calendar, "isWorkingDay">,
  region: string | null,
  day: string,
  days: number,
): string => {
  let number = dayNumber(day);
  for (let left = days; left > 0; ) {
    number += 1;
    if (calendar.isWorkingDay(dayText(number), region)) left -= 1;
  }
  return dayText(number);
};
