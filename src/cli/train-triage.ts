/** Trains the crisis-language classifier on the labelled phrases and writes its weights: `npx tsx src/cli/train-triage.ts`. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createEngine, type Engine } from "../domain/crisis/compile.js";
import { createFeatures, type Linear, packModel, scoresOf, type Thresholds } from "../domain/crisis/model.js";
import { type Labelled, parsePhrases, partOf } from "../domain/crisis/phrases.js";
import { learn } from "../domain/crisis/train.js";
import { decide, isAlert } from "../domain/crisis/triage.js";
import { readPack } from "../rules.js";

const corpus = new URL("../domain/crisis/corpus/", import.meta.url);
const model = new URL("../domain/crisis/model/", import.meta.url);
/** How many of the calm tune phrases may sound the alarm or be asked about, rules included. */
const falseAlarms = 0.1;
const questions = 0.17;

const readCorpus = (): Labelled[] =>
  readdirSync(corpus)
    .filter((name) => name.endsWith(".jsonl"))
    .toSorted()
    .flatMap((name) => parsePhrases(readFileSync(new URL(name, corpus), "utf8"), name));

const limitFor = (scores: readonly number[], allowed: number): number =>
  scores.toSorted((a, b) => b - a)[Math.max(0, Math.floor(allowed))] ?? 0;

/** Thresholds come from the tune part only; the locked part is never looked at here. */
const chooseThresholds = (
  engine: Engine,
  heads: readonly Linear[],
  tune: readonly Labelled[],
): Thresholds => {
  const features = createFeatures(engine);
  const seen = tune.map((phrase) => {
    const found = engine.find(phrase.text);
    return { phrase, rules: decide(found), scores: scoresOf({ heads }, features(found)) };
  });
  const calm = seen.filter(({ phrase }) => !isAlert(phrase.level));
  const quiet = calm.filter(({ rules }) => !isAlert(rules.level));
  const alert = limitFor(
    quiet.map(({ scores }) => scores.alert),
    calm.length * falseAlarms - (calm.length - quiet.length),
  );
  const still = quiet.filter(({ scores, phrase }) => scores.alert < alert && !phrase.ask);
  const asked = still.filter(({ rules }) => rules.ask).length;
  const silent = still.filter(({ rules }) => !rules.ask);
  return {
    alert,
    imminent: 0,
    ask: limitFor(
      silent.map(({ scores }) => Math.max(scores.ask, scores.alert)),
      calm.length * questions - asked,
    ),
  };
};

const phrases = readCorpus();
const part = (name: ReturnType<typeof partOf>) => phrases.filter(({ text }) => partOf(text) === name);
const engine = createEngine(readPack());
const heads = learn(engine, part("train"));
const thresholds = chooseThresholds(engine, heads, part("tune"));
mkdirSync(model, { recursive: true });
const bytes = packModel({ heads, thresholds });
writeFileSync(new URL("weights.bin", model), bytes);
process.stdout.write(`${phrases.length} phrases, ${bytes.length} bytes, ${JSON.stringify(thresholds)}\n`);
