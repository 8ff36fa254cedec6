/**
 * A dictionary of names of several words, found in any ending, spelling and with typing errors. Knows what names look
 * like; what they stand for is given and returned untouched.
 */
import { LONGEST_ENDING, type Stem, stemsOf } from "./declension.js";
import { skeleton, type Token, tokensOf } from "./fold.js";
import { createTrigramIndex, typosBetween } from "./typos.js";

/** How a name was met: 0 as in the dictionary, 1 with an ending, 2 only alike in sound, more with typing errors. */
export type NameHit<T> = { start: number; end: number; looseness: number; targets: T[]; name: string };

export const EXACT = 0;
export const INFLECTED = 1;
export const SLOPPY = 2;

const LONGEST_NAME = 4;
const ENOUGH_ALIKE = 120;
const LONG = 9;
const SHORT = 5;

/** Typing errors forgiven to a name of this many letters; a short name has to be right. */
const forgiven = (letters: number) => (letters < 5 ? 0 : letters < 10 ? 1 : letters < 14 ? 2 : 3);

const consonants = (word: string) => word.replaceAll(/[аеиоу]/g, "");

/** In a short word only a vowel may be wrong: «козан» is Казань, but Асино is not Азино. */
const isPlausible = (a: string, b: string): boolean =>
  b.length > SHORT || (a.length === b.length && consonants(a) === consonants(b));

/** A stem of a word of names; stems that are heard alike hang on one another. */
const VOWEL = /^[аеиоу]/;

/** A name made of a name: the river Казанка is not Казань, Искитимка not Искитим. */
const DERIVED = "ка";

type Entry = Stem & { word: number; nominative: string; next: Entry | undefined };
/** `before` is heard ahead of the last word, which may take any of its stems. */
type Phrase<T> = { name: string; heard: string; before: string; last: number; targets: T[] };

/** Spellings of one name worth knowing besides the folded one. */
const variantsOf = (name: string): string[] => {
  const lower = name.normalize("NFC").toLowerCase();
  const variants = [lower];
  if (lower.includes("ё")) variants.push(lower.replaceAll("ё", "о"));
  if (/[әөү]/.test(lower)) {
    variants.push(lower.replaceAll("ә", "э").replaceAll("ө", "у"));
    variants.push(lower.replaceAll("ә", "э").replaceAll("ө", "э"));
  }
  return variants;
};

/** Builds the dictionary from names and what they stand for. */
export const createNames = <T>(entries: Iterable<[name: string, target: T]>) => {
  const wordIds = new Map<string, number>();
  const byStem = new Map<string, Entry>();
  const stems: Entry[][] = [];
  const phrases = new Map<string, Phrase<T>>();

  const wordId = (nominative: string): number => {
    const known = wordIds.get(nominative);
    if (known !== undefined) return known;
    const word = wordIds.size;
    wordIds.set(nominative, word);
    stems.push(
      stemsOf(nominative).map((stem) => {
        const entry = { ...stem, word, nominative, next: byStem.get(stem.heard) };
        byStem.set(stem.heard, entry);
        return entry;
      }),
    );
    return word;
  };

  for (const [name, target] of entries)
    for (const variant of variantsOf(name)) {
      const parts = tokensOf(variant).map(({ folded, isLatin, skeleton: sound }) =>
        isLatin ? sound : folded,
      );
      if (parts.length === 0) continue;
      const ids = parts.map(wordId);
      const key = ids.join(" ");
      const phrase = phrases.get(key);
      if (phrase) {
        if (!phrase.targets.includes(target)) phrase.targets.push(target);
        continue;
      }
      const heard = parts.map(skeleton);
      phrases.set(key, {
        name: parts.join(" "),
        heard: heard.join(""),
        before: heard.slice(0, -1).join(""),
        last: ids.at(-1) ?? 0,
        targets: [target],
      });
    }

  const all = [...phrases.values()];
  const trigrams = createTrigramIndex(all.map((phrase) => phrase.heard));

  /** The words of names that a word of a text may be, with how loosely. */
  const readings = ({ skeleton: sound, folded, isLatin }: Token): { word: number; looseness: number }[] => {
    const found: { word: number; looseness: number }[] = [];
    for (let length = 0; length <= Math.min(LONGEST_ENDING, sound.length - 1); length++) {
      const ending = sound.slice(sound.length - length);
      let entry = byStem.get(sound.slice(0, sound.length - length));
      for (; entry !== undefined; entry = entry.next) {
        // «Казаннан»: a doubled letter between stem and ending is heard once.
        const { heard } = entry.endings;
        if (!heard.has(ending) && !heard.has(`${entry.heard.at(-1)}${ending}`)) continue;
        const asWritten =
          isLatin ||
          (folded.startsWith(entry.written) && entry.endings.written.has(folded.slice(entry.written.length)));
        const isNominative = isLatin ? skeleton(entry.nominative) === sound : entry.nominative === folded;
        if (!asWritten && sound.length < SHORT) continue;
        found.push({ word: entry.word, looseness: isNominative ? EXACT : asWritten ? INFLECTED : SLOPPY });
      }
    }
    return found;
  };

  /** All names that stand in the text letter for letter or in another ending; longer ones hide their parts. */
  const exact = (tokens: readonly Token[]): NameHit<T>[] => {
    const read = tokens.map(readings);
    const hits: NameHit<T>[] = [];
    for (let start = 0; start < tokens.length; start++)
      for (let length = Math.min(LONGEST_NAME, tokens.length - start); length > 0; length--) {
        let keys = [{ key: "", looseness: 0 }];
        for (const options of read.slice(start, start + length))
          keys = keys.flatMap(({ key, looseness }) =>
            options.map((option) => ({
              key: key === "" ? String(option.word) : `${key} ${option.word}`,
              looseness: Math.max(looseness, option.looseness),
            })),
          );
        const found = keys.flatMap(({ key, looseness }) => {
          const phrase = phrases.get(key);
          return phrase ? [{ looseness, phrase }] : [];
        });
        if (found.length === 0) continue;
        const least = Math.min(...found.map((one) => one.looseness));
        for (const looseness of new Set(found.map((one) => one.looseness))) {
          const same = found.filter((one) => one.looseness === looseness);
          if (looseness > least && looseness >= SLOPPY) continue;
          hits.push({
            start,
            end: start + length,
            looseness,
            targets: [...new Set(same.flatMap((one) => one.phrase.targets))],
            name: same[0]?.phrase.name ?? "",
          });
        }
        start += length - 1;
        break;
      }
    return hits;
  };

  const isDerived = (sound: string, { before, last }: Phrase<T>): boolean =>
    sound.endsWith(DERIVED) && (stems[last] ?? []).some(({ heard }) => before + heard + DERIVED === sound);

  /** The names nearest to some words of the text, if the errors are few enough for their length. */
  const misspelt = (tokens: readonly Token[], start: number, end: number): NameHit<T>[] => {
    const sound = tokens
      .slice(start, end)
      .map((token) => token.skeleton)
      .join("");
    const written = tokens
      .slice(start, end)
      .map((token) => token.folded)
      .join("");
    if (sound.length < 4) return [];
    let best = Number.POSITIVE_INFINITY;
    let found: Phrase<T>[] = [];
    for (const position of trigrams.near(sound, ENOUGH_ALIKE)) {
      const phrase = all[position];
      if (!phrase || isDerived(sound, phrase)) continue;
      const limit = forgiven(Math.min(sound.length, phrase.heard.length));
      // By sound and by letter: a sound can hide that one letter was hit wrong, a letter that two are said alike.
      let errors = isPlausible(sound, phrase.heard)
        ? Math.min(
            typosBetween(sound, phrase.heard, limit),
            typosBetween(written, phrase.name.replaceAll(" ", ""), limit),
          )
        : limit + 1;
      for (const stem of stems[phrase.last] ?? []) {
        const heard = phrase.before + stem.heard;
        for (const ending of stem.endings.heard) {
          const cut = sound.slice(0, sound.length - ending.length);
          if (errors > 0 && sound.endsWith(ending) && isPlausible(cut, heard))
            errors = Math.min(errors, typosBetween(cut, heard, limit));
        }
      }
      // People seldom miss the first letter, if it is no unstressed vowel, and towns that differ in it alone are many.
      const isUnstressed = VOWEL.test(sound) && VOWEL.test(phrase.heard) && phrase.heard.length > SHORT;
      const sameStart =
        sound[0] === phrase.heard[0] || (errors === 1 && (isUnstressed || phrase.heard.length >= LONG));
      if (errors > limit || (errors > 0 && !sameStart)) continue;
      if (errors < best) found = [];
      if (errors <= best) found.push(phrase);
      best = Math.min(best, errors);
    }
    if (found.length === 0) return [];
    const targets = [...new Set(found.flatMap((phrase) => phrase.targets))];
    return [{ start, end, looseness: SLOPPY + 1 + best, targets, name: found[0]?.name ?? "" }];
  };

  return { exact, misspelt };
};
