/** Steps of a plan: what is typed about them, when they are spoken of, and whom a centre is known to take. */
import { describe, expect, test } from "vitest";
import { dueOn } from "../../src/domain/programmes/flow.js";
import { takesAges } from "../../src/domain/programmes/stay-ages.js";
import { clockOfStep, readStep } from "../../src/domain/programmes/steps.js";

test.each([
  ["", { kind: "show" }],
  ["25.12 подать  заявление", { kind: "add", day: "2026-12-25", title: "подать заявление" }],
  ["25.12", { kind: "unclear" }],
  ["подать заявление", { kind: "unclear" }],
  ["12 готово", { kind: "done", id: 12 }],
  ["№12 Done", { kind: "done", id: 12 }],
  ["12 28.12", { kind: "move", id: 12, day: "2026-12-28" }],
  ["12 потом", { kind: "unclear" }],
  ["31.02 подать", { kind: "unclear" }],
])("«%s»", (text, said) => {
  expect(readStep(text, "2026-11-22")).toEqual(said);
});

describe("a step is spoken of", () => {
  const at = (now: string) => clockOfStep(dueOn("2026-12-25", 10), { now, utcOffset: 10 });
  test("the day before, on the day, and to staff the morning after; then no more", () => {
    expect(at("2026-12-01T00:00:00.000Z")).toEqual({ at: "2026-12-24T00:00:00.000Z", days: 1 });
    expect(at("2026-12-24T00:00:00.000Z")).toEqual({ at: "2026-12-25T00:00:00.000Z", days: 0 });
    expect(at("2026-12-25T00:00:00.000Z")).toEqual({ at: "2026-12-26T00:00:00.000Z", days: -1 });
    expect(at("2026-12-26T00:00:00.000Z")).toBeUndefined();
  });
});

describe("ages that a centre takes", () => {
  const upTo4 = { ages: { value: { from: 0, to: 4 }, source: ["x"] } };
  test.each([
    [["0-1", "1-3"], true],
    [["pregnant"], true],
    [["4-6"], true],
    [["1-3", "7-11"], false],
    [[], true],
  ])("%j up to 4: %s", (children, takes) => expect(takesAges(upTo4, children)).toBe(takes));
  test("what is not known is not ruled out", () => {
    expect(takesAges({ ages: { unknown: true } }, ["12-17"])).toBe(true);
  });
});
