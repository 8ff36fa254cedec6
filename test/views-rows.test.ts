/** A question and all its keys are seen together on a phone: few rows, nothing cut in the middle. */
import { describe, expect, test } from "vitest";
import { bullyingQuestions, findQuestions } from "../src/conversations/questions.js";
import { ownForms } from "../src/domain/bullying.js";
import { languages } from "../src/domain/people.js";
import { createI18n } from "../src/i18n/i18n.js";
import { results } from "../src/views/find.js";
import { question } from "../src/views/question.js";
import { inRows } from "../src/views/view.js";

const i18n = createI18n();
const rowsOf = (keyboard: unknown) => (keyboard as { inline_keyboard: { text: string }[][] }).inline_keyboard;
const labels = (...texts: string[]) => texts.map((text) => ({ text }));

describe("rows", () => {
  test.each([
    ["two of eighteen letters stand side by side", ["Не общаются, гонят", "Обзывают, смеются!"], 1],
    ["nineteen letters stand alone", ["По дороге, во дворе", "В классе"], 2],
    ["three short ones share a row", ["Да", "Нет", "Не знаю"], 1],
    ["the widest of a row decides", ["Да", "Нет", "Пока никто не знает"], 2],
    ["an emoji is letters too", ["🏫🏫🏫🏫🏫🏫🏫🏫🏫🏫", "В классе"], 2],
  ])("%s", (_, texts, rows) => expect(inRows(labels(...texts))).toHaveLength(rows));

  test("a tick moves nothing", () => {
    const plain = labels("Не общаются, гонят", "Обзывают, смеются!");
    const ticked = labels("✓ Не общаются, гонят", "Обзывают, смеются!");
    expect(inRows(ticked).map((row) => row.length)).toEqual(inRows(plain).map((row) => row.length));
  });
});

describe.each(languages)("in %s", (language) => {
  test.each([false, true])("the longest questions have seven rows at most (to an adult: %s)", (adult) => {
    const t = i18n.translator(language, adult);
    const own = Object.fromEntries(ownForms.map((form) => [form, t(`bullying:forms.doing.options.${form}`)]));
    for (const asked of [
      bullyingQuestions.forms,
      { ...bullyingQuestions.forms, options: ownForms, labels: own },
      findQuestions.need,
    ])
      expect(rowsOf(question(t, asked).keyboard).length).toBeLessThanOrEqual(7);
  });

  test("below an answer stands what is mostly wanted, and the rest behind one key", () => {
    const t = i18n.translator(language, false);
    const narrowing = { wishes: [], language: undefined };
    const [, last] = results(t, language, { found: [], lines: [], place: undefined, narrowing }, false);
    const keys = rowsOf(last.keyboard).map((row) => row.map(({ text }) => text));
    expect(keys).toEqual([[t("start:menuItem.talk")], [t("find:moreKeys.button"), t("common:menu")]]);
  });
});
