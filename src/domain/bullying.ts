/** What follows from answers about bullying: how grave it is, why, and which advice fits. Wording is the view's. */
import type { Level } from "./tickets.js";

export const forms = [
  "names",
  "boycott",
  "hit",
  "rumours",
  "extort",
  "threats",
  "origin",
  "sexual",
  "online",
  "filming",
  "teacher",
] as const;
export type Form = (typeof forms)[number];

export const frequencies = ["once", "monthly", "weekly", "daily"] as const;

export const advices = ["tell", "evidence", "together", "body", "sexual", "school"] as const;
export type Advice = (typeof advices)[number];

export type Assessment = {
  kind: "grave" | "bullying" | "single";
  level: Level;
  /** A human is told even when nobody asked for one. */
  needsHuman: boolean;
  advice: Advice[];
  reasons: string[];
};

/** Acts that are serious even when they happened once. Source: safety requirements, bullying, Q5. */
const graveForms: readonly string[] = ["hit", "extort", "threats", "sexual", "filming"];

/**
 * Two or three times a month is the accepted cut-off for bullying (Solberg and Olweus, 2003); a single grave act is
 * not filtered out by its frequency.
 */
export const assess = (answers: {
  forms: readonly string[];
  howOften: string | undefined;
  /** Whether they are safe now is not clear: whoever then asks for a human is looked at sooner. */
  unsure: boolean;
}): Assessment => {
  const has = (form: Form) => answers.forms.includes(form);
  const grave = answers.forms.filter((form) => graveForms.includes(form));
  const repeated = ["monthly", "weekly", "daily"].includes(answers.howOften ?? "");
  const often = ["weekly", "daily"].includes(answers.howOften ?? "");
  const level: Level =
    has("sexual") || answers.unsure ? "high" : grave.length > 0 || often ? "elevated" : "standard";
  const advice: Advice[] = [
    ...(has("sexual") || has("filming") ? (["sexual"] as const) : []),
    "tell",
    ...(has("online") || has("filming") || has("threats") || has("rumours") ? (["evidence"] as const) : []),
    ...(has("hit") ? (["body"] as const) : []),
    ...(has("hit") || has("extort") || has("threats") ? (["together"] as const) : []),
    "school",
  ];
  return {
    kind: grave.length > 0 ? "grave" : repeated ? "bullying" : "single",
    level,
    needsHuman: has("sexual"),
    advice,
    reasons: [...grave, ...(repeated ? [answers.howOften ?? ""] : [])],
  };
};
