/** Two keys: whatever happens in whatever order, a name is shown once at most, and never without two different people. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  asksTooOften,
  type RevealMove,
  type RevealState,
  revealMoved,
} from "../../../src/domain/desk/reveal.js";
import { dayMs, instant } from "../../../src/domain/time.js";

const who = fc.integer({ min: 1, max: 3 });
const move: fc.Arbitrary<RevealMove> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("send" as const), by: who, told: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ kind: "escalate" } as const) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("confirm" as const), by: who, told: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("decline" as const), by: who }) },
  { weight: 4, arbitrary: fc.constant({ kind: "show" } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: "end" } as const) },
);
const draft = (askedBy: number): RevealState => ({
  status: "drafted",
  askedBy,
  decidedBy: undefined,
  told: undefined,
});

/** Every state that moves lead through; refused ones change nothing. */
const through = (askedBy: number, moves: readonly RevealMove[]) => {
  let state = draft(askedBy);
  const taken: RevealMove[] = [];
  for (const one of moves) {
    const next = revealMoved(state, one);
    if (next === undefined) continue;
    state = next;
    taken.push(one);
  }
  return { state, taken };
};

test("never shown without two different people, nor twice, nor after a refusal", () => {
  let shown = 0;
  fc.assert(
    fc.property(who, fc.array(move, { maxLength: 30, size: "max" }), (askedBy, moves) => {
      const { state, taken } = through(askedBy, moves);
      const shows = taken.filter(({ kind }) => kind === "show");
      expect(shows.length).toBeLessThanOrEqual(1);
      if (shows.length === 0) return;
      shown += 1;
      const confirms = taken.filter((one) => one.kind === "confirm");
      expect(confirms).toHaveLength(1);
      expect(confirms[0]?.by).not.toBe(askedBy);
      expect(state.decidedBy).toBe(confirms[0]?.by);
      expect(taken.some(({ kind }) => kind === "decline")).toBe(false);
    }),
    { numRuns: 3000 },
  );
  // The property says nothing if no way leads there.
  expect(shown).toBeGreaterThan(20);
});

test("that the person is not told needs both keys; telling them needs one", () => {
  fc.assert(
    fc.property(who, fc.array(move, { maxLength: 30, size: "max" }), (askedBy, moves) => {
      const { state, taken } = through(askedBy, moves);
      if (!["confirmed", "shown"].includes(state.status) || state.told !== false) return;
      const wishes = taken.filter((one) => one.kind === "send" || one.kind === "confirm");
      expect(wishes.map(({ told }) => told)).toEqual([false, false]);
    }),
    { numRuns: 3000 },
  );
});

describe("how often", () => {
  const at = (daysAgo: number) => instant(Date.parse("2026-11-22T12:00:00Z") - daysAgo * dayMs);
  const now = at(0);
  test.each([
    [[], false],
    [[0.1], false],
    [[0.1, 0.5], true],
    [[0.1, 1.5], false],
    [[2, 5, 8, 11], false],
    [[2, 5, 8, 11, 20], true],
    [[2, 5, 8, 11, 40], false],
  ])("%j days ago: too often %s", (days, expected) => {
    expect(asksTooOften(days.map(at), now)).toBe(expected);
  });
});
