/** A phrase is heard with words in between and a slip of the finger, and nothing else is heard as it. */
import { describe, expect, test } from "vitest";
import { plain } from "../../src/conversations/listen.js";
import { type Goal, goalOf, tells, toldGoals } from "../../src/domain/goals.js";
import { languages } from "../../src/domain/people.js";
import { createI18n, type Key } from "../../src/i18n/i18n.js";

const i18n = createI18n();
const hears = (key: Key, text: string) =>
  languages.some((language) =>
    i18n
      .translator(
        language,
        false,
      )(key)
      .split("|")
      .some((phrase) => tells(plain(text), plain(phrase))),
  );

describe("phrases", () => {
  test.each([
    ["боюсь идти завтра в школу", "боюсь школ", true],
    ["завтра в школу идти боюсь", "боюсь школ", true],
    ["баюсь идти в школу", "боюсь школ", true],
    ["боюсь экзамена, а потом будет ещё много всего, и только летом школа", "боюсь школ", false],
    ["отобрала телефон", "отобрали телефон", false],
    ["турист", "юрист", false],
    ["нехорошо в школе", "не школ", false],
  ])("«%s», «%s»: %s", (text, phrase, heard) => {
    expect(tells(plain(text), phrase)).toBe(heard);
  });
});

describe("what hurt children write", () => {
  test.each([
    "боюсь идти завтра в школу, там опять будут бить",
    "иртәгә мәктәпкә барырга куркам",
    "отобрали телефон и деньги",
    "телефонымны тартып алдылар",
    "they took my phone and my money",
    "i am so scared of going to school tomorrow",
  ])("«%s» is about bullying", (text) => {
    expect(hears("find:goalWords.bullying", text)).toBe(true);
  });

  test.each(["куркам", "мне никто не верит", "я так устала", "миңа беркем ышанмый", "nobody believes me"])(
    "«%s» is distress and no goal",
    (text) => {
      expect(hears("find:distressWords", text)).toBe(true);
      expect(hears("find:goalWords.bullying", text)).toBe(false);
    },
  );

  test.each(["привет", "где вы находитесь", "сәлам", "what can you do", "расписание автобусов"])(
    "«%s» is neither",
    (text) => {
      expect(hears("find:distressWords", text)).toBe(false);
      expect(hears("find:goalWords.bullying", text)).toBe(false);
    },
  );
});

describe("everyday Tatar", () => {
  const words = languages.flatMap((language) =>
    toldGoals.flatMap((goal) =>
      i18n
        .translator(
          language,
          false,
        )(`find:goalWords.${goal}`)
        .split("|")
        .map((phrase) => [plain(phrase), goal] as const),
    ),
  );

  test.each(toldGoals)("%s is known by fifteen ways to say it, and none says another", (goal) => {
    const own = i18n.translator("tt", false)(`find:goalWords.${goal}`).split("|");
    expect(new Set(own).size).toBeGreaterThanOrEqual(15);
    const others = own.filter((phrase) => goalOf(plain(phrase), "other", words) !== goal);
    expect(others).toEqual([]);
  });

  test.each([
    ["әни белән ачуландык", "mediation"],
    ["дустым белән бик каты талаштык", "mediation"],
    ["Мәктәптә этеп ектылар, сумкамны алдылар", "bullying"],
    ["сыйныфташлар минем өстән көләләр", "bullying"],
    ["миңа исем кушалар", "bullying"],
    ["улымны мәктәптә рәнҗетәләр", "bullying"],
    ["әтием эчеп кайта да суга", "violence"],
    ["ирем өйдән чыгармый", "violence"],
    ["бала белән кайда кунарга белмим", "accommodation"],
    ["өйдә ашарга юк", "material_help"],
    ["ирем алимент түләми", "legal_help"],
    ["сабыйга вакытлыча карават кирәк", "rental"],
    ["улым өч яшьтә әле дә сөйләшми", "child_development"],
    ["медиатор буласым килә", "volunteer"],
    ["кичләрен гел елыйм, йоклый алмыйм", "psychologist"],
    ["берәрсе белән сөйләшәсем килә", "talk"],
    ["күршедә баланы кыйныйлар", "signal"],
    ["мәктәптә бала үлде, балалар шокта", "crisisTeam"],
  ] as [string, Goal][])("«%s» leads to %s", (text, goal) => {
    expect(goalOf(plain(text), "other", words)).toBe(goal);
  });

  test.each([
    "сәлам",
    "рәхмәт",
    "исәнмесез",
    "бүген һава яхшы",
    "мәктәптә барысы да яхшы",
    "әни белән кибеткә бардык",
    "дустым белән уйнадык",
  ])("«%s» leads nowhere", (text) => {
    expect(goalOf(plain(text), "other", words)).toBeUndefined();
  });
});
