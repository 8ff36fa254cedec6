/** One week of a team's roster as it is read: who comes when, who does not though they usually do, and when nobody is there. */
import { atHour, type Day, dayOf, plusDays } from "../days.js";
import { type Duty, gapsBetween, shiftsBetween, weekdayOf } from "../duty.js";
import { type Instant, minuteMs, msOf } from "../time.js";
import { weekdays } from "./roster.js";

/** Minutes from the midnight of a day; an end beyond 1440 is on the next day. */
export type Stretch = { from: number; to: number };

export type WeekDay = {
  day: Day;
  /** Those that begin on this day, together with who comes then; `once` are those for whom it is only this date. */
  shifts: (Stretch & { staffIds: number[]; once: number[] })[];
  /** Who does not come on this date, though the week says so. */
  off: number[];
};

export const mondayOf = (day: Day): Day => plusDays(day, 1 - weekdayOf(day));

const minutesOf = (at: Instant, day: Day, utcOffset: number): number =>
  (msOf(at) - msOf(atHour(day, 0, utcOffset))) / minuteMs;

/** @param utcOffset of the clock on which the week is read */
export const weekFrom = (monday: Day, roster: readonly Duty[], utcOffset: number): WeekDay[] => {
  const begin = atHour(monday, 0, utcOffset);
  const all = shiftsBetween(roster, begin, atHour(plusDays(monday, 7), 0, utcOffset));
  return weekdays.map((weekday) => {
    const day = plusDays(monday, weekday - 1);
    const shifts = new Map<string, WeekDay["shifts"][number]>();
    for (const { staffId, from, to, isForOnce } of all) {
      if (dayOf(from, utcOffset) !== day) continue;
      const key = `${from} ${to}`;
      const shift = shifts.get(key) ?? {
        from: minutesOf(from, day, utcOffset),
        to: minutesOf(to, day, utcOffset),
        staffIds: [],
        once: [],
      };
      shift.staffIds.push(staffId);
      if (isForOnce) shift.once.push(staffId);
      shifts.set(key, shift);
    }
    const away = roster.filter(
      (duty) =>
        duty.weekday === weekday &&
        duty.except?.includes(day) === true &&
        !roster.some(({ staffId, on }) => staffId === duty.staffId && on === day),
    );
    const off = [...new Set(away.map(({ staffId }) => staffId))];
    return { day, shifts: [...shifts.values()], off };
  });
};

export type WeekGap = { weekdays: number[]; gaps: Stretch[] };

/** When nobody is there, days that are alike together. */
export const weekGaps = (monday: Day, roster: readonly Duty[], utcOffset: number): WeekGap[] => {
  const found = new Map<string, WeekGap>();
  for (const weekday of weekdays) {
    const from = atHour(plusDays(monday, weekday - 1), 0, utcOffset);
    const to = atHour(plusDays(monday, weekday), 0, utcOffset);
    const day = plusDays(monday, weekday - 1);
    const gaps = gapsBetween(shiftsBetween(roster, from, to), from, to).map((gap) => ({
      from: minutesOf(gap.from, day, utcOffset),
      to: minutesOf(gap.to, day, utcOffset),
    }));
    const key = JSON.stringify(gaps);
    const group = found.get(key);
    if (group !== undefined) group.weekdays.push(weekday);
    else if (gaps.length > 0) found.set(key, { weekdays: [weekday], gaps });
  }
  return [...found.values()];
};
