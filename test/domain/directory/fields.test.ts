/** What people type into the fields of a card, and what is understood of it. */
import { describe, expect, test } from "vitest";
import { type EditedField } from "../../../src/domain/directory/card-fields.js";
import { readField } from "../../../src/domain/directory/field-words.js";
import { readHours } from "../../../src/domain/directory/hours-words.js";

const lines = ["88002000122", "78432033038"];

describe("phones", () => {
  test.each([
    ["8 (8553) 45-60-78", [{ number: "8 (8553) 45-60-78", digits: "78553456078", extension: null }]],
    ["+7 843 236-11-22 доб. 15", [{ number: "+7 843 236-11-22", digits: "78432361122", extension: 15 }]],
    ["88432361122", [{ number: "+7 843 236-11-22", digits: "78432361122", extension: null }]],
    ["8 800 700-10-10", [{ number: "8 800 700-10-10", digits: "88007001010", extension: null }]],
    [
      "(383) 271–99–39, доб 2; 8 383 271 99 40",
      [
        { number: "(383) 271-99-39", digits: "73832719939", extension: 2 },
        { number: "8 383 271 99 40", digits: "73832719940", extension: null },
      ],
    ],
    ["-", []],
  ])("%s", (text, value) => {
    expect(readField("phones", text, lines)).toEqual({ ok: true, value });
  });
  test.each([
    ["112", "phone-line"],
    ["12", "phone-length"],
    ["8-800-2000-122", "phone-line"],
    ["45-60-78", "phone-area"],
    ["8 843 236-11-2", "phone-length"],
    ["8 843 236-11-22-33", "phone-length"],
    ["звоните Ольге", "phone-letters"],
    ["5 843 236 11 22", "phone-length"],
    ["   ", "phone-length"],
    ["8432361121;8432361122;8432361123;8432361124;8432361125", "long"],
  ])("%s is refused: %s", (text, code) => {
    expect(readField("phones", text, lines)).toMatchObject({ ok: false, code });
  });
});

describe("hours", () => {
  const week = "MO,TU,WE,TH,FR";
  test.each([
    ["пн-пт 9:00-18:00", [[week, "09:00", "18:00"]]],
    ["Пн–Пт: 9–18", [[week, "09:00", "18:00"]]],
    ["пн.-пт. с 8.00 до 17.00", [[week, "08:00", "17:00"]]],
    [
      "пн-чт 8:00-17:00, пт 8:00-16:00",
      [
        ["MO,TU,WE,TH", "08:00", "17:00"],
        ["FR", "08:00", "16:00"],
      ],
    ],
    [
      "пн-пт 9:00-18:00, обед 13:00-14:00",
      [
        [week, "09:00", "13:00"],
        [week, "14:00", "18:00"],
      ],
    ],
    [
      "пн-пт 9-18; сб 10-14; вс выходной",
      [
        [week, "09:00", "18:00"],
        ["SA", "10:00", "14:00"],
      ],
    ],
    ["пн, ср, пт 10:00-12:00", [["MO,WE,FR", "10:00", "12:00"]]],
    ["вторник и четверг 10-12", [["TU,TH", "10:00", "12:00"]]],
    [
      "с понедельника по пятницу с 9 до 18, перерыв с 13 до 14",
      [
        [week, "09:00", "13:00"],
        [week, "14:00", "18:00"],
      ],
    ],
    ["сбор 10-12", undefined],
    ["среда 10-12 кабинет 5", undefined],
    ["ежедневно 9:00-21:00", [["MO,TU,WE,TH,FR,SA,SU", "09:00", "21:00"]]],
    ["круглосуточно", [["MO,TU,WE,TH,FR,SA,SU", "00:00", "24:00"]]],
    ["дш-җм 8:00-17:00", [[week, "08:00", "17:00"]]],
    [
      "Mon-Fri 9:00-18:00, Sat 10-14",
      [
        [week, "09:00", "18:00"],
        ["SA", "10:00", "14:00"],
      ],
    ],
    ["ежедневно 20:00-8:00", [["MO,TU,WE,TH,FR,SA,SU", "20:00", "08:00"]]],
    ["сб-вс 10-14", [["SA,SU", "10:00", "14:00"]]],
    [
      "пн 9-12, 14-18",
      [
        ["MO", "09:00", "12:00"],
        ["MO", "14:00", "18:00"],
      ],
    ],
    ["по записи", undefined],
    ["по предварительной договорённости", undefined],
  ])("%s", (text, rows) => {
    const weekly = rows?.map(([byday, opens_at, closes_at]) => ({ byday, opens_at, closes_at }));
    expect(readHours(text)).toEqual(weekly);
  });
  test.each(["пн-пт 18:00-17:00", "пн 25:00-26:00", "пн 9:70-10:00", "пн 9:00-9:00"])(
    "%s has a slip",
    (text) => {
      expect(readHours(text)).toBe("order");
      expect(readField("hours", text)).toMatchObject({ ok: false, code: "hours-order" });
    },
  );
});

describe("other fields", () => {
  test.each<[EditedField, string, unknown]>([
    ["ages", "7-17", { text: "7-17", min: 7, max: 17 }],
    ["ages", "с 7 до 17 лет", { text: "с 7 до 17 лет", min: 7, max: 17 }],
    ["ages", "от 14", { text: "от 14", min: 14, max: null }],
    ["ages", "18+", { text: "18+", min: 18, max: null }],
    ["ages", "до 3 лет", { text: "до 3 лет", min: null, max: 3 }],
    ["ages", "семьи с детьми", { text: "семьи с детьми", min: null, max: null }],
    ["ages", "from 3 to 7 years", { text: "from 3 to 7 years", min: 3, max: 7 }],
    ["website", "centre.tatarstan.ru", "https://centre.tatarstan.ru"],
    ["website", "https://семья.рф/приём", "https://семья.рф/приём"],
    ["email", " info@centre.ru ", "info@centre.ru"],
    ["address", "ул.  Ленина,\n 5", "ул. Ленина, 5"],
    [
      "documents",
      "паспорт; СНИЛС\nсвидетельство о рождении",
      ["паспорт", "СНИЛС", "свидетельство о рождении"],
    ],
    ["services", "psych_help, legal_help", ["psych_help", "legal_help"]],
    ["status", "temporarily closed", "temporarily closed"],
    ["cost", "—", null],
  ])("%s: %s", (field, text, value) => {
    expect(readField(field, text)).toEqual({ ok: true, value });
  });
  test.each<[EditedField, string, string]>([
    ["ages", "17-7", "ages-order"],
    ["ages", "от 200", "ages-order"],
    ["website", "наш сайт", "website"],
    ["website", "javascript:alert(1)", "website"],
    ["email", "info@", "email"],
    ["address", "где-то в центре", "address-number"],
    ["name", "ц", "short"],
    ["name", "-", "short"],
    ["name", "ц".repeat(201), "long"],
    ["services", "чай", "unknown"],
    ["status", "открыто", "unknown"],
    ["documents", ";;", "short"],
  ])("%s: %s is refused: %s", (field, text, code) => {
    expect(readField(field, text)).toMatchObject({ ok: false, code });
  });
});
