/** Shows what a human is about to read; where it is urgent the human comes first, and that is said instead. */
import { scope } from "../context.js";
import { isUrgent, type Level } from "../domain/tickets.js";
import { ticketRows } from "../views/ticket-rows.js";
import type { DialogueName } from "./conversations.js";
import type { Talk } from "./dialogue.js";
import { giveKeptWords } from "./kept-words.js";

export const checkAnswers = async (talk: Talk, dialogue: DialogueName, level: Level): Promise<void> => {
  await talk.once("kept", () => giveKeptWords(dialogue));
  if (!isUrgent(level))
    return talk.summary({ id: `${dialogue}.summary` }, (rows) =>
      ticketRows(scope().t, scope().language, rows),
    );
  await talk.once("first", () => scope().say({ text: scope().t("talk:humanFirst") }));
};
