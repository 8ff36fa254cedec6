/** Deadlines that run only while people work. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createCalendar } from "../../../../src/domain/directory/days-off.js";
import {
  addWorkingMinutes,
  plusWorkingDays,
  type WorkingHours,
} from "../../../../src/domain/directory/hours/working-time.js";
import { createOffsets } from "../../../../src/domain/directory/hours/zones.js";
import { loadRegions } from "../../../../src/regions.js";

const calendar = createCalendar(loadRegions().daysOff);
const offsetAt = createOffsets();
const desk: WorkingHours = {
  region: "tatarstan",
  zone: "Europe/Moscow",
  hours: [
    [540, 780],
    [840, 1080],
  ],
};
const after = (from: string, minutes: number, hours = desk) =>
  addWorkingMinutes({ calendar, offsetAt }, hours, from, minutes);

describe("working minutes", () => {
  test.each([
    // Moments in UTC; the desk works from 6:00 to 10:00 and from 11:00 to 15:00 of them.
    ["within a morning", "2026-11-20T06:10:00.000Z", 60, "2026-11-20T07:10:00.000Z"],
    ["over the break", "2026-11-20T09:30:00.000Z", 60, "2026-11-20T11:30:00.000Z"],
    ["up to the last minute", "2026-11-20T14:00:00.000Z", 60, "2026-11-20T15:00:00.000Z"],
    ["over a weekend", "2026-11-20T14:30:00.000Z", 60, "2026-11-23T06:30:00.000Z"],
    ["over two holidays of Tatarstan", "2026-11-03T14:30:00.000Z", 9 * 60, "2026-11-09T06:30:00.000Z"],
    ["none, while they work", "2026-11-20T06:10:00.000Z", 0, "2026-11-20T06:10:00.000Z"],
    ["none, at night", "2026-11-20T20:00:00.000Z", 0, "2026-11-23T06:00:00.000Z"],
  ])("%s", (_, from, minutes, until) => {
    expect(after(from, minutes)).toBe(until);
  });

  test("run on the clock of the desk", () => {
    const far: WorkingHours = { region: "primorye", zone: "Asia/Vladivostok", hours: [[540, 1080]] };
    expect(after("2026-11-19T22:00:00.000Z", 30, far)).toBe("2026-11-19T23:30:00.000Z");
  });

  test("can be added in parts", () => {
    const start = Date.UTC(2026, 9, 1);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 80 * 1440 }),
        fc.integer({ min: 1, max: 3000 }),
        fc.integer({ min: 1, max: 3000 }),
        (minute, one, other) => {
          const from = new Date(start + minute * 60_000).toISOString();
          expect(after(after(from, one), other)).toBe(after(from, one + other));
        },
      ),
    );
  });

  test("without working hours are a mistake", () => {
    expect(() => after("2026-11-20T06:10:00.000Z", 1, { ...desk, hours: [] })).toThrow(/within a year/);
  });
});

test("working days are counted from the day after", () => {
  expect(plusWorkingDays(calendar, "vologda", "2026-11-20", 1)).toBe("2026-11-23");
  expect(plusWorkingDays(calendar, "vologda", "2026-12-30", 1)).toBe("2027-01-11");
  expect(plusWorkingDays(calendar, "tatarstan", "2026-11-03", 2)).toBe("2026-11-09");
  expect(plusWorkingDays(calendar, "tatarstan", "2026-11-21", 0)).toBe("2026-11-21");
});
