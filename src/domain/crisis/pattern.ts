/** Owns the pattern language of the rules: text in, checked structure out. Matches nothing itself.
 *
 * A pattern is one or more parts joined by ` & `; the parts may stand in any order near each other.
 * A part is a sequence of elements: `word` exactly this word; `stem*` any word that begins so; `@class` a word of
 * that class (words.json); `(a|b*|@c|two words)` one of these; an element with `?` after it may be missing; `..` up to three
 * other words in between, `..5` up to five; `!x` the next word must not be x; `^` start and `$` end of the sentence.
 * A pattern that begins with `? ` is doubtful: alone it does not raise the alarm, it asks.
 */
export type Element = {
  readonly words: readonly string[];
  readonly optional: boolean;
  readonly absent: boolean;
  readonly gap: number;
};
export type Part = { readonly elements: readonly Element[]; readonly start: boolean; readonly end: boolean };
export type Pattern = {
  readonly source: string;
  readonly doubtful: boolean;
  readonly parts: readonly Part[];
};

const allowedWord = /^(?:@[a-z_]+|[\p{L}\d'’-]+\*?|[()]{2}|\p{Extended_Pictographic}\*?)$/u;
const usualGap = 3;

const parseElement = (text: string, gap: number, source: string): Element => {
  const absent = text.startsWith("!");
  const optional = text.endsWith("?");
  const core = text.slice(absent ? 1 : 0, optional ? -1 : undefined);
  const grouped = core.startsWith("(") && core.endsWith(")") && core !== "()";
  const words = grouped && core.length > 2 ? core.slice(1, -1).split("|") : [core];
  for (const word of words) {
    if (!allowedWord.test(word)) throw new Error(`pattern "${source}": cannot read "${word}"`);
  }
  return { words, optional, absent, gap };
};

/** A group with alternatives of several words stands for several patterns; this writes them out. */
const spread = (source: string): string[] => {
  const group = /(?<not>!?)\((?<inside>[^()]*\s[^()]*)\)(?<maybe>\??)/u.exec(source);
  if (!group?.groups) return [source];
  const { not = "", inside = "", maybe = "" } = group.groups;
  const before = source.slice(0, group.index);
  const after = source.slice(group.index + group[0].length);
  const all = inside.split("|").map((option) => option.trim());
  const single = all.filter((option) => !/\s/u.test(option));
  const several = all.filter((option) => /\s/u.test(option));
  if (not !== "") throw new Error(`pattern "${source}": "!" needs single words`);
  const options = single.length > 0 ? [`(${single.join("|")})${maybe}`, ...several] : several;
  if (maybe !== "" && single.length === 0) options.push("");
  return options.flatMap((option) => spread(`${before}${option}${after}`));
};

const parsePart = (text: string, source: string): Part => {
  const elements: Element[] = [];
  let gap = 0;
  let start = false;
  let end = false;
  for (const item of text.trim().split(/\s+/u)) {
    const wide = /^\.\.(\d*)$/.exec(item);
    if (wide) gap = wide[1] ? Number(wide[1]) : usualGap;
    else if (item === "^") start = true;
    else if (item === "$") end = true;
    else if (item !== "") {
      elements.push(parseElement(item, gap, source));
      gap = 0;
    }
  }
  if (!elements.some((element) => !element.optional && !element.absent)) {
    throw new Error(`pattern "${source}": a part needs at least one word that must be there`);
  }
  return { elements, start, end };
};

/** Reads one pattern, written out into simple ones, or says which piece of it cannot be read. */
export const parsePattern = (source: string): Pattern[] =>
  spread(source.replace(/^\? /u, "")).map((simple) => ({
    source,
    doubtful: source.startsWith("? "),
    parts: simple.split(" & ").map((part) => parsePart(part, source)),
  }));
