import { describe, expect, test } from "vitest";
import { languages } from "../../src/domain/people.js";
import { meaningOf } from "../../src/domain/spoken.js";
import { createI18n } from "../../src/i18n/i18n.js";

const i18n = createI18n();
const options = ["no", "yes", "unsure"] as const;
const phrases = languages.flatMap((language) =>
  options.flatMap((option) =>
    i18n
      .translator(
        language,
        false,
      )(`bullying:safeNowWords.${option}`)
      .split("|")
      .map((phrase) => [phrase, option] as const),
  ),
);
const heard = (text: string) => meaningOf(text, phrases);

describe("whether there is danger now, in words of one's own", () => {
  test.each([
    ["нет вроде", "no"],
    ["Неее", "no"],
    ["Нееет!!", "no"],
    ["не угражает", "no"],
    ["всё спокйно", "no"],
    ["юк", "no"],
    ["хэзер тыныч", "no"],
    ["i'm safe", "no"],
    ["да", "yes"],
    ["угражает", "yes"],
    ["бик куркыныч", "yes"],
    ["yes right now", "yes"],
    ["Не знаю", "unsure"],
    ["незнаю", "unsure"],
    ["хз", "unsure"],
    ["наверное нет", "unsure"],
    ["белмим", "unsure"],
    ["idk", "unsure"],
  ])("«%s» is %s", (text, option) => {
    expect(heard(text)).toBe(option);
  });

  test.each([
    "я дома",
    "да нет наверно не сейчас но он скоро придёт",
    "нет, но он за дверью",
    "неспокойно",
    "не тихо",
    "небезопасно",
    "да что вы понимаете",
    "тынычсыз",
    "",
    "?",
  ])("«%s» is none of them", (text) => {
    expect(heard(text)).toBeUndefined();
  });

  test("no phrase means two things", () => {
    for (const [phrase, option] of phrases) expect(heard(phrase), phrase).toBe(option);
  });
});
