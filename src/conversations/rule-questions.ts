/** The rules of joining in, as questions: what is asked at which try, and which of them is open. Judges no answer. */
import { attemptId, type VolunteerRule, volunteerRules } from "../domain/programmes/volunteer-rules.js";
import type { Question } from "../views/question.js";
import { loadAnswers } from "./answers.js";
import { optionsTold } from "./options-said.js";

/** A rule as it is asked about: heard in a sentence, and once more where it is not clear; a new try is no new question. */
export const askedRule = ({ code, options }: VolunteerRule, attempt: number): Question => ({
  id: attemptId(code, attempt),
  words: `application:rules.${code}`,
  options,
  told: true,
  spoken: true,
  again: "application:ruleAgain",
  countsAs: attemptId(code, 1),
});

/** Whether words answer the rule that is open; undefined when none is. */
export const openRule = async (): Promise<((words: string) => boolean) | undefined> => {
  const { asked } = await loadAnswers("application");
  const rule = volunteerRules.find(
    ({ code }) => asked?.question.startsWith(attemptId(code, 0).slice(0, -1)) === true,
  );
  return rule === undefined ? undefined : (words) => optionsTold(askedRule(rule, 1), words).length > 0;
};
