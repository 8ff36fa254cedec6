/** Owns which word belongs to which word class, with tolerance for typos, masks and dropped vowels. Knows no rules and no sentences. */
import { fold, skeleton } from "./letters.js";

/** Looks words up; class ids are small numbers handed out by `define`. */
export type Vocabulary = {
  readonly define: (name: string, words: readonly string[]) => number;
  readonly tolerate: (words: readonly string[]) => void;
  readonly lookup: (word: string) => readonly number[];
  /** Whether one of the classes is a class of words.json and not just a word of some pattern. */
  readonly isNamed: (classes: readonly number[]) => boolean;
  readonly guess: (word: string) => readonly number[];
  readonly unmask: (word: string) => readonly number[];
  readonly names: () => readonly string[];
};

type Node = { next: Map<number, Node>; whole: number[]; stem: number[] };
type Decisive = { readonly text: string; readonly isStem: boolean; readonly bones: string };

const none: readonly number[] = [];
const newNode = (): Node => ({ next: new Map(), whole: [], stem: [] });
const longestTail = 5;
/** People use the same words again: looked-up ones are remembered, up to so many. */
const memorySize = 20_000;

/** Length of the word's beginning that equals the stem with at most one slip, or -1. */
const almostStartsWith = (word: string, stem: string): number => {
  let i = 0;
  while (i < stem.length && word.charCodeAt(i) === stem.charCodeAt(i)) i++;
  if (i === stem.length) return i;
  if (i === 0) return -1;
  const rest = stem.slice(i + 1);
  if (word.startsWith(rest, i + 1)) return stem.length;
  if (word.startsWith(stem.slice(i), i + 1)) return stem.length + 1;
  if (word.startsWith(rest, i) && rest.length > 0) return stem.length - 1;
  const swapped = word[i] === stem[i + 1] && word[i + 1] === stem[i];
  return swapped && word.startsWith(stem.slice(i + 2), i + 2) ? stem.length : -1;
};

const isShortened = (short: string, full: string): boolean => {
  let at = 0;
  for (const letter of full) if (letter === short[at]) at++;
  return at === short.length;
};

/** An empty vocabulary to be filled while a pack is compiled. */
export const createVocabulary = (): Vocabulary => {
  const root = newNode();
  const ids = new Map<string, number>();
  const named = new Set<number>();
  const decisive = new Map<string, Decisive[]>();

  const nodeOf = (text: string): Node => {
    let node = root;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      let next = node.next.get(code);
      if (!next) {
        next = newNode();
        node.next.set(code, next);
      }
      node = next;
    }
    return node;
  };

  const remembered = new Map<string, readonly number[]>();
  const lookup = (word: string): readonly number[] => {
    const known = remembered.get(word);
    if (known) return known;
    if (remembered.size >= memorySize) remembered.clear();
    const classes = search(word);
    remembered.set(word, classes);
    return classes;
  };

  const search = (word: string): readonly number[] => {
    let node = root;
    let found: number[] | undefined;
    let i = 0;
    for (; i < word.length; i++) {
      const next = node.next.get(word.charCodeAt(i));
      if (!next) break;
      node = next;
      if (node.stem.length > 0) found = found ? found.concat(node.stem) : node.stem;
    }
    if (i === word.length && node.whole.length > 0) found = found ? found.concat(node.whole) : node.whole;
    return found ?? none;
  };

  const classesOf = (entry: Decisive): readonly number[] => lookup(entry.text);

  return {
    lookup,
    names: () => [...ids.keys()],
    define: (name, words) => {
      const known = ids.get(name);
      if (known !== undefined) return known;
      const id = ids.size;
      ids.set(name, id);
      remembered.clear();
      if (/^@[a-z_]+$/.test(name)) named.add(id);
      for (const word of new Set(words)) {
        const isStem = word.endsWith("*");
        const node = nodeOf(fold(isStem ? word.slice(0, -1) : word));
        (isStem ? node.stem : node.whole).push(id);
      }
      return id;
    },
    tolerate: (words) => {
      for (const word of words) {
        const isStem = word.endsWith("*");
        const text = fold(isStem ? word.slice(0, -1) : word);
        const bucket = decisive.get(text.slice(0, 1)) ?? [];
        bucket.push({ text, isStem, bones: skeleton(text) });
        decisive.set(text.slice(0, 1), bucket);
      }
    },
    isNamed: (classes) => classes.some((id) => named.has(id)),
    guess: (word) => {
      if (word.length < 4) return none;
      const bones = skeleton(word);
      for (const entry of decisive.get(word.slice(0, 1)) ?? []) {
        const { text, isStem } = entry;
        if (text.length >= 5 && word.length >= 5) {
          const end = almostStartsWith(word, text);
          const tail = word.length - end;
          if (end > 0 && (isStem ? tail <= longestTail : tail <= 0)) return classesOf(entry);
        }
        if (
          bones.length >= 3 &&
          bones === entry.bones &&
          word.length < text.length &&
          isShortened(word, text)
        ) {
          return classesOf(entry);
        }
      }
      return none;
    },
    unmask: (word) => {
      const parts = word.split(/[^\p{L}\d]+/u);
      const first = parts[0] ?? "";
      if (first === "" || parts.join("").length < 3) return none;
      const shape = new RegExp(`^${parts.map(fold).join("\\p{L}{0,3}")}`, "u");
      for (const entry of decisive.get(fold(first).slice(0, 1)) ?? []) {
        const masked = shape.exec(entry.text);
        if (masked && (entry.isStem || masked[0].length === entry.text.length)) return classesOf(entry);
      }
      return none;
    },
  };
};
