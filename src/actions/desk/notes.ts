/** Notes among staff: kept as they are written, and shown again in a topic that a talk goes on in. Nothing of them reaches the person. */
import type { Needs } from "../../deps.js";
import { mask } from "../../domain/masking.js";
import type { Source } from "../../domain/outgoing.js";
import { noteWords, type Said } from "../../domain/relay.js";
import type { Ticket } from "../../domain/tickets.js";
import { notesAgain } from "../../views/desk/notes.js";
import { staffVoice, timeFor } from "../address.js";

type Part = Needs<"store" | "clock">;

/** @param note.source where it stands; none for what the bot posts there */
export const keepNote = async (
  { store, clock }: Part,
  ticket: Pick<Ticket, "id" | "personId">,
  { staffId, words, source }: { staffId: number; words: string; source?: Source },
): Promise<void> => {
  const { chatId } = await store.people.get(ticket.personId);
  const { text } = mask(words, await store.people.identityOf(chatId));
  const where = source === undefined ? {} : { source };
  await store.notes.keep(ticket.id, { staffId, words: text, ...where }, clock.now());
};

/** Keeps what somebody of the staff has written as a note; of what is no text, its caption and that there was more. */
export const keepSaidNote = async (
  deps: Part & Needs<"i18n">,
  ticket: Ticket,
  { staffId, source, said }: { staffId: number; source: Source; said: Said },
): Promise<void> => {
  const caption = said.kind === "copy" ? [staffVoice(deps)("lobby:noteFile"), said.caption ?? ""] : [];
  const [file, typed] = said.kind === "text" ? ["", said.text] : caption;
  const words = [noteWords(typed ?? ""), file].filter((one) => one !== "").join(" ");
  if (words !== "") await keepNote(deps, ticket, { staffId, words, source });
};

/** Shows a new topic the notes of the one before. */
export const repeatNotes = async (
  deps: Part & Needs<"outbox" | "i18n" | "directory">,
  ticket: Ticket,
): Promise<void> => {
  const { store, outbox } = deps;
  const notes = await store.notes.of(ticket.id);
  if (notes.length === 0) return;
  const names = new Map((await store.teams.allStaff()).map(({ id, name }) => [id, name]));
  const told = notes.map(({ staffId, words, at }) => ({
    staff: names.get(staffId ?? 0) ?? "",
    time: timeFor(deps, ticket, at, "ru"),
    words,
  }));
  const options = { priority: "relay", ticketId: ticket.id } as const;
  await outbox.say(`ticket:${ticket.id}`, notesAgain(staffVoice(deps), told), options);
};
