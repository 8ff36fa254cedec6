/** Time that passes only on days on which people work. Knows no calendar: who asks says which days those are. */
import { atHour, type Day, dayOf, plusDays } from "../days.js";
import { type Instant, msBetween, plus } from "../time.js";

/** A longer row of days off than there ever is. */
const mostDaysOff = 30;

/** The moment after so much working time, all hours of a working day counting: Friday noon and a day is Monday noon. */
export const afterWorkingTime = (
  now: Instant,
  ms: number,
  { utcOffset, isWorkingDay }: { utcOffset: number; isWorkingDay: (day: Day) => boolean },
): Instant => {
  let left = ms;
  let at = now;
  for (let off = 0; off < mostDaysOff; ) {
    const day = dayOf(at, utcOffset);
    const midnight = atHour(plusDays(day, 1), 0, utcOffset);
    if (isWorkingDay(day)) {
      const today = msBetween(at, midnight);
      if (left < today) return plus(at, left);
      left -= today;
      off = 0;
    } else off += 1;
    at = midnight;
  }
  return plus(at, left);
};
