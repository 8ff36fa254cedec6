/** What people do with a place they were shown: have themselves connected with it, save it, say that it is wrong. */

import type { Needs } from "../deps.js";
import { isQueued } from "../domain/desk/states.js";
import type { ServiceCard } from "../domain/directory/card.js";
import { mask } from "../domain/masking.js";
import type { ChatIdentity, Person } from "../domain/people.js";
import { teamFor } from "../domain/teams.js";
import type { Ticket } from "../domain/tickets.js";
import { placeTitle } from "../views/places.js";
import { staffVoice } from "./address.js";

const saved = "saved";
const reported = "reported";

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

/** Passes on to the team of the place's region what is said to be wrong with it: not by whom. */
export const reportPlace = async (
  { store, outbox, clock, i18n }: Needs<"store" | "outbox" | "clock" | "i18n">,
  {
    person,
    identity,
    card,
    what,
  }: { person: Person; identity: ChatIdentity; card: ServiceCard; what: string },
): Promise<void> => {
  const t = staffVoice({ i18n });
  const words = mask(what, identity).text;
  await store.dialogues.saveAnswer(person.id, reported, card.key, { words }, clock.now());
  const team = teamFor(await store.teams.all(), card.region);
  if (team === undefined) return;
  const text = t("find:staff.reported", { place: placeTitle(t, card), key: card.key, what: words });
  await outbox.say(`lobby:${team.id}`, { text }, { priority: "followUp" });
};
