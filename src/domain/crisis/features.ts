/** Owns what the classifier sees of a text: hashed character and word n-grams, word classes, rule hits and length. Learns and decides nothing. */
import type { Found } from "./compile.js";
import type { Token } from "./reading.js";

export const buckets = 1 << 17;

/** Feature buckets with their values, without repetition. */
export type Features = { readonly at: Uint32Array; readonly value: Float32Array };

const mix = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193) >>> 0;
const settle = (hash: number): number => {
  let h = hash;
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return (h ^ (h >>> 15)) >>> 0;
};
const seed = (kind: number): number => mix(0x811c9dc5, kind);
const hashText = (kind: number, text: string): number => {
  let hash = seed(kind);
  for (let i = 0; i < text.length; i++) hash = mix(hash, text.charCodeAt(i));
  return hash;
};

const shortest = 3;
const longest = 5;
const classWeight = 1;
const ruleWeight = 3;
const lengthWeight = 1;
/** Beyond sixteen words length says nothing more: a long message must not be an alarm for being long. */
const longestStep = 4;

/**
 * The features of a text that has been read; `nameHash` maps class ids to the hash of their name. `sheet` is a blank
 * of `buckets` zeros, handed in because making one for every message would cost more than the work on it.
 */
export const featuresOf = (found: Found, nameHash: readonly number[], sheet: Float32Array): Features => {
  const touched: number[] = [];
  const add = (hash: number, weight: number) => {
    const at = settle(hash) & (buckets - 1);
    const old = sheet[at] ?? 0;
    if (old === 0) touched.push(at);
    if (weight > old) sheet[at] = weight;
  };
  const seen = new Set<string>();
  for (const sentence of found.sentences) {
    let before = 0;
    let beforeThat = 0;
    sentence.forEach((token) => {
      const { text } = token;
      const word = hashText(1, text);
      add(word, 1);
      if (before !== 0) add(mix(mix(seed(2), before), word), 0.8);
      if (beforeThat !== 0) add(mix(mix(seed(3), beforeThat), word), 0.6);
      beforeThat = before;
      before = word;
      if (seen.has(text)) return;
      seen.add(text);
      const padded = `_${text}_`;
      for (let from = 0; from < padded.length; from++) {
        let hash = seed(4);
        for (let length = 1; length <= longest && from + length <= padded.length; length++) {
          hash = mix(hash, padded.charCodeAt(from + length - 1));
          if (length >= shortest) add(mix(hash, length), 0.4);
        }
      }
      for (const id of token.classes) {
        const mine = nameHash[id];
        if (mine) add(mine, classWeight);
      }
    });
  }
  for (const hit of found.hits) add(hashText(hit.doubtful ? 8 : 6, hit.rule.id), ruleWeight);
  const words = found.sentences.reduce((sum, sentence) => sum + sentence.length, 0);
  add(mix(seed(9), Math.min(longestStep, Math.floor(Math.log2(words + 1)))), lengthWeight);
  const at = Uint32Array.from(touched);
  const value = Float32Array.from(touched, (bucket) => sheet[bucket] ?? 0);
  for (const bucket of touched) sheet[bucket] = 0;
  let square = 0;
  for (const v of value) square += v * v;
  const scale = 1 / Math.sqrt(square || 1);
  for (let i = 0; i < value.length; i++) value[i] = (value[i] ?? 0) * scale;
  return { at, value };
};

/** The hash that stands for a word class. */
export const classHash = (name: string): number => hashText(7, name);

const windowLength = 24;
const windowStep = 12;

/** A long text as overlapping windows of words, so that one clause in a hundred words is still heard; none for a text of ordinary length. */
export const windowsOf = ({ sentences, hits }: Found): Found[] => {
  const words = sentences.flatMap((sentence, at) => sentence.map((token) => ({ token, at })));
  if (words.length <= 2 * windowLength) return [];
  const windows: Found[] = [];
  for (let from = 0; from + windowStep < words.length; from += windowStep) {
    const part = words.slice(from, from + windowLength);
    const kept = new Map<number, Token[]>();
    for (const { token, at } of part) kept.set(at, [...(kept.get(at) ?? []), token]);
    windows.push({ sentences: [...kept.values()], hits: hits.filter((hit) => kept.has(hit.sentence)) });
  }
  return windows;
};
