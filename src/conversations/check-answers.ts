/**
 * The way of answers to a human: what is about to be sent is shown first; where it is urgent the human comes first, and
 * what was sent is shown then, to be corrected or erased.
 */
import { scope } from "../context.js";
import type { Place } from "../domain/directory/region-data.js";
import { isUrgent, type Level } from "../domain/tickets.js";
import type { SavedAnswer } from "../store/dialogues.js";
import { placeName } from "../views/find.js";
import type { Row } from "../views/loan.js";
import { sentAnswers } from "../views/talk.js";
import { ticketRows } from "../views/ticket-rows.js";
import type { DialogueName } from "./conversations.js";
import type { Talk } from "./dialogue.js";
import { handOver } from "./endings.js";
import { giveKeptWords } from "./kept-words.js";

/** Marks answers that were sent and are being corrected. */
export const correcting = "~again";
/** What is done anew when answers are sent once more. */
export const doneBySending = ["~once.ticket", "~once.sent"];

/** What a person reads before it is sent and after: a place by its name in their language. */
const rowsFor = (answers: readonly SavedAnswer[]): Row[] => {
  const { deps, t, language } = scope();
  return ticketRows(t, language, answers).map((row) => {
    const value = answers.find(({ question }) => question === row.question)?.value;
    const isPlace = row.question.endsWith(".place") && value !== undefined && "choice" in value;
    const place = isPlace ? deps.directory.placeByKey(value.choice) : undefined;
    return place === undefined ? row : { ...row, value: placeName(place, language) };
  });
};

/** Whoever looks on is shown nothing of it. */
const showSent = async (dialogue: DialogueName): Promise<void> => {
  const { deps, person, t, say } = scope();
  if (person.silent) return;
  const rows = rowsFor(await deps.store.dialogues.answers(person.id, dialogue));
  if (rows.length > 0) await say(sentAnswers(t, dialogue, rows));
};

/**
 * @param more.check false where nothing was told that has to be looked through
 * @param more.below what is said in the same message as when a human comes
 */
export const send = async (
  talk: Talk,
  dialogue: DialogueName,
  level: Level,
  {
    need = dialogue,
    place,
    check = true,
    below = [],
  }: { need?: string; place?: Place | undefined; check?: boolean; below?: string[] } = {},
): Promise<void> => {
  await talk.once("kept", () => giveKeptWords(dialogue));
  const isSent = talk.known(correcting) !== undefined;
  const isFirst = isUrgent(level) && !isSent;
  if (!isFirst && check)
    await talk.summary({ id: `${dialogue}.summary`, ...(isSent ? { sent: true } : {}) }, rowsFor);
  // What is shown to be corrected has to be there; it goes with whatever else was answered, after a day.
  await talk.once("ticket", () =>
    handOver(
      need,
      level,
      { dialogue, place, keepAnswers: isFirst, corrected: isSent },
      { above: isFirst ? [scope().t("talk:humanFirst")] : [], below: isSent ? [] : below },
    ),
  );
  if (isFirst) await talk.once("sent", () => showSent(dialogue));
};
