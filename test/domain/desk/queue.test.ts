/** What is next for whom, how much one person holds, what may be passed over; and which topics make room. */
import { expect, test } from "vitest";
import { asksToAvoid } from "../../../src/domain/desk/avoiding.js";
import { mostTopics, roomIn, toThin } from "../../../src/domain/desk/fullness.js";
import { fullFor, nextOf, passedOver } from "../../../src/domain/desk/queue.js";
import { usualCaps } from "../../../src/domain/desk/team-terms.js";
import { type Level, levels, type Ticket } from "../../../src/domain/tickets.js";
import { plus } from "../../../src/domain/time.js";

const start = "2026-11-25T09:00:00.000Z";
const ticket = (id: number, level: Level, more: Partial<Ticket> = {}): Ticket =>
  ({ id, level, status: "offered", createdAt: start, ...more }) as Ticket;
const held = (...of: Level[]) => of.map((level) => ({ level, status: "waitingForUs" as const }));

test("a hundred in any order are taken by level, then by waiting", () => {
  let queue = Array.from({ length: 100 }, (_, n) =>
    ticket(n + 1, levels[(n * 7 + (n % 3)) % 4] ?? "standard"),
  );
  const order: Ticket[] = [];
  for (let next = nextOf(queue, () => true); next !== undefined; next = nextOf(queue, () => true)) {
    order.push(next);
    queue = queue.filter(({ id }) => id !== next?.id);
  }
  expect(order).toHaveLength(100);
  const keys = order.map(({ id, level }) => levels.indexOf(level) * 1000 + id);
  expect(keys).toEqual(keys.toSorted((a, b) => a - b));
});

test("one life in danger at once, or three others; what rests does not count", () => {
  const calm = ticket(1, "elevated");
  const grave = ticket(2, "imminent");
  expect(fullFor(held("high", "elevated"), calm, usualCaps, start)).toBeUndefined();
  expect(fullFor(held("high", "elevated", "standard"), calm, usualCaps, start)).toEqual({
    of: "others",
    most: 3,
  });
  expect(fullFor(held("high", "elevated", "standard"), grave, usualCaps, start)).toBeUndefined();
  expect(fullFor(held("imminent"), grave, usualCaps, start)).toEqual({ of: "imminent", most: 1 });
  expect(fullFor([{ level: "imminent", status: "snoozed" }], grave, usualCaps, start)).toBeUndefined();
  // Nobody has come for five minutes: then a second one is better than none.
  expect(fullFor(held("imminent"), grave, usualCaps, plus(start, 5 * 60_000))).toBeUndefined();
  expect(fullFor(held("high"), calm, { imminent: 1, others: 1 }, start)).toEqual({ of: "others", most: 1 });
});

test("what is urgent is not passed over in silence; what is not may be", () => {
  const [grave, high, calm, plain] = [
    ticket(4, "imminent"),
    ticket(3, "high"),
    ticket(2, "elevated"),
    ticket(1, "standard"),
  ];
  const all = [plain, calm, high, grave];
  expect(passedOver(plain, all, () => true)?.id).toBe(4);
  expect(passedOver(high, all, () => true)?.id).toBe(4);
  expect(passedOver(high, all, ({ id }) => id !== 4)).toBeUndefined();
  expect(passedOver(grave, all, () => true)).toBeUndefined();
  expect(passedOver(plain, [plain, calm], () => true)).toBeUndefined();
  expect(passedOver(high, [ticket(0, "high"), high], () => true)).toBeUndefined();
});

test("the wish is the whole of what is said, never a part of a story", () => {
  const phrases = ["не люди из моей школы", "не наш психолог"];
  const means = (text: string) => asksToAvoid(text, phrases, ["только", "можно", "пожалуйста"]);
  expect(means("Только не люди из моей школы, пожалуйста!")).toBe(true);
  expect(means("можно не наш психолог?")).toBe(true);
  for (const story of ["не из моей школы", "меня бьют не люди из моей школы", "люди из моей школы", ""])
    expect(means(story), story).toBe(false);
});

test("a forum is thinned before it is full: what is long over goes first", () => {
  expect(roomIn({ topics: 900, newestMessage: 10 })).toEqual({ tooMany: 0, isWornOut: false });
  expect(roomIn({ topics: mostTopics, newestMessage: 10 }).tooMany).toBe(100);
  expect(roomIn({ topics: 1, newestMessage: 950_000 }).isWornOut).toBe(true);
  const now = "2026-12-31T00:00:00.000Z";
  const ended = [
    { id: 1, closedAt: "2026-12-20T00:00:00.000Z" },
    { id: 2, closedAt: "2026-10-01T00:00:00.000Z" },
    { id: 3, closedAt: "2026-11-01T00:00:00.000Z" },
  ];
  expect(toThin(ended, 2, now).map(({ id }) => id)).toEqual([2, 3]);
  expect(toThin(ended, 5, now)).toHaveLength(3);
});
