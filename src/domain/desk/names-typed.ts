/** Whom a typed text begins with: a name, in whatever case it stands, and what follows it. */

const plain = (word: string): string =>
  word
    .toLowerCase()
    .replaceAll("ё", "е")
    .replaceAll(/[^\p{L}\p{N}]+/gu, "");
/** Names are declined at their end: «Дина», «Дине», «Олег», «Олегу». */
const stem = (word: string): string => {
  const bare = plain(word).replace(/(?:ой|ом|ем|[аеиоуыэюяьй]+)$/, "");
  return bare.length < 2 ? plain(word) : bare;
};
const isAlike = (said: string, name: string): boolean =>
  plain(said) !== "" && (plain(said) === plain(name) || stem(said) === stem(name));

type Word = { said: string; end: number };
const wordsOf = (text: string): Word[] =>
  [...text.matchAll(/\S+/g)].map(({ 0: said, index }) => ({ said, end: index + said.length }));

/** How many words of a name a text begins with. */
const begun = (words: readonly Word[], name: string): number => {
  const expected = name.split(/\s+/).filter((word) => plain(word) !== "");
  const missed = expected.findIndex((word, index) => !isAlike(words[index]?.said ?? "", word));
  return missed === -1 ? expected.length : missed;
};

export type NameTyped<T> =
  | { kind: "one"; one: T; rest: string }
  | { kind: "several"; among: readonly T[] }
  | { kind: "none" };

/** The one of several whose name a text begins with; the more of it was typed, the better. */
export const nameTyped = <T extends { name: string }>(text: string, of: readonly T[]): NameTyped<T> => {
  const words = wordsOf(text);
  const found = of.map((one) => ({ one, length: begun(words, one.name) }));
  const longest = Math.max(0, ...found.map(({ length }) => length));
  const best = found.filter(({ length }) => longest > 0 && length === longest).map(({ one }) => one);
  // A name typed whole is meant, though another one goes on behind it.
  const whole = best.filter((one) => begun(words, one.name) === one.name.split(/\s+/).length);
  const [first, second] = whole.length > 0 ? whole : best;
  if (first === undefined) return { kind: "none" };
  if (second !== undefined) return { kind: "several", among: best };
  const rest = text.slice(words[longest - 1]?.end ?? 0).replace(/^[\s:,.;—–-]+/, "");
  return { kind: "one", one: first, rest: rest.trimEnd() };
};
