import { describe, expect, test } from "vitest";
import { isOpenAt } from "../../src/domain/directory/opening.js";

const weekdays = [{ byday: "MO,TU,WE,TH,FR", opens_at: "09:00", closes_at: "18:00" }];
const nights = [{ byday: "FR", opens_at: "20:00", closes_at: "06:00" }];
const always = [{ byday: "MO,TU,WE,TH,FR,SA,SU", opens_at: "00:00", closes_at: "24:00" }];

describe("whether a place is open, on its own clock", () => {
  test.each([
    // 2026-11-20 is a Friday.
    ["weekday noon", weekdays, "2026-11-20T09:00:00.000Z", 3, true],
    ["before it opens", weekdays, "2026-11-20T05:59:00.000Z", 3, false],
    ["the minute it opens", weekdays, "2026-11-20T06:00:00.000Z", 3, true],
    ["the minute it closes", weekdays, "2026-11-20T15:00:00.000Z", 3, false],
    ["Saturday", weekdays, "2026-11-21T09:00:00.000Z", 3, false],
    ["Friday in London, Saturday in Vladivostok", weekdays, "2026-11-20T15:00:00.000Z", 10, false],
    ["a night that began on Friday", nights, "2026-11-21T02:00:00.000Z", 3, true],
    ["the night after", nights, "2026-11-22T02:00:00.000Z", 3, false],
    ["round the clock", always, "2026-11-22T20:59:00.000Z", 3, true],
  ])("%s", (_, weekly, now, offset, open) => {
    expect(isOpenAt(weekly, now, offset)).toBe(open);
  });

  test("is not claimed when no hours are known", () => {
    expect(isOpenAt([], "2026-11-20T09:00:00.000Z", 3)).toBeUndefined();
  });
});
