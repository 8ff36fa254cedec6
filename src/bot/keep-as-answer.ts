/** Words that were heard for something else stand as the answer to the open question: nobody has to write them twice. */
import { scope } from "../context.js";
import type { DialogueName } from "../conversations/conversations.js";

/** What asks for a fact of another kind: a place, a need, an age, or whether there is danger now. */
const asksOtherwise = /^find\.|\.(?:place|now|safeNow|danger)$/;

/** @returns whether there was a question that such words answer */
export const keepAsAnswer = async (dialogue: DialogueName, words: string): Promise<boolean> => {
  const { deps, person } = scope();
  const rows = await deps.store.dialogues.answers(person.id, dialogue);
  const asked = rows.find(({ question }) => question === "~asked")?.value;
  if (asked === undefined || !("words" in asked)) return false;
  const { question } = JSON.parse(asked.words) as { question: string };
  if (question === "" || asksOtherwise.test(question)) return false;
  await deps.store.dialogues.saveAnswer(person.id, dialogue, question, { words }, deps.clock.now());
  return true;
};
