/** Owns finding compiled patterns in sentences of understood words. Knows nothing of levels or languages. */
import type { Sentence } from "./reading.js";

export type Need = {
  readonly id: number;
  readonly optional: boolean;
  readonly absent: boolean;
  readonly gap: number;
};
export type CompiledPart = {
  readonly needs: readonly Need[];
  readonly start: boolean;
  readonly end: boolean;
};
export type CompiledPattern = {
  readonly parts: readonly CompiledPart[];
  readonly required: readonly number[];
  readonly within: number;
  readonly negatable: boolean;
  readonly doubtful: boolean;
};
export type Special = { readonly filler: number; readonly not: number };

/** The words (positions in the sentence) one match rests on. */
export type Span = readonly number[];

const isClass = (sentence: Sentence, at: number, id: number): boolean =>
  sentence[at]?.classes.includes(id) ?? false;

const isNegated = (sentence: Sentence, span: Span, special: Special): boolean =>
  span.some((at) => {
    if (sentence[at]?.pause) return false;
    let before = at - 1;
    while (before >= 0 && isClass(sentence, before, special.filler) && !span.includes(before)) {
      if (sentence[before]?.pause) return false;
      before--;
    }
    return before >= 0 && !span.includes(before) && isClass(sentence, before, special.not);
  });

const follow = (
  sentence: Sentence,
  part: CompiledPart,
  needAt: number,
  from: number,
  taken: Span,
  special: Special,
): Span | undefined => {
  const need = part.needs[needAt];
  if (!need) return !part.end || restIsFiller(sentence, from, special) ? taken : undefined;
  if (need.absent) {
    let next = from;
    while (next < sentence.length && isClass(sentence, next, special.filler)) next++;
    const blocked = isClass(sentence, from, need.id) || isClass(sentence, next, need.id);
    return blocked ? undefined : follow(sentence, part, needAt + 1, from, taken, special);
  }
  let skipped = 0;
  for (let at = from; at < sentence.length && skipped <= need.gap; at++) {
    if (isClass(sentence, at, need.id)) {
      const found = follow(sentence, part, needAt + 1, at + 1, [...taken, at], special);
      if (found) return found;
    }
    if (!isClass(sentence, at, special.filler)) skipped++;
  }
  return need.optional ? follow(sentence, part, needAt + 1, from, taken, special) : undefined;
};

const restIsFiller = (sentence: Sentence, from: number, special: Special): boolean => {
  for (let at = from; at < sentence.length; at++) if (!isClass(sentence, at, special.filler)) return false;
  return true;
};

const spansOf = (sentence: Sentence, part: CompiledPart, special: Special): Span[] => {
  const spans: Span[] = [];
  const first = part.needs[0];
  if (!first) return spans;
  for (let at = 0; at < sentence.length; at++) {
    if (!first.absent && !first.optional && !isClass(sentence, at, first.id)) continue;
    const span = follow(sentence, { ...part, needs: part.needs }, 0, at, [], special);
    if (span && span.length > 0 && (first.absent || first.optional || span[0] === at)) spans.push(span);
    if (part.start && isBeyondStart(sentence, at, special)) break;
  }
  return part.start ? spans.filter((span) => !isBeyondStart(sentence, (span[0] ?? 0) - 1, special)) : spans;
};

const isBeyondStart = (sentence: Sentence, at: number, special: Special): boolean => {
  for (let before = 0; before <= at; before++) if (!isClass(sentence, before, special.filler)) return true;
  return false;
};

const reach = (span: Span): number => Math.max(...span) - Math.min(...span) + 1;

const combine = (lists: readonly Span[][], at: number, taken: Span, within: number): Span | undefined => {
  const list = lists[at];
  if (!list) return taken;
  for (const span of list) {
    if (span.some((position) => taken.includes(position))) continue;
    const both = [...taken, ...span];
    if (reach(both) > both.length + within) continue;
    const found = combine(lists, at + 1, both, within);
    if (found) return found;
  }
  return undefined;
};

/** The first place where the pattern stands in the sentence, not negated; undefined when nowhere. */
export const findPattern = (
  sentence: Sentence,
  pattern: CompiledPattern,
  special: Special,
): Span | undefined => {
  const lists: Span[][] = [];
  for (const part of pattern.parts) {
    const spans = spansOf(sentence, part, special).filter(
      (span) => !pattern.negatable || !isNegated(sentence, span, special),
    );
    if (spans.length === 0) return undefined;
    lists.push(spans);
  }
  return combine(lists, 0, [], pattern.within);
};
