/** What somebody plainly meant who typed instead of pressing: by label or by the words people use, in any of the languages. */
import { languages } from "../domain/people.js";
import { meaningOf } from "../domain/spoken.js";
import type { I18n, Key } from "../i18n/i18n.js";

/** @param keys where labels, or words parted by `|`, stand for each option */
export const meant = <O extends string>(
  i18n: I18n,
  text: string,
  options: readonly O[],
  ...keys: readonly string[]
): O | undefined =>
  meaningOf(
    text,
    languages.flatMap((language) => {
      const t = i18n.translator(language, false);
      return options.flatMap((option) =>
        keys.flatMap((key) =>
          t(`${key}.${option}` as Key)
            .split("|")
            .map((phrase) => [phrase, option] as const),
        ),
      );
    }),
  );
