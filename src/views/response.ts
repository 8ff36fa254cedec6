/** What is shown of a call for a team beside its state: where, for whom, what has happened. Never who somebody is. */

import type { HelpLine } from "../domain/directory/lines.js";
import type { Language } from "../domain/people.js";
import type { Programme } from "../domain/programmes/programme-data.js";
import type { Key, T } from "../i18n/i18n.js";
import type { AnswerValue, SavedAnswer } from "../store/dialogues.js";
import { linesText } from "./lines.js";
import { named, type Row } from "./loan.js";
import type { View } from "./view.js";

type Asked = { programme: Programme | null; answers: readonly Pick<SavedAnswer, "question" | "value">[] };

/** What a call is called: by the service that is to come. */
export const responseTitle = (t: T, language: Language, { programme }: Asked): string =>
  programme === null ? t("response:team") : named(programme.names, language);

const shown = (value: AnswerValue | undefined, label: (choice: string) => string): string | undefined => {
  if (value === undefined || "skipped" in value) return undefined;
  if ("words" in value) return `«${value.words}»`;
  return "choice" in value ? label(value.choice) : value.choices.map(label).join("; ");
};

/** What was answered, a line each; without what was left open. */
export const responseRows = (t: T, _language: Language, { answers }: Asked): Row[] => {
  const row = (question: string, label: Key, text: (choice: string) => string): Row[] => {
    const value = shown(answers.find((one) => one.question === question)?.value, text);
    return value === undefined ? [] : [{ question, label: t(label), value }];
  };
  return [
    ...row("response.danger", "response:row.danger", (choice) =>
      t(`bullying:safeNow.options.${choice}` as Key),
    ),
    ...row("response.who", "response:row.who", (choice) => t(`response:who.options.${choice}` as Key)),
    ...row("response.what", "response:row.what", (choice) => t(`response:what.options.${choice}` as Key)),
    ...row("response.where", "response:row.where", (choice) => choice),
    ...row("response.reach", "stay:row.reach", (choice) => t(`stay:reach.options.${choice}` as Key)),
  ];
};

/**
 * By when the team is to be there, as far as that is known: the time is either what the service says of itself, or the
 * one after which we call others; and neither is a promise of ours that somebody comes.
 */
export const clockTold = (t: T, { time, own }: { time: string; own: boolean }): View => ({
  text: t(own ? "response:clockOwn" : "response:clockDesk", { time }),
});

/** After a clock has run out: what answers at once. */
export const meanwhile = (t: T, lines: readonly HelpLine[]): View => ({
  text: [t("response:meanwhile"), linesText(t, lines, 3)].join("\n"),
});
