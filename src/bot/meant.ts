/** What somebody plainly meant who typed instead of pressing: by label or by the words people use, in any of the languages. */
import { oncePer } from "../domain/once-per.js";
import { languages } from "../domain/people.js";
import { meaningOf, type Phrases } from "../domain/spoken.js";
import type { I18n, Key } from "../i18n/i18n.js";

/** Lists once made, by what they are made of. */
const listsOf = oncePer<I18n, Map<string, Phrases<string>>>(() => new Map());

/**
 * What means which of the options, in every language; made once for each list that is asked for.
 * @param keys where labels, or words parted by `|`, stand for each option
 */
export const phrasesFor = <O extends string>(
  i18n: I18n,
  options: readonly O[],
  keys: readonly string[],
): Phrases<O> => {
  const lists = listsOf(i18n);
  const name = [...keys, ...options].join(" ");
  const phrases =
    lists.get(name) ??
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
  lists.set(name, phrases);
  return phrases as Phrases<O>;
};

/** @param keys as of `phrasesFor` */
export const meant = <O extends string>(
  i18n: I18n,
  text: string,
  options: readonly O[],
  ...keys: readonly string[]
): O | undefined => meaningOf(text, phrasesFor(i18n, options, keys));
