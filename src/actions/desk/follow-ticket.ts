/** What goes with the state of a ticket, whoever moved it: the clock of the next word, and who looks on. */
import type { Needs } from "../../deps.js";
import { keepClock } from "./next-word.js";
import { offerWatch } from "./offer-watch.js";
import { endWatches } from "./watch-talk.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory">;

/** To be called for every ticket that something has happened to in a step. */
export const followTicket = async (deps: Part, ticketId: number): Promise<void> => {
  const ticket = await deps.store.tickets.get(ticketId);
  if (ticket === undefined) return;
  await keepClock(deps, ticket);
  await endWatches(deps, ticket);
  await offerWatch(deps, ticket);
};
