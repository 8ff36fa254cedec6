/** What is asked for is no place: the words by which help is asked never sound like a town elsewhere. */
import { expect, test } from "vitest";
import { createPlaceIndex } from "../../../src/domain/directory/places.js";
import { toldGoals } from "../../../src/domain/goals.js";
import { NEEDS } from "../../../src/domain/needs.js";
import { languages } from "../../../src/domain/people.js";
import { createI18n } from "../../../src/i18n/i18n.js";
import { loadRegions } from "../../../src/regions.js";

const places = createPlaceIndex(loadRegions());
const i18n = createI18n();
const voices = languages.map((language) => i18n.translator(language, false));

test("no word of a need, nor the name of one, is a town elsewhere", () => {
  const asked = voices.flatMap((t) => [
    ...toldGoals.flatMap((goal) => t(`find:goalWords.${goal}`).split("|")),
    ...NEEDS.flatMap((need) => [...t(`find:needWords.${need}`).split("|"), t(`find:need.options.${need}`)]),
  ]);
  const misread = asked.filter((words) => places.find(words).kind === "elsewhere");
  expect(misread).toEqual([]);
  expect(asked.length).toBeGreaterThan(500);
});

test.each(["нужна коляска", "коляска напрокат", "нужна семейная медиация", "семейный психолог"])(
  "«%s» names no place",
  (words) => {
    expect(places.find(words)).toEqual({ kind: "none" });
  },
);
