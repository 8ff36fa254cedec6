/** Shifts that end: who goes soon, who has gone, and whose urgent talks would be with nobody. */
import { describe, expect, test } from "vitest";
import { isLeftAlone, type Seen, seenNow } from "../../../src/domain/desk/shifts.js";
import type { Duty } from "../../../src/domain/duty.js";

/** Sundays: 1 from nine to six, 2 from six to midnight, in Moscow. */
const roster: Duty[] = [
  { staffId: 1, weekday: 7, startsAt: 540, endsAt: 1080, utcOffset: 3 },
  { staffId: 2, weekday: 7, startsAt: 1080, endsAt: 1440, utcOffset: 3 },
];
const at = (time: string) => `2026-11-22T${time}:00.000Z`;

test("a day: listed once before the end, gone at the end, back at the beginning", () => {
  let seen: Seen | undefined;
  const look = (time: string, duties: readonly Duty[] = roster) => {
    const now = seenNow(seen, duties, at(time));
    seen = now.seen;
    return { going: now.going, gone: now.gone };
  };
  expect(look("10:00")).toEqual({ going: [], gone: [] });
  expect(look("14:46")).toEqual({ going: [1], gone: [] });
  expect(look("14:50")).toEqual({ going: [], gone: [] });
  expect(look("15:00")).toEqual({ going: [], gone: [1] });
  expect(seen).toEqual({ there: [2], left: { 1: at("15:00") }, told: [] });
  expect(look("15:01")).toEqual({ going: [], gone: [] });
  expect(look("20:50")).toEqual({ going: [2], gone: [] });
  expect(look("21:30")).toEqual({ going: [], gone: [2] });
  expect(seen?.left).toEqual({ 1: at("15:00"), 2: at("21:30") });
});

test("whoever is taken off the roster in the middle of a shift has gone, and is listed what they hold then", () => {
  const { seen } = seenNow(undefined, roster, at("10:00"));
  expect(seenNow(seen, roster.slice(1), at("10:05"))).toMatchObject({ going: [1], gone: [1] });
});

test("who comes back has not left; without a roster nobody leaves", () => {
  const seen: Seen = { there: [], left: { 1: at("05:00") }, told: [] };
  expect(seenNow(seen, roster, at("10:00")).seen.left).toEqual({});
  expect(seenNow({ ...seen, there: [1] }, [], at("10:00"))).toEqual({
    seen: { there: [], left: {}, told: [] },
    going: [],
    gone: [],
  });
});

describe("an urgent talk is alone", () => {
  const ticket = { assigneeId: 1, claimedAt: at("12:00"), status: "waitingForUs" } as const;
  const holder = { isBound: true, isResting: false, leftAt: at("15:00"), lastWordAt: at("14:40") };
  test.each([
    ["the shift is over", ticket, holder, true],
    ["and they still write", ticket, { ...holder, lastWordAt: at("14:55") }, false],
    ["they have not left", ticket, { ...holder, leftAt: undefined }, false],
    ["they took it after their shift", { ...ticket, claimedAt: at("15:01") }, holder, false],
    ["they rest", ticket, { ...holder, leftAt: undefined, isResting: true }, true],
    [
      "they are on the staff no more, whatever they wrote",
      ticket,
      { ...holder, isBound: false, lastWordAt: at("15:00") },
      true,
    ],
    ["it rests, and the shift is over", { ...ticket, status: "snoozed" }, holder, true],
    ["it is being handed over", { ...ticket, status: "transferred" }, holder, false],
  ] as const)("%s", (_, about, who, expected) => {
    expect(isLeftAlone(about, who, at("15:02"))).toBe(expected);
  });
});
