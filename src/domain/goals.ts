/** What somebody who just writes seems to want: the dialogue that leads there, and what else it may have been. */
import type { Intent } from "./crisis/pack.js";
import { NEEDS, type Need } from "./needs.js";

/** Every need, and what is no need of the directory: a human, a search of any kind, helping others, a report. */
export const goals = [...NEEDS, "talk", "find", "volunteer", "signal"] as const;
export type Goal = (typeof goals)[number];

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
const broad: readonly Intent[] = ["other", "find_service", "material_help", "child_development"];

/**
 * The goal of a text; undefined when none is seen.
 * @param text in letters, digits and single spaces only, @param words beginnings of words or phrases, and what they mean
 */
export const goalOf = (
  text: string,
  intent: Intent,
  words: readonly (readonly [begins: string, goal: Goal])[],
): Goal | undefined => {
  // A phrase of several words leaves no doubt, whatever else was read.
  const said = words.find(
    ([begins]) => (broad.includes(intent) || begins.includes(" ")) && ` ${text}`.includes(` ${begins}`),
  );
  return said?.[1] ?? byIntent[intent];
};

export type Way = { dialogue: "application" | "bullying" | "find" | "talk" | "violence"; need: Need | undefined };

const isNeed = (goal: Goal): goal is Need => NEEDS.some((need) => need === goal);

/** The dialogue that leads to a goal, and the need that is then chosen already. */
export const wayTo = (goal: Goal): Way => {
  if (goal === "bullying" || goal === "violence") return { dialogue: goal, need: undefined };
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
};

/** Three or four other goals, the likelier first. */
export const othersThan = (goal: Goal): Goal[] => {
  const others = (confused[goal] ?? []).filter((one) => one !== goal);
  return goal === "talk" ? others : [...others, "talk"];
};
