import { expect, test } from "vitest";
import type { Day } from "../../src/domain/days.js";
import { afterWorkingTime } from "../../src/domain/programmes/working-time.js";
import { dayMs, hourMs } from "../../src/domain/time.js";

/** Weekends, and a Monday that is a holiday. */
const isWorkingDay = (day: Day) =>
  ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) && day !== "2026-03-09";

test.each([
  ["a day among working days", "2026-03-03T09:00:00.000Z", dayMs, "2026-03-04T09:00:00.000Z"],
  ["Friday noon and a day is Monday noon", "2026-03-13T09:00:00.000Z", dayMs, "2026-03-16T09:00:00.000Z"],
  [
    "a holiday after the weekend is passed over",
    "2026-03-06T12:00:00.000Z",
    dayMs,
    "2026-03-10T12:00:00.000Z",
  ],
  [
    "what begins on a day off counts from the next morning",
    "2026-03-14T09:00:00.000Z",
    4 * hourMs,
    "2026-03-16T01:00:00.000Z",
  ],
  [
    "days are those of the place: it is Saturday there already",
    "2026-03-13T22:00:00.000Z",
    hourMs,
    "2026-03-15T22:00:00.000Z",
  ],
])("%s", (_, now, ms, then) => {
  expect(afterWorkingTime(now, ms, { utcOffset: 3, isWorkingDay })).toBe(then);
});

test("a calendar without working days ends all the same", () => {
  expect(
    afterWorkingTime("2026-03-14T09:00:00.000Z", dayMs, {
      utcOffset: 3,
      isWorkingDay: () => false,
    }),
  ).toMatch(/^2026-04/);
});
