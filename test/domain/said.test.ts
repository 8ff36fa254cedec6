/** Who speaks and how old somebody is, from words alone: what is said plainly is understood, nothing else is. */
import { describe, expect, test } from "vitest";
import { type AgeWords, ageAlone, agesIn, bandOf } from "../../src/domain/ages-said.js";
import { languages } from "../../src/domain/people.js";
import { isOfPeer, speakerIn, speakerSigns } from "../../src/domain/speaker.js";
import { createI18n, type Key } from "../../src/i18n/i18n.js";

const i18n = createI18n();
const inAll = (key: Key) => languages.flatMap((language) => i18n.translator(language, false)(key).split("|"));
const kinds = [
  "own",
  "others",
  "between",
  "limits",
  "years",
  "ofAge",
  "months",
  "never",
  "numbered",
] as const;
const words = Object.fromEntries(
  kinds.map((kind) => [kind, inAll(`said:ageWords.${kind}`)]),
) as unknown as AgeWords;
const phrases = speakerSigns.flatMap((sign) =>
  inAll(`said:speakerWords.${sign}`).map((phrase) => [phrase, sign] as const),
);

describe("ages", () => {
  test.each([
    ["мне 14", [14]],
    ["мне уже 15 лет", [15]],
    ["дочки 5 лет", [5]],
    ["сыну 7, логопед", [7]],
    ["Альметьевск, ей 13", [13]],
    ["до 3 лет, Лениногорск", [3]],
    ["дочка не говорит в 3 года", [3]],
    ["малышу 8 месяцев", [0]],
    ["14 лет, Казань", [14]],
    ["миңа 14 яшь", [14]],
    ["улыма 7 яшь, логопед кирәк", [7]],
    ["балага 3 яшь", [3]],
    ["my son is 13 and he is afraid of school", [13]],
    ["i'm 14", [14]],
    ["14yo girl", [14]],
    ["мне 14 раз звонили", []],
    ["меня травят уже 2 года", []],
    ["не хожу в школу 3 месяца", []],
    ["это было 5 лет назад", []],
    ["учусь в 8 классе", []],
    ["дом 14, квартира 5", []],
    ["двое детей 3 и 5 лет", []],
    ["ике ел җәберлиләр", []],
    ["2 ел җәберлиләр", []],
    ["they bully me for 2 years", []],
    ["he hits me 3 times a week", []],
  ])("«%s»: %j", (text, expected) => {
    expect(agesIn(text, words).map(({ age }) => age)).toEqual(expected);
  });

  test.each([
    ["мне 13", 13],
    ["13", 13],
    ["15 казань", 15],
    ["Ване 5", 5],
    ["миңа 16 яшь", 16],
    ["I'm 34", 34],
    ["14yo", 14],
    ["13 или 16", undefined],
    ["звоните 112", undefined],
    ["не скажу", undefined],
    ["учусь в 8 классе", undefined],
    ["7б класс", undefined],
    ["школа 5", undefined],
    ["дом 14", undefined],
    ["house 5", undefined],
    ["5 урам, йорт 3", undefined],
  ])("«%s» answers how old: %s", (text, age) => {
    expect(ageAlone(text, words)).toBe(age);
  });

  test("an age lies in one band", () => {
    const bands = ["0-3", "4-6", "7-10", "11-14", "15-17", "18"] as const;
    expect([0, 3, 4, 14, 15, 17, 18, 60].map((age) => bandOf(age, bands))).toEqual([
      "0-3",
      "0-3",
      "4-6",
      "11-14",
      "15-17",
      "15-17",
      "18",
      "18",
    ]);
  });
});

describe("who speaks", () => {
  test.each([
    ["сын боится идти в школу", "parent"],
    ["хочу попроситься в кризисный центр с малышом, Уссурийск", "parent"],
    ["муж выгнал из дома", "parent"],
    ["мне негде ночевать с ребёнком", "parent"],
    ["внука обижают в классе", "parent"],
    ["я мама двоих детей", "parent"],
    ["мой ученик приходит с синяками", "professional"],
    ["я учитель, в классе травят девочку", "professional"],
    ["балам мәктәпкә барырга курка", "parent"],
    ["укучымны җәберлиләр", "professional"],
    ["my daughter is bullied", "parent"],
    ["a pupil of mine is beaten at home", "professional"],
    ["мне 14, меня травят", "teen"],
    ["миңа 13 яшь", "teen"],
    ["i'm 12 and scared", "teen"],
    ["мамин муж бьёт меня", undefined],
    ["отчим бьёт маму", undefined],
    ["маме плохо, она с малышом", undefined],
    ["my stepdad hits my mum", undefined],
    ["боюсь идти в школу", undefined],
    ["хочу с детьми играть", undefined],
    ["балалар белән уйнарга телим", undefined],
    ["I want to play with children", undefined],
    ["с детьми негде ночевать", "parent"],
    ["нужна коляска", undefined],
    ["мужчина следит за мной", undefined],
    ["җәберлиләр", undefined],
  ])("«%s»: %s", (text, role) => {
    expect(speakerIn(text, phrases, agesIn(text, words))).toBe(role);
  });

  test.each([
    ["подругу бьют дома", true],
    ["дустымны өйдә кыйныйлар", true],
    ["my friend is beaten at home", true],
    ["соседи бьют друг друга", false],
    ["подругу бьёт муж", false],
    ["мой ученик и его одноклассники дерутся", false],
    ["ребёнка бьют дома", false],
  ])("«%s» tells of a friend as a teen has one: %s", (text, isPeer) => {
    expect(isOfPeer(text, phrases, agesIn(text, words))).toBe(isPeer);
  });
});
