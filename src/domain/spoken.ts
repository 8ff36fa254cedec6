/** Understands short answers that people type in their own way: lists of what means what, and a slip of the finger. */

import { oncePer } from "./once-per.js";

/** What means what. A list that is kept is prepared once: one that is made anew for each text costs far more than the text. */
export type Phrases<O extends string> = readonly (readonly [phrase: string, option: O])[];

/** Tatar letters as they are typed on a phone that has none. */
const plainLetters: Record<string, string> = {
  ё: "е",
  ә: "е",
  э: "е",
  ө: "о",
  ү: "у",
  җ: "ж",
  ң: "н",
  һ: "х",
};

/** Letters and digits only, each once where it was held down: «Нееет!!» reads «нет»; Tatar ones made plain. */
const bare = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[ёәэөүҗңһ]/g, (letter) => plainLetters[letter] ?? letter)
    .replaceAll(/[^\p{L}\p{N} ]+/gu, " ")
    .replaceAll(/(\p{L})\1+/gu, "$1")
    .replaceAll(/\s+/g, " ")
    .trim();

/** From so many letters on, a word with one slip in it is still that word and no other. */
const slipFrom = 5;

/** Whether two words differ by at most one letter left out, put in, changed, or changed places with its neighbour. */
const isSlip = (a: string, b: string, from = slipFrom): boolean => {
  if (Math.min(a.length, b.length) < from || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const swapped = left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
  return swapped || Math.max(left.length, right.length) <= 1;
};

const digits = (text: string): string => text.replaceAll(/\D+/g, " ").trim();

/** Whether a label was typed with one slip in it, wherever that is. A number is never a slip of another. */
export const isSlipOf = (said: string, label: string): boolean =>
  label.length >= slipFrom && digits(said) === digits(label) && isSlip(said, label, slipFrom - 1);

/** From so many letters on, words are the same by their beginnings: «медиатор» and «медиатором». */
const stemFrom = 6;
const hasSameStem = (word: string, other: string): boolean => {
  const length = Math.max(stemFrom, Math.min(word.length, other.length) - 2);
  return (
    word.length >= stemFrom && other.length >= stemFrom && word.slice(0, length) === other.slice(0, length)
  );
};

/** The only option one of whose names shares a word with what was said; undefined when none does, or several. */
export const optionNamed = <O extends string>(
  text: string,
  names: readonly (readonly [name: string, option: O])[],
): O | undefined => {
  const said = bare(text).split(" ");
  const shared = names.map(([name, option]) => {
    const words = bare(name).split(" ");
    return { option, count: said.filter((word) => words.some((one) => hasSameStem(word, one))).length };
  });
  const most = Math.max(1, ...shared.map(({ count }) => count));
  const named = new Set(shared.filter(({ count }) => count === most).map(({ option }) => option));
  return named.size === 1 ? [...named][0] : undefined;
};

/** The phrases of a list as they are compared, in its order. */
const compared = oncePer((phrases: Phrases<string>) => {
  const all = phrases.map(([phrase]) => ({ phrase: bare(phrase), words: bare(phrase).split(" ") }));
  return { all, known: new Set(all.flatMap(({ words }) => words)) };
});

const isAlike = (words: readonly string[], expected: readonly string[]): boolean =>
  words.length === expected.length &&
  words.every((word, index) => word === expected[index] || isSlip(word, expected[index] ?? ""));

/**
 * What was plainly meant, whole and by nothing else than a listed phrase; undefined when none fits, or slips leave it
 * open. A «не» put in front is two letters, so no slip turns an answer into its opposite.
 */
export const meaningOf = <O extends string>(text: string, phrases: Phrases<O>): O | undefined => {
  const said = bare(text);
  const { all } = compared(phrases);
  const exact = phrases[all.findIndex(({ phrase }) => phrase === said)];
  if (exact !== undefined) return exact[1];
  const spoken = said.split(" ");
  const alike = new Set(
    phrases.filter((_, index) => isAlike(spoken, all[index]?.words ?? [])).map(([, option]) => option),
  );
  return alike.size === 1 ? [...alike][0] : undefined;
};

/** In a sentence only longer words have room for a slip: short ones are too like one another. */
const slipInside = 6;

/** What Tatar puts behind a verb makes it long, but no less like another: «куалар», they drive out, «кушалар», they add. */
const tatarEnding = /[аеыи]?й?[лн][ае]р$/u;
const hasRoomForSlip = (word: string): boolean => word.replace(tatarEnding, "").length >= slipInside - 2;

/** What turns a Tatar verb into its opposite: «кыйный», he beats, «кыйнамый», he does not. */
const tatarDenial = /мый|м[аеи](?:м|д|г|с|лар|лер|$)/u;
const isDenying = (word: string, expected: string): boolean =>
  tatarDenial.test(word) && !tatarDenial.test(expected);

/** How surely a word said is a listed one: that very word, one that begins with it, one with a slip in it. */
const sureness = { no: 0, slip: 1, begins: 2, same: 3 } as const;

/** A listed word that is not short stands for all that begins with it. @param known words that are no slips of others */
const alikeness = (word: string, expected: string, known: ReadonlySet<string>): number => {
  if (word === expected) return sureness.same;
  if (expected.length < slipFrom || word[0] !== expected[0]) return sureness.no;
  if (word.startsWith(expected)) return sureness.begins;
  const isSlipped =
    expected.length >= slipInside &&
    hasRoomForSlip(expected) &&
    !known.has(word) &&
    !isDenying(word, expected) &&
    [-1, 0, 1].some((more) => isSlip(word.slice(0, expected.length + more), expected));
  return isSlipped ? sureness.slip : sureness.no;
};

/**
 * Everything that is plainly told in a sentence, in the order of the list. What is denied («не бьют») is not told, and
 * the longer phrase goes before the shorter within it: «раз в неделю» before «раз»; so does the very word
 * before a like one, and of two beginnings of a word the longer. A word of the list is never a slip of another.
 * @param denials words that turn what stands beside them into its opposite
 */
export const toldIn = <O extends string>(
  text: string,
  phrases: Phrases<O>,
  denials: readonly string[],
): O[] => {
  const said = bare(text).split(" ");
  const denying = new Set(denials.map(bare));
  const isDenied = (start: number, end: number) =>
    [said[start - 2], said[start - 1], said[end]].some((word) => word !== undefined && denying.has(word));
  const { all, known } = compared(phrases);
  const hits = phrases.flatMap(([, option], at) => {
    const { phrase, words: expected } = all[at] ?? { phrase: "", words: [] };
    return said.flatMap((_, start) => {
      const end = start + expected.length;
      const sure = Math.min(
        ...expected.map((word, index) => alikeness(said[start + index] ?? "", word, known)),
      );
      return sure === sureness.no ? [] : [{ option, start, end, sure, length: phrase.length }];
    });
  });
  const told = hits.filter(
    ({ option, start, end, sure, length }) =>
      !isDenied(start, end) &&
      !hits.some(
        (other) =>
          other.option !== option &&
          other.start <= start &&
          end <= other.end &&
          (other.end - other.start > end - start ||
            other.sure > sure ||
            (other.sure === sure && other.length > length)),
      ),
  );
  return [...new Set(phrases.map(([, option]) => option))].filter((option) =>
    told.some((hit) => hit.option === option),
  );
};
