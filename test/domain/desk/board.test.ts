/** What the board counts, and that its words fit on a phone in every language. */
import { describe, expect, test } from "vitest";
import { drawBoard } from "../../../src/documents/board.js";
import { widthOf } from "../../../src/documents/picture.js";
import { type BoardFacts, boardOf } from "../../../src/domain/desk/board.js";
import { usualCaps } from "../../../src/domain/desk/team-terms.js";
import { languages } from "../../../src/domain/people.js";
import type { Ticket } from "../../../src/domain/tickets.js";
import { hourMs, minuteMs, plus } from "../../../src/domain/time.js";
import { createI18n } from "../../../src/i18n/i18n.js";
import { boardPicture, boardText } from "../../../src/views/desk/board.js";

/** A Sunday, 12:40 in Moscow. */
const now = "2026-11-22T09:40:00.000Z";
const ago = (minutes: number) => plus(now, -minutes * minuteMs);
let ids = 0;
const ticket = (
  level: Ticket["level"],
  status: Ticket["status"],
  minutes: number,
  assigneeId?: number,
): Ticket => {
  ids += 1;
  return {
    id: ids,
    level,
    status,
    createdAt: ago(minutes),
    assigneeId,
    firstWordAt: status === "waitingForUs" || status === "waitingForPerson" ? ago(minutes) : undefined,
  } as Ticket;
};
const member = (id: number, name: string, role: "specialist" | "supervisor" | "analyst" = "specialist") => ({
  id,
  name,
  role,
  bound: true,
  caps: usualCaps,
});
const daily = (staffId: number, from: number, to: number) =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    staffId,
    weekday,
    startsAt: from * 60,
    endsAt: to * 60,
    utcOffset: 3,
  }));
const facts: BoardFacts = { tickets: [], staff: [], roster: [], resting: [], owed: [], late: [], now };

describe("what is counted", () => {
  test("who waits, by level, and the longest of them: only those that nobody has taken", () => {
    const { waiting } = boardOf({
      ...facts,
      tickets: [
        ticket("imminent", "offered", 2),
        ticket("standard", "new", 47),
        ticket("standard", "offered", 130),
        ticket("high", "claimed", 500, 1),
        ticket("high", "snoozed", 500, 1),
      ],
    });
    expect(waiting).toEqual({
      imminent: { count: 1, longestMs: 2 * minuteMs },
      high: { count: 0, longestMs: 0 },
      elevated: { count: 0, longestMs: 0 },
      // In steps, so that a long wait is no news every minute.
      standard: { count: 2, longestMs: 2 * hourMs },
    });
  });

  test("who has no answer: the taken whom nobody has written to, and those who wrote last", () => {
    const taken = ticket("standard", "claimed", 12, 1);
    const asked = ticket("standard", "waitingForUs", 300, 1);
    const answered = ticket("standard", "waitingForPerson", 300, 1);
    const owed = [{ ticketId: asked.id, since: ago(33) }];
    const { unanswered } = boardOf({ ...facts, tickets: [taken, asked, answered], owed });
    expect(unanswered).toEqual({ count: 2, longestMs: 30 * minuteMs });
  });

  test("what somebody holds, beside what they can: what rests takes no room; the busiest first", () => {
    const { talks, open } = boardOf({
      ...facts,
      staff: [member(1, "Айгуль"), member(2, "Дина"), member(3, "Марат"), member(4, "Ольга", "analyst")],
      roster: [...daily(1, 9, 18), ...daily(3, 18, 24), ...daily(4, 0, 24)],
      resting: [2],
      tickets: [
        ticket("standard", "waitingForPerson", 5, 1),
        ticket("standard", "snoozed", 5, 1),
        ticket("imminent", "claimed", 5, 2),
        ticket("elevated", "transferred", 5, 2),
      ],
    });
    expect(talks).toEqual([
      { name: "Дина", urgent: 1, others: 1, caps: usualCaps, state: "resting" },
      { name: "Айгуль", urgent: 0, others: 1, caps: usualCaps, state: "there" },
    ]);
    expect(open).toBe(4);
  });

  test("whoever rests is not named as there as well", () => {
    const { duty } = boardOf({
      ...facts,
      staff: [member(1, "Айгуль"), member(3, "Марат")],
      roster: [...daily(1, 9, 18), ...daily(3, 0, 24)],
      resting: [1],
    });
    expect(duty.now.map(({ name }) => name)).toEqual(["Марат"]);
    expect(duty.resting).toEqual(["Айгуль"]);
  });

  test("who is there until when, and who comes next; whoever is there around the clock never goes", () => {
    const staff = [member(1, "Айгуль"), member(2, "Дина"), member(3, "Марат")];
    const { duty } = boardOf({
      ...facts,
      staff,
      roster: [...daily(1, 9, 18), ...daily(2, 18, 33), ...daily(3, 0, 24)],
    });
    expect(duty.now).toEqual([
      { name: "Марат", until: undefined },
      { name: "Айгуль", until: "2026-11-22T15:00:00.000Z" },
    ]);
    expect(duty.next).toEqual({ names: ["Дина"], at: "2026-11-22T15:00:00.000Z" });
    expect(boardOf({ ...facts, staff }).duty).toMatchObject({ isKnown: false, now: [], next: undefined });
  });

  test("words that were late, by which word it was", () => {
    const late = [
      { kind: "firstWord", count: 1 },
      { kind: "nextWord", count: 2 },
      { kind: "firstWord", count: 3 },
    ] as const;
    expect(boardOf({ ...facts, late }).late).toEqual({ firstWord: 4, nextWord: 2 });
  });
});

const crowd = Array.from({ length: 30 }, (_, index) =>
  member(index + 1, `Константин Константинович ${index}`),
);
const full = boardOf({
  ...facts,
  staff: crowd,
  roster: crowd.flatMap(({ id }) => daily(id, 9, 18)),
  resting: crowd.map(({ id }) => id),
  tickets: [
    ...crowd.map(({ id }) => ticket("imminent", "claimed", 4000, id)),
    ...(["imminent", "high", "elevated", "standard"] as const).flatMap((level) =>
      Array.from({ length: 111 }, () => ticket(level, "offered", 4000)),
    ),
  ],
  late: [
    { kind: "firstWord", count: 120 },
    { kind: "nextWord", count: 130 },
  ],
});
const about = {
  team: "Межведомственная дежурная группа Республики Татарстан",
  time: "12:40",
  utcOffset: 3,
  timeOf: () => "23 ноября, 12:40",
  isCountsOnly: false,
  isLive: true,
};

describe.each(languages)("in words: %s", (language) => {
  const t = createI18n().translator(language, true);

  test("what stands below the picture fits there, whoever is there", () => {
    expect(boardText(t, full, about).length).toBeLessThanOrEqual(1024);
  });

  test("levels, sections and numbers fit where they stand", () => {
    const { tiles, waiting, talks } = boardPicture(t, full, about);
    for (const { label } of tiles) expect(widthOf(label, { size: 14.5, bold: true })).toBeLessThan(103);
    for (const { wait } of boardPicture(t, full, about).tiles)
      expect(widthOf(wait ?? "", { size: 12 })).toBeLessThan(147);
    for (const text of [waiting, talks?.title ?? ""])
      expect(widthOf(text, { size: 15, bold: true })).toBeLessThan(360);
    expect(talks?.rows).toHaveLength(12);
    expect(talks?.more).toContain("18");
  });

  test("who counts names nobody of the staff", () => {
    const counted = { ...about, isCountsOnly: true };
    const words = JSON.stringify([boardPicture(t, full, counted), boardText(t, full, counted)]);
    expect(words).not.toContain("Константин");
  });
});

test("it is a picture as wide as a phone shows, however many there are", async () => {
  const t = createI18n().translator("ru", true);
  const sizes: { width: number; height: number }[] = [];
  for (const board of [boardOf(facts), full]) {
    const png = await drawBoard(boardPicture(t, board, about));
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    sizes.push({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) });
  }
  expect(sizes.map(({ width }) => width)).toEqual([800, 800]);
  expect(Math.max(...sizes.map(({ height }) => height))).toBeLessThan(2600);
});

test("round-the-clock duty is no gap: that nobody else comes is said only where somebody goes", () => {
  const t = createI18n().translator("ru", true);
  const words = {
    team: undefined,
    time: "12:40",
    utcOffset: 3,
    timeOf: (at: string) => at,
    isCountsOnly: false,
    isLive: false,
  };
  const said = (roster: BoardFacts["roster"]) =>
    boardText(t, boardOf({ ...facts, staff: [member(1, "Вера")], roster }), words);
  expect(said(daily(1, 0, 24))).not.toContain(t("board:staff.dutyNobodyNext"));
  expect(said([])).not.toContain(t("board:staff.dutyNobodyNext"));
  const once = [{ staffId: 1, weekday: 7, startsAt: 600, endsAt: 900, utcOffset: 3 }];
  expect(boardOf({ ...facts, staff: [member(1, "Вера")], roster: once }).duty.isLasting).toBe(false);
});

test("a wait that is told in steps is not told as less than it is", () => {
  const told = (minutes: number) =>
    boardText(
      createI18n().translator("ru", true),
      boardOf({ ...facts, tickets: [ticket("imminent", "offered", minutes)] }),
      about,
    );
  expect(told(12)).toContain("ждёт 12 мин");
  expect(told(19)).toContain("ждёт от 15 мин");
});

test("a talk that goes on for days waits since its last word", () => {
  const old = ticket("standard", "offered", 3000);
  const back = { ...ticket("standard", "reopened", 3000, 1), firstWordAt: undefined };
  const owed = [old, back].map(({ id }) => ({ ticketId: id, since: ago(10) }));
  const board = boardOf({ ...facts, tickets: [old, back], owed });
  expect(board.waiting.standard.longestMs).toBe(10 * minuteMs);
  expect(board.unanswered.longestMs).toBe(10 * minuteMs);
});
