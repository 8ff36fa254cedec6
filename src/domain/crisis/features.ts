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

/** What one word gives wherever it stands: its hash and the buckets of its character n-grams. */
type Known = { readonly hash: number; readonly grams: Uint32Array };

const knownOf = (text: string): Known => {
  const padded = `_${text}_`;
  const grams: number[] = [];
  for (let from = 0; from < padded.length; from++) {
    let hash = seed(4);
    for (let length = 1; length <= longest && from + length <= padded.length; length++) {
      hash = mix(hash, padded.charCodeAt(from + length - 1));
      if (length >= shortest) grams.push(settle(mix(hash, length)) & (buckets - 1));
    }
  }
  return { hash: hashText(1, text), grams: Uint32Array.from(grams) };
};

const memorySize = 20_000;

/** Turns texts read with these word classes into features. It remembers the n-grams of words: people use the same ones. */
export const createFeatures = (classNames: readonly string[]): ((found: Found) => Features) => {
  const classHashes = classNames.map((name) => (name.startsWith("@") ? hashText(7, name) : 0));
  // A blank made for every message would cost more than the work on it.
  const sheet = new Float32Array(buckets);
  const memory = new Map<string, Known>();
  const remembered = (text: string): Known => {
    const known = memory.get(text);
    if (known) return known;
    if (memory.size >= memorySize) memory.clear();
    const word = knownOf(text);
    memory.set(text, word);
    return word;
  };
  return ({ sentences, hits }) => {
    const touched: number[] = [];
    const addAt = (at: number, weight: number) => {
      const old = sheet[at] as number;
      if (old === 0) touched.push(at);
      if (weight > old) sheet[at] = weight;
    };
    const add = (hash: number, weight: number) => addAt(settle(hash) & (buckets - 1), weight);
    const seen = new Set<string>();
    let words = 0;
    for (const sentence of sentences) {
      let before = 0;
      let beforeThat = 0;
      words += sentence.length;
      for (const { text, classes } of sentence) {
        const { hash: word, grams } = remembered(text);
        add(word, 1);
        if (before !== 0) add(mix(mix(seed(2), before), word), 0.8);
        if (beforeThat !== 0) add(mix(mix(seed(3), beforeThat), word), 0.6);
        beforeThat = before;
        before = word;
        if (seen.has(text)) continue;
        seen.add(text);
        for (const at of grams) addAt(at, 0.4);
        for (const id of classes) {
          const mine = classHashes[id];
          if (mine) add(mine, classWeight);
        }
      }
    }
    for (const hit of hits) add(hashText(hit.doubtful ? 8 : 6, hit.rule.id), ruleWeight);
    add(mix(seed(9), Math.min(longestStep, Math.floor(Math.log2(words + 1)))), lengthWeight);
    const at = new Uint32Array(touched.length);
    const value = new Float32Array(touched.length);
    let square = 0;
    for (let i = 0; i < at.length; i++) {
      const bucket = touched[i] as number;
      const weight = sheet[bucket] as number;
      at[i] = bucket;
      value[i] = weight;
      square += weight * weight;
      sheet[bucket] = 0;
    }
    const scale = 1 / Math.sqrt(square || 1);
    for (let i = 0; i < value.length; i++) value[i] = (value[i] as number) * scale;
    return { at, value };
  };
};

const windowLength = 24;

/** A long text as a row of windows, so that one clause in a hundred words is still heard; none for a text of ordinary length. */
export const windowsOf = ({ sentences, hits }: Found): Found[] => {
  if (sentences.reduce((sum, { length }) => sum + length, 0) <= 2 * windowLength) return [];
  const windows: Found[] = [];
  let parts: Token[][] = [];
  let room = windowLength;
  let first = 0;
  const close = (last: number) => {
    const own = hits.filter(({ sentence }) => sentence >= first && sentence <= last);
    if (parts.length > 0) windows.push({ sentences: parts, hits: own });
    parts = [];
    room = windowLength;
  };
  sentences.forEach((sentence, at) => {
    if (sentence.length > room) close(at - 1);
    for (let from = 0; from < sentence.length; from += windowLength) {
      if (from > 0) close(at);
      if (parts.length === 0) first = at;
      const part = sentence.slice(from, from + windowLength);
      parts.push(part);
      room -= part.length;
    }
  });
  close(sentences.length - 1);
  return windows;
};
