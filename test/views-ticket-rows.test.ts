/** Whatever may be answered while a ticket is open can be shown to whoever has it. */
import { describe, expect, test } from "vitest";
import { forHumans } from "../src/actions/add-answers.js";
import * as asked from "../src/conversations/questions.js";
import { languages } from "../src/domain/people.js";
import { createI18n } from "../src/i18n/i18n.js";
import { answersNote } from "../src/views/staff.js";
import { ticketRows } from "../src/views/ticket-rows.js";

const i18n = createI18n();
const groups: Record<string, object> = {
  bullying: asked.bullyingQuestions,
  enrolment: { ...asked.enrolmentQuestions, which: { id: "enrolment.which", options: ["vo-camp"] } },
  find: asked.findQuestions,
  mediation: asked.mediationQuestions,
  rental: { ...asked.loanQuestions, item: { id: "loan.item", options: ["pram"] } },
  stay: asked.stayQuestions,
  talk: { about: asked.talkQuestions.about, place: asked.talkQuestions.place },
  violence: asked.violenceQuestions,
};
const questions = (name: string) =>
  Object.values(groups[name] ?? {}) as { id: string; options?: readonly string[]; spoken?: boolean }[];
const answeredAt = "2026-11-22T09:00:00.000Z";

describe.each(Object.keys(groups))("%s", (name) => {
  test("is one whose answers go to a human", () => {
    expect(forHumans).toContain(name);
  });

  test.each(languages)("%s: every answer has a label and words", (language) => {
    for (const adult of [false, true]) {
      const t = i18n.translator(language, adult);
      for (const { id, options = [], spoken } of questions(name)) {
        const rows = [
          ...options.map((choice) => ({ question: id, value: { choice }, answeredAt })),
          { question: id, value: { words: "свои слова" }, answeredAt },
          ...(spoken === true ? [{ question: `${id}Said`, value: { words: "ну такое" }, answeredAt }] : []),
        ].filter(({ question, value }) => !question.endsWith(".place") || "words" in value);
        for (const row of rows) {
          // A colon follows it.
          expect(ticketRows(t, language, [row])[0]?.label ?? "").toMatch(/[^?]$/);
          expect(answersNote(t, [row]).text).not.toBe("");
        }
      }
    }
  });
});

test.each([
  ["ru", "22 ноября"],
  ["tt", "22 ноябрь"],
  ["en", "November 22"],
] as const)("%s: a day is said as a day", (language, day) => {
  const t = i18n.translator(language, true);
  for (const question of ["stay.from", "loan.from"]) {
    const row = { question, value: { choice: "2026-11-22" }, answeredAt };
    expect(ticketRows(t, language, [row])[0]?.value).toBe(day);
    expect(answersNote(i18n.translator("ru", true), [row]).text).toMatch(/\s22 ноября$/);
  }
});
