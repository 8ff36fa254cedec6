/** Understands short answers that people type in their own way: lists of what means what, and a slip of the finger. */

/** Letters and digits only, each once where it was held down: «Нееет!!» reads «нет». */
const bare = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll("ё", "е")
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

const isAlike = (said: string, phrase: string): boolean => {
  const [words, expected] = [said.split(" "), phrase.split(" ")];
  return (
    words.length === expected.length &&
    words.every((word, index) => word === expected[index] || isSlip(word, expected[index] ?? ""))
  );
};

/**
 * What was plainly meant, whole and by nothing else than a listed phrase; undefined when none fits, or slips leave it
 * open. A «не» put in front is two letters, so no slip turns an answer into its opposite.
 */
export const meaningOf = <O extends string>(
  text: string,
  phrases: readonly (readonly [phrase: string, option: O])[],
): O | undefined => {
  const said = bare(text);
  const known = phrases.map(([phrase, option]) => ({ phrase: bare(phrase), option }));
  const exact = known.find(({ phrase }) => phrase === said);
  if (exact !== undefined) return exact.option;
  const alike = new Set(known.filter(({ phrase }) => isAlike(said, phrase)).map(({ option }) => option));
  return alike.size === 1 ? [...alike][0] : undefined;
};

/** In a sentence only longer words have room for a slip: short ones are too like one another. */
const slipInside = 6;

/** Whether a word said is a listed one; a listed word that is not short stands for all that begins with it. */
const beginsAlike = (word: string, expected: string): boolean => {
  if (word === expected) return true;
  if (expected.length < slipFrom || word[0] !== expected[0]) return false;
  if (word.startsWith(expected)) return true;
  return (
    expected.length >= slipInside &&
    [-1, 0, 1].some((more) => isSlip(word.slice(0, expected.length + more), expected))
  );
};

/**
 * Everything that is plainly told in a sentence, in the order of the list. What is denied («не бьют») is not told, and
 * the longer phrase goes before the shorter within it: «раз в неделю» before «раз»; so does the very word
 * before a like one, and of two beginnings of a word the longer.
 * @param denials words that turn what stands beside them into its opposite
 */
export const toldIn = <O extends string>(
  text: string,
  phrases: readonly (readonly [phrase: string, option: O])[],
  denials: readonly string[],
): O[] => {
  const said = bare(text).split(" ");
  const isDenied = (start: number, end: number) =>
    [said[start - 2], said[start - 1], said[end]].some(
      (word) => word !== undefined && denials.includes(word),
    );
  const hits = phrases.flatMap(([phrase, option]) => {
    const expected = bare(phrase).split(" ");
    return said.flatMap((_, start) => {
      const end = start + expected.length;
      const words = said.slice(start, end);
      if (!expected.every((word, index) => beginsAlike(words[index] ?? "", word))) return [];
      const exact = words.join(" ") === expected.join(" ");
      return [{ option, start, end, exact, length: expected.join(" ").length }];
    });
  });
  const told = hits.filter(
    ({ option, start, end, exact, length }) =>
      !isDenied(start, end) &&
      !hits.some(
        (other) =>
          other.option !== option &&
          other.start <= start &&
          end <= other.end &&
          (other.end - other.start > end - start ||
            (other.exact && !exact) ||
            (other.exact === exact && other.length > length)),
      ),
  );
  return [...new Set(phrases.map(([, option]) => option))].filter((option) =>
    told.some((hit) => hit.option === option),
  );
};
