import { describe, expect, test } from "vitest";
import { forms, frequencies } from "../../src/domain/bullying.js";
import { languages } from "../../src/domain/people.js";
import { meaningOf, toldIn } from "../../src/domain/spoken.js";
import { createI18n, type Key } from "../../src/i18n/i18n.js";

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

describe("what a sentence tells", () => {
  const denials = languages.flatMap((language) =>
    i18n.translator(language, false)("common:notWords").split("|"),
  );
  const listed = (question: string, codes: readonly string[]) =>
    languages.flatMap((language) =>
      codes.flatMap((code) =>
        i18n
          .translator(
            language,
            false,
          )(`bullying:${question}Words.${code}` as Key)
          .split("|")
          .map((phrase) => [phrase, code] as const),
      ),
    );
  test.each([
    ["обзывают и толкают", ["names", "hit"]],
    ["абзывают и тлкают меня", ["hit"]],
    ["обзывют, угражают", ["names", "threats"]],
    ["не бьют, просто смеются", ["names"]],
    ["мыскыл итәләр, кыйныйлар", ["names", "hit"]],
    ["исемнәр кушалар", ["names"]],
    ["исем кушалар, мыскыл итәләр", ["names"]],
    ["кушалар", ["names"]],
    ["кушамат тагалар", ["names"]],
    ["сойлэшмилэр минем белэн", ["boycott"]],
    ["мине уенга алмыйлар", ["boycott"]],
    ["этеп ектылар, сумкамны алдылар", ["hit", "extort"]],
    ["чәчемнән тарталар", ["hit"]],
    ["акча таләп итәләр", ["extort"]],
    ["үтерәбез диләр", ["threats"]],
    ["артымнан сүз йөртәләр", ["rumours"]],
    ["чатка язалар, видеога төшерәләр", ["online", "filming"]],
    ["татарча сөйләшкән өчен көләләр", ["names", "origin"]],
    ["тотып карыйлар", ["sexual"]],
    ["укытучы апа кычкыра", ["teacher"]],
    ["этмиләр, сукмыйлар", []],
    ["көлмиләр", []],
    ["в интернете и снимают на видео, ещё деньги отбирают", ["extort", "online", "filming"]],
    ["ещё и деньги забирают", ["extort"]],
    ["кыйнамыйлар", []],
    ["куркытмыйлар", []],
    ["they laugh and push me", ["names", "hit"]],
    ["they don't hit me", []],
    ["ну всякое", []],
  ])("«%s» tells what is done", (text, told) => {
    expect(toldIn(text, listed("forms", forms), denials)).toEqual(told);
  });
  test.each([
    ["каждый день почти", ["daily"]],
    ["раз в неделю", ["weekly"]],
    ["один раз в неделю", ["weekly"]],
    ["один раз было", ["once"]],
    ["не каждый день", []],
    ["көн саен диярлек", ["daily"]],
    ["көн саен түгел", []],
    ["almost every day", ["daily"]],
    ["once a month", ["monthly"]],
  ])("«%s» tells how often", (text, told) => {
    expect(toldIn(text, listed("howOften", frequencies), denials)).toEqual(told);
  });
});
