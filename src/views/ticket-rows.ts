/** What was answered, as one line each: under short labels that fit whoever was asked, on cards and before it is sent. */
import type { Language } from "../domain/people.js";
import { isSaid } from "../domain/relay.js";
import type { Key, T } from "../i18n/i18n.js";
import type { SavedAnswer } from "../store/dialogues.js";
import type { Row } from "./loan.js";
import { dayText } from "./when.js";

const day = /^\d{4}-\d{2}-\d{2}$/;

type Answer = Pick<SavedAnswer, "question" | "value">;

/** An answer in words. */
export const answerValue = (t: T, language: Language, { question, value }: Answer): string => {
  // What a region's file lists stands for itself.
  const isPlain = /\.(?:item|which|from|summary)$/.test(question);
  const label = (option: string) =>
    day.test(option)
      ? dayText(option, language)
      : isPlain
        ? option
        : t(`${question.replace(".", ":")}.options.${option}` as Key);
  if ("words" in value) return `«${value.words}»`;
  if ("choices" in value) return value.choices.map(label).join("; ");
  if ("skipped" in value) return t("common:skipped");
  return question.endsWith(".place") ? (value.choice.split("/").at(-1) ?? "") : label(value.choice);
};

/** Everything that a specialist will read; what was told in words beside an answer stands with it. */
export const ticketRows = (t: T, language: Language, answers: readonly Answer[]): Row[] =>
  answers
    .filter((answer) => isSaid(answer) && !answer.question.endsWith("Told") && !("skipped" in answer.value))
    .map((answer) => {
      const told = answers.find(({ question }) => question === `${answer.question}Told`);
      const beside = told === undefined ? "" : ` (${answerValue(t, language, told)})`;
      return {
        question: answer.question,
        label: t(`staff:asked.${answer.question}` as Key),
        value: `${answerValue(t, language, answer)}${beside}`,
      };
    });
