/** Rows of hours as files and packages bring them: what is read, what is refused, and with which sentence. */
import { describe, expect, test } from "vitest";
import { createCalendar } from "../../../../src/domain/directory/days-off.js";
import { firstHours, hoursOf } from "../../../../src/domain/directory/hours/hours.js";
import { type Rule, readRule, ruleOf, ruleSchema } from "../../../../src/domain/directory/hours/rule.js";
import { createOpening } from "../../../../src/domain/directory/opening.js";
import { loadRegions } from "../../../../src/regions.js";

const office = { byday: "MO,TU,WE,TH,FR", opens_at: "09:00", closes_at: "18:00" };
const row = (columns: Record<string, unknown>) => ({ description: null, ...columns });
const dayOf = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
const daysOn = (rule: Rule, from: string, days: number) => {
  const { isOn } = readRule(rule, 180);
  return Array.from({ length: days }, (_, ahead) => dayOf(from) + ahead)
    .filter(isOn)
    .map((day) => new Date(day * 86_400_000).toISOString().slice(5, 10));
};

describe("mistakes are explained", () => {
  test.each([
    [{ ...office, byday: "ПН-ПТ" }, "byday", /MO,TU,WE/],
    [{ ...office, byday: "1MO" }, "byday", /MONTHLY/],
    [{ opens_at: "09:00", closes_at: "18:00" }, "byday", /for which days/],
    [{ ...office, opens_at: "9:00" }, "opens_at", /HH:MM/],
    [{ ...office, opens_at: "25:00" }, "opens_at", /between 00:00 and 24:00/],
    [{ ...office, opens_at: "24:00" }, "opens_at", /begins at 00:00/],
    [{ ...office, closes_at: "09:00" }, "closes_at", /00:00 to 24:00/],
    [{ byday: "MO", opens_at: "09:00" }, "closes_at", /never closes/],
    [{ byday: "MO", closes_at: "09:00" }, "opens_at", /never opens/],
    [{ ...office, valid_from: "2026-02-30" }, "valid_from", /day of the calendar/],
    [{ ...office, valid_from: "01.06.2026" }, "valid_from", /YYYY-MM-DD/],
    [{ ...office, valid_from: "2026-06-02", valid_to: "2026-06-01" }, "valid_to", /before the first/],
    [{ ...office, dtstart: "2026-06-02", until: "2026-06-01" }, "until", /before the first/],
    [{ ...office, freq: "HOURLY" }, "freq", /DAILY, WEEKLY/],
    [{ ...office, freq: "WEEKLY", interval: 2 }, "dtstart", /from which day/],
    [{ ...office, bymonthday: "1" }, "bymonthday", /MONTHLY/],
    [{ ...office, bymonthday: "40", freq: "MONTHLY" }, "bymonthday", /1 to 31/],
  ])("%j", (columns, column, sentence) => {
    const { error } = ruleSchema.safeParse(columns);
    expect(error?.issues.map(({ path }) => path[0])).toEqual([column]);
    expect(error?.issues[0]?.message).toMatch(sentence);
  });

  test("an unknown column is refused in a file", () => {
    expect(ruleSchema.safeParse({ ...office, opens: "10:00" }).success).toBe(false);
  });
});

describe("recurrences", () => {
  const at = { opens_at: "10:00", closes_at: "12:00" };
  test.each<[string, Rule, string, number, string[]]>([
    ["weekdays", { ...at, byday: "MO,FR" }, "2026-11-20", 8, ["11-20", "11-23", "11-27"]],
    [
      "every other week",
      { ...at, byday: "TU", freq: "WEEKLY", interval: 2, dtstart: "2026-12-22" },
      "2026-12-01",
      60,
      ["12-22", "01-05", "01-19"],
    ],
    [
      "every other week from a Wednesday on, weeks beginning on Mondays",
      { ...at, byday: "SU,MO", freq: "WEEKLY", interval: 2, dtstart: "2026-11-18" },
      "2026-11-01",
      40,
      ["11-22", "11-30", "12-06"],
    ],
    [
      "weekly on the day it began",
      { ...at, freq: "WEEKLY", dtstart: "2026-11-19" },
      "2026-11-16",
      14,
      ["11-19", "11-26"],
    ],
    [
      "every third day",
      { ...at, freq: "DAILY", interval: 3, dtstart: "2026-11-20", until: "2026-11-27" },
      "2026-11-16",
      20,
      ["11-20", "11-23", "11-26"],
    ],
    ["the first Monday", { ...at, byday: "1MO", freq: "MONTHLY" }, "2026-11-01", 61, ["11-02", "12-07"]],
    ["the last Friday", { ...at, byday: "-1FR", freq: "MONTHLY" }, "2026-11-01", 61, ["11-27", "12-25"]],
    [
      "days of a month",
      { ...at, bymonthday: "1,-1", freq: "MONTHLY" },
      "2026-02-01",
      32,
      ["02-01", "02-28", "03-01"],
    ],
    [
      "every other month",
      { ...at, freq: "MONTHLY", interval: 2, dtstart: "2026-11-05" },
      "2026-11-01",
      100,
      ["11-05", "01-05"],
    ],
    ["every year", { ...at, freq: "YEARLY", dtstart: "2024-11-22" }, "2026-11-01", 30, ["11-22"]],
    ["a single date", { ...at, dtstart: "2026-11-22" }, "2026-11-01", 60, ["11-22"]],
    [
      "a stretch of days",
      { ...at, valid_from: "2026-11-22", valid_to: "2026-11-24" },
      "2026-11-01",
      60,
      ["11-22", "11-23", "11-24"],
    ],
  ])("%s", (_, rule, from, days, expected) => {
    expect(ruleSchema.safeParse(rule).success).toBe(true);
    expect(daysOn(rule, from, days)).toEqual(expected);
  });

  test("a time with its own zone is put on the clock of the place", () => {
    const rule: Rule = { byday: "MO", opens_at: "06:00Z", closes_at: "18:00:00+03:00" };
    expect(ruleSchema.safeParse(rule).success).toBe(true);
    expect(readRule(rule, 180).span).toEqual([540, 1080]);
    expect(readRule(rule, 600).span).toEqual([960, 1500]);
  });
});

describe("rows of a table", () => {
  test("a row of words says nothing of hours, and one that is not understood is unclear", () => {
    expect(ruleOf(row({ id: "1", byday: null, opens_at: "", closes_at: null }))).toBeUndefined();
    expect(ruleOf(row({ ...office, id: "1", attending_type: null, valid_from: null }))).toEqual(office);
    expect(ruleOf(row({ ...office, count: "10" }))).toBe("unclear");
    expect(ruleOf(row({ ...office, extra: { byweekno: "20" } }))).toBe("unclear");
    expect(ruleOf(row({ ...office, closes_at: "6pm" }))).toBe("unclear");
    expect(ruleOf(row({ ...office, freq: "WEEKLY", interval: "1" }))).toEqual({
      ...office,
      freq: "WEEKLY",
      interval: 1,
    });
  });

  test("what can be meant in one way only is put right", () => {
    expect(ruleOf(row({ byday: "mo, tu", opens_at: "9:00", closes_at: " 18:00" }))).toEqual({
      byday: "MO,TU",
      opens_at: "09:00",
      closes_at: "18:00",
    });
  });

  test("one unclear row makes the hours unknown, and the words stay", () => {
    const rows = [
      row({ ...office, description: "пн–пт 9–18" }),
      row({ byday: "SA", opens_at: "утром", closes_at: "днём" }),
    ];
    expect(hoursOf(rows)).toEqual({ text: "пн–пт 9–18", weekly: [] });
    expect(hoursOf([row({})])).toBeNull();
  });

  test("hours of services are the place's own only where they agree", () => {
    const [one, other] = [row(office), row({ ...office, closes_at: "17:00" })];
    expect(firstHours([], [[one], [one], []])).toEqual({ text: "", weekly: [office] });
    expect(firstHours([], [[one], [other]])).toBeNull();
    expect(firstHours([other], [[one]])?.weekly).toEqual([{ ...office, closes_at: "17:00" }]);
  });
});

describe("the region files", () => {
  const { regions, daysOff } = loadRegions();
  const schedules = regions.flatMap(({ region, organizations }) =>
    organizations.flatMap(({ key, location: { schedule } }) =>
      schedule === null
        ? []
        : [{ key, region: region.code, hours: { text: schedule.description, weekly: schedule.weekly } }],
    ),
  );

  test("have hours that are understood, or words alone", () => {
    const opening = createOpening(createCalendar(daysOff), new Map());
    expect(
      schedules.map(({ key, ...card }) => [key, opening.stateOf(card, "2026-11-22T00:00:00.000Z").is]),
    ).toEqual(
      [
        ["ns-ostatsya", "always"],
        ["rt-kazan-fatima", "unknown"],
      ].toSorted(
        (a, b) =>
          schedules.findIndex(({ key }) => key === a[0]) - schedules.findIndex(({ key }) => key === b[0]),
      ),
    );
  });
});
