import { describe, expect, test } from "vitest";
import {
  after,
  afterNight,
  atHour,
  daysOf,
  dueAfter,
  hourIn,
  isUnwanted,
  type ReferralStep,
  raisedBy,
  reasonsOf,
  referralSteps,
  stageOf,
} from "../../src/domain/follow-ups.js";
import { levels } from "../../src/domain/tickets.js";
import { hourMs, msBetween } from "../../src/domain/time.js";

describe("when it is asked", () => {
  test.each([
    // Friday 23:30 in Vladivostok is Friday 13:30 in London.
    ["2026-11-20T13:30:00.000Z", 1, 10, 10, "2026-11-21T00:00:00.000Z"],
    ["2026-11-20T14:30:00.000Z", 1, 10, 10, "2026-11-22T00:00:00.000Z"],
    ["2026-11-20T20:59:00.000Z", 3, 19, 3, "2026-11-23T16:00:00.000Z"],
    ["2026-11-20T21:01:00.000Z", 3, 19, 3, "2026-11-24T16:00:00.000Z"],
    ["2026-12-31T12:00:00.000Z", 1, 8, 7, "2027-01-01T01:00:00.000Z"],
  ])("%s, %i days on at %i, UTC+%i", (from, days, hour, offset, due) => {
    expect(atHour(from, days, hour, offset)).toBe(due);
  });

  test.each([
    ["2026-11-20T02:00:00.000Z", "2026-11-20T16:00:00.000Z"],
    ["2026-11-20T19:30:00.000Z", "2026-11-21T16:00:00.000Z"],
    ["2026-11-20T16:00:00.000Z", undefined],
    ["2026-11-20T09:00:00.000Z", undefined],
  ])("nobody is woken: at %s it is put off to %s", (now, due) => {
    expect(afterNight(now, 19, 3)).toBe(due);
  });

  test("a place is asked about at 3, 10 and 30 days, at the same hour", () => {
    const start = "2026-11-20T09:00:00.000Z";
    const follow = { kind: "referral" as const, hour: 16 };
    const dues: string[] = [atHour(start, daysOf("referral", "standard")[0] ?? 0, 16, 3)];
    for (let step = 1; ; step += 1) {
      const due = dueAfter({ ...follow, dueAt: dues[step - 1] ?? "" }, step, "standard", 3);
      if (due === undefined) break;
      dues.push(due);
    }
    expect(dues).toEqual([
      "2026-11-23T13:00:00.000Z",
      "2026-11-30T13:00:00.000Z",
      "2026-12-20T13:00:00.000Z",
    ]);
  });

  test("the graver the matter, the sooner; never at once", () => {
    const first = levels.map((level) => daysOf("wellbeing", level)[0] ?? 0);
    expect(first).toEqual(first.toSorted((a, b) => a - b));
    for (const level of levels)
      for (const hour of [8, 21]) {
        const now = "2026-11-20T20:00:00.000Z";
        expect(
          msBetween(now, atHour(now, daysOf("wellbeing", level)[0] ?? 0, hour, 3)),
        ).toBeGreaterThanOrEqual(9 * hourMs);
      }
  });
});

test.each([
  ["в 18", 18],
  ["18:30", 18],
  ["давай в 9 утра", 9],
  ["at 7 pm", 19],
  ["кичке 8 дә", 8],
  ["в 3", undefined],
  ["23", undefined],
  ["мне 15 лет и мне плохо", undefined],
  ["вечером", undefined],
  ["8-800-2000-122", undefined],
])("the hour in «%s» is %s", (text, hour) => {
  expect(hourIn(text)).toBe(hour);
});

describe("what an answer leads to", () => {
  test.each<[number, Parameters<typeof after>[1], Parameters<typeof after>[2], string]>([
    [0, "better", [], "next"],
    [0, "worse", [], "next"],
    [0, "cannot", [], "again"],
    [0, "cannot", [{ step: 0, answer: "cannot" }], "end"],
    [1, "cannot", [{ step: 0, answer: "cannot" }], "again"],
    [0, "yes", [], "next"],
    [0, "no", [], "next"],
    [1, "no", [{ step: 0, answer: "yes" }], "next"],
  ])("question %i: %s", (step, answer, given, leads) => {
    expect(after(step, answer, given)).toBe(leads);
  });

  test.each<[number, string[], ReferralStep]>([
    [0, [], "called"],
    [1, ["yes"], "accepted"],
    [1, ["no"], "called"],
    [2, ["no", "yes"], "accepted"],
    [2, ["yes", "no"], "accepted"],
    [2, ["no", "no"], "called"],
    [2, ["yes", "yes"], "helped"],
    [1, [], "called"],
  ])("of a place, as question %i after %j, it is asked whether it came to: %s", (step, answers, stage) => {
    const given = answers.map((answer, index) => ({ step: index, answer }));
    expect(stageOf(step, given)).toBe(stage);
  });

  test("worse is one level more urgent, and never less than before", () => {
    expect(levels.map(raisedBy)).toEqual(["imminent", "imminent", "high", "elevated"]);
  });

  test("two questions in a row without an answer are the last ones", () => {
    expect(isUnwanted(0, [])).toBe(false);
    expect(isUnwanted(1, [])).toBe(true);
    expect(isUnwanted(1, [{ step: 0, answer: "same" }])).toBe(false);
    expect(isUnwanted(2, [{ step: 0, answer: "same" }])).toBe(true);
  });

  test("every no can be explained, and the last reason is any other", () => {
    for (const step of referralSteps) expect(reasonsOf(step).at(-1)).toBe("other");
  });
});
