/** Owns learning the classifier from labelled phrases: logistic regression by AdaGrad, same input same weights. Reads no files. */
import { buckets, type Features } from "./features.js";
import { type Head, heads, type Linear } from "./model.js";
import type { Labelled } from "./phrases.js";
import { isAlert } from "./triage.js";

const passes = 14;
const rate = 0.6;
const shrink = 2e-6;

/** A small generator of repeatable pseudo-random numbers between 0 and 1. */
const repeatable = (seed: number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};

const shuffled = <T>(list: readonly T[], random: () => number): T[] => {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
};

const wants = (head: Head, phrase: Labelled): boolean => {
  if (head === "alert") return isAlert(phrase.level);
  if (head === "imminent") return phrase.level === "imminent";
  if (head === "ask") return phrase.ask;
  return phrase.intent === head;
};

/** A labelled phrase with what the classifier sees of it. */
export type Example = { readonly phrase: Labelled; readonly features: Features };

const learnHead = (head: Head, examples: readonly Example[]): Linear => {
  const weights = new Float32Array(buckets);
  const steps = new Float32Array(buckets).fill(1e-2);
  const random = repeatable(20241);
  const share = examples.filter(({ phrase }) => wants(head, phrase)).length / Math.max(1, examples.length);
  const boost = Math.min(6, Math.max(1, Math.sqrt((1 - share) / Math.max(share, 1e-3))));
  let bias = 0;
  for (let pass = 0; pass < passes; pass++) {
    for (const { phrase, features } of shuffled(examples, random)) {
      const { at, value } = features;
      let sum = bias;
      for (let i = 0; i < at.length; i++) sum += (weights[at[i] as number] as number) * (value[i] as number);
      const wanted = wants(head, phrase);
      const error = ((wanted ? 1 : 0) - 1 / (1 + Math.exp(-sum))) * (wanted ? boost : 1);
      bias += 0.05 * error;
      for (let i = 0; i < at.length; i++) {
        const bucket = at[i] as number;
        const slope = error * (value[i] as number) - shrink * (weights[bucket] as number);
        steps[bucket] = (steps[bucket] as number) + slope * slope;
        weights[bucket] = (weights[bucket] as number) + (rate * slope) / Math.sqrt(steps[bucket]);
      }
    }
  }
  return { name: head, bias, weights };
};

/** Learns every head; the examples are sorted first, so that their order does not matter. */
export const learn = (examples: readonly Example[]): Linear[] => {
  const sorted = examples.toSorted((a, b) =>
    a.phrase.text < b.phrase.text ? -1 : a.phrase.text > b.phrase.text ? 1 : 0,
  );
  return heads.map((head) => learnHead(head, sorted));
};
