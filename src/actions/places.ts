/** What people do with a place they were shown: have themselves connected with it, save it. */

import type { Needs } from "../deps.js";
import { isQueued } from "../domain/desk/states.js";
import type { ServiceCard } from "../domain/directory/card.js";
import type { Person } from "../domain/people.js";
import type { Ticket } from "../domain/tickets.js";
import { placeTitle } from "../views/places.js";
import { staffVoice } from "./address.js";

const saved = "saved";

export const savePlace = (
  { store, clock }: Needs<"store" | "clock">,
  { person, key }: { person: Person; key: string },
): Promise<void> => store.dialogues.saveAnswer(person.id, saved, key, { choice: key }, clock.now());

export const dropPlace = (
  { store }: Needs<"store">,
  { person, key }: { person: Person; key: string },
): Promise<void> => store.dialogues.dropAnswer(person.id, saved, key);

/** Saved places that are still in the directory, the oldest first. */
export const placesOf = async (
  { store, directory }: Needs<"store" | "directory">,
  { person }: { person: Person },
): Promise<ServiceCard[]> =>
  (await store.dialogues.answers(person.id, saved)).flatMap(
    ({ question }) => directory.services.byKey(question) ?? [],
  );

/** Tells the specialists of a ticket with which place the person wants to be connected. */
export const askToConnect = async (
  { store, outbox, clock, i18n }: Needs<"store" | "outbox" | "clock" | "i18n">,
  { ticket, card }: { ticket: Ticket; card: ServiceCard },
): Promise<void> => {
  const t = staffVoice({ i18n });
  const text = t("find:staff.connect", { place: placeTitle(t, card) });
  const held = isQueued(ticket);
  await outbox.say(`ticket:${ticket.id}`, { text }, { priority: "relay", ticketId: ticket.id, held });
  await store.tickets.addEvent(ticket.id, "connect", clock.now(), { detail: card.key });
};
