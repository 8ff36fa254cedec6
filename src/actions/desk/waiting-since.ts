/** Since when somebody waits for a human now: by what has happened, and by the first word that nobody has answered. */
import type { Needs } from "../../deps.js";
import { waitsSince } from "../../domain/desk/waiting.js";
import type { Ticket } from "../../domain/tickets.js";
import type { Instant } from "../../domain/time.js";

export const waitingSince = async ({ store }: Needs<"store">, ticket: Ticket): Promise<Instant> => {
  const since = waitsSince(ticket, await store.tickets.events(ticket.id));
  // The clock of the next word runs until the end of the step in which a human is waited for anew.
  const owed = ticket.firstWordAt === undefined ? await store.nextWords.get(ticket.id) : undefined;
  return owed !== undefined && owed.since < since ? owed.since : since;
};
