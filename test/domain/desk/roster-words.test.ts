/** Hours as supervisors type them: what is understood, and what exactly is not. */
import { describe, expect, test } from "vitest";
import { hoursIn, readChanges, readName } from "../../../src/domain/desk/roster-words.js";

/** A Sunday. */
const today = "2026-11-22";
const hours = (...all: [number, number][]) =>
  all.map(([from, to]) => ({ startsAt: from * 60, endsAt: to * 60 }));
const week = (weekdays: number[], ...all: [number, number][]) => ({
  kind: "week",
  weekdays,
  hours: hours(...all),
});
const dates = (days: string[], ...all: [number, number][]) => ({ kind: "dates", days, hours: hours(...all) });

describe("days and hours", () => {
  test.each([
    ["пн-пт 9:00-18:00", [week([1, 2, 3, 4, 5], [9, 18])]],
    ["пн–пт с 9 до 18", [week([1, 2, 3, 4, 5], [9, 18])]],
    ["сб выходной", [week([6])]],
    ["вт, чт 9-13, 14-18", [week([2, 4], [9, 13], [14, 18])]],
    ["пт-пн 22-6", [week([5, 6, 7, 1], [22, 30])]],
    ["ежедневно круглосуточно", [week([1, 2, 3, 4, 5, 6, 7], [0, 24])]],
    ["пн-пт 9-18 сб 10-14", [week([1, 2, 3, 4, 5], [9, 18]), week([6], [10, 14])]],
    [
      "по будням 9.00-18.30",
      [{ kind: "week", weekdays: [1, 2, 3, 4, 5], hours: [{ startsAt: 540, endsAt: 1110 }] }],
    ],
    ["25.11 10-14", [dates(["2026-11-25"], [10, 14])]],
    ["25.11 выходной", [dates(["2026-11-25"])]],
    ["завтра выходной", [dates(["2026-11-23"])]],
    ["24.11-26.11 болеет", [dates(["2026-11-24", "2026-11-25", "2026-11-26"])]],
    ["24-26.11 отпуск", [dates(["2026-11-24", "2026-11-25", "2026-11-26"])]],
    ["31.12 20-8", [dates(["2026-12-31"], [20, 32])]],
    ["25.11, 27.11 10-14", [dates(["2026-11-25", "2026-11-27"], [10, 14])]],
    ["25.11 как обычно", [{ kind: "dates", days: ["2026-11-25"], hours: undefined }]],
    ["25.11 10-14 26.11 выходной", [dates(["2026-11-25"], [10, 14]), dates(["2026-11-26"])]],
    ["дш-җм 9-18", [week([1, 2, 3, 4, 5], [9, 18])]],
    ["mon-fri 9-18", [week([1, 2, 3, 4, 5], [9, 18])]],
  ])("%s", (text, changes) => {
    expect(readChanges(text, today)).toEqual({ ok: true, changes });
  });

  test.each([
    ["", "when", ""],
    ["9-18", "when", "9-18"],
    ["пн", "hours", ""],
    ["пн-пт рано", "hours", "рано"],
    ["пн-пт 9-25", "clock", "9-25"],
    ["пн 9:75-18", "clock", "9:75-18"],
    ["пн 9-9", "same", "9-9"],
    ["пн 9-13, 12-18", "overlap", "9-13, 12-18"],
    ["31.02 9-18", "no-such", "31.02"],
    ["21.11.2026 9-18", "past", "21.11.2026"],
    ["25.11-20.11 выходной", "many-days", "25.11-20.11"],
    ["25.11.2030 9-18", "far", "25.11.2030"],
    ["пн как обычно", "hours", "как обычно"],
    ["пн 9-18 когда-нибудь", "when", "когда-нибудь"],
  ])("not understood: %s", (text, code, detail) => {
    expect(readChanges(text, today)).toEqual({ ok: false, code, detail });
  });

  test.each([
    ["9-18", [[540, 1080]]],
    ["22:30–6:15", [[1350, 1815]]],
    ["", []],
    ["выходной", []],
  ])("a cell: %s", (text, expected) => {
    const read = hoursIn(text);
    expect(read.ok && read.hours.map(({ startsAt, endsAt }) => [startsAt, endsAt])).toEqual(expected);
  });

  test.each(["с утра", "9-18 или позже", "как обычно", "2026-10-14"])("no hours in a cell: %s", (text) => {
    expect(hoursIn(text).ok).toBe(false);
  });
});

describe("whose", () => {
  const staff = [
    { id: 3, name: "Марина" },
    { id: 4, name: "Вера Павловна" },
    { id: 5, name: "Вера Сергеевна" },
    { id: 6, name: "Алёна" },
  ];
  const name = (text: string) => {
    const read = readName(text, staff);
    return read.ok ? [read.one.id, read.rest] : [read.code, read.detail];
  };
  test.each([
    ["Марина пн-пт 9-18", [3, "пн-пт 9-18"]],
    ["вера павловна сб выходной", [4, "сб выходной"]],
    ["№5 пн 9-18", [5, "пн 9-18"]],
    ["Алена 25.11 10-14", [6, "25.11 10-14"]],
    ["Вера пн 9-18", ["several", "№4 Вера Павловна, №5 Вера Сергеевна"]],
    ["Марины 25.11", [3, "25.11"]],
    ["Кто-то пн 9-18", ["nobody", "Кто-то"]],
    ["пн 9-18", ["nobody", "пн"]],
  ])("%s", (text, expected) => {
    expect(name(text)).toEqual(expected);
  });
});
