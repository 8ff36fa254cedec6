/** The measuring itself, the classifier's file and the commands around the triage. */
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { reviewSheet } from "../../../src/cli/review-sheet.js";
import { evaluateCommand, triageCommand } from "../../../src/cli/triage.js";
import { wilson } from "../../../src/domain/crisis/evaluate.js";
import { buckets } from "../../../src/domain/crisis/features.js";
import { languageOf } from "../../../src/domain/crisis/letters.js";
import { createModel, packModel, parseModel, scoresOf } from "../../../src/domain/crisis/model.js";
import { foldOf, folds } from "../../../src/domain/crisis/phrases.js";
import { readModel, readPack } from "../../../src/rules.js";

test.each([
  [285, 300, 0.919, 0.969],
  [300, 300, 0.987, 1],
  [57, 60, 0.863, 0.983],
])("Wilson interval of %i of %i", (hits, of, low, high) => {
  const [from, to] = wilson({ hits, of });
  expect(from).toBeCloseTo(low, 3);
  expect(to).toBeCloseTo(high, 3);
});

test("weights survive packing within one step of a byte", () => {
  const weights = new Float32Array(buckets);
  weights[5] = 1.27;
  weights[77] = -0.5;
  const limits = { alert: 1, imminent: 0, ask: 0 };
  const plain = { brief: limits, full: limits };
  const thresholds = { ru: plain, tt: plain, en: { ...plain, brief: { ...limits, ask: -2 } } };
  const model = parseModel(packModel(createModel([{ name: "alert", bias: 0.25, weights }], thresholds)));
  const score = scoresOf(model, { at: Uint32Array.of(5, 77), value: Float32Array.of(1, 1) });
  expect(score.alert).toBeCloseTo(0.25 + 1.27 - 0.5, 1);
  expect(model.thresholds).toEqual(thresholds);
});

test("the shipped weights are whole and under two megabytes", () => {
  const bytes = readModel();
  if (!bytes) throw new Error("no weights are shipped");
  expect(bytes.length).toBeLessThanOrEqual(2_097_152);
  expect(() => parseModel(bytes)).not.toThrow();
  expect(() => parseModel(bytes.subarray(0, -1))).toThrow(/cut short/);
});

test("neighbours share a fold and every fold is used", () => {
  expect(foldOf("ru-1.jsonl", 10)).toBe(foldOf("ru-1.jsonl", 19));
  const used = Array.from({ length: 400 }, (_, index) => foldOf("ru-1.jsonl", index));
  for (let fold = 0; fold < folds; fold++) expect(used).toContain(fold);
});

test.each([
  ["хочу домой", "ru"],
  ["өйгә кайтасым килә", "tt"],
  ["i want to go home, мам", "en"],
])("«%s» is taken for %s", (typed, language) => {
  expect(languageOf(typed)).toBe(language);
});

test("the triage command answers every line and survives bad ones", async () => {
  const input = new PassThrough();
  const output = new PassThrough();
  input.end('{"id":1,"text":"хочу умереть"}\nnot json\n{"id":"b","text":"привет"}\n{"id":3}\n');
  await triageCommand(input, output);
  output.end();
  const lines = (await text(output))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines).toHaveLength(4);
  expect(lines[0]).toMatchObject({ id: 1, level: "high", ask: false, intent: "psychologist" });
  expect(lines[1]).toMatchObject({ id: null, error: expect.any(String) });
  expect(Object.keys(lines[2] ?? {})).toEqual(["id", "level", "ask", "categories", "rules", "intent"]);
  expect(lines[3]).toMatchObject({ id: null });
});

test("the evaluation prints a table per language", async () => {
  const output = new PassThrough();
  const file = new URL("./sets/ru-tune.jsonl", import.meta.url).pathname;
  await evaluateCommand([file], output);
  output.end();
  expect(await text(output)).toMatch(/ru {2}alerts heard \(recall\) +\d+\.\d %/);
});

test("the review sheet carries the hash, every rule and the texts passed in, escaped", () => {
  const { version, rules } = readPack();
  const words = { ru: "Звони <112>", tt: "112", en: "Call 112" };
  const sheet = reviewSheet([{ key: "sos:first", ...words, reviewedIn: ["en"], reviewed: false }]);
  expect(sheet).toContain(version);
  for (const { id } of rules) expect(sheet).toContain(`<code>${id}</code>`);
  expect(sheet).toContain("☐ Звони &lt;112&gt;");
  expect(sheet).toContain("☑ Call 112");
});
