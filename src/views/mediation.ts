/** What is said around a talk with a mediator: what was answered, and kind ways elsewhere where it would do harm. */
import type { ConflictKind } from "../domain/mediation.js";
import type { Language } from "../domain/people.js";
import type { Programme } from "../domain/programmes/programme-data.js";
import type { Key, T } from "../i18n/i18n.js";
import type { AnswerValue, SavedAnswer } from "../store/dialogues.js";
import { data } from "./buttons.js";
import type { Row } from "./loan.js";
import { inline, type View } from "./view.js";

type Asked = { programme: Programme | null; answers: readonly Pick<SavedAnswer, "question" | "value">[] };

const shown = (t: T, question: string, value: AnswerValue): string | undefined => {
  const label = (option: string) => t(`${question.replace(".", ":")}.options.${option}` as Key);
  if ("skipped" in value) return undefined;
  if ("words" in value) return `«${value.words}»`;
  if ("choice" in value) return label(value.choice);
  return value.choices.length === 0 ? undefined : value.choices.map(label).join("; ");
};

/** Answers with a label of their own, a line each; what was skipped is left out. */
export const labelledRows =
  (rows: readonly (readonly [question: string, label: Key])[]) =>
  (t: T, _language: Language, { answers }: Asked): Row[] =>
    rows.flatMap(([question, label]) => {
      const given = answers.find((one) => one.question === question);
      const value = given === undefined ? undefined : shown(t, question, given.value);
      return value === undefined ? [] : [{ question, label: t(label), value }];
    });

export const mediationTitle = (t: T): string => t("mediation:title");

export const mediationRows = labelledRows([
  ["mediation.with", "mediation:row.with"],
  ["mediation.harm", "mediation:row.harm"],
  ["mediation.fear", "mediation:row.fear"],
  ["mediation.voice", "mediation:row.voice"],
  ["mediation.repeat", "mediation:row.repeat"],
  ["mediation.about", "mediation:row.about"],
  ["mediation.pass", "mediation:row.pass"],
  ["mediation.when", "mediation:row.when"],
]);

/** Where mediation would do harm: why, in one sentence without blame, and the help that fits. */
export const away = (t: T, kind: Exclude<ConflictKind, "equal">): View => ({
  text: t(`mediation:away.${kind}`),
  ...(kind === "violence" || kind === "bullying"
    ? {
        keyboard: inline(
          [
            {
              text: t(kind === "violence" ? "find:need.options.violence" : "start:menuItem.bullying"),
              callback_data: data("goal", { to: kind }),
            },
          ],
          [{ text: t("start:menuItem.talk"), callback_data: data("menu", { item: "talk" }) }],
        ),
      }
    : {}),
});
