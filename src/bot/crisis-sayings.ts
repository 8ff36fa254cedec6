/** What people say instead of pressing an answer about danger, in any of the languages: lists made once, and how they are read. */
import { scope } from "../context.js";
import { plain } from "../conversations/listen.js";
import { oncePer } from "../domain/once-per.js";
import { languages } from "../domain/people.js";
import { meaningOf, type Phrases } from "../domain/spoken.js";
import type { I18n, Key } from "../i18n/i18n.js";
import {
  answersInMatters,
  type CrisisAnswer,
  crisisAnswers,
  matters,
  softAnswers,
} from "../views/crisis-answers.js";

/** All that can be said for each option, in every language at once: labels and the words people use instead. */
const sayings = <O extends string>(
  i18n: I18n,
  prefix: string,
  words: string,
  options: readonly O[],
): Phrases<O> =>
  languages.flatMap((language) =>
    [false, true].flatMap((adult) => {
      const t = i18n.translator(language, adult);
      return options.flatMap((option) =>
        [t(`crisis:${prefix}.${option}` as Key), ...t(`crisis:${words}.${option}` as Key).split("|")].map(
          (phrase) => [plain(phrase), option] as const,
        ),
      );
    }),
  );

/** Small words before and after an answer that change nothing in it, laughter among them. */
const filler =
  /^(?:ну|да|ой|ай|ох|а|я|это|эт|то|вот|прям|прямо|просто|же|вообще|типа|короче|блин|лол|сори|сорри|прости|простите|извини|извините|пж|(?:а?[хп]а)+х?|just|only|really|its|it|s|is|im|i|m|am|was|this|lol|lmao|oh|well|sorry|sry|(?:a?ha)+h?|бу|бит|инде|менә|нәкъ|әй|гафу|ит|итегез)$/u;
/** The shortest that is left of what was said when small words are taken off its two ends. */
const kernel = (said: string): string => {
  const words = said.split(" ");
  const first = words.findIndex((word) => !filler.test(word));
  return words.slice(Math.max(first, 0), words.findLastIndex((word) => !filler.test(word)) + 1).join(" ");
};
/** The answer that was said, whole or within small words; undefined when it was more than an answer, or other. */
export const answerIn = <O extends string>(text: string, all: Phrases<O>): O | undefined => {
  const said = plain(text);
  return meaningOf(said, all) ?? meaningOf(kernel(said), all);
};

const hardSayingsOf = oncePer((i18n: I18n) => [
  ...sayings(i18n, "answers", "spoken", crisisAnswers),
  ...sayings(i18n, "quiet", "spoken", crisisAnswers),
  ...matters.flatMap((matter) => sayings<CrisisAnswer>(i18n, `keys.${matter}`, "spoken", answersInMatters)),
]);
/** What answers the question about danger. */
export const hardSayings = () => hardSayingsOf(scope().deps.i18n);

const softSayingsOf = oncePer((i18n: I18n) => [
  ...sayings(i18n, "softAnswers", "softSpoken", softAnswers),
  ...sayings(i18n, "softQuiet", "softSpoken", softAnswers),
]);
/** What answers the light question. */
export const softSayings = () => softSayingsOf(scope().deps.i18n);
