/** Hears what is wrong with a place of the directory: one question, by key or in words, and what is written after it. */
import { scope } from "../context.js";
import type { ServiceCard } from "../domain/directory/card.js";
import { type ReportReason, reportReasons } from "../domain/directory/reports.js";
import { minuteMs, plus } from "../domain/time.js";
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

/** So long what somebody writes next, and what is nothing else, belongs to what they have said is wrong. */
const moreMs = 15 * minuteMs;
const moreRow = "~more";

/** What a person has said a moment ago is wrong with which place. Undefined when it is nothing, or was a while ago. */
export const saidWrong = async (): Promise<
  { card: ServiceCard; reason: ReportReason; words: string[] } | undefined
> => {
  const { deps, person } = scope();
  const rows = await deps.store.dialogues.answers(person.id, dialogue);
  const sent = rows.find(({ question }) => question === "~once.ticket")?.answeredAt;
  if (sent === undefined || sent < plus(deps.clock.now(), -moreMs)) return undefined;
  const valueOf = (name: string) => rows.find(({ question }) => question === name)?.value;
  const [place, chosen] = [valueOf(placeRow), valueOf(findQuestions.wrong.id)];
  const card =
    place !== undefined && "choice" in place ? deps.directory.services.byKey(place.choice) : undefined;
  if (card === undefined) return undefined;
  const reason = reportReasons.find(
    (one) => chosen !== undefined && "choice" in chosen && chosen.choice === one,
  );
  const words = [chosen, valueOf(moreRow)].flatMap((value) =>
    value !== undefined && "words" in value ? [value.words] : [],
  );
  return { card, reason: reason ?? "words", words };
};

/** Adds words to what somebody has just said is wrong with a place. False when they have said nothing of the kind. */
export const addToWrong = async (text: string): Promise<boolean> => {
  const { actions, deps, person, identity, t, say } = scope();
  const said = await saidWrong();
  if (said === undefined) return false;
  const { card, reason, words } = said;
  const more = [...words.slice(reason === "words" ? 1 : 0), text].join("\n");
  await deps.store.dialogues.saveAnswer(person.id, dialogue, moreRow, { words: more }, deps.clock.now());
  await actions.reportCard({ person, identity, card, reason, words: [...words, text].join("\n") });
  await say({ text: t("find:wrongMore") });
  return true;
};

export const wrong: Story = async (talk) => {
  const chosen = await talk.choose(findQuestions.wrong);
  if (chosen !== undefined) await talk.once("ticket", () => send(chosen));
};
