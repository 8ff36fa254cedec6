/** Ages that are plainly told in a sentence. What is a length of time or anything else counted is no age. */

/** Words around a number; beginnings of words, but for those of up to three letters. */
export type AgeWords = {
  /** Before the age of who speaks, and of somebody else. */
  own: readonly string[];
  others: readonly string[];
  /** Between such a word and the number: «уже 14». */
  between: readonly string[];
  /** Before a number that is an age when years follow. */
  limits: readonly string[];
  /** Years, which may be a length of time too; years of age, which may not; months. */
  years: readonly string[];
  ofAge: readonly string[];
  months: readonly string[];
  /** After a number or its unit: then it is no age. */
  never: readonly string[];
  /** What has a number itself: «школа 7», «дом 5». */
  numbered: readonly string[];
};

export type AgeSaid = { age: number; own: boolean };

const wholeUpTo = 3;
const fits = (word: string | undefined, listed: readonly string[]): boolean =>
  word !== undefined && listed.some((one) => (one.length <= wholeUpTo ? word === one : word.startsWith(one)));

const isNumber = (word: string | undefined): boolean => /^\d/.test(word ?? "");
const digits = /^(\d{1,2})(\p{L}*)$/u;

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll("ё", "е")
    .match(/[\p{L}\p{N}]+/gu) ?? [];

const inPiece = (piece: string, words: AgeWords): AgeSaid[] => {
  const said = wordsOf(piece);
  return said.flatMap((token, at) => {
    const [, number, glued = ""] = digits.exec(token) ?? [];
    if (number === undefined) return [];
    const rest = [...(glued === "" ? [] : [glued]), ...said.slice(at + 1)];
    const [first] = rest;
    const isMonths = fits(first, words.months);
    const isAge = fits(first, words.ofAge);
    const hasUnit = isMonths || isAge || fits(first, words.years);
    // Of two ages in one breath neither is the one that is meant.
    const several = isNumber(rest[1]) || isNumber(said[at - 2]);
    if (several || fits(first, words.never) || (hasUnit && fits(rest[1], words.never))) return [];
    const before = fits(said[at - 1], words.between) ? said[at - 2] : said[at - 1];
    const own = fits(before, words.own);
    const isAlone = at === 0 && rest.length === 1;
    const told =
      own || fits(before, words.others) || isAge || (hasUnit && (isAlone || fits(before, words.limits)));
    return told ? [{ age: isMonths ? 0 : Number(number), own }] : [];
  });
};

/** A number in answer to how old somebody is: the only one, if it counts nothing else and numbers nothing. */
export const ageAlone = (text: string, words: AgeWords): number | undefined => {
  const said = wordsOf(text).flatMap((word) => word.match(/\d+|\p{L}+/gu) ?? []);
  const at = said.findIndex(isNumber);
  const [number = "", ...others] = said.filter(isNumber);
  if (others.length > 0 || !digits.test(number) || fits(said[at - 1], words.numbered)) return undefined;
  return [said[at + 1], said[at + 2]].some((word) => fits(word, words.never)) ? undefined : Number(number);
};

/** The words that tell more than how old somebody is; `glue` are little words that tell nothing. */
export const besideAges = (
  said: readonly string[],
  { own, others, between, limits, years, ofAge, months }: AgeWords,
  glue: readonly string[],
): string[] => {
  const known = [own, others, between, limits, years, ofAge, months, glue].flat();
  return said.map((word) => word.replace(/^\d+/, "")).filter((word) => word !== "" && !fits(word, known));
};

/** All ages that a text tells. */
export const agesIn = (text: string, words: AgeWords): AgeSaid[] =>
  text.split(/[,.;:!?()\n]+/).flatMap((piece) => inPiece(piece, words));

/** The band, such as `11-14` or `18` for everything above, in which an age lies. */
export const bandOf = <B extends string>(age: number, bands: readonly B[]): B | undefined =>
  bands.find((band) => {
    const ends = /^(\d+)(?:-(\d+))?$/.exec(band);
    return ends !== null && Number(ends[1]) <= age && age <= Number(ends[2] ?? 99);
  });
