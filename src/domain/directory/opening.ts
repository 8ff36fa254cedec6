/**
 * Whether an institution is open at a moment, until when, and when it opens again, as far as its hours are known: on
 * its own clock, with the holidays and moved days of its region. Owns no data and no wording, guesses nothing.
 *
 * Recurrences are few and plain in hours of places, and are read by `hours/rule.ts`; the library of opening hours at
 * hand (`opening_hours`) is not asked here because it knows no moved days and no clock but the machine's own, and takes
 * a millisecond where a list of thousands is sorted by it. Tests hold the answers of this file against its. Clocks are
 * `Intl`'s.
 */
import type { Day } from "../days.js";
import { dayMs, type Instant, minuteMs, msOf } from "../time.js";
import type { ServiceCard } from "./card.js";
import type { Calendar } from "./days-off.js";
import { dayText } from "./hours/day-number.js";
import { createWeek, type Week } from "./hours/day-plan.js";
import type { Hours } from "./hours/hours.js";
import { readRule, type Span, wholeDay } from "./hours/rule.js";
import { createOffsets, type TimeZone } from "./hours/zones.js";
import type { RegionCode } from "./region-data.js";

/** A minute on the clock of the place; 1440 is the midnight that ends the day. */
export type WallTime = { day: Day; minute: number };

/** `sure: false`: by the rows it is so, but on such a day it may be otherwise. */
export type OpenState =
  | { is: "always" }
  | { is: "open"; until: WallTime; sure: boolean }
  | { is: "closed"; opens: WallTime | null; afterHolidays: boolean; sure: boolean }
  | { is: "unknown" };

/** All that is looked at of a card. */
export type Timed = Pick<ServiceCard, "hours" | "region">;

export type Opening = {
  stateOf(card: Timed, now: Instant): OpenState;
  /** null when that is not known. */
  isOpen(card: Timed, now: Instant): boolean | null;
  zoneOf(region: RegionCode): TimeZone;
  /** Minutes ahead of UTC at a moment. */
  offsetAt(zone: TimeZone, now: Instant): number;
};

/** Whether the source says so in the one word that means it, and says nothing else. */
export const isRoundTheClock = ({ text, weekly }: Hours): boolean =>
  weekly.length === 0 && text === "круглосуточно";

/** What is open for so long without a pause has no closing time worth telling. */
const alwaysDays = 8;
/** Farther ahead nobody plans: what opens later is said to be closed. */
const farthestDays = 370;

const spanAt = (spans: readonly Span[], minute: number): Span | undefined =>
  spans.find(([from, to]) => minute >= from && minute < to);

/**
 * When what is open at a minute closes, nights and following days included, in minutes since 1970 on the clock of the
 * place: infinite when that is not soon, undefined when it is not open.
 */
const openUntil = (week: Week, start: number): number | undefined => {
  for (let at = start; at < start + alwaysDays * wholeDay; ) {
    const day = Math.floor(at / wholeDay);
    const minute = at - day * wholeDay;
    const own = spanAt(week.planOf(day).spans, minute);
    const nightly = spanAt(week.planOf(day - 1).spans, minute + wholeDay);
    if (own === undefined && nightly === undefined) return at === start ? undefined : at;
    at = day * wholeDay + Math.max(own?.[1] ?? 0, (nightly?.[1] ?? 0) - wholeDay);
  }
  return Number.POSITIVE_INFINITY;
};

const closedState = (week: Week, day: number, minute: number): OpenState => {
  let [holiday, sure] = [false, true];
  for (let ahead = 0; ahead <= farthestDays; ahead += 1) {
    const plan = week.planOf(day + ahead);
    const next = plan.spans.find(([from]) => ahead > 0 || from > minute);
    sure &&= plan.sure;
    if (next !== undefined) {
      const opens = { day: dayText(day + ahead), minute: next[0] };
      return { is: "closed", opens, afterHolidays: holiday && ahead > 1, sure };
    }
    holiday ||= plan.holiday;
  }
  return { is: "closed", opens: null, afterHolidays: false, sure };
};

/** @param zones where each region lives, by its file */
export const createOpening = (
  calendar: Pick<Calendar, "dayAt">,
  zones: ReadonlyMap<RegionCode, TimeZone>,
): Opening => {
  const offset = createOffsets();
  // Keyed by the hours themselves, so that what is no longer in the directory is forgotten with it.
  const weeks = new WeakMap<Hours, Map<RegionCode, Week>>();

  const zoneOf = (region: RegionCode): TimeZone => zones.get(region) ?? "Europe/Moscow";
  const weekOf = (hours: Hours, region: RegionCode, ahead: number): Week => {
    const known = weeks.get(hours) ?? new Map<RegionCode, Week>();
    weeks.set(hours, known);
    const week =
      known.get(region) ??
      createWeek(
        hours.weekly.map((rule) => readRule(rule, ahead)),
        region,
        calendar,
      );
    known.set(region, week);
    return week;
  };
  const locate = ({ hours, region }: Timed & { hours: Hours }, now: Instant) => {
    const at = msOf(now);
    const ahead = offset(zoneOf(region), at);
    const local = at + ahead * minuteMs;
    const day = Math.floor(local / dayMs);
    return { week: weekOf(hours, region, ahead), day, minute: Math.floor((local - day * dayMs) / minuteMs) };
  };

  return {
    zoneOf,
    offsetAt: (zone, now) => offset(zone, msOf(now)),
    isOpen: ({ hours, region }, now) => {
      if (hours === null) return null;
      if (hours.weekly.length === 0) return isRoundTheClock(hours) ? true : null;
      const { week, day, minute } = locate({ hours, region }, now);
      return (
        spanAt(week.planOf(day).spans, minute) !== undefined ||
        spanAt(week.planOf(day - 1).spans, minute + wholeDay) !== undefined
      );
    },
    stateOf: ({ hours, region }, now) => {
      if (hours === null) return { is: "unknown" };
      if (hours.weekly.length === 0) return isRoundTheClock(hours) ? { is: "always" } : { is: "unknown" };
      const { week, day, minute } = locate({ hours, region }, now);
      const until = openUntil(week, day * wholeDay + minute);
      if (until === undefined) return closedState(week, day, minute);
      if (until === Number.POSITIVE_INFINITY) return { is: "always" };
      const own = week.planOf(day);
      const { sure } = spanAt(own.spans, minute) === undefined ? week.planOf(day - 1) : own;
      // The midnight that ends a day is told as its 24:00.
      const last = Math.floor((until - 1) / wholeDay);
      return { is: "open", until: { day: dayText(last), minute: until - last * wholeDay }, sure };
    },
  };
};
