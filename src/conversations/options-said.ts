/** Which options of a question are meant by words of one's own, in any of the languages. Asks and keeps nothing. */
import { type Scope, scope } from "../context.js";
import { bandOf } from "../domain/ages-said.js";
import { tells } from "../domain/goals.js";
import { languages } from "../domain/people.js";
import { meaningOf, toldIn } from "../domain/spoken.js";
import { optionLabel, type Question, spokenOptions } from "../views/question.js";
import { plain } from "./listen.js";
import { ageAnswered } from "./said.js";

const inAllLanguages = <R>(of: (t: Scope["t"]) => R[]): R[] =>
  languages.flatMap((language) => of(scope().deps.i18n.translator(language, false)));

/** Whether words say that a question is not to be answered. */
export const isDeclined = (words: string): boolean =>
  meaningOf(
    words,
    inAllLanguages((t) =>
      t("common:skipWords")
        .split("|")
        .map((phrase) => [phrase, "skip"] as const),
    ),
  ) !== undefined;

/** Whether words ask who is behind this. */
export const asksWho = (words: string): boolean =>
  inAllLanguages((t) => t("mediation:whoWords").split("|")).some((phrase) =>
    tells(plain(words), plain(phrase)),
  );

/** Whether words only ask what comes next, and answer nothing. */
export const asksOn = (words: string): boolean =>
  inAllLanguages((t) => t("common:nextWords").split("|")).some((phrase) => plain(phrase) === plain(words));

/** What is said for the options of a question, in all languages. */
export const phrasesOf = (it: Question) => inAllLanguages((t) => spokenOptions(t, it));

/** Which option's key is named, whole, in any of the languages. */
export const optionLabelled = (it: Question, words: string): string | undefined => {
  const { i18n } = scope().deps;
  const said = plain(words);
  return it.options.find((option) =>
    languages.some((language) =>
      [false, true].some(
        (adult) => plain(optionLabel(i18n.translator(language, adult), it, option)) === said,
      ),
    ),
  );
};

/** Which option was said in words of one's own, in any of the languages: at once, or in parts that all say the same. */
export const optionMeant = (it: Question, words: string): string | undefined => {
  const phrases = phrasesOf(it);
  const whole = meaningOf(words, phrases);
  if (whole !== undefined) return whole;
  const parts = words.split(/[,.;!\n]+/).filter((part) => plain(part) !== "");
  const meant = new Set(parts.map((part) => meaningOf(part, phrases)));
  return meant.size === 1 ? [...meant][0] : undefined;
};

/** Which options a sentence tells, in any of the languages; where an age is asked, a number tells it. */
export const optionsTold = (it: Question, words: string): string[] => {
  const told = toldIn(
    words,
    phrasesOf(it),
    inAllLanguages((t) => t("common:notWords").split("|")),
  );
  if (told.length > 0) return told;
  const age = ageAnswered(words);
  const band = age === undefined ? undefined : bandOf(age, it.options);
  return band === undefined ? [] : [band];
};

/** Of several the one that is told before the others. */
export const firstTold = (it: Question, words: string): string | undefined => {
  const said = words.split(/\s+/);
  return said
    .map((_, at) => optionsTold(it, said.slice(0, at + 1).join(" ")))
    .find((told) => told.length > 0)?.[0];
};
