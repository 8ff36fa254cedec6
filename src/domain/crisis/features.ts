/** Owns what the classifier sees of a text: hashed character and word n-grams, word classes and rule hits. Learns and decides nothing. */
import type { Found } from "./compile.js";

export const buckets = 1 << 16;

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
const classWeight = 2.5;
const ruleWeight = 2;

/** The features of a text that has been read; `classes` maps class ids to the hash of their name. */
export const featuresOf = (found: Found, nameHash: readonly number[]): Features => {
  const sum = new Map<number, number>();
  const add = (hash: number, weight: number) => {
    const at = settle(hash) & (buckets - 1);
    const old = sum.get(at) ?? 0;
    if (weight > old) sum.set(at, weight);
  };
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
  const at = Uint32Array.from(sum.keys());
  const value = Float32Array.from(sum.values());
  let square = 0;
  for (const v of value) square += v * v;
  const scale = 1 / Math.sqrt(square || 1);
  return { at, value: value.map((v) => v * scale) };
};

/** The hash that stands for a word class. */
export const classHash = (name: string): number => hashText(7, name);
