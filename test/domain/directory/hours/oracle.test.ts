/** Random weeks, seasons and closed days: doors are held against a slow reckoning minute by minute, and against a library. */
import fc from "fast-check";
import OpeningHours from "opening_hours";
import { describe, expect, test } from "vitest";
import { createCalendar } from "../../../../src/domain/directory/days-off.js";
import type { Rule } from "../../../../src/domain/directory/hours/rule.js";
import { createOpening } from "../../../../src/domain/directory/opening.js";
import { loadRegions } from "../../../../src/regions.js";

const { daysOff, regions } = loadRegions();
const calendar = createCalendar(daysOff);
const zones = new Map(regions.map(({ region }) => [region.code, region.time_zone]));
const WEEK = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
const isoDay = (ms: number) => new Date(ms).toISOString().slice(0, 10);

const span = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 0, max: 96 }))
  .filter(([from, to]) => from !== to)
  .map(([from, to]) => ({ opens_at: clock(from * 15), closes_at: clock(to * 15) }));
const byday = fc.subarray(WEEK, { minLength: 1 }).map((days) => ({ byday: days.join(",") }));
const weekly = fc.tuple(byday, span).map(([days, hours]): Rule => ({ ...days, ...hours }));
/** Bounds in November 2026, where no holiday is but the fourth and, in Tatarstan, the sixth. */
const bounds = fc
  .tuple(fc.integer({ min: 8, max: 30 }), fc.integer({ min: 0, max: 10 }))
  .map(([from, length]) => ({
    valid_from: `2026-11-${String(from).padStart(2, "0")}`,
    valid_to: isoDay(Date.UTC(2026, 10, from + length)),
  }));
const seasonal = fc.tuple(weekly, bounds).map(([rule, dates]): Rule => ({ ...rule, ...dates }));
const shut = bounds.map(({ valid_from }): Rule => ({ valid_from, valid_to: valid_from }));
const rows = fc
  .tuple(
    fc.array(weekly, { minLength: 1, maxLength: 4 }),
    fc.array(seasonal, { maxLength: 2 }),
    fc.array(shut, { maxLength: 2 }),
  )
  .map(([base, seasons, closed]) => [...base, ...seasons, ...closed]);

const minuteOf = (text = "") => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

/** The rows for a day by their text alone: those of the shortest stretch that names it, the later of two alike. */
const believed = (all: readonly Rule[], day: string): Rule[] => {
  const weekday = WEEK[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";
  const naming = all.filter(
    (rule) =>
      day >= (rule.valid_from ?? "0000") &&
      day <= (rule.valid_to ?? "9999") &&
      (rule.byday === undefined || rule.byday.split(",").includes(weekday)),
  );
  const length = (rule: Rule) =>
    Date.parse(rule.valid_to ?? "9999-12-31") - Date.parse(rule.valid_from ?? "0001-01-01");
  const best = naming.toSorted(
    (a, b) => length(a) - length(b) || (b.valid_from ?? "").localeCompare(a.valid_from ?? ""),
  )[0];
  return naming.filter((rule) => rule.valid_from === best?.valid_from && rule.valid_to === best?.valid_to);
};

/** Every open minute of a wall clock from one day to another, one after the other. */
const openMinutes = (all: readonly Rule[], firstDay: number, days: number): Set<number> => {
  const minutes = new Set<number>();
  for (let day = firstDay - 1; day < firstDay + days; day += 1) {
    const today = believed(all, isoDay(day * dayMs));
    if (today.some(({ opens_at }) => opens_at === undefined)) continue;
    for (const { opens_at, closes_at } of today) {
      const [from, to] = [minuteOf(opens_at), minuteOf(closes_at)];
      for (let minute = from; minute < (to > from ? to : to + 1440); minute += 1)
        minutes.add(day * 1440 + minute);
    }
  }
  return minutes;
};

describe("a slow reckoning, minute by minute", () => {
  // Sixteen days in Vladivostok without a holiday.
  const first = Date.UTC(2026, 10, 9) / dayMs;
  const days = 16;
  const at = (minute: number) => new Date(minute * minuteMs - 10 * 60 * minuteMs).toISOString();

  test("agrees on every minute, on the closing and on the next opening", () => {
    fc.assert(
      fc.property(
        rows,
        fc.array(fc.integer({ min: 0, max: 6 * 1440 }), { minLength: 20, maxLength: 20 }),
        (all, picks) => {
          const opening = createOpening(calendar, zones);
          const card = { hours: { text: "", weekly: all }, region: "primorye" as const };
          const minutes = openMinutes(all, first, days);
          for (const pick of picks) {
            const now = first * 1440 + pick;
            const isOpen = minutes.has(now);
            expect(opening.isOpen(card, at(now))).toBe(isOpen);
            const state = opening.stateOf(card, at(now));
            expect(state.is === "open" || state.is === "always").toBe(isOpen);
            let turn = now;
            while (minutes.has(turn) === isOpen && turn < (first + days) * 1440) turn += 1;
            if (turn >= (first + 15) * 1440) continue;
            const said =
              state.is === "open"
                ? state.until
                : state.is === "closed" && state.opens !== null
                  ? state.opens
                  : undefined;
            if (state.is === "always") expect(turn - now).toBeGreaterThanOrEqual(8 * 1440);
            else expect(said && Date.parse(said.day) / minuteMs + said.minute).toBe(turn);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test("agrees on all minutes of a fortnight", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const opening = createOpening(calendar, zones);
        const card = { hours: { text: "", weekly: all }, region: "primorye" as const };
        const minutes = openMinutes(all, first, 14);
        for (let now = first * 1440; now < (first + 14) * 1440; now += 1)
          if (opening.isOpen(card, at(now)) !== minutes.has(now))
            throw new Error(`${at(now)}: ${JSON.stringify(all)}`);
      }),
      { numRuns: 25 },
    );
  });
});

describe("a library of opening hours", () => {
  const names = { SU: "Su", MO: "Mo", TU: "Tu", WE: "We", TH: "Th", FR: "Fr", SA: "Sa" } as const;
  const written = (rule: Rule) =>
    `${(rule.byday ?? "")
      .split(",")
      .map((day) => names[day as keyof typeof names])
      .join(",")} ${rule.opens_at}-${rule.closes_at}`;

  test("agrees on weekly hours and weekdays of a month", () => {
    fc.assert(
      fc.property(
        fc.array(weekly, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 0, max: 7 * 1440 }),
        (all, minute) => {
          const library = new OpeningHours(all.map(written).join(", "), null);
          // The library reads the machine's clock, which has to show what the place's does.
          const wall = new Date(2026, 10, 9, 0, minute);
          const now = new Date(Date.UTC(2026, 10, 9, 0, minute) - 180 * minuteMs).toISOString();
          const card = { hours: { text: "", weekly: all }, region: "komi" as const };
          expect(createOpening(calendar, zones).isOpen(card, now)).toBe(library.getState(wall));
        },
      ),
      { numRuns: 300 },
    );
  });

  test.each([
    ["1MO", "Mo[1]"],
    ["-1FR", "Fr[-1]"],
    ["2TU,4TU", "Tu[2],Tu[4]"],
    ["5WE", "We[5]"],
  ])("%s is %s", (byday_, selector) => {
    const rule: Rule = { byday: byday_, freq: "MONTHLY", opens_at: "10:00", closes_at: "12:00" };
    const library = new OpeningHours(`${selector} 10:00-12:00`, null);
    const opening = createOpening({ dayAt: () => ({ kind: "work", like: null, sure: true }) }, zones);
    for (let day = 0; day < 400; day += 1) {
      const now = new Date(Date.UTC(2026, 0, 1 + day, 8)).toISOString();
      const card = { hours: { text: "", weekly: [rule] }, region: "komi" as const };
      expect(opening.isOpen(card, now), now).toBe(library.getState(new Date(2026, 0, 1 + day, 11)));
    }
  });
});
