/**
 * Wall clocks of places. Zones are IANA names, and `Intl`, whose tables come with Node, knows their history and
 * future: nothing here keeps offsets of its own. Knows no moment by itself.
 */
import { minuteMs } from "../../time.js";

/** The zones a region of Russia may live in; each has its words in the locales. */
export const TIME_ZONES = [
  "Europe/Kaliningrad",
  "Europe/Moscow",
  "Europe/Samara",
  "Asia/Yekaterinburg",
  "Asia/Omsk",
  "Asia/Novosibirsk",
  "Asia/Krasnoyarsk",
  "Asia/Irkutsk",
  "Asia/Yakutsk",
  "Asia/Vladivostok",
  "Asia/Magadan",
  "Asia/Kamchatka",
] as const;
export type TimeZone = (typeof TIME_ZONES)[number];

/** Minutes that a zone is ahead of UTC at a moment, in ms since 1970. */
export type OffsetAt = (zone: TimeZone, ms: number) => number;

const readOffset = (format: Intl.DateTimeFormat, ms: number): number => {
  const parts = format.formatToParts(ms);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((one) => one.type === type)?.value ?? 0);
  const wall = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return Math.round((wall - Math.floor(ms / 1000) * 1000) / minuteMs);
};

/** Clocks change at full quarters of an hour, if at all: within one the offset is asked for once. */
const quarterMs = 15 * minuteMs;

/** Remembers the last answer of each zone, because most questions are about the same moment: now. */
export const createOffsets = (): OffsetAt => {
  const known = new Map<TimeZone, { format: Intl.DateTimeFormat; quarter: number; offset: number }>();
  return (zone, ms) => {
    const quarter = Math.floor(ms / quarterMs);
    const last = known.get(zone);
    if (last?.quarter === quarter) return last.offset;
    const format =
      last?.format ??
      new Intl.DateTimeFormat("en-US", {
        timeZone: zone,
        hourCycle: "h23",
        year: "numeric",
        month: "numeric",
        day: "numeric",
        hour: "numeric",
        minute: "numeric",
        second: "numeric",
      });
    const offset = readOffset(format, ms);
    known.set(zone, { format, quarter, offset });
    return offset;
  };
};
