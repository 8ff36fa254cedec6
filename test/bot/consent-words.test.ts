/** Words by which somebody agrees, or does not, that another specialist goes on with them. */
import { expect, test } from "vitest";
import type { Language } from "../../src/domain/people.js";
import { meaningOf } from "../../src/domain/spoken.js";
import { createI18n } from "../../src/i18n/i18n.js";

const i18n = createI18n();
const heard = (language: Language, text: string) => {
  const t = i18n.translator(language, false);
  const phrases = (key: "handover:person.yesWords" | "handover:person.noWords") => t(key).split("|");
  return meaningOf(text, [
    ...phrases("handover:person.yesWords").map((phrase) => [phrase, "yes"] as const),
    ...phrases("handover:person.noWords").map((phrase) => [phrase, "no"] as const),
  ]);
};

test.each([
  ["ru", "ну ладно"],
  ["ru", "Ну хорошо."],
  ["ru", "ну да"],
  ["ru", "да ладно"],
  ["tt", "ну ярар"],
  ["tt", "ярар инде"],
  ["en", "ok then"],
  ["en", "i guess so"],
] as const)("%s «%s» is a yes, reluctant as it is", (language, text) => {
  expect(heard(language, text)).toBe("yes");
});

test.each(["ну нет", "не хочу", "лучше нет"])("«%s» is none", (text) => {
  expect(heard("ru", text)).not.toBe("yes");
});
