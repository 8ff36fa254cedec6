/** What answers about violence at home mean: never less than grave, few words where somebody watches. */
import { describe, expect, test } from "vitest";
import { assessViolence, type ViolenceAnswers, voiceOf } from "../../src/domain/violence.js";

const calm: ViolenceAnswers = {
  voice: "teen",
  unsure: false,
  near: false,
  whom: "me",
  forms: ["humiliate"],
  injured: false,
  shelter: "yes",
  wish: "advice",
};
const assess = (more: Partial<ViolenceAnswers>) => assessViolence({ ...calm, ...more });

describe("level", () => {
  test.each<[string, Partial<ViolenceAnswers>, string, boolean]>([
    ["nothing grave, advice only", {}, "elevated", false],
    ["a wish for a human", { wish: "talk" }, "elevated", true],
    ["a wish to get away", { wish: "leave" }, "elevated", true],
    ["unsure whether it is dangerous", { unsure: true }, "high", true],
    ["somebody near", { near: true }, "high", true],
    ["injured", { injured: true }, "high", true],
    ["nowhere to go", { shelter: "no" }, "high", true],
    ["touched", { forms: ["sexual"], wish: "nothing" }, "high", true],
    ["thrown out", { forms: ["out"] }, "high", true],
  ])("%s", (_, more, level, needsHuman) => {
    expect(assess(more)).toMatchObject({ level, needsHuman });
  });
});

test("a child is told to keep out of it and whom to tell; an adult what to pack; a witness not to confront", () => {
  expect(assess({}).steps).toEqual(["apart", "call", "tell", "bag", "right"]);
  expect(assess({ voice: "adult" }).steps).toEqual(["apart", "bag", "exit", "code", "phone"]);
  expect(assess({ voice: "witness", whom: "child" })).toMatchObject({
    opening: "child",
    steps: ["call", "ask", "distance", "right"],
  });
  expect(assess({ injured: true }).steps).toContain("trace");
  expect(assess({ near: true, injured: true }).steps).toEqual(["call", "exit", "code"]);
});

test.each<[string, Partial<ViolenceAnswers>, string]>([
  ["skipped by a teen", { whom: undefined }, "me"],
  ["told in words of their own", { whom: "~words" }, "me"],
  ["skipped by an adult at home", { voice: "adult", whom: undefined }, "me"],
  ["skipped by whoever sees it", { voice: "witness", whom: undefined }, "other"],
  ["a mother", { whom: "mother" }, "other"],
  ["both", { voice: "adult", whom: "both" }, "me"],
  ["a child of theirs", { voice: "adult", whom: "child" }, "child"],
])("whose fault it is not: %s", (_, more, opening) => {
  expect(assess(more).opening).toBe(opening);
});

test("whose voice it is goes by role; who has not said is met as a teen", () => {
  expect((["teen", "parent", "worried", "professional", undefined] as const).map(voiceOf)).toEqual([
    "teen",
    "adult",
    "witness",
    "witness",
    "teen",
  ]);
});
