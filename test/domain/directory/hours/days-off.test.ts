/** The calendar of working days against what its sources say, and the file that it is read from. */
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  createCalendar,
  daysOffFile,
  yearsWithoutDecree,
} from "../../../../src/domain/directory/days-off.js";
import { dayNumber } from "../../../../src/domain/directory/hours/day-number.js";
import { REGIONS } from "../../../../src/domain/directory/region-data.js";
import { loadRegions } from "../../../../src/regions.js";

const { daysOff } = loadRegions();
const { dayAt, isWorkingDay } = createCalendar(daysOff);

/** Days of a month that are not worked, by their dates. */
const restOf = (month: string, region: string | null) =>
  Array.from({ length: 31 }, (_, index) => `${month}-${String(index + 1).padStart(2, "0")}`)
    .filter((day) => !Number.isNaN(dayNumber(day)))
    .filter((day) => !isWorkingDay(day, region))
    .map((day) => Number(day.slice(8)));

describe("the year 2026", () => {
  // The five-day week of the decree: https://profedu38.ru/index.php?option=com_content&id=2426
  test.each([
    ["2026-01", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 17, 18, 24, 25, 31]],
    ["2026-02", [1, 7, 8, 14, 15, 21, 22, 23, 28]],
    ["2026-03", [1, 7, 8, 9, 14, 15, 21, 22, 28, 29]],
    ["2026-04", [4, 5, 11, 12, 18, 19, 25, 26]],
    ["2026-05", [1, 2, 3, 9, 10, 11, 16, 17, 23, 24, 30, 31]],
    ["2026-06", [6, 7, 12, 13, 14, 20, 21, 27, 28]],
    ["2026-11", [1, 4, 7, 8, 14, 15, 21, 22, 28, 29]],
    ["2026-12", [5, 6, 12, 13, 19, 20, 26, 27, 31]],
  ])("%s", (month, rest) => {
    expect(restOf(month, "vologda")).toEqual(rest);
  });

  test("Tatarstan has four days more, two of them on working days of spring and one of autumn", () => {
    const differing = ["03", "05", "08", "11"].flatMap((month) => {
      const plain = restOf(`2026-${month}`, "vologda");
      return restOf(`2026-${month}`, "tatarstan")
        .filter((day) => !plain.includes(day))
        .map((day) => `${day}.${month}`);
    });
    expect(differing).toEqual(["20.03", "27.05", "6.11"]);
    expect(dayAt(dayNumber("2026-08-30"), "tatarstan").kind).toBe("holiday");
    expect(isWorkingDay("2026-08-31", "tatarstan")).toBe(true);
  });

  test("247 working days, as the ministry counts them", () => {
    const days = Array.from({ length: 365 }, (_, index) =>
      new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10),
    );
    expect(days.filter((day) => isWorkingDay(day, null))).toHaveLength(247);
  });
});

describe("the year 2025", () => {
  test.each([
    ["2025-01", [1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 18, 19, 25, 26]],
    ["2025-02", [1, 2, 8, 9, 15, 16, 22, 23]],
    ["2025-03", [1, 2, 8, 9, 15, 16, 22, 23, 29, 30]],
    ["2025-05", [1, 2, 3, 4, 8, 9, 10, 11, 17, 18, 24, 25, 31]],
    ["2025-06", [1, 7, 8, 12, 13, 14, 15, 21, 22, 28, 29]],
    ["2025-11", [2, 3, 4, 8, 9, 15, 16, 22, 23, 29, 30]],
    ["2025-12", [6, 7, 13, 14, 20, 21, 27, 28, 31]],
  ])("%s", (month, rest) => {
    expect(restOf(month, null)).toEqual(rest);
  });
});

describe("a year without a decree", () => {
  test("has the law's holidays, and is not sure of what decrees move", () => {
    expect(restOf("2027-01", null)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 16, 17, 23, 24, 30, 31]);
    expect(restOf("2027-05", null)).toEqual([1, 2, 3, 8, 9, 10, 15, 16, 22, 23, 29, 30]);
    expect(dayAt(dayNumber("2027-05-03"), null)).toEqual({ kind: "moved-off", like: null, sure: false });
    expect(dayAt(dayNumber("2027-12-31"), null)).toEqual({ kind: "work", like: null, sure: false });
    expect(dayAt(dayNumber("2027-03-08"), null).sure).toBe(true);
  });

  test("does not guess a holiday of the moon, and says where it may be", () => {
    const unsure = Array.from({ length: 365 }, (_, index) =>
      new Date(Date.UTC(2027, 0, 1 + index)).toISOString().slice(0, 10),
    ).filter((day) => !dayAt(dayNumber(day), "tatarstan").sure && dayAt(dayNumber(day), "vologda").sure);
    expect(unsure).toEqual(["2027-03-09", "2027-03-10", "2027-05-15", "2027-05-16", "2027-05-17"]);
  });
});

test("a weekend given back goes past holidays and past what is already given back", () => {
  const seen = { source: "закон", checked_on: "2026-11-22" };
  const holidays = ["05-02", "05-03", "05-04"].map((on) => ({ on, moves: true }));
  const made = createCalendar({ country: { ...seen, holidays, unsure: [], years: [] }, regions: [] });
  const rest = ["01", "02", "03", "04", "05", "06", "07"].filter(
    (day) => !made.isWorkingDay(`2026-05-${day}`, null),
  );
  expect(rest).toEqual(["02", "03", "04", "05", "06"]);
});

describe("the file", () => {
  const schema = daysOffFile(z.enum(REGIONS));
  test("names a source for all that it says", () => {
    const { country, regions } = daysOff;
    const all = [country, ...country.years, ...regions, ...regions.flatMap(({ years }) => years)];
    expect(all.length).toBeGreaterThan(5);
    expect(all.filter(({ source, checked_on }) => source.length < 20 || checked_on === "")).toEqual([]);
  });

  test.each([
    [
      "a day outside of its year",
      { year: 2027, moved: [{ from: "2026-01-02", to: "2027-03-09" }] },
      /lie in its year/,
    ],
    [
      "a day that does not exist",
      { year: 2027, moved: [{ from: "2027-02-29", to: "2027-03-09" }] },
      /day of the calendar/,
    ],
  ])("%s is refused", (_, year, sentence) => {
    const seen = { source: "постановление", checked_on: "2026-11-22" };
    const { error } = schema.safeParse({
      ...daysOff,
      country: { ...daysOff.country, years: [{ ...seen, ...year }] },
    });
    expect(error?.issues[0]?.message).toMatch(sentence);
  });
});

test("a year whose moved days nobody has written down is missed, next year's from November on", () => {
  const of = (...years: number[]) => ({
    country: {
      ...daysOff.country,
      years: years.map((year) => ({ year, source: "x", checked_on: "2026-01-01", moved: [] })),
    },
  });
  expect(yearsWithoutDecree(of(2025, 2026), "2026-10-31")).toEqual([]);
  expect(yearsWithoutDecree(of(2025, 2026), "2026-11-01")).toEqual([2027]);
  expect(yearsWithoutDecree(of(2026, 2027), "2026-12-31")).toEqual([]);
  expect(yearsWithoutDecree(of(2025), "2026-03-01")).toEqual([2026]);
});
