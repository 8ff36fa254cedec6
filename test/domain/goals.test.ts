/** A phrase is heard with words in between and a slip of the finger, and nothing else is heard as it. */
import { describe, expect, test } from "vitest";
import { plain } from "../../src/conversations/listen.js";
import { tells } from "../../src/domain/goals.js";
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
