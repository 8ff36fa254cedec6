/** Whom a team is for, when it works and how much its people hold at once. Reads the words in which that is set. */

import { languages } from "../people.js";
import { type Agency, agencies } from "../programmes/signal.js";
import { type Level, levels } from "../tickets.js";
import { dayMs, hourMs, type Instant, minuteMs, msOf } from "../time.js";
import { isEverywhere } from "./team-territory.js";

/** What a ticket can be about, as far as teams differ in it. */
export const ticketNeeds = [
  "bullying",
  "talk",
  "find",
  "sos",
  "crisis",
  "request",
  "violence",
  "response",
  "signal",
] as const;

export type Caps = { imminent: number; others: number };

/** An empty list is everybody. */
export type TeamTerms = {
  municipalities: readonly string[];
  needs: readonly string[];
  levels: readonly string[];
  languages: readonly string[];
  /** Such as `mon-fri 9:00-18:00`; undefined is always. */
  hours: string | undefined;
  utcOffset: number;
  /** The agency whose people they are: they may be the ones somebody is afraid of. */
  agency: string | undefined;
  caps: Caps;
  /** How long a claimer may be silent before they are asked, by level. */
  silentMs: Record<Level, number>;
};

/** One life in danger at a time, or three others. Source: safety requirements, R-OPS-4. */
export const usualCaps: Caps = { imminent: 1, others: 3 };
export const usualSilentMs: Record<Level, number> = {
  imminent: 2 * minuteMs,
  high: 5 * minuteMs,
  elevated: 30 * minuteMs,
  standard: 4 * hourMs,
};

export const anyTerms: TeamTerms = {
  municipalities: [],
  needs: [],
  levels: [],
  languages: [],
  hours: undefined,
  utcOffset: 3,
  agency: undefined,
  caps: usualCaps,
  silentMs: usualSilentMs,
};

const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const weekMinutes = 7 * 24 * 60;
const dayMinutes = 24 * 60;
const minuteOf = (hours: string, minutes: string) => Number(hours) * 60 + Number(minutes);
const stretchOf = /^([a-z]{3})(?:-([a-z]{3}))? (\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/;

/** Stretches of a week in minutes from Monday's midnight; an end beyond it is the next Monday's. Undefined when unclear. */
export const parseHours = (text: string): { from: number; to: number }[] | undefined => {
  const stretches: { from: number; to: number }[] = [];
  for (const part of text.split(",").map((one) => one.trim().replaceAll(/\s+/g, " "))) {
    const [, first = "", last = first, h1 = "", m1 = "", h2 = "", m2 = ""] =
      stretchOf.exec(part.replace(/^all /, "mon-sun ")) ?? [];
    const [from, to] = [days.indexOf(first), days.indexOf(last)];
    const [begin, end] = [minuteOf(h1, m1), minuteOf(h2, m2)];
    if (from < 0 || to < from || begin >= dayMinutes || end > dayMinutes || begin === end) return undefined;
    for (let day = from; day <= to; day += 1) {
      const start = day * dayMinutes;
      stretches.push({ from: start + begin, to: start + end + (end < begin ? dayMinutes : 0) });
    }
  }
  return stretches;
};

/** Whether a team works at a moment. */
export const isOpen = (
  { hours, utcOffset }: Pick<TeamTerms, "hours" | "utcOffset">,
  now: Instant,
): boolean => {
  const stretches = hours === undefined ? undefined : parseHours(hours);
  if (stretches === undefined) return true;
  // The first day of the epoch was a Thursday.
  const local = msOf(now) + utcOffset * hourMs + 3 * dayMs;
  const minute = Math.floor(local / minuteMs) % weekMinutes;
  return stretches.some(
    ({ from, to }) =>
      (from <= minute && minute < to) || (from <= minute + weekMinutes && minute + weekMinutes < to),
  );
};

export const termNames = [
  "places",
  "needs",
  "levels",
  "languages",
  "hours",
  "offset",
  "agency",
  "caps",
  "silence",
] as const;
export type TermName = (typeof termNames)[number];

const listOf = (text: string) =>
  text
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
const within = (text: string, known: readonly string[]): string[] | undefined => {
  const found = listOf(text);
  return found.every((one) => known.includes(one)) ? found : undefined;
};
const numbersIn = (text: string, count: number, most: number): number[] | undefined => {
  const found = text.split(/[\s,/]+/).map(Number);
  return found.length === count && found.every((one) => Number.isInteger(one) && one > 0 && one <= most)
    ? found
    : undefined;
};

/** What a term becomes by these words; undefined when they cannot be understood. Places are read in team-territory.ts. */
export const readTerm = (name: Exclude<TermName, "places">, text: string): Partial<TeamTerms> | undefined => {
  const none = isEverywhere(text);
  switch (name) {
    case "needs":
    case "levels":
    case "languages": {
      const known = { needs: ticketNeeds, levels, languages }[name] satisfies readonly string[];
      const found = none ? [] : within(text, known);
      return found === undefined ? undefined : { [name]: found };
    }
    case "hours":
      if (none) return { hours: undefined };
      return parseHours(text) === undefined ? undefined : { hours: text.trim() };
    case "offset": {
      const offset = Number(text);
      return Number.isInteger(offset) && offset >= 2 && offset <= 12 ? { utcOffset: offset } : undefined;
    }
    case "agency": {
      if (none) return { agency: undefined };
      const agency = agencies.find((one: Agency) => one === text.trim());
      return agency === undefined ? undefined : { agency };
    }
    case "caps": {
      const [imminent, others] = none
        ? [usualCaps.imminent, usualCaps.others]
        : (numbersIn(text, 2, 20) ?? []);
      return imminent === undefined || others === undefined ? undefined : { caps: { imminent, others } };
    }
    case "silence": {
      if (none) return { silentMs: usualSilentMs };
      const [imminent, high, elevated, standard] = numbersIn(text, levels.length, dayMinutes) ?? [];
      if (imminent === undefined || high === undefined || elevated === undefined || standard === undefined)
        return undefined;
      return {
        silentMs: {
          imminent: imminent * minuteMs,
          high: high * minuteMs,
          elevated: elevated * minuteMs,
          standard: standard * minuteMs,
        },
      };
    }
    default:
      return name satisfies never;
  }
};
