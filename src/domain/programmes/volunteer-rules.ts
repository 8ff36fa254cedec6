/** What everybody who joins in has to know first, as a short test, and who may join in by age. Words stand in `application:`. */
import type { Rule } from "./kinds.js";

/** Each with its answers; which of them is right. */
export const volunteerRules = [
  { code: "secret", options: ["keep", "adult", "alone"], right: "adult" },
  { code: "promise", options: ["yes", "no"], right: "no" },
  { code: "meet", options: ["go", "friend", "refuse"], right: "refuse" },
  { code: "danger", options: ["advise", "adult", "wait"], right: "adult" },
  { code: "photo", options: ["post", "asked", "blur"], right: "asked" },
  { code: "bullied", options: ["reconcile", "adult"], right: "adult" },
  { code: "access", options: ["never", "some"], right: "never" },
] as const;
export type VolunteerRule = (typeof volunteerRules)[number];

/** Under which an attempt at a rule is answered: the first, and those after a wrong one. */
export const attemptId = (code: string, attempt: number): string => `application.rule-${code}-${attempt}`;

/** How many rules were answered rightly, at whichever attempt. */
export const passedRules = (answers: readonly { question: string; value: object }[]): number =>
  volunteerRules.filter(({ code, right }) =>
    answers.some(
      ({ question, value }) =>
        question.startsWith(attemptId(code, 0).slice(0, -1)) && "choice" in value && value.choice === right,
    ),
  ).length;

/** Chosen by whoever does not mind which, or does not know. */
export const anyProgramme = "any";

/** Whether it was left to the coordinator which: passed over, told in words of their own, or all the same. */
export const isLeftOpen = (
  answers: readonly { question: string; value: { choice: string } | object }[],
): boolean => {
  const which = answers.find(({ question }) => question === "application.which")?.value;
  return which !== undefined && !("choice" in which && which.choice !== anyProgramme);
};

export const applicantAges = ["under14", "14-15", "16-17", "18"] as const;
export type ApplicantAge = (typeof applicantAges)[number];

/** Whether somebody of that age may ask at all. An age that was not told is asked about by the coordinator. */
export const isOldEnough = (age: string | undefined, rules: readonly Rule[]): boolean =>
  age !== "under14" || !rules.includes("from-fourteen");

/** Who has not said that they are grown up needs a parent's word. */
export const needsConsent = (age: string | undefined): boolean => age !== "18";
