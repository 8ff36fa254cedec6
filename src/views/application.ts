/** What is shown of an application to join in beside its state: never a name, and of the rules only how many are known. */
import type { Language } from "../domain/people.js";
import type { Programme } from "../domain/programmes/programme-data.js";
import { isLeftOpen, passedRules, volunteerRules } from "../domain/programmes/volunteer-rules.js";
import type { Key, T } from "../i18n/i18n.js";
import type { SavedAnswer } from "../store/dialogues.js";
import type { Row } from "./loan.js";
import { homeKeyboard, type View } from "./view.js";

type Asked = { programme: Programme | null; answers: readonly Pick<SavedAnswer, "question" | "value">[] };

/** What it is called; the programme is named beside it. */
export const applicationTitle = (t: T): string => t("application:title");

const shown = (t: T, question: string, { answers }: Asked): string | undefined => {
  const value = answers.find((one) => one.question === `application.${question}`)?.value;
  if (value === undefined || "skipped" in value) return undefined;
  if ("words" in value) return `«${value.words}»`;
  const options = "choice" in value ? [value.choice] : value.choices;
  return options.map((option) => t(`application:${question}.options.${option}` as Key)).join("; ");
};

/** What was answered, a line each; without what was left open. */
export const applicationRows = (t: T, _language: Language, asked: Asked): Row[] => {
  const which = asked.answers.find(({ question }) => question === "application.which")?.value;
  const open =
    which === undefined
      ? undefined
      : "words" in which
        ? `«${which.words}»`
        : isLeftOpen(asked.answers)
          ? t("application:which.options.any")
          : undefined;
  const wish =
    open === undefined
      ? []
      : [{ question: "application.which", label: t("application:row.which"), value: open }];
  const answered = (["age", "about", "when", "consent"] as const).flatMap((question) => {
    const value = shown(t, question, asked);
    return value === undefined
      ? []
      : [{ question: `application.${question}`, label: t(`application:row.${question}`), value }];
  });
  const rules = t("application:rulesKnown", {
    passed: passedRules(asked.answers),
    all: volunteerRules.length,
  });
  return [...wish, ...answered, { question: rulesRow, label: t("application:row.rules"), value: rules }];
};

/** The line of the rules: it is no answer that could be changed by itself. */
export const rulesRow = "application.rules";

/** In place of a programme that nobody has chosen. @param place as it was understood */
export const leftOpen = (t: T, place: string | undefined, talking: boolean): View => ({
  text: [
    ...(place === undefined ? [] : [t("find:placeUnderstood", { place })]),
    t("application:leftOpen"),
  ].join("\n"),
  keyboard: homeKeyboard(t, talking),
});
