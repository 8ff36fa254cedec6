/** What somebody who just writes seems to want: the dialogue that leads there, and what else it may have been. */
import type { Intent } from "./crisis/pack.js";
import { typosBetween } from "./directory/typos.js";
import { NEEDS, type Need } from "./needs.js";

/** Every need, and what is no need of the directory: a human, a search of any kind, helping others, a report, a team. */
export const goals = [
  ...NEEDS,
  "talk",
  "find",
  "volunteer",
  "signal",
  "crisisTeam",
  "accompaniment",
] as const;
export type Goal = (typeof goals)[number];

/** Goals that some words tell by themselves, in any of the languages; who is hurt and who is called come first. */
export const toldGoals = [
  "crisisTeam",
  "accompaniment",
  "signal",
  "violence",
  "bullying",
  "rental",
  "play_therapy",
  "rehabilitation",
  "legal_help",
  "psychologist",
  "child_development",
  "mediation",
  "material_help",
  "social_help",
  "accommodation",
  "volunteer",
  "talk",
] as const satisfies readonly Goal[];

/** What the reading of words calls it. */
const byIntent: Partial<Record<Intent, Goal>> = {
  bullying: "bullying",
  psychologist: "talk",
  find_service: "find",
  material_help: "material_help",
  legal_help: "legal_help",
  accommodation: "accommodation",
  mediation: "mediation",
  child_development: "child_development",
  violence: "violence",
  volunteer: "volunteer",
  professional_signal: "signal",
};

/** Readings so broad that one plain word says it better: «коляска» is lent, whatever else is help with things. */
const broad: readonly Intent[] = [
  "other",
  "find_service",
  "material_help",
  "child_development",
  "psychologist",
];

/** From so many letters on the beginning of a word is known with one slip in it, but not in its first or last letter. */
const slipFrom = 5;
const hasSlip = (word: string, begins: string): boolean =>
  begins.length >= slipFrom &&
  word[0] === begins[0] &&
  [-1, 0, 1].some((more) => {
    const start = word.slice(0, begins.length + more);
    return start.at(-1) === begins.at(-1) && typosBetween(start, begins, 1) <= 1;
  });

/** Little words are meant whole: «не» begins half of all others. */
const wholeUpTo = 2;
const isSaid = (word: string, begins: string): boolean =>
  begins.length <= wholeUpTo ? word === begins : word.startsWith(begins) || hasSlip(word, begins);

/** So many other words may stand between those of a phrase: «боюсь идти завтра в школу». */
const between = 3;

/**
 * Whether a phrase is in a text: all of its words, in whatever order, near each other.
 * @param text in letters, digits and single spaces only, @param phrase of beginnings of words
 */
export const tells = (text: string, phrase: string): boolean => {
  const [words, begins] = [text.split(" "), phrase.split(" ")];
  const reach = begins.length === 1 ? 1 : begins.length + between;
  return words.some((_, at) => {
    const near = words.slice(at, at + reach);
    return begins.every((one) => near.some((word) => isSaid(word, one)));
  });
};

/** The goal of a text; undefined when none is seen. @param words phrases of beginnings of words, and what they mean */
export const goalOf = (
  text: string,
  intent: Intent,
  words: readonly (readonly [phrase: string, goal: Goal])[],
): Goal | undefined => {
  // A phrase of several words leaves no doubt, whatever else was read.
  const phrase = words.find(([said]) => said.includes(" ") && tells(text, said));
  const word = broad.includes(intent) ? words.find(([said]) => tells(text, said)) : undefined;
  return (phrase ?? word)?.[1] ?? byIntent[intent];
};

export type Way = {
  dialogue: "accompaniment" | "application" | "bullying" | "crisisTeam" | "find" | "talk" | "violence";
  need: Need | undefined;
};

const isNeed = (goal: Goal): goal is Need => NEEDS.some((need) => need === goal);

/** The dialogue that leads to a goal, and the need that is then chosen already. */
export const wayTo = (goal: Goal): Way => {
  if (goal === "bullying" || goal === "violence" || goal === "crisisTeam" || goal === "accompaniment")
    return { dialogue: goal, need: undefined };
  if (goal === "volunteer") return { dialogue: "application", need: undefined };
  if (goal === "find") return { dialogue: "find", need: undefined };
  return isNeed(goal) ? { dialogue: "find", need: goal } : { dialogue: "talk", need: undefined };
};

/** What is often meant instead; a human is always among it. */
const confused: Partial<Record<Goal, readonly Goal[]>> = {
  bullying: ["violence", "mediation", "psychologist"],
  violence: ["bullying", "accommodation", "psychologist"],
  accommodation: ["violence", "social_help", "material_help"],
  legal_help: ["mediation", "social_help", "material_help"],
  material_help: ["rental", "social_help", "accommodation"],
  rental: ["material_help", "social_help", "child_development"],
  social_help: ["material_help", "psychologist", "legal_help"],
  mediation: ["bullying", "psychologist", "legal_help"],
  play_therapy: ["child_development", "psychologist", "rehabilitation"],
  child_development: ["psychologist", "play_therapy", "bullying"],
  rehabilitation: ["psychologist", "child_development", "social_help"],
  psychologist: ["bullying", "mediation", "violence"],
  talk: ["bullying", "psychologist", "find"],
  find: ["psychologist", "social_help", "legal_help"],
  volunteer: ["find", "bullying", "signal"],
  signal: ["bullying", "find", "violence"],
  crisisTeam: ["bullying", "mediation", "psychologist"],
  accompaniment: ["violence", "social_help", "psychologist"],
};

/** Three or four other goals, the likelier first. */
export const othersThan = (goal: Goal): Goal[] => {
  const others = (confused[goal] ?? []).filter((one) => one !== goal);
  return goal === "talk" ? others : [...others, "talk"];
};
