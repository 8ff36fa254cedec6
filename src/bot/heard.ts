/** Words of few letters that answer something, in any of the languages: lists of what means what, made once. */
import { scope } from "../context.js";
import {
  flatPhrases,
  type HarmKind,
  type HeardKind,
  harmKinds,
  heardKinds,
  isBodily,
  saidOf,
} from "../domain/heard.js";
import { oncePer } from "../domain/once-per.js";
import { languages } from "../domain/people.js";
import type { I18n } from "../i18n/i18n.js";

const listed = <O extends HeardKind | HarmKind | "own">(i18n: I18n, kinds: readonly O[]) =>
  flatPhrases(
    languages.flatMap((language) =>
      kinds.flatMap((kind) =>
        i18n
          .translator(
            language,
            false,
          )(`heard:words.${kind}`)
          .split("|")
          .map((phrase) => [phrase, kind] as const),
      ),
    ),
  );

const makeLists = (i18n: I18n) => ({
  replies: listed(i18n, heardKinds),
  own: listed(i18n, ["own"]),
  harm: listed(i18n, harmKinds),
});
const listsOf = oncePer(makeLists);
const lists = () => listsOf(scope().deps.i18n);

/** What somebody says in few words who waits for a human. */
export const heardIn = (text: string): HeardKind | undefined => saidOf(text, lists().replies);

/** Whether somebody tells what they hold in their own hand, or are about to do. */
export const isOwnDeed = (text: string): boolean => saidOf(text, lists().own, Infinity) !== undefined;

/** Whether words of danger tell of something that an ambulance is for. */
export const isHarmed = (text: string, categories: readonly string[]): boolean =>
  isBodily(text, categories, lists().harm);
