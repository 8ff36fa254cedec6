/** What somebody wrote before any question was put: kept for a day, so that it goes with the matter and nobody types it twice. */
import { scope } from "../context.js";
import { talkQuestions } from "./questions.js";

const dialogue = "words";

/** @param goal what was understood of them */
export const keepWords = async (words: string, goal: string | undefined): Promise<void> => {
  const { deps, person } = scope();
  const { dialogues } = deps.store;
  await dialogues.saveAnswer(person.id, dialogue, "said", { words }, deps.clock.now());
  await dialogues.saveAnswer(person.id, dialogue, "goal", { choice: goal ?? "" }, deps.clock.now());
};

export const keptWords = async (): Promise<{ words: string; goal: string } | undefined> => {
  const { deps, person } = scope();
  const rows = await deps.store.dialogues.answers(person.id, dialogue);
  const said = rows.find(({ question }) => question === "said")?.value;
  const goal = rows.find(({ question }) => question === "goal")?.value;
  if (said === undefined || !("words" in said)) return undefined;
  return { words: said.words, goal: goal !== undefined && "choice" in goal ? goal.choice : "" };
};

/** Puts them beside the answers that are about to go to a human. */
export const giveKeptWords = async (to: string): Promise<void> => {
  const { deps, person } = scope();
  const { dialogues } = deps.store;
  const kept = await keptWords();
  if (kept === undefined) return;
  const { id } = talkQuestions.about;
  const isThere = (await dialogues.answers(person.id, to)).some(({ question }) => question === id);
  if (!isThere) await dialogues.saveAnswer(person.id, to, id, { words: kept.words }, deps.clock.now());
  await dialogues.eraseAnswers(person.id, dialogue);
};
