/** Hears what is wrong with a place of the directory: one question, by key or in words. */
import { scope } from "../context.js";
import { reportReasons } from "../domain/directory/reports.js";
import { inWords } from "./answers.js";
import type { Story } from "./dialogue.js";
import { findQuestions } from "./questions.js";

const dialogue = "wrong";
const placeRow = "~place";

/** Notes about which place it will be, before the dialogue begins. */
export const aboutPlace = async (key: string): Promise<void> => {
  const { deps, person } = scope();
  const { dialogues } = deps.store;
  await dialogues.eraseAnswers(person.id, dialogue);
  await dialogues.saveAnswer(person.id, dialogue, placeRow, { choice: key }, deps.clock.now());
};

const send = async (chosen: string): Promise<void> => {
  const { actions, deps, person, identity, t, say } = scope();
  const rows = await deps.store.dialogues.answers(person.id, dialogue);
  const valueOf = (name: string) => rows.find(({ question }) => question === name)?.value;
  const [place, said] = [valueOf(placeRow), valueOf(findQuestions.wrong.id)];
  const card =
    place !== undefined && "choice" in place ? deps.directory.services.byKey(place.choice) : undefined;
  if (card === undefined) return void (await say({ text: t("find:placeGone") }));
  const words = chosen === inWords && said !== undefined && "words" in said ? said.words : undefined;
  const reason = reportReasons.find((one) => one === chosen) ?? "words";
  await actions.reportCard({ person, identity, card, reason, words });
  await say({ text: t("find:wrongSent") });
};

export const wrong: Story = async (talk) => {
  const chosen = await talk.choose(findQuestions.wrong);
  if (chosen !== undefined) await talk.once("ticket", () => send(chosen));
};
