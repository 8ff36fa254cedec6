/** Trains the crisis-language classifier on the labelled phrases and writes its weights: `npx tsx src/cli/train-triage.ts`. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createEngine, type Found } from "../domain/crisis/compile.js";
import { measure, measureText } from "../domain/crisis/evaluate.js";
import { createFeatures, type Features } from "../domain/crisis/features.js";
import { type Language, languageOf } from "../domain/crisis/letters.js";
import {
  createModel,
  type Judged,
  judgeScores,
  type Length,
  type Limits,
  lengthOf,
  opinionOf,
  packModel,
  type Thresholds,
} from "../domain/crisis/model.js";
import { foldOf, folds, type Labelled, parsePhrases } from "../domain/crisis/phrases.js";
import { type Example, learn } from "../domain/crisis/train.js";
import { decide, isAlert, raise, type Triage } from "../domain/crisis/triage.js";
import { readPack } from "../rules.js";

const corpus = new URL("../domain/crisis/corpus/", import.meta.url);
const model = new URL("../domain/crisis/model/", import.meta.url);
/** What share of the calm phrases may sound the alarm, and what share may be asked about, rules included. */
const allowed: Record<Length, { alarms: number; questions: number }> = {
  brief: { alarms: 0.025, questions: 0.05 },
  full: { alarms: 0.13, questions: 0.22 },
};
/** How many alarms are called imminent for each that is: fewer, because that wakes everybody; what is not, is still high. */
const namedImminent = 0.6;

type Row = Example & {
  readonly file: string;
  readonly fold: number;
  readonly found: Found;
  readonly rules: Triage;
};
type Scored = Row & { readonly scores: Judged };

const engine = createEngine(readPack());
const features: (found: Found) => Features = createFeatures(engine.classNames);

const readCorpus = (): Row[] =>
  readdirSync(corpus)
    .filter((name) => name.endsWith(".jsonl"))
    .toSorted()
    .flatMap((file) =>
      parsePhrases(readFileSync(new URL(file, corpus), "utf8"), file).map((phrase: Labelled, index): Row => {
        const found = engine.find(phrase.text);
        return {
          file,
          phrase,
          found,
          fold: foldOf(file, index),
          features: features(found),
          rules: decide(found),
        };
      }),
    );

const silent: Limits = { alert: 0, imminent: 0, ask: 0 };
const quietly = { brief: silent, full: silent };
const open: Thresholds = { ru: quietly, tt: quietly, en: quietly };

/** Every phrase scored by a model that has seen neither it nor its neighbours. */
const crossValidate = (rows: readonly Row[]): Scored[] =>
  Array.from({ length: folds }, (_, fold) => {
    const learnt = createModel(learn(rows.filter((row) => row.fold !== fold)), open);
    return rows
      .filter((row) => row.fold === fold)
      .map((row): Scored => ({ ...row, scores: judgeScores(learnt, row.found, features) }));
  }).flat();

const limitFor = (scores: readonly number[], above: number): number =>
  scores.toSorted((a, b) => b - a)[Math.max(0, Math.floor(above))] ?? 0;

const chooseLimits = (seen: readonly Scored[], { alarms, questions }: (typeof allowed)[Length]): Limits => {
  const calm = seen.filter(({ phrase }) => !isAlert(phrase.level));
  const quiet = calm.filter(({ rules }) => !isAlert(rules.level));
  const alert = limitFor(
    quiet.map(({ scores }) => scores.danger),
    calm.length * alarms - (calm.length - quiet.length),
  );
  const still = quiet.filter(({ scores }) => scores.danger < alert);
  const asked = still.filter(({ rules }) => rules.ask).length;
  const alerts = seen.filter(({ phrase }) => isAlert(phrase.level));
  return {
    alert,
    imminent: limitFor(
      alerts.map(({ scores }) => scores.imminent),
      alerts.filter(({ phrase }) => phrase.level === "imminent").length * namedImminent,
    ),
    ask: limitFor(
      still.filter(({ rules }) => !rules.ask).map(({ scores }) => Math.max(scores.ask, scores.alert)),
      calm.length * questions - asked,
    ),
  };
};

const rows = readCorpus();
const scored = crossValidate(rows);
const limitsOf = (language: Language, length: Length): Limits =>
  chooseLimits(
    scored.filter(({ phrase, found }) => languageOf(phrase.text) === language && lengthOf(found) === length),
    allowed[length],
  );
const both = (language: Language) => ({
  brief: limitsOf(language, "brief"),
  full: limitsOf(language, "full"),
});
const thresholds: Thresholds = { ru: both("ru"), tt: both("tt"), en: both("en") };
const measured = scored.map(({ file, phrase, found, rules, scores }) => {
  const length = lengthOf(found);
  const limits = thresholds[languageOf(phrase.text)][length];
  return {
    language: file.slice(0, 2),
    phrase,
    answer: raise(rules, opinionOf(scores, limits, rules.level, length)),
  };
});

mkdirSync(model, { recursive: true });
const bytes = packModel(createModel(learn(rows), thresholds));
writeFileSync(new URL("weights.bin", model), bytes);
process.stdout.write(`${measureText(measure(measured))}\n`);
process.stdout.write(`${rows.length} phrases, ${bytes.length} bytes, ${JSON.stringify(thresholds)}\n`);
