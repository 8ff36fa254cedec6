import { describe, expect, test } from "vitest";
import {
  dayAtEnd,
  daySaid,
  longerSaid,
  momentSaid,
  timeSaid,
  wholeDay,
} from "../../src/domain/dates-said.js";

/** A Sunday. */
const today = "2026-11-22";

const days: readonly (readonly [said: string, day: string])[] = [
  ["сегодня", "2026-11-22"],
  ["завтра", "2026-11-23"],
  ["Завтра.", "2026-11-23"],
  ["на послезавтра", "2026-11-24"],
  ["через 3 дня", "2026-11-25"],
  ["3 дня", "2026-11-25"],
  ["на три дня", "2026-11-25"],
  ["через день", "2026-11-23"],
  ["неделю", "2026-11-29"],
  ["на неделю", "2026-11-29"],
  ["через неделю", "2026-11-29"],
  ["через две недели", "2026-12-06"],
  ["через месяц", "2026-12-22"],
  ["3 месяца", "2027-02-22"],
  ["25.11", "2026-11-25"],
  ["25.11.", "2026-11-25"],
  ["до 25/11", "2026-11-25"],
  ["25.11.26", "2026-11-25"],
  ["25.11.2026 г.", "2026-11-25"],
  ["2026-11-25", "2026-11-25"],
  ["21.11", "2027-11-21"],
  ["25 ноября", "2026-11-25"],
  ["к 25-му", "2026-11-25"],
  ["25-го ноября", "2026-11-25"],
  ["1 мая", "2027-05-01"],
  ["25 ноября 2027 года", "2027-11-25"],
  ["25 числа", "2026-11-25"],
  ["1 числа", "2026-12-01"],
  ["31 числа", "2026-12-31"],
  ["пн", "2026-11-23"],
  ["во вторник", "2026-11-24"],
  ["в среду", "2026-11-25"],
  ["не позже пятницы", "2026-11-27"],
  ["воскресенье", "2026-11-29"],
  ["в следующий понедельник", "2026-11-23"],
  ["на следующей неделе", "2026-11-29"],
  ["бүген", "2026-11-22"],
  ["иртәгә", "2026-11-23"],
  ["берсекөнгә", "2026-11-24"],
  ["3 көннән соң", "2026-11-25"],
  ["өч көн", "2026-11-25"],
  ["бер атнадан", "2026-11-29"],
  ["25 ноябрьдә", "2026-11-25"],
  ["25 ноябрьгә кадәр", "2026-11-25"],
  ["1 гыйнвар", "2027-01-01"],
  ["дүшәмбе", "2026-11-23"],
  ["җомгага кадәр", "2026-11-27"],
  ["tomorrow", "2026-11-23"],
  ["day after tomorrow", "2026-11-24"],
  ["in 3 days", "2026-11-25"],
  ["a week", "2026-11-29"],
  ["in two weeks", "2026-12-06"],
  ["by November 25", "2026-11-25"],
  ["25th November 2026", "2026-11-25"],
  ["on Monday", "2026-11-23"],
  ["next Fri", "2026-11-27"],
];

const refused: readonly (readonly [said: string, code: string])[] = [
  ["", "none"],
  ["скоро", "none"],
  ["3", "none"],
  ["0 дней", "none"],
  ["месяц", "none"],
  ["среди нас", "none"],
  ["month", "none"],
  ["пн-пт", "none"],
  ["пн - пт", "none"],
  ["завтра утром", "none"],
  ["до", "none"],
  ["31.02", "no-such"],
  ["29.02", "no-such"],
  ["30 февраля", "no-such"],
  ["32 ноября", "no-such"],
  ["вчера", "past"],
  ["21.11.2026", "past"],
  ["25 ноября 2025", "past"],
  ["25.11.2036", "far"],
  ["через 900 дней", "far"],
];

describe("a day that is said", () => {
  test.each(days)("«%s» is %s", (said, day) => {
    expect(wholeDay(said, today)).toEqual({ ok: true, value: day });
  });

  test.each(refused)("«%s» is refused: %s", (said, code) => {
    expect(wholeDay(said, today)).toEqual({ ok: false, code });
  });

  test("on a weekday the same weekday is a week away, and the next one in the week after", () => {
    expect(wholeDay("в понедельник", "2026-11-23")).toEqual({ ok: true, value: "2026-11-30" });
    expect(wholeDay("в следующую пятницу", "2026-11-24")).toEqual({ ok: true, value: "2026-12-04" });
    expect(wholeDay("в эту пятницу", "2026-11-24")).toEqual({ ok: true, value: "2026-11-27" });
  });

  test("a month later ends with the month", () => {
    expect(wholeDay("через месяц", "2027-01-31")).toEqual({ ok: true, value: "2027-02-28" });
    expect(wholeDay("31 числа", "2026-11-30")).toEqual({ ok: true, value: "2026-12-31" });
  });
});

describe("a day within words", () => {
  test.each([
    ["25.11 10-14", "2026-11-25", "10-14"],
    ["завтра, если успеем", "2026-11-23", "если успеем"],
    ["3 дня жду справку", "2026-11-25", "жду справку"],
    ["25 ноября выходной", "2026-11-25", "выходной"],
  ])("begins «%s»", (said, day, rest) => {
    expect(daySaid(said, today)).toEqual({ ok: true, value: { day, rest } });
  });

  test.each([
    ["принести справку до 25.11", "2026-11-25", "принести справку"],
    ["позвонить в школу, до пятницы", "2026-11-27", "позвонить в школу"],
    ["узнать про кружок через 2 недели", "2026-12-06", "узнать про кружок"],
    ["find a place by 25 November", "2026-11-25", "find a place"],
  ])("ends «%s»", (said, day, rest) => {
    expect(dayAtEnd(said, today)).toEqual({ ok: true, value: { day, before: rest } });
  });

  test("at the end is refused as it is said", () => {
    expect(dayAtEnd("принести справку до 31.02", today)).toEqual({ ok: false, code: "no-such" });
    expect(dayAtEnd("принести справку", today)).toEqual({ ok: false, code: "none" });
  });
});

describe("a time that is said", () => {
  test.each([
    ["15:00", 900, ""],
    ["15.30 у входа", 930, "у входа"],
    ["в 9", 540, ""],
    ["в 15 по телефону", 900, "по телефону"],
    ["15 часов", 900, ""],
    ["at 3 pm by phone", 900, "by phone"],
    ["сәгать 15тә", 900, ""],
    ["15:00дә", 900, ""],
  ])("«%s»", (said, minutes, rest) => {
    expect(timeSaid(said)).toEqual({ ok: true, value: { minutes, rest } });
  });

  test.each([
    ["25:00", "no-such"],
    ["12:75", "no-such"],
    ["15", "none"],
    ["15-18", "none"],
    ["15 кабинет", "none"],
    ["вечером", "none"],
  ])("«%s» is refused: %s", (said, code) => {
    expect(timeSaid(said)).toEqual({ ok: false, code });
  });

  test.each([
    ["завтра 15:00 у школы", "2026-11-23", 900, "у школы"],
    ["в 15:00 завтра, по телефону", "2026-11-23", 900, "по телефону"],
    ["25 ноября в 9", "2026-11-25", 540, ""],
    ["во вторник в 18:30 видеозвонок", "2026-11-24", 1110, "видеозвонок"],
    ["иртәгә 15:00дә", "2026-11-23", 900, ""],
  ])("with a day: «%s»", (said, day, minutes, rest) => {
    expect(momentSaid(said, today)).toEqual({ ok: true, value: { day, minutes, rest } });
  });

  test.each([
    ["завтра", "no-time"],
    ["завтра вечером", "no-time"],
    ["завтра 25:00", "no-such-time"],
    ["31.02 15:00", "no-such"],
    ["вчера 15:00", "past"],
    ["15:00", "none"],
    ["у школы", "none"],
  ])("without one is refused: «%s»: %s", (said, code) => {
    expect(momentSaid(said, today)).toEqual({ ok: false, code });
  });
});

describe("a length of time from a day on", () => {
  test.each([
    ["ещё на две недели", "2026-12-24"],
    ["2 недели", "2026-12-24"],
    ["на месяц", "2027-01-10"],
    ["еще на неделю пожалуйста", "2026-12-17"],
    ["5 дней", "2026-12-15"],
    ["тагын ике атнага", "2026-12-24"],
    ["another week", "2026-12-17"],
    ["two more weeks", "2026-12-24"],
  ])("%s", (text, day) => expect(longerSaid(text, "2026-12-10")).toEqual({ ok: true, value: day }));

  test.each(["через две недели", "25 декабря", "ещё", "продлите на две недели если можно", "3"])(
    "%s is none",
    (text) => expect(longerSaid(text, "2026-12-10")).toMatchObject({ ok: false, code: "none" }),
  );
});
