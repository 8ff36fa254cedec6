/** Owns the classifier's weights as a compact file and its judgement. It may raise, ask and name the intent; it cannot lower. */
import { z } from "zod";
import type { Engine, Found } from "./compile.js";
import { buckets, classHash, type Features, featuresOf } from "./features.js";
import { type Intent, intents, type Level } from "./pack.js";
import { isAlert, type Judge, type Opinion } from "./triage.js";

export const heads = ["alert", "imminent", "ask", ...intents] as const;
export type Head = (typeof heads)[number];

export const thresholdsSchema = z.strictObject({
  alert: z.number(),
  imminent: z.number(),
  ask: z.number(),
});
export type Thresholds = z.output<typeof thresholdsSchema>;

const headerSchema = z.strictObject({
  format: z.literal(1),
  buckets: z.literal(buckets),
  heads: z.array(z.strictObject({ name: z.enum(heads), bias: z.number(), scale: z.number() })),
  thresholds: thresholdsSchema,
});

export type Linear = { readonly name: Head; readonly bias: number; readonly weights: Float32Array };
export type Model = { readonly heads: readonly Linear[]; readonly thresholds: Thresholds };
export type Scores = Readonly<Record<Head, number>>;

const newline = 10;

/** Packs weights as one JSON line and one byte a weight. */
export const packModel = ({ heads: lines, thresholds }: Model): Uint8Array => {
  const scales = lines.map(
    ({ weights }) => weights.reduce((max, w) => Math.max(max, Math.abs(w)), 0) / 127 || 1,
  );
  const header = {
    format: 1,
    buckets,
    heads: lines.map(({ name, bias }, index) => ({ name, bias, scale: scales[index] })),
    thresholds,
  };
  const head = new TextEncoder().encode(`${JSON.stringify(header)}\n`);
  const out = new Uint8Array(head.length + lines.length * buckets);
  out.set(head);
  lines.forEach(({ weights }, index) => {
    const bytes = Int8Array.from(weights, (w) => Math.round(w / (scales[index] ?? 1)));
    out.set(new Uint8Array(bytes.buffer), head.length + index * buckets);
  });
  return out;
};

/** Reads a packed model or says what is wrong with it. */
export const parseModel = (bytes: Uint8Array): Model => {
  const end = bytes.indexOf(newline);
  const header = headerSchema.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))));
  if (bytes.length !== end + 1 + header.heads.length * buckets)
    throw new Error("the model file is cut short");
  return {
    thresholds: header.thresholds,
    heads: header.heads.map(({ name, bias, scale }, index) => {
      const from = end + 1 + index * buckets;
      const raw = new Int8Array(bytes.slice(from, from + buckets).buffer);
      return { name, bias, weights: Float32Array.from(raw, (w) => w * scale) };
    }),
  };
};

/** Scores of all heads for one text. */
export const scoresOf = (model: Pick<Model, "heads">, { at, value }: Features): Scores => {
  const scores = Object.fromEntries(heads.map((name) => [name, Number.NEGATIVE_INFINITY])) as Record<
    Head,
    number
  >;
  for (const { name, bias, weights } of model.heads) {
    let sum = bias;
    for (let i = 0; i < at.length; i++) sum += (weights[at[i] ?? 0] ?? 0) * (value[i] ?? 0);
    scores[name] = sum;
  }
  return scores;
};

/** Without an alarm a text that sounds of danger is more often chatter about it than a call for that help. */
const calmDiscount: Partial<Record<Intent, number>> = {
  psychologist: 0.5,
  violence: 0.5,
  accommodation: 0.25,
};

const bestIntent = (scores: Scores, alert: boolean): Intent => {
  const weight = (intent: Intent) => scores[intent] - (alert ? 0 : (calmDiscount[intent] ?? 0));
  return intents.reduce((best, intent) => (weight(intent) > weight(best) ? intent : best), "other");
};

const opinionOf = (scores: Scores, limits: Thresholds, byRules: Level): Opinion => {
  const alert = scores.alert >= limits.alert;
  const level: Level = alert ? (scores.imminent >= limits.imminent ? "imminent" : "high") : "standard";
  const intent = bestIntent(scores, alert || isAlert(byRules));
  return {
    level,
    ask: !alert && Math.max(scores.ask, scores.alert) >= limits.ask,
    intent,
  };
};

/** How texts of this engine become features; the trainer and the judge must see the same. */
export const createFeatures = ({ classNames }: Engine): ((found: Found) => Features) => {
  const nameHash = classNames.map((name) => (name.startsWith("@") ? classHash(name) : 0));
  const sheet = new Float32Array(buckets);
  return (found) => featuresOf(found, nameHash, sheet);
};

/** The classifier as a judge of texts. */
export const createJudge =
  (model: Model) =>
  (engine: Engine): Judge => {
    const features = createFeatures(engine);
    return (_text, found, byRules) => {
      const opinion = opinionOf(scoresOf(model, features(found)), model.thresholds, byRules.level);
      // An intent of an alarm named by the rules stays: the rule knows what it saw.
      return isAlert(byRules.level) && opinion.intent === "other"
        ? { ...opinion, intent: undefined }
        : opinion;
    };
  };
