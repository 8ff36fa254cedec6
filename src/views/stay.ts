/** What is shown of a stay in a crisis centre beside its state: who comes, since when, and what is needed. Never where. */
import type { HelpLine } from "../domain/directory/lines.js";
import type { Language } from "../domain/people.js";
import type { Programme } from "../domain/programmes/programme-data.js";
import type { Key, T } from "../i18n/i18n.js";
import type { AnswerValue, SavedAnswer } from "../store/dialogues.js";
import { data } from "./buttons.js";
import { linesText } from "./lines.js";
import type { Row } from "./loan.js";
import { inline, type View } from "./view.js";
import { dayText } from "./when.js";

const asked = ["children", "tonight", "documents", "needs", "wish", "from", "reach"] as const;

type Asked = { programme: Programme | null; answers: readonly Pick<SavedAnswer, "question" | "value">[] };

/** What a request for a place is called; nothing in it tells a stranger what it is about. */
export const stayTitle = (t: T): string => t("stay:title");

const said = (t: T, language: Language, name: string, value: AnswerValue | undefined): string | undefined => {
  if (value === undefined || "skipped" in value) return undefined;
  if ("words" in value) return `«${value.words}»`;
  const label = (option: string) => t(`stay:${name}.options.${option}` as Key);
  if ("choices" in value) return value.choices.map(label).join(", ");
  return name === "from" ? dayText(value.choice, language) : label(value.choice);
};

/** What was answered, a line each; without what was left open. */
export const stayRows = (t: T, language: Language, { answers }: Asked): Row[] =>
  asked.flatMap((name) => {
    const question = `stay.${name}`;
    const value = said(t, language, name, answers.find((one) => one.question === question)?.value);
    return value === undefined ? [] : [{ question, label: t(`stay:row.${name}`), value }];
  });

/**
 * What can be done this night while nothing is promised.
 * @param there.open who is known to be open in the night, @param there.others other centres; by name and place, never by address
 */
export const tonight = (
  t: T,
  lines: readonly HelpLine[],
  { open, others }: { open: readonly string[]; others: readonly string[] },
): View => ({
  text: [
    t("stay:night.title"),
    open.length === 0 ? t("stay:night.noneOpen") : t("stay:night.open", { list: open.join("; ") }),
    ...(others.length === 0 ? [] : [t("stay:night.others", { list: others.join("; ") })]),
    t("stay:night.go"),
    linesText(t, lines, 3),
  ].join("\n"),
  keyboard: inline([{ text: t("request:askPerson"), callback_data: data("menu", { item: "talk" }) }]),
});
