/** Days of the calendar as numbers, counted from 1970-01-01: what hours are reckoned in. */
import type { Day } from "../../days.js";
import { dayMs } from "../../time.js";

/** NaN when there is no such day: the thirtieth of February is not the second of March. */
export const dayNumber = (day: Day): number => {
  const number = Math.floor(Date.parse(`${day}T00:00:00Z`) / dayMs);
  return Number.isNaN(number) || dayText(number) !== day ? Number.NaN : number;
};

export const dayText = (number: number): Day => new Date(number * dayMs).toISOString().slice(0, 10);

/** 0 is Sunday. */
export const weekdayOf = (number: number): number => (((number + 4) % 7) + 7) % 7;
