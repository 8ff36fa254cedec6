/** What is shown of a loan beside its state: the thing, from when, for how long. */

import type { Language } from "../domain/people.js";
import type { Programme } from "../domain/programmes/programme-data.js";
import type { Key, T } from "../i18n/i18n.js";
import type { AnswerValue, SavedAnswer } from "../store/dialogues.js";
import { dayText } from "./when.js";

/** @property fixed no answer of its own that could be changed */
export type Row = { question: string; label: string; value: string; fixed?: boolean };

/** Names in a region's file are Russian first; where another language is missing, Russian stands. */
export const named = (
  names: { ru: string; tt?: string | undefined; en?: string | undefined },
  language: Language,
) => names[language] ?? names.ru;

type Asked = { programme: Programme | null; answers: readonly Pick<SavedAnswer, "question" | "value">[] };

const valueOf = ({ answers }: Asked, question: string): AnswerValue | undefined =>
  answers.find((one) => one.question === question)?.value;

const itemOf = (t: T, language: Language, asked: Asked): string => {
  const value = valueOf(asked, "loan.item");
  if (value === undefined || "skipped" in value || "choices" in value) return t("loan:anything");
  if ("words" in value) return `«${value.words}»`;
  const item = asked.programme?.items.find(({ key }) => key === value.choice);
  return item === undefined ? value.choice : named(item.names, language);
};

/** What a loan is called. */
export const loanTitle = itemOf;

/** What was asked for, a line each; without what was left open. */
export const loanRows = (t: T, language: Language, asked: Asked): Row[] => {
  const from = valueOf(asked, "loan.from");
  const term = valueOf(asked, "loan.term");
  const said = (value: AnswerValue | undefined, shown: (choice: string) => string) => {
    if (value === undefined || "skipped" in value || "choices" in value) return undefined;
    return "words" in value ? `«${value.words}»` : shown(value.choice);
  };
  const rows = [
    { question: "loan.item", label: t("loan:row.item"), value: itemOf(t, language, asked) },
    { question: "loan.from", label: t("loan:row.from"), value: said(from, (day) => dayText(day, language)) },
    {
      question: "loan.term",
      label: t("loan:row.term"),
      value: said(term, (days) => t(`loan:term.options.${days}` as Key)),
    },
  ];
  return rows.flatMap(({ value, ...row }) => (value === undefined ? [] : [{ ...row, value }]));
};
