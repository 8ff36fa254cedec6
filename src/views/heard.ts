/** What somebody hears who writes while a human is awaited: short, never twice the same in a row, numbers in one line. */
import type { HelpLine } from "../domain/directory/lines.js";
import type { HeardKind } from "../domain/heard.js";
import type { T } from "../i18n/i18n.js";
import { type Human, numbersOf } from "./crisis.js";
import type { View } from "./view.js";

export type Reply = HeardKind | "joke";

/** @param lines the numbers to stand below it, if they are to */
const below = (t: T, text: string, lines: readonly HelpLine[] | undefined): View => ({
  text: lines === undefined ? text : [text, t("heard:numbers", { numbers: numbersOf(lines) })].join("\n"),
});

/** @param again whether the last thing they heard was the first of the two wordings */
export const reply = (t: T, kind: Reply, again: boolean, lines?: readonly HelpLine[]): View =>
  below(t, t(`heard:${again ? "again" : "reply"}.${kind}`), lines);

const turns = ["first", "second", "third"] as const;

/** Whether anybody reads it now, and until when somebody will. @param turn how many such lines came before this one */
export const waiting = (
  t: T,
  human: Exclude<Human, { kind: "here" }>,
  turn: number,
  lines?: readonly HelpLine[],
): View => {
  const key = turns[turn % turns.length] ?? "first";
  const text =
    human.kind === "coming" || human.kind === "away"
      ? t(`heard:waiting.${human.kind}.${key}`, { time: human.time })
      : t(`heard:waiting.${human.kind}.${key}`);
  return below(t, text, lines);
};
