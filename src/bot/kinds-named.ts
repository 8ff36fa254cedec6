/** The kinds of institution that a word names, in any of the languages. */
import { plain } from "../conversations/listen.js";
import type { Deps } from "../deps.js";
import { KINDS, type Kind } from "../domain/directory/region-data.js";
import { languages } from "../domain/people.js";

export const kindsNamed = (i18n: Deps["i18n"], word: string): Kind[] => {
  const stem = plain(word).slice(0, Math.max(4, word.length - 2));
  return KINDS.filter((kind) =>
    languages.some((language) =>
      plain(i18n.translator(language, true)(`find:kinds.${kind}`))
        .split(" ")
        .some((part) => part.startsWith(stem)),
    ),
  );
};
