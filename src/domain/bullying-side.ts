/**
 * Whose matter of bullying somebody's own words tell of: somebody else's whom they see hurt, or their own deeds. Decides
 * by lists of words that are handed in; undefined means that nothing says so, and it is taken for their own.
 */
import type { Side } from "./bullying.js";

/** What each list of words is for; a word that ends with `*` stands for all that begin so. */
export const sideLists = [
  "others",
  "mine",
  "notMine",
  "hurts",
  "selves",
  "deeds",
  "acts",
  "notDeeds",
  "children",
  "childActs",
  "stops",
  "notStops",
] as const;
export type SideList = (typeof sideLists)[number];
export type SideWords = (list: SideList) => readonly string[];

/** So many words may stand between who does it and what they do. */
const between = 2;

const isWord = (said: string | undefined, listed: string): boolean =>
  listed.endsWith("*") ? said?.startsWith(listed.slice(0, -1)) === true : said === listed;

/** Where phrases of a list begin and end. */
const spans = (words: readonly string[], phrases: readonly string[]) =>
  phrases.flatMap((phrase) => {
    const listed = phrase.split(" ");
    return words.flatMap((_, at) =>
      listed.every((one, index) => isWord(words[at + index], one)) ? [{ at, end: at + listed.length }] : [],
    );
  });

/** @param text in letters, digits and single spaces only @param of the lists of one language */
export const sideTold = (text: string, of: SideWords): Exclude<Side, "me"> | undefined => {
  const words = text.split(" ");
  const all = (list: SideList) => spans(words, of(list));
  const has = (list: SideList) => all(list).length > 0;
  const isAfter = (list: SideList, at: number) => all(list).some(({ end }) => end === at);
  const follows = (list: SideList, at: number) =>
    all(list).some(({ at: from, end }) => from <= at && at - end <= between);
  const others = has("others");
  if (others && all("childActs").some(({ at }) => follows("children", at))) return "doing";
  // Whoever is hurt themselves is asked about that first, whatever else they tell.
  if (all("mine").some(({ at }) => !isAfter("notMine", at))) return undefined;
  const own = (list: "deeds" | "acts") => all(list).filter(({ at }) => !isAfter("notDeeds", at));
  const isDeed = own("deeds").some(({ at }) => others || at === 0 || follows("selves", at));
  const isAct = others && own("acts").some(({ at }) => follows("selves", at));
  const isStop = has("stops") && !has("notStops");
  if (isDeed || isAct || isStop) return "doing";
  // What somebody says that they do not do is nobody else's deed either.
  const isOwn = (at: number) => [...all("deeds"), ...all("acts")].some((one) => one.at === at);
  return others && all("hurts").some(({ at }) => !isOwn(at)) ? "other" : undefined;
};
