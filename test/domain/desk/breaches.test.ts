/** Words that came too late: what an event tells of one, and how they are counted. */
import { expect, test } from "vitest";
import { breachOf, countBreaches } from "../../../src/domain/desk/breaches.js";

const event = { at: "2026-11-20T09:00:00.000Z", teamId: 1, level: "standard" };

test("an event tells which word it was and at which level", () => {
  expect(breachOf({ ...event, kind: "next-breach", detail: "high" })).toEqual({
    at: event.at,
    teamId: 1,
    level: "high",
    kind: "nextWord",
  });
  // One from before levels were written down has that of its ticket.
  expect(breachOf({ ...event, kind: "breach", detail: null })).toMatchObject({
    level: "standard",
    kind: "firstWord",
  });
});

test("days begin on the clock of whoever looks; nothing is counted twice or together that differs", () => {
  const of = (at: string, more: object = {}) => ({
    ...breachOf({ ...event, kind: "breach", detail: "high", at }),
    ...more,
  });
  const breaches = [
    of("2026-11-20T20:59:00.000Z"),
    of("2026-11-20T21:00:00.000Z"),
    of("2026-11-20T22:00:00.000Z"),
    of("2026-11-20T22:00:00.000Z", { teamId: undefined }),
  ];
  expect(countBreaches(breaches, 3).map(({ day, teamId, count }) => [day, teamId, count])).toEqual([
    ["2026-11-20", 1, 1],
    ["2026-11-21", 1, 2],
    ["2026-11-21", undefined, 1],
  ]);
});
