/** A desk of sixty talks under Telegram's budget: nothing is refused, danger does not wait, the rest waits in bounds. */
import { describe, expect, test } from "vitest";
import { simulateDesk, waitAt } from "../bench/desk-budget.js";

const secondMs = 1000;

describe("sixty talks, each with a message every ten seconds", () => {
  test.each([1, 2, 3, 6])("in %i forums nothing is refused and danger is told within 3 s", (forums) => {
    const run = simulateDesk(forums);
    expect(run.refused).toBe(0);
    expect(run.imminent.length).toBeGreaterThan(80);
    expect(waitAt(run.imminent, 0.99)).toBeLessThanOrEqual(3 * secondMs);
    // Much that waits goes together.
    expect(run.messages / run.posts).toBeGreaterThan(forums === 6 ? 2 : 5);
  });

  test("what is not urgent waits no longer than one round of all talks, and k forums divide that by k", () => {
    const waits = new Map([1, 2, 3, 6].map((forums) => [forums, simulateDesk(forums).others]));
    const half = (forums: number) => waitAt(waits.get(forums) ?? [], 0.5);
    expect(waitAt(waits.get(1) ?? [], 1)).toBeLessThan(480 * secondMs);
    for (const forums of [2, 3, 6]) {
      const share = half(1) / half(forums) / forums;
      expect(share, `${forums} forums: ${half(forums)}`).toBeGreaterThan(0.75);
      expect(share, `${forums} forums: ${half(forums)}`).toBeLessThan(1.6);
    }
  });

  test("two lives in danger in one forum are heard all the same", () => {
    const run = simulateDesk(1, 2);
    expect(run.refused).toBe(0);
    expect(waitAt(run.imminent, 0.95)).toBeLessThanOrEqual(3 * secondMs);
  });
});
