/** The hours of a place as a card carries them: words of the source, and rows as far as they are known. */
import { type Rule, ruleOf } from "./rule.js";

export type Hours = {
  /** In the words of the source; empty when it gives only times. */
  text: string;
  /** Empty when nothing but words is known, or when a row is not understood: then nothing is said of open doors. */
  weekly: Rule[];
};

type ScheduleRow = Readonly<Record<string, unknown>> & { description: string | null };

/** From rows of the table `schedule`; null when they say nothing. */
export const hoursOf = (rows: readonly ScheduleRow[]): Hours | null => {
  const text = rows.find(({ description }) => description !== null)?.description ?? "";
  const read = rows.map(ruleOf);
  const rules = read.flatMap((rule) => (rule === undefined || rule === "unclear" ? [] : [rule]));
  const weekly = read.includes("unclear") ? [] : rules;
  return text === "" && weekly.length === 0 ? null : { text, weekly };
};

/**
 * From the first of several groups of rows that says something: those of the place itself, then those of what is given
 * there. Where services at one place have different hours, no hours can be told of the place.
 */
export const firstHours = (own: readonly ScheduleRow[], ofServices: readonly (readonly ScheduleRow[])[]) => {
  const hours = hoursOf(own);
  if (hours !== null) return hours;
  const each = ofServices.flatMap((rows) => hoursOf(rows) ?? []);
  const distinct = new Map(each.map((one) => [JSON.stringify(one), one]));
  return distinct.size === 1 ? (each[0] ?? null) : null;
};
