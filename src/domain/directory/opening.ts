/** Whether an institution is open at a moment, as far as its hours are known. */
import { dayMs, hourMs, type Instant, minuteMs, msOf } from "../time.js";
import type { Weekly } from "./region-data.js";

const weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
};

/** Undefined when no hours are known. An end before its beginning is after midnight. */
export const isOpenAt = (weekly: readonly Weekly[], now: Instant, utcOffset: number): boolean | undefined => {
  if (weekly.length === 0) return undefined;
  const local = msOf(now) + utcOffset * hourMs;
  const minute = Math.floor((local % dayMs) / minuteMs);
  const today = new Date(local).getUTCDay();
  const isOn = (byday: string, day: number) => byday.split(",").includes(weekdays[(day + 7) % 7] ?? "");
  return weekly.some(({ byday, opens_at, closes_at }) => {
    const [from, to] = [minutesOf(opens_at), minutesOf(closes_at)];
    if (from < to) return isOn(byday, today) && minute >= from && minute < to;
    return (isOn(byday, today) && minute >= from) || (isOn(byday, today - 1) && minute < to);
  });
};

/** Whether the source says so in the one word that means it. */
export const isRoundTheClock = ({ text }: { text: string }): boolean => text === "круглосуточно";
