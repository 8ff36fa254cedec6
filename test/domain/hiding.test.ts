import { describe, expect, test } from "vitest";
import {
  inPortions,
  nextSweep,
  retryAfterMs,
  sortTraces,
  sweptNow,
  type Trace,
} from "../../src/domain/hiding.js";
import { hourMs, minuteMs, plus, secondMs } from "../../src/domain/time.js";

const now = "2026-11-21T12:00:00.000Z";
const aged = (...ages: number[]): Trace[] =>
  ages.map((ageMs, messageId) => ({ messageId, at: plus(now, -ageMs) }));
const ids = (traces: readonly Trace[]) => traces.map(({ messageId }) => messageId);

describe("what can still be hidden", () => {
  test("is younger than 48 hours, with a moment for the call itself", () => {
    const { removable, staying } = sortTraces(
      aged(0, 48 * hourMs - minuteMs, 48 * hourMs - secondMs, 48 * hourMs + minuteMs),
      now,
    );
    expect(ids(removable)).toEqual([0, 1]);
    expect(ids(staying)).toEqual([2, 3]);
  });

  test("is swept at 47 hours, and what is nearly as old goes along", () => {
    const traces = aged(47 * hourMs, 46 * hourMs, 46 * hourMs - 1, hourMs);
    expect(ids(sweptNow(traces, now))).toEqual([0, 1]);
    expect(nextSweep(traces.slice(2))).toBe(plus(now, hourMs + 1));
    expect(nextSweep([])).toBeUndefined();
  });

  test("goes in portions of 100, and in smaller ones after a refusal", () => {
    const traces = aged(...Array.from({ length: 205 }, () => 0));
    expect(inPortions(traces, 0).map((portion) => portion.length)).toEqual([100, 100, 5]);
    expect(inPortions(traces, 1)).toHaveLength(21);
    expect(inPortions(traces, 2)).toHaveLength(205);
    expect(inPortions(traces, 9)).toHaveLength(205);
    expect(inPortions(traces, 0).flat()).toEqual(traces);
    expect(inPortions([], 0)).toEqual([]);
  });

  test("is tried at least four times in the hour that is left", () => {
    const four = [0, 1, 2, 3].reduce((sum, attempt) => sum + retryAfterMs(attempt), 0);
    expect(four).toBeLessThan(hourMs);
  });
});
