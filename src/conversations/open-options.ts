/** Whether words are, whole, an answer that the open question offers: the name of its key, or what is said for it. Keeps nothing. */
import { ownForms } from "../domain/bullying.js";
import { callers, happenings } from "../domain/programmes/response.js";
import type { Question } from "../views/question.js";
import { loadAnswers } from "./answers.js";
import { plain } from "./listen.js";
import { optionLabelled, phrasesOf } from "./options-said.js";
import * as all from "./questions.js";

/** Every question with options; where these depend on whom it is put to, all of them. */
const questions: Question[] = [
  ...Object.values(all)
    .flatMap((group): object[] => (typeof group === "object" ? Object.values(group) : []))
    .filter((one): one is Question => "options" in one),
  { ...all.bullyingQuestions.forms, words: "bullying:forms.doing", options: ownForms, told: false },
  { ...all.responseQuestions.who, options: Object.values(callers).flat() },
  { ...all.responseQuestions.what, options: Object.values(happenings).flat() },
];

/** What is asked here opens a matter: the words for it tell of one, and are heard like all that tells. */
const opening = all.findQuestions.need.id;

/**
 * How words answer the open question of a dialogue: by the name of a key in any of the languages, or by what is said
 * instead of pressing it. Undefined when they say more, or other.
 */
export const openOptionSaid = async (
  dialogue: string,
  words: string,
): Promise<"label" | "phrase" | undefined> => {
  const id = (await loadAnswers(dialogue)).asked?.question;
  const open = questions.filter((one) => one.id === id);
  if (open.some((one) => optionLabelled(one, words) !== undefined)) return "label";
  const said = plain(words);
  const isPhrase = open
    .filter((one) => one.told === true || one.spoken === true || one.named === true)
    .some((one) => phrasesOf(one).some(([phrase]) => plain(phrase) === said));
  return isPhrase && id !== opening ? "phrase" : undefined;
};
