import { describe, expect, test } from "vitest";
import { dayAt, dayMeant, saysMoreThanDate, whenMeant, whenWords } from "../../src/domain/log.js";

// A Sunday.
const today = "2026-11-22";

describe("the day that was meant", () => {
  test.each([
    ["17 ноября", "2026-11-17"],
    ["17-го ноября, после уроков", "2026-11-17"],
    ["17 ноябрь", "2026-11-17"],
    ["on 17 November", "2026-11-17"],
    ["Nov 17th", "2026-11-17"],
    ["November 17, 2025", "2025-11-17"],
    ["5 мая", "2026-05-05"],
    ["5 май", "2026-05-05"],
    ["17.11", "2026-11-17"],
    ["17.11.25", "2025-11-17"],
    ["17/11/2026", "2026-11-17"],
    ["2026-11-17", "2026-11-17"],
    ["25 декабря", "2025-12-25"],
    ["сегодня утром", "2026-11-22"],
    ["Вчера", "2026-11-21"],
    ["позавчера вечером", "2026-11-20"],
    ["кичә", "2026-11-21"],
    ["бүген иртән", "2026-11-22"],
    ["yesterday", "2026-11-21"],
    ["в среду", "2026-11-18"],
    ["в субботу", "2026-11-21"],
    ["в воскресенье", "2026-11-15"],
    ["чәршәмбе көнне", "2026-11-18"],
    ["last Monday", "2026-11-16"],
  ])("%s", (words, day) => {
    expect(dayMeant(words, today)).toBe(day);
  });

  test.each([
    "давно",
    "31 февраля",
    "30.02.2026",
    "25.12.2026",
    "в классе 5а",
    "",
    "после обеда",
    "на 3 уроке",
  ])("no day: %s", (words) => {
    expect(dayMeant(words, today)).toBeUndefined();
  });

  test.each(["в среду", "17 ноября", "давно", "2026-11-17"])(
    "what was said stays true later: %s",
    (words) => {
      const when = whenMeant(words, today);
      expect(whenMeant(whenWords(when) ?? "", "2027-03-01")).toEqual(when);
    },
  );

  test.each([
    "12 ноября",
    "17-го ноября",
    "12.11",
    "2026-11-17",
    "5 мая 2026 года",
    "November 17th",
    "17 ноябрь",
  ])("a date alone is not said twice: %s", (words) => {
    expect(saysMoreThanDate(words)).toBe(false);
  });
  test.each([
    "вчера вечером",
    "в среду",
    "17 ноября, после уроков",
    "17 ноября 15:30",
    "17 ноябрь, кич белән",
  ])("what says more stands beside the date: %s", (words) => {
    expect(saysMoreThanDate(words)).toBe(true);
  });

  test("the date is the one where the person is", () => {
    expect(dayAt("2026-11-22T20:30:00.000Z", 3)).toBe("2026-11-22");
    expect(dayAt("2026-11-22T20:30:00.000Z", 10)).toBe("2026-11-23");
  });
});
