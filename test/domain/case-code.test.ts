import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  caseAccessMs,
  isCaseOver,
  newCaseCode,
  nextTryAt,
  parseCaseCode,
  showCaseCode,
  wrongNow,
} from "../../src/domain/case-code.js";
import { dayMs, minuteMs, plus } from "../../src/domain/time.js";

const now = "2026-11-21T12:00:00.000Z";
const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 16, maxLength: 16 });

describe("a case code", () => {
  test("is 16 digits that do not begin with 0, and reads back as it was shown", () => {
    fc.assert(
      fc.property(digits, (drawn) => {
        const left = [...drawn];
        const code = newCaseCode(() => left.shift() ?? 0);
        expect(code).toMatch(/^[1-9]\d{15}$/);
        expect(showCaseCode(code)).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/);
        expect(parseCaseCode(showCaseCode(code))).toBe(code);
      }),
    );
  });

  test.each([
    ["1234567890123456", "1234567890123456"],
    [" 1234-5678-9012-3456 ", "1234567890123456"],
    ["1234 5678\n9012 3456", "1234567890123456"],
    ["1234 5678 9012 345", undefined],
    ["мой код 1234 5678 9012 3456", undefined],
    ["12345678901234567", undefined],
  ])("%j is read as %j", (typed, code) => expect(parseCaseCode(typed)).toBe(code));

  test("ends 90 days after its last use", () => {
    expect(isCaseOver(plus(now, -caseAccessMs), now)).toBe(false);
    expect(isCaseOver(plus(now, -caseAccessMs - 1), now)).toBe(true);
  });
});

describe("wrong codes", () => {
  test.each([
    [0, undefined],
    [2, undefined],
    [3, 1],
    [4, 5],
    [5, 30],
    [50, 30],
  ])("after %d the next try is in %s min", (count, minutes) => {
    const until = nextTryAt({ count, lastAt: now }, now);
    expect(until).toBe(minutes === undefined ? undefined : plus(now, minutes * minuteMs));
    if (until !== undefined) expect(nextTryAt({ count, lastAt: now }, until)).toBeUndefined();
  });

  test("are forgotten after a day without one", () => {
    expect(wrongNow({ count: 9, lastAt: plus(now, -dayMs) }, now)).toBe(9);
    expect(wrongNow({ count: 9, lastAt: plus(now, -dayMs - 1) }, now)).toBe(0);
    expect(wrongNow({ count: 0, lastAt: undefined }, now)).toBe(0);
  });
});
