/** Owns turning what somebody typed into sentences of known words: script, layout, transliteration, spaced-out and masked words. Decides nothing about danger. */
import {
  clean,
  fold,
  fromRoman,
  onCyrillicKeys,
  onLatinKeys,
  onTatarKeys,
  scriptOf,
  unleet,
  unmix,
  unmixings,
} from "./letters.js";
import type { Vocabulary } from "./vocabulary.js";

/** One word as it was understood; `pause` says that a comma or dash stands before it. */
export type Token = { readonly text: string; readonly classes: readonly number[]; readonly pause: boolean };
export type Sentence = readonly Token[];

const longest = 8192;
const spacedOut = /(?<![\p{L}\d])(?:[\p{L}\d@$][ .\-_*·•|/\\+~,]{1,2}){3,}[\p{L}\d](?![\p{L}\d])/gu;
const separators = /[ .\-_*·•|/\\+~,]/gu;
const piece = /[\p{L}\d*#@$%'’`_]+|\p{Extended_Pictographic}|[()]{2,}|[.!?…;\n]+|[^\s\p{L}\d]/gu;
const plainWord = /^\p{L}+$/u;
const parting = /[.\-_·•|/\\+~]/gu;
const parted = /\p{L}[.\-_·•|/\\+~]\p{L}/u;
const masked = /\p{L}[*#@$%_]+\p{L}/u;
const letters = /[\p{L}'’]+/gu;
const hasLetter = /\p{L}/u;
const link = /(?:https?:\/\/|www\.|t\.me\/)\S+/gu;

const joinSpacedOut = (text: string, words: Vocabulary): string =>
  text.replace(spacedOut, (run) => {
    const parts = run.split(/\s+/u);
    // "k.i.l.l m.y.s.e.l.f": where dots part the letters, spaces still part the words.
    if (parts.length > 1 && parts.every((part) => parted.test(part) && part.length > 2)) {
      return parts.map((part) => part.replace(separators, "")).join(" ");
    }
    const signs = Array.from(run.replace(separators, ""));
    for (let skip = 0; skip < signs.length - 3; skip++) {
      const word = signs.slice(skip).join("");
      const plain = fold(scriptOf(word) === "cyrillic" ? unmix(word) : unleet(word));
      if (words.lookup(plain).length > 0) return [...signs.slice(0, skip), word].join(" ");
    }
    return run;
  });

type Reading = (chunk: string) => string;
const asTyped: Reading = (chunk) => chunk;
const roman: Reading = (chunk) => chunk.replace(/[a-zäöüñşçığ][a-zäöüñşçığ'4]*/gu, fromRoman);
const keysOf =
  (swap: Reading, words: Vocabulary): Reading =>
  (chunk) => {
    const bare = chunk.replace(/[.,;?!]+$/u, "");
    return words.lookup(fold(swap(bare))).length > 0 ? swap(bare) + chunk.slice(bare.length) : swap(chunk);
  };

const latinLetter = /[a-z]/;
/** Latin letters inside a Cyrillic word are its look-alikes. */
const unmixed: Reading = (word) => (scriptOf(word) === "cyrillic" ? unmix(word) : word);

const knownLetters = (chunks: readonly string[], reading: Reading, words: Vocabulary): number => {
  let sum = 0;
  for (const chunk of chunks) {
    for (const word of reading(chunk).match(letters) ?? []) {
      if (words.lookup(fold(latinLetter.test(word) ? unmixed(word) : word)).length > 0) sum += word.length;
    }
  }
  return sum;
};

const bestReading = (chunks: readonly string[], script: "cyrillic" | "latin", words: Vocabulary): Reading => {
  const length = chunks.join("").length;
  let best = asTyped;
  let bestScore = knownLetters(chunks, asTyped, words);
  if (bestScore > length * 0.45) return best;
  const others =
    script === "latin"
      ? [roman, keysOf(onCyrillicKeys, words), keysOf(onTatarKeys, words)]
      : [keysOf(onLatinKeys, words)];
  for (const reading of others) {
    // A foreign reading must be clearly better: short words mean something in every alphabet.
    const score = knownLetters(chunks, reading, words);
    if (score > bestScore * 1.3 + 2) {
      best = reading;
      bestScore = score;
    }
  }
  return best;
};

/** Tatar letters, or э after a consonant as Tatar is typed without them: its words are not Russian words with a slip. */
const tatarSpelling = /[әөүҗңһ]|[бвгджзйклмнпрстфхцчшщ]э/u;

/** Written with Latin letters or in haste an infinitive loses its soft sign: it is read both ways. */
const withSoftSign = (plain: string, known: readonly number[], words: Vocabulary): readonly number[] =>
  plain.endsWith("т") ? [...new Set([...known, ...words.lookup(`${plain}ь`)])] : known;

const understand = (
  typed: string,
  words: Vocabulary,
  tolerant: boolean,
): { text: string; classes: readonly number[] } => {
  const script = scriptOf(typed);
  const bare = fold(typed.replace(/[*#@$%_]/gu, ""));
  const plain = script === "cyrillic" ? fold(typed.replace(/[a-z]/g, unmix).replace(/[*#@$%_]/gu, "")) : bare;
  if (masked.test(typed)) {
    const classes = words.unmask(typed);
    if (classes.length > 0) return { text: plain, classes };
  }
  const known = words.lookup(plain);
  if (words.isNamed(known)) return { text: plain, classes: withSoftSign(plain, known, words) };
  if (known.length === 0 && /[\d@$!]/.test(typed) && hasLetter.test(typed)) {
    for (const spelling of script === "cyrillic" ? unmixings(typed) : [unleet(typed)]) {
      const guess = fold(spelling);
      const classes = words.lookup(guess);
      if (classes.length > 0) return { text: guess, classes };
    }
  }
  const soft = withSoftSign(plain, known, words);
  if (words.isNamed(soft)) return { text: plain, classes: soft };
  return { text: plain, classes: tolerant ? [...known, ...words.guess(plain)] : known };
};

type Word = { readonly text: string; readonly classes: readonly number[] };
/** Words understood before; it only saves time. */
export type Memory = { readonly plain: Map<string, Word>; readonly tolerant: Map<string, Word> };
export const createMemory = (): Memory => ({ plain: new Map(), tolerant: new Map() });
const memorySize = 20_000;

/** Reads a text as sentences of understood words. Pure and deterministic, whatever is in the memory. */
export const read = (raw: string, words: Vocabulary, memory = createMemory()): readonly Sentence[] => {
  const text = joinSpacedOut(clean(raw.slice(0, longest)).replace(link, " "), words);
  const chunks = text
    .replace(/\n+/g, " \n ")
    .split(/[^\S\n]+/u)
    .filter((chunk) => chunk !== "");
  const tolerant = !tatarSpelling.test(text);
  const sentences: Sentence[] = [];
  let sentence: Token[] = [];
  let pause = false;
  const endSentence = () => {
    if (sentence.length > 0) sentences.push(sentence);
    sentence = [];
    pause = false;
  };
  const understood = tolerant ? memory.tolerant : memory.plain;
  const recall = (typed: string): Word => {
    const known = understood.get(typed);
    if (known) return known;
    if (understood.size >= memorySize) understood.clear();
    const word = understand(typed, words, tolerant);
    understood.set(typed, word);
    return word;
  };
  const add = (typed: string) => {
    const word = recall(typed);
    if (word.text === "") return;
    sentence.push({ ...word, pause });
    pause = false;
  };
  const addChunk = (chunk: string) => {
    if (parted.test(chunk)) {
      const joined = fold(chunk.replace(parting, ""));
      if (words.lookup(joined).length > 0) return add(joined);
    }
    if (plainWord.test(chunk)) return add(chunk);
    for (const part of chunk.match(piece) ?? []) {
      if (/^[.!?…;\n]+$/u.test(part)) endSentence();
      else if (/[\p{L}\d]/u.test(part)) add(part);
      else if (/^[()]{2,}$|\p{Extended_Pictographic}/u.test(part)) add(part.slice(0, 2));
      else pause = true;
    }
  };
  for (let start = 0; start < chunks.length; ) {
    const script = scriptOf(chunks[start] ?? "");
    let end = start + 1;
    while (end < chunks.length) {
      const next = scriptOf(chunks[end] ?? "");
      if (next !== script && next !== "none" && script !== "none") break;
      end++;
      if (script === "none") break;
    }
    const run = chunks.slice(start, end);
    const reading = script === "none" ? asTyped : bestReading(run, script, words);
    for (const chunk of run) addChunk(reading(chunk));
    start = end;
  }
  endSentence();
  return sentences;
};
