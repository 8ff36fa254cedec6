/** Owns turning a checked pack into an engine that finds which rules stand in a text. Decides no level. */
import { type CompiledPart, type CompiledPattern, findPattern, type Span, type Special } from "./match.js";
import type { Pack, Rule } from "./pack.js";
import { type Element, parsePattern } from "./pattern.js";
import { createMemory, read, type Sentence } from "./reading.js";
import { createVocabulary, type Vocabulary } from "./vocabulary.js";

export type Hit = {
  readonly rule: Rule;
  readonly sentence: number;
  readonly span: Span;
  readonly doubtful: boolean;
};
export type Found = { readonly sentences: readonly Sentence[]; readonly hits: readonly Hit[] };
export type Engine = {
  readonly find: (text: string) => Found;
  readonly vocabulary: Vocabulary;
  readonly classNames: readonly string[];
};

type Entry = {
  readonly rule: Rule;
  readonly patterns: readonly CompiledPattern[];
  readonly unless: readonly CompiledPattern[];
};

const signatureOf = (element: Element): string => [...element.words].toSorted().join("|");

const expand = (words: readonly string[], pack: Pack, where: string): string[] =>
  words.flatMap((word) => {
    if (!word.startsWith("@")) return [word];
    const list = pack.words.get(word.slice(1));
    if (!list) throw new Error(`${where}: there is no word class ${word}`);
    return expand(list, pack, where);
  });

const compilePatterns = (
  source: string,
  rule: Rule & { readonly file: string },
  pack: Pack,
  vocabulary: Vocabulary,
): CompiledPattern[] => {
  const where = `${rule.file}, rule ${rule.id}`;
  try {
    return parsePattern(source).map((pattern): CompiledPattern => {
      const parts = pattern.parts.map(
        (part): CompiledPart => ({
          start: part.start,
          end: part.end,
          needs: part.elements.map((element) => ({
            id: vocabulary.define(signatureOf(element), expand(element.words, pack, where)),
            optional: element.optional,
            absent: element.absent,
            gap: element.gap,
          })),
        }),
      );
      const required = parts.flatMap((part) =>
        part.needs.filter((need) => !need.optional && !need.absent).map((need) => need.id),
      );
      return { parts, required, within: rule.within, negatable: rule.negatable, doubtful: pattern.doubtful };
    });
  } catch (error) {
    throw new Error(`${where}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
};

/** Counts how often each class stands in the rules' own examples: the rarest word of a pattern is looked for first. */
const countClasses = (pack: Pack, vocabulary: Vocabulary): number[] => {
  const counts = Array.from({ length: vocabulary.names().length }, () => 0);
  for (const rule of pack.rules) {
    for (const example of [...rule.match, ...rule.noMatch]) {
      for (const token of read(example, vocabulary).flat()) {
        for (const id of token.classes) counts[id] = (counts[id] ?? 0) + 1;
      }
    }
  }
  return counts;
};

/** Compiles the pack once; the engine is pure. */
export const createEngine = (pack: Pack): Engine => {
  const vocabulary = createVocabulary();
  const wordsOf = (name: string) => expand(pack.words.get(name) ?? [], pack, "words.json");
  const special: Special = {
    filler: vocabulary.define("@filler", wordsOf("filler")),
    not: vocabulary.define("@not", wordsOf("not")),
  };
  for (const name of pack.words.keys()) vocabulary.define(`@${name}`, wordsOf(name));
  vocabulary.tolerate(pack.tolerant.filter((word) => !word.startsWith("@")));
  const entries = pack.rules.map(
    (rule): Entry => ({
      rule,
      patterns: rule.any.flatMap((source) => compilePatterns(source, rule, pack, vocabulary)),
      unless: rule.unless.flatMap((source) =>
        compilePatterns(source, rule, pack, vocabulary).map((pattern) => ({ ...pattern, negatable: false })),
      ),
    }),
  );

  const counts = countClasses(pack, vocabulary);
  const anchored = new Map<number, { entry: Entry; pattern: CompiledPattern }[]>();
  for (const entry of entries) {
    for (const pattern of entry.patterns) {
      const anchor = pattern.required.toSorted((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0))[0];
      if (anchor === undefined) continue;
      anchored.set(anchor, [...(anchored.get(anchor) ?? []), { entry, pattern }]);
    }
  }

  const memory = createMemory();
  const isAnchor = Uint8Array.from(counts, (_, id) => (anchored.has(id) ? 1 : 0));
  // The number of the sentence in which a class was last seen: cheaper than a new set for every sentence.
  const seenIn = new Float64Array(counts.length);
  let round = 0;
  const findIn = (sentence: Sentence, index: number, hits: Hit[]): void => {
    round++;
    const anchors: number[] = [];
    for (const token of sentence) {
      for (const id of token.classes) {
        if (seenIn[id] === round) continue;
        seenIn[id] = round;
        if (isAnchor[id] === 1) anchors.push(id);
      }
    }
    const found = new Map<Entry, { span: Span; doubtful: boolean }>();
    const stands = (pattern: CompiledPattern): Span | undefined => {
      for (const id of pattern.required) if (seenIn[id] !== round) return undefined;
      return findPattern(sentence, pattern, special);
    };
    for (const id of anchors) {
      for (const { entry, pattern } of anchored.get(id) ?? []) {
        const known = found.get(entry);
        if (known && (pattern.doubtful || !known.doubtful)) continue;
        const span = stands(pattern);
        if (span) found.set(entry, { span, doubtful: pattern.doubtful });
      }
    }
    for (const [entry, { span, doubtful }] of found) {
      if (entry.unless.some((other) => stands(other))) continue;
      hits.push({ rule: entry.rule, sentence: index, span, doubtful });
    }
  };

  return {
    vocabulary,
    classNames: vocabulary.names(),
    find: (text) => {
      const sentences = read(text, vocabulary, memory);
      const hits: Hit[] = [];
      sentences.forEach((sentence, index) => findIn(sentence, index, hits));
      return { sentences, hits };
    },
  };
};
