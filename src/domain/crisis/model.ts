/** Owns the classifier's weights as a compact file and its judgement. It may raise, ask and name the intent; it cannot lower. */
import { z } from "zod";
import type { Engine, Found } from "./compile.js";
import { buckets, createFeatures, type Features, windowsOf } from "./features.js";
import { type Language, languageOf, languages } from "./letters.js";
import { type Intent, intents, type Level } from "./pack.js";
import { isAlert, type Judge, type Opinion } from "./triage.js";

export const heads = ["alert", "imminent", "ask", ...intents] as const;
export type Head = (typeof heads)[number];

const limitsSchema = z.strictObject({ alert: z.number(), imminent: z.number(), ask: z.number() });
export type Limits = z.output<typeof limitsSchema>;

/** Few words tell little, and most of what people write is brief and calm: there a head has to be surer. */
export const lengths = ["brief", "full"] as const;
export type Length = (typeof lengths)[number];
const mostInBrief = 4;
export const lengthOf = ({ sentences }: Pick<Found, "sentences">): Length =>
  sentences.reduce((sum, { length }) => sum + length, 0) <= mostInBrief ? "brief" : "full";

/** From which score on a head speaks up, language by language and by how much was written. */
export type Thresholds = Readonly<Record<Language, Readonly<Record<Length, Limits>>>>;

const headerSchema = z.strictObject({
  format: z.literal(3),
  buckets: z.literal(buckets),
  heads: z.array(z.strictObject({ name: z.enum(heads), bias: z.number(), scale: z.number() })),
  thresholds: z.record(z.enum(languages), z.record(z.enum(lengths), limitsSchema)),
});
type Scaled = { readonly name: Head; readonly bias: number; readonly scale: number };

/** What learning gives: the weights of one head. */
export type Linear = { readonly name: Head; readonly bias: number; readonly weights: Float32Array };
/** Weights of all heads side by side for each bucket: one text touches each place of the memory once. */
export type Model = {
  readonly heads: readonly Scaled[];
  readonly weights: Int8Array;
  readonly thresholds: Thresholds;
};
export type Scores = Readonly<Record<Head, number>>;

/** Rounds learnt weights to one byte each. */
export const createModel = (lines: readonly Linear[], thresholds: Thresholds): Model => {
  const scaled = lines.map(({ name, bias, weights }): Scaled => {
    const widest = weights.reduce((max, w) => Math.max(max, Math.abs(w)), 0);
    return { name, bias, scale: widest / 127 || 1 };
  });
  const weights = new Int8Array(lines.length * buckets);
  lines.forEach((line, index) => {
    const scale = scaled[index]?.scale ?? 1;
    for (let bucket = 0; bucket < buckets; bucket++) {
      weights[bucket * lines.length + index] = Math.round((line.weights[bucket] ?? 0) / scale);
    }
  });
  return { heads: scaled, weights, thresholds };
};

const newline = 10;

/** Packs a model as one JSON line and one byte a weight. */
export const packModel = (model: Model): Uint8Array => {
  const header = { format: 3, buckets, heads: model.heads, thresholds: model.thresholds };
  const head = new TextEncoder().encode(`${JSON.stringify(header)}\n`);
  const out = new Uint8Array(head.length + model.weights.length);
  out.set(head);
  out.set(new Uint8Array(model.weights.buffer), head.length);
  return out;
};

/** Reads a packed model or says what is wrong with it. */
export const parseModel = (bytes: Uint8Array): Model => {
  const end = bytes.indexOf(newline);
  const header = headerSchema.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))));
  if (bytes.length !== end + 1 + header.heads.length * buckets)
    throw new Error("the model file is cut short");
  return {
    heads: header.heads,
    thresholds: header.thresholds,
    weights: new Int8Array(bytes.slice(end + 1).buffer),
  };
};

/** Sums of the first heads for one text. */
const sumsOf = ({ heads: lines, weights }: Model, { at, value }: Features, count: number): Float64Array => {
  const width = lines.length;
  const sums = new Float64Array(count);
  for (let i = 0; i < at.length; i++) {
    const from = (at[i] as number) * width;
    const strength = value[i] as number;
    for (let line = 0; line < count; line++) {
      (sums[line] as number) += (weights[from + line] as number) * strength;
    }
  }
  return sums;
};

/** Scores of the heads for one text; of all of them, or of the first so many where the others are not asked for. */
export const scoresOf = (model: Model, features: Features, count = model.heads.length): Scores => {
  const sums = sumsOf(model, features, count);
  const scores = Object.fromEntries(heads.map((name) => [name, Number.NEGATIVE_INFINITY])) as Record<
    Head,
    number
  >;
  for (const [line, { name, bias, scale }] of model.heads.slice(0, count).entries()) {
    scores[name] = bias + (sums[line] ?? 0) * scale;
  }
  return scores;
};

/** What sounds like danger right now must not be missed: it weighs into the alarm. */
const imminentWeight = 0.2;
const dangerOf = ({ alert, imminent }: Pick<Scores, "alert" | "imminent">): number =>
  alert + imminentWeight * imminent;

/** A window of a long text must sound clearer than a whole text: it has more chances to sound alarming. */
const windowDiscount = 1;

/** The heads that say alarm stand first in the file: a window is asked for no others. */
const alarmHeads = 2;

/** The scores of a message; `danger` decides about the alarm. */
export type Judged = Scores & { readonly danger: number };

/** Scores of a text that has been read; in a long one the most alarming window counts where it is louder than the whole. */
export const judgeScores = (model: Model, found: Found, features: (found: Found) => Features): Judged => {
  const whole = scoresOf(model, features(found));
  let loudest: Judged = { ...whole, danger: dangerOf(whole) };
  for (const window of windowsOf(found)) {
    const { alert, imminent } = scoresOf(model, features(window), alarmHeads);
    const heard = { ...whole, alert: alert - windowDiscount, imminent };
    if (dangerOf(heard) > loudest.danger) loudest = { ...heard, danger: dangerOf(heard) };
  }
  return loudest;
};

/** Without an alarm a text that sounds of danger is more often chatter about it than a call for that help. */
const calmDiscount: Partial<Record<Intent, number>> = {
  psychologist: 0.5,
  violence: 0.5,
  accommodation: 0.25,
};

/** The kind of help the scores speak for. */
export const bestIntent = (scores: Scores, alert: boolean): Intent => {
  const weight = (intent: Intent) => scores[intent] - (alert ? 0 : (calmDiscount[intent] ?? 0));
  return intents.reduce((best, intent) => (weight(intent) > weight(best) ? intent : best), "other");
};

/**
 * What the scores say beside the decision of the rules. That it is now wakes everybody: a few words («he is in the
 * kitchen») tell the model too little to say so alone.
 */
export const opinionOf = (scores: Judged, limits: Limits, byRules: Level, length: Length): Opinion => {
  const alert = scores.danger >= limits.alert;
  const now = length === "full" && scores.imminent >= limits.imminent;
  const level: Level = alert ? (now ? "imminent" : "high") : "standard";
  const intent = bestIntent(scores, alert || isAlert(byRules));
  return {
    level,
    ask: !alert && Math.max(scores.ask, scores.alert) >= limits.ask,
    // An intent of an alarm named by the rules stays: the rule knows what it saw.
    intent: isAlert(byRules) && intent === "other" ? undefined : intent,
  };
};

/** The classifier as a judge of texts. */
export const createJudge =
  (model: Model) =>
  (engine: Engine): Judge => {
    const features = createFeatures(engine.classNames);
    return (text, found, byRules) => {
      const length = lengthOf(found);
      const limits = model.thresholds[languageOf(text)][length];
      return opinionOf(judgeScores(model, found, features), limits, byRules.level, length);
    };
  };
