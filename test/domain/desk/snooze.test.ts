/** Rests: which days are understood, what may rest and for what reason, and when a team is awake to go on. */
import { describe, expect, test } from "vitest";
import { mayNotRest, readSnooze, wakeAt } from "../../../src/domain/desk/snooze.js";

/** A Sunday. */
const today = "2026-11-22";

test.each([
  ["завтра", "2026-11-23", ""],
  ["3 дня", "2026-11-25", ""],
  ["in 7 days", "2026-11-29", ""],
  ["25.11", "2026-11-25", ""],
  ["25.11 ждём ответа школы", "2026-11-25", "ждём ответа школы"],
  ["пн", "2026-11-23", ""],
  ["через неделю, после каникул", "2026-11-29", "после каникул"],
  ["22.12", "2026-12-22", ""],
])("%s", (text, day, reason) => {
  expect(readSnooze(text, today)).toEqual({ ok: true, value: { day, reason } });
});

test.each([
  ["", "none"],
  ["потом", "none"],
  ["сегодня", "today"],
  ["вчера", "past"],
  ["31.02", "no-such"],
  ["23.12", "too-long"],
  ["2 месяца", "too-long"],
  ["21.11", "too-long"],
  ["5 лет", "none"],
])("not understood or not allowed: %s", (text, code) => {
  expect(readSnooze(text, today)).toMatchObject({ ok: false, code });
});

const answered = "2026-11-22T08:00:00.000Z";
test.each([
  ["imminent", answered, "ждём", "imminent"],
  ["high", answered, "", "needs-reason"],
  ["high", answered, "ждём", undefined],
  ["standard", undefined, "ждём", "no-word"],
  ["elevated", answered, "", undefined],
] as const)("%s, answered %s, because of «%s»", (level, firstWordAt, reason, expected) => {
  expect(mayNotRest({ level, firstWordAt }, reason)).toBe(expected);
});

describe("woken", () => {
  test.each([
    ["always", undefined, 3, "2026-11-23T06:00:00.000Z"],
    ["in Vladivostok", undefined, 10, "2026-11-22T23:00:00.000Z"],
    ["in the hours of the team", "mon-fri 10:00-18:00", 3, "2026-11-23T07:00:00.000Z"],
    ["at noon", "mon 12:30-18:00", 3, "2026-11-23T09:30:00.000Z"],
    ["a night team, in its evening", "all 20:00-4:00", 3, "2026-11-23T17:00:00.000Z"],
  ])("%s", (_, hours, utcOffset, expected) => {
    expect(wakeAt("2026-11-23", { hours, utcOffset })).toBe(expected);
  });

  test("on the next day of work when the team does not work on that one", () => {
    const terms = { hours: "mon-fri 9:00-18:00", utcOffset: 3 };
    expect(wakeAt("2026-11-28", terms)).toBe("2026-11-30T06:00:00.000Z");
  });
});
