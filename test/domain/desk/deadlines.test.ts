/** Until when the next human word is owed: on the person's own clock, by their calendar, and who is reminded when. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  countsFrom,
  isBreach,
  nextWordBy,
  owesWord,
  remindAt,
  remindedOf,
  reminders,
  workingMoment,
} from "../../../src/domain/desk/deadlines.js";
import { ticketStatuses } from "../../../src/domain/desk/states.js";
import { createCalendar } from "../../../src/domain/directory/days-off.js";
import type { StaffRole } from "../../../src/domain/teams.js";
import { type Level, levels } from "../../../src/domain/tickets.js";
import { dayMs, instant, msBetween, msOf } from "../../../src/domain/time.js";
import { loadRegions } from "../../../src/regions.js";

const { isWorkingDay } = createCalendar(loadRegions().daysOff);

/** A place of the country on its own clock. */
const at = (utcOffset: number, region: string | null = null) => ({
  utcOffset,
  isWorkingDay: (day: string) => isWorkingDay(day, region),
});
const moscow = at(3, "vologda");
const kaliningrad = at(2);
const vladivostok = at(10);

/** A moment on the clock of a place. */
const there = (local: string, { utcOffset }: { utcOffset: number }) =>
  instant(Date.parse(`${local}:00Z`) - utcOffset * 3_600_000);

describe("until when", () => {
  test.each<[string, Level, string, string, typeof moscow]>([
    // A life in danger knows no clock of working hours.
    ["imminent at night", "imminent", "2026-01-01T03:00", "2026-01-01T03:05", moscow],
    ["high on a Sunday", "high", "2026-11-22T23:50", "2026-11-23T00:05", vladivostok],
    // Elevated: four hours, else the next morning on which people work.
    ["in the morning", "elevated", "2026-11-20T11:00", "2026-11-20T15:00", moscow],
    ["to the minute of closing", "elevated", "2026-11-20T14:00", "2026-11-20T18:00", moscow],
    ["a minute later it is Monday", "elevated", "2026-11-20T14:01", "2026-11-23T10:00", moscow],
    ["before dawn", "elevated", "2026-11-20T02:00", "2026-11-20T10:00", moscow],
    ["on a Saturday", "elevated", "2026-11-21T12:00", "2026-11-23T10:00", moscow],
    ["on a Sunday night", "elevated", "2026-11-22T23:30", "2026-11-23T10:00", moscow],
    ["the eve of Unity Day", "elevated", "2026-11-03T16:00", "2026-11-05T10:00", moscow],
    // Standard: one day of those on which people work.
    ["the next day at the same time", "standard", "2026-11-17T12:00", "2026-11-18T12:00", moscow],
    ["over a weekend", "standard", "2026-11-20T12:00", "2026-11-23T12:00", moscow],
    ["late in the evening", "standard", "2026-11-17T22:00", "2026-11-19T10:00", moscow],
    ["on a Saturday", "standard", "2026-11-21T12:00", "2026-11-24T10:00", moscow],
    // New Year: 31 December is a day off moved there, and 9 January another.
    ["before New Year", "standard", "2025-12-30T12:00", "2026-01-12T12:00", moscow],
    ["between the years", "elevated", "2026-01-03T12:00", "2026-01-12T10:00", moscow],
    // A Saturday that is worked, for a Friday that is not.
    ["a moved day off", "elevated", "2025-06-11T17:00", "2025-06-16T10:00", moscow],
    ["a working Saturday", "elevated", "2025-10-31T17:00", "2025-11-01T10:00", moscow],
    // A holiday of one region is no holiday elsewhere.
    ["6 November in Kazan", "elevated", "2026-11-05T17:00", "2026-11-09T10:00", at(3, "tatarstan")],
    ["6 November in Vologda", "elevated", "2026-11-05T17:00", "2026-11-06T10:00", moscow],
    // The same moment is another day elsewhere.
    ["Friday noon in Kaliningrad", "elevated", "2026-11-20T12:00", "2026-11-20T16:00", kaliningrad],
    [
      "which is Friday evening in Vladivostok",
      "elevated",
      "2026-11-20T20:00",
      "2026-11-23T10:00",
      vladivostok,
    ],
    ["Sunday 23:00 in Kaliningrad", "standard", "2026-11-22T23:00", "2026-11-24T10:00", kaliningrad],
    ["which is Monday 7:00 in Vladivostok", "standard", "2026-11-23T07:00", "2026-11-24T10:00", vladivostok],
  ])("%s: %s", (_, level, since, by, place) => {
    expect(nextWordBy(level, there(since, place), place)).toBe(there(by, place));
  });

  test("never before the word, never earlier for who wrote later, never beyond the longest holidays", () => {
    const moments = fc.integer({ min: msOf("2025-01-01T00:00:00Z"), max: msOf("2026-12-20T00:00:00Z") });
    const places = fc.constantFrom(moscow, kaliningrad, vladivostok);
    fc.assert(
      fc.property(
        moments,
        fc.nat(3 * dayMs),
        fc.constantFrom(...levels),
        places,
        (ms, more, level, place) => {
          const [since, later] = [instant(ms), instant(ms + more)];
          const by = nextWordBy(level, since, place);
          expect(by > since).toBe(true);
          expect(nextWordBy(level, later, place) >= by).toBe(true);
          expect(msBetween(since, by)).toBeLessThan(16 * dayMs);
        },
      ),
    );
  });

  test("a calendar without working days ends all the same", () => {
    const never = { utcOffset: 3, isWorkingDay: () => false };
    expect(workingMoment("2026-11-20T09:00:00.000Z", never) > "2026-11-20T09:00:00.000Z").toBe(true);
  });
});

describe("whose turn it is", () => {
  test("ours only when the person spoke last, and a human has spoken before", () => {
    expect(ticketStatuses.filter((status) => owesWord({ status }, true))).toEqual([
      "waitingForUs",
      "reopened",
    ]);
    expect(ticketStatuses.filter((status) => owesWord({ status }, false))).toEqual([]);
  });

  test("a graver level counts anew, a calmer one from the words that wait", () => {
    const [then, now] = ["2026-11-20T09:00:00.000Z", "2026-11-20T10:00:00.000Z"];
    expect(countsFrom(undefined, "high", now)).toBe(now);
    expect(countsFrom({ since: then, level: "standard" }, "high", now)).toBe(now);
    expect(countsFrom({ since: then, level: "high" }, "standard", now)).toBe(then);
    expect(countsFrom({ since: then, level: "high" }, "high", now)).toBe(then);
  });
});

describe("reminders", () => {
  test.each(levels)(
    "%s: the holder first, before the time is over; it is over once; each later than the last",
    (level) => {
      const rungs = reminders[level];
      expect(rungs[0]).toMatchObject({ to: "holder" });
      expect(rungs[0]?.afterMs).toBeLessThan(0);
      expect(rungs.filter(isBreach)).toHaveLength(1);
      expect(rungs.findIndex(isBreach)).toBe(1);
      expect([...new Set(rungs.map(({ to }) => to))]).toEqual(["holder", "supervisor", "team", "head"]);
      const times = rungs.map(({ afterMs }) => afterMs);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      const since = "2026-11-20T09:00:00.000Z";
      const by = nextWordBy(level, since, moscow);
      const due = rungs.map((rung) => remindAt(level, by, rung, moscow));
      expect((due[0] ?? "") > since).toBe(true);
      expect(due).toEqual(due.toSorted());
    },
  );

  test("nobody is called from their weekend to a talk in which nobody is in danger", () => {
    const by = there("2026-11-20T17:00", moscow);
    const team = { afterMs: 4 * 3_600_000, to: "team" } as const;
    expect(remindAt("standard", by, team, moscow)).toBe(there("2026-11-23T10:00", moscow));
    expect(remindAt("high", by, team, moscow)).toBe(there("2026-11-20T21:00", moscow));
  });

  test("whoever is not there is passed over: the next wider circle is called at once", () => {
    const one = (role: StaffRole, onDuty: boolean) => ({ role, onDuty });
    const [vera, dina, marat, olga] = [
      one("supervisor", false),
      one("specialist", true),
      one("specialist", false),
      one("head", false),
    ];
    const everybody = [vera, dina, marat, olga, one("coordinator", true), one("analyst", true)];
    expect(remindedOf("supervisor", everybody)).toEqual([vera]);
    expect(remindedOf("team", everybody)).toEqual([vera, dina]);
    expect(remindedOf("head", everybody)).toEqual([vera, olga]);
    expect(remindedOf("supervisor", [dina, marat, olga])).toEqual([dina]);
    expect(remindedOf("supervisor", [marat, olga])).toEqual([olga]);
    expect(remindedOf("team", [marat])).toEqual([]);
  });
});
