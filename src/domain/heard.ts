/** What somebody who waits for a human says in few words: which kind of answer it is. Knows no words of its own. */
import { clean, fold } from "./crisis/letters.js";
import type { Category } from "./crisis/pack.js";
import { meaningOf, type Phrases, toldIn } from "./spoken.js";

/** In the order in which they are answered when several are said at once. */
export const heardKinds = [
  "secret",
  "nocall",
  "there",
  "believe",
  "hush",
  "unwell",
  "away",
  "alone",
  "fear",
  "what",
  "leave",
  "unsure",
  "no",
] as const;
export type HeardKind = (typeof heardKinds)[number];

/** Apostrophes left out or not, Tatar letters or their plain look-alikes: it is the same word. */
const flat = (text: string): string =>
  (
    clean(text)
      .replaceAll(/['’`]/g, "")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
    .map(fold)
    .join(" ");

/** More words than these tell a story, which is for a human and no short answer. */
const mostWords = 8;
/** A short word alone («нет», «true») says something only when nothing stands beside it. */
const isTelling = (phrase: string): boolean => phrase.includes(" ") || phrase.length >= 7;

/** Phrases as they are compared, and those of them that tell something within a sentence too; to be made once. */
export type Flat<O extends string> = { all: Phrases<O>; telling: Phrases<O> };
export const flatPhrases = <O extends string>(phrases: Phrases<O>): Flat<O> => {
  const all = phrases.map(([phrase, option]) => [flat(phrase), option] as const);
  return { all, telling: all.filter(([phrase]) => isTelling(phrase)) };
};

/** What was said by one of the phrases, whole or within a message of so many words; slips of the finger allowed. */
export const saidOf = <O extends string>(
  text: string,
  { all, telling }: Flat<O>,
  most = mostWords,
): O | undefined => {
  const said = flat(text);
  const whole = meaningOf(said, all);
  return whole !== undefined || said.split(" ").length > most ? whole : toldIn(said, telling, [])[0];
};

/** What tells of harm to a body: that something was taken, what that was, and what is told whole. */
export const harmKinds = ["taken", "poison", "hurt"] as const;
export type HarmKind = (typeof harmKinds)[number];

/** From so many letters on, a phrase stands for all that begins with it. */
const beginsFrom = 5;

/**
 * Whether words of danger tell of something that an ambulance is for: taken in, bleeding, out of one's senses. To be asked
 * of an alarm only: pills that were taken as prescribed are none.
 */
export const isBodily = (text: string, categories: readonly string[], { all }: Flat<HarmKind>): boolean => {
  const said = ["", flat(text), ""].join(" ");
  // Slips are not allowed for: «table» is no tablet, and what was prescribed was not taken.
  const told = all
    .filter(([phrase]) => said.includes(["", phrase, ...(phrase.length < beginsFrom ? [""] : [])].join(" ")))
    .map(([, kind]) => kind);
  const isHeard = (category: Category) => categories.includes(category);
  return (
    // Not to wake up is wished for as well.
    (isHeard("medical") && !isHeard("ideation")) ||
    told.includes("hurt") ||
    (told.includes("taken") && told.includes("poison"))
  );
};
