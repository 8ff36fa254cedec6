/** What somebody plainly meant who typed instead of pressing: by label or by the words people use, in any of the languages. */
import { oncePer } from "../domain/once-per.js";
import { languages } from "../domain/people.js";
import { meaningOf, type Phrases } from "../domain/spoken.js";
import type { I18n, Key } from "../i18n/i18n.js";

/** Lists once made, by what they are made of. */
const listsOf = oncePer<I18n, Map<string, Phrases<string>>>(() => new Map());

const phrasesOf = <O extends string>(
  i18n: I18n,
  options: readonly O[],
  keys: readonly string[],
): Phrases<O> =>
  languages.flatMap((language) => {
    const t = i18n.translator(language, false);
    return options.flatMap((option) =>
      keys.flatMap((key) =>
        t(`${key}.${option}` as Key)
          .split("|")
          .map((phrase) => [phrase, option] as const),
      ),
    );
  });

/** @param keys where labels, or words parted by `|`, stand for each option */
export const meant = <O extends string>(
  i18n: I18n,
  text: string,
  options: readonly O[],
  ...keys: readonly string[]
): O | undefined => {
  const name = [...keys, ...options].join(" ");
  const found = listsOf(i18n).get(name) ?? phrasesOf(i18n, options, keys);
  listsOf(i18n).set(name, found);
  return meaningOf(text, found as Phrases<O>);
};
