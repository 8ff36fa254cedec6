/** What is said of a programme before anybody asks for it: what has ended by its own dates does not look alive. */
import { expect, test } from "vitest";
import { programmeByKey } from "../src/domain/programmes/programmes.js";
import { createI18n } from "../src/i18n/i18n.js";
import { loadRegions } from "../src/regions.js";
import { introduction } from "../src/views/programme.js";

const { programmes } = loadRegions();
const t = createI18n().translator("ru", true);
const told = (key: string): string => {
  const programme = programmeByKey(programmes, key);
  if (programme === null) throw new Error(key);
  return introduction(t, "ru", programme, { points: [], place: undefined })[0].text;
};

test.each([
  ["ko-early-warning", /Годы работы: 2015–2017\. Идёт ли это сейчас, узнает специалист/],
  ["vo-play-therapy", /Годы работы: 2022–2023/],
  ["rt-play-therapy", /Работает ли это сейчас, узнает специалист/],
  ["pr-crisis-centre", /объявили заранее/],
])("%s", (key, words) => expect(told(key)).toMatch(words));

test("of what is known to run nothing of the kind is said", () => {
  expect(told("ns-place-ostatsya")).not.toMatch(/узнает специалист|Годы работы|объявили заранее/);
});
