/** What is typed, as the open question takes it: the names of other keys are a slip of the hand and never an answer. */
import { scope } from "../context.js";
import { languages } from "../domain/people.js";
import type { I18n, Key } from "../i18n/i18n.js";
import { type Heard, plain } from "./listen.js";
import type { Way } from "./ways.js";

const keys = [
  "request:summary.send",
  "request:summary.change",
  "request:summary.delete",
  "common:back",
  "common:skip",
  "common:done",
  "common:menu",
  "common:sos",
  "find:sendPlace",
  "talk:endButton",
  "hide:button",
  "hide:clear",
] as const satisfies readonly Key[];

/** Made once for the texts there are. */
const known = new WeakMap<I18n, ReadonlySet<string>>();

const namesIn = (i18n: I18n): ReadonlySet<string> =>
  new Set(
    languages.flatMap((language) =>
      [false, true].flatMap((adult) => keys.map((key) => plain(i18n.translator(language, adult)(key)))),
    ),
  );

/** Whether a text is the name of such a key, in any of the languages. */
const namesKey = (text: string): boolean => {
  const { i18n } = scope().deps;
  const names = known.get(i18n) ?? namesIn(i18n);
  known.set(i18n, names);
  return names.has(plain(text));
};

/**
 * What was heard, as the question takes it: words that tell several things choose not only the one they begin with, and
 * the name of another of our keys answers nothing.
 */
export const heardBy = (way: Way, text: string | undefined, heard: Heard): Heard => {
  if (text === undefined) return heard;
  if (heard.kind === "option" && way.tellsMore?.(text) === true) return { kind: "words", words: text };
  return heard.kind === "words" && namesKey(text) ? { kind: "unclear" } : heard;
};
