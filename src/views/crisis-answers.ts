/** The answers to the question about danger, and which words stand on their keys and are said after them. Draws no screen. */
import type { Key } from "../i18n/i18n.js";

export const crisisAnswers = ["now", "thinking", "before", "friend", "joke"] as const;
export type CrisisAnswer = (typeof crisisAnswers)[number];
export const answersToThoughts: readonly CrisisAnswer[] = ["now", "thinking", "friend", "joke"];
export const answersToDeeds: readonly CrisisAnswer[] = ["now", "before", "friend", "joke"];
/** Whoever was touched is not asked whether it was a joke. */
export const answersToAbuse: readonly CrisisAnswer[] = ["now", "before", "friend"];
/** Matters in which nobody thinks of death and nothing is a joke: their keys have words of their own, the way out too. */
export const matters = ["nowhere", "sextortion"] as const;
export type Matter = (typeof matters)[number];
export const answersInMatters = [
  "now",
  "before",
  "friend",
  "joke",
] as const satisfies readonly CrisisAnswer[];
export const softAnswers = ["yes", "later", "other", "no", "unsure"] as const;
export type SoftAnswer = (typeof softAnswers)[number];

/** The words of an answer, as they stand on its key. @param matter in which it is given */
export const answerKey = (answer: CrisisAnswer, matter: Matter | undefined) => {
  const own = answersInMatters.find((one) => one === answer);
  return matter !== undefined && own !== undefined
    ? (`crisis:keys.${matter}.${own}` as const)
    : (`crisis:answers.${answer}` as const);
};

/**
 * What the danger is: somebody who attacks, thoughts within, harm to the body that an ambulance is for, a matter of its
 * own, or nobody knows what.
 */
export type Danger = "attack" | "alone" | "unknown" | "body" | "harmed" | "sexual" | Matter;
/** Where a body was harmed, with somebody who attacks beside it or without. */
export const needsAmbulance = (danger: Danger | undefined): boolean =>
  danger === "body" || danger === "harmed";
const nowIn = {
  attack: "crisis:nowAttack",
  alone: "crisis:nowAlone",
  nowhere: "crisis:nowNowhere",
  sextortion: "crisis:nowSextortion",
  body: "crisis:nowBody",
  harmed: "crisis:nowHarmed",
  sexual: "crisis:nowSexual",
  unknown: "crisis:now",
} as const;
/** What is advised where it was earlier, if not what is advised there always. */
const beforeIn: Partial<Record<Danger, Key>> = {
  nowhere: "crisis:beforeNowhere",
  sextortion: "crisis:nowSextortion",
  body: "crisis:beforeBody",
  harmed: "crisis:beforeBody",
  sexual: "crisis:beforeSexual",
};

/** What is said after an answer. */
export const adviceKey = (answer: Exclude<CrisisAnswer, "joke">, danger: Danger): Key => {
  if (answer === "now" || (answer === "thinking" && needsAmbulance(danger))) return nowIn[danger];
  if (answer === "before") return beforeIn[danger] ?? "crisis:before";
  return answer === "friend" && needsAmbulance(danger) ? "crisis:friendBody" : `crisis:${answer}`;
};

/** Who is safe, in the words of the key: whoever writes, they and another, or the child they write about. */
export const safeKeys = { me: "crisis:safe", us: "crisis:safeUs", child: "crisis:safeChild" } as const;
export type Safe = keyof typeof safeKeys;
