/** Words that were heard for something else stand as the answer to the open question: nobody has to write them twice. */
import { scope } from "../context.js";
import { toldRow } from "../conversations/answers.js";
import { bullyingTold } from "../conversations/bullying-told.js";
import type { DialogueName } from "../conversations/conversations.js";
import type { AnswerValue } from "../store/dialogues.js";

/** What asks for a fact of another kind: a place, a need, an age, or whether there is danger now. */
const asksOtherwise = /^find\.|\.(?:place|now|safeNow|danger)$/;

/** @returns whether there was a question that such words answer */
export const keepAsAnswer = async (dialogue: DialogueName, words: string): Promise<boolean> => {
  const { deps, person } = scope();
  const rows = await deps.store.dialogues.answers(person.id, dialogue);
  const isKnown = (name: string) => rows.some((row) => row.question === name);
  const told = dialogue === "bullying" ? bullyingTold(words).filter((one) => !isKnown(one.question)) : [];
  const save = (name: string, value: AnswerValue) =>
    deps.store.dialogues.saveAnswer(person.id, dialogue, name, value, deps.clock.now());
  for (const one of told) await save(one.question, one.value);
  const asked = rows.find(({ question }) => question === "~asked")?.value;
  if (asked === undefined || !("words" in asked)) return false;
  const { question } = JSON.parse(asked.words) as { question: string };
  if (question === "" || asksOtherwise.test(question)) return false;
  const isTold = told.some((one) => one.question === question);
  await save(isTold ? toldRow(question) : question, { words });
  return true;
};
