/** Finds cards by words as coordinators type them: parts of names, places, addresses and numbers, in any case or spelling. */
import { type Token, tokensOf } from "./fold.js";
import type { Kind } from "./region-data.js";
import { typosBetween } from "./typos.js";

/** Everything of a card in which words are looked for. */
export type Searchable = {
  key: string;
  /** Names, places, addresses. */
  texts: (string | null)[];
  kinds: string[];
  /** Of its phones. */
  digits: string[];
};

/** A word, with the kinds of institution that it names. */
export type SoughtWord = { word: string; kinds: readonly Kind[] };

/** From so many letters on a word has an ending that changes, and room for a slip. */
const longWord = 6;
const ending = 2;
/** Shorter runs of digits stand in too many numbers. */
const leastDigits = 5;

const stemOf = ({ skeleton }: Token): string =>
  skeleton.length >= longWord ? skeleton.slice(0, -ending) : skeleton;

/** How well a word of the card is the sought one: whole, by its beginning, with a slip, or not. */
const likeness = (sought: Token, word: Token): number => {
  if (sought.skeleton === word.skeleton) return 3;
  const stem = stemOf(sought);
  if (stem.length >= 3 && word.skeleton.startsWith(stem)) return 2;
  const isLong = sought.skeleton.length >= longWord && word.skeleton.length >= longWord;
  return isLong && typosBetween(stem, word.skeleton.slice(0, stem.length), 1) <= 1 ? 1 : 0;
};

/** The cards in which every word stands somewhere, the most alike first. */
export const searchCards = (
  rows: readonly Searchable[],
  words: readonly SoughtWord[],
  most: number,
): string[] => {
  const sought = words
    .map(({ word, kinds }) => ({ digits: word.replaceAll(/\D/g, ""), tokens: tokensOf(word), kinds }))
    .filter(({ tokens }) => tokens.length > 0);
  if (sought.length === 0) return [];
  const scored = rows.flatMap((row) => {
    const own = [row.key, ...row.texts].flatMap((text) => (text === null ? [] : tokensOf(text)));
    let score = 0;
    for (const { digits, tokens, kinds } of sought) {
      const byDigits = digits.length >= leastDigits && row.digits.some((one) => one.includes(digits)) ? 3 : 0;
      const byKind = kinds.some((kind) => row.kinds.includes(kind)) ? 2 : 0;
      const byWords = Math.min(
        ...tokens.map((token) => Math.max(0, ...own.map((word) => likeness(token, word)))),
      );
      const best = Math.max(byDigits, byKind, Number.isFinite(byWords) ? byWords : 0);
      if (best === 0) return [];
      score += best;
    }
    return [{ key: row.key, score }];
  });
  return scored
    .toSorted((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1))
    .slice(0, most)
    .map(({ key }) => key);
};
