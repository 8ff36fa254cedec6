/** Somebody whose talk rests writes, or is in danger: it is woken by the next timer. Knows nothing of what waking does. */
import type { Needs } from "../../deps.js";
import type { Ticket } from "../../domain/tickets.js";

export const wakeSoon = async (
  { store, clock }: Needs<"store" | "clock">,
  ticket: Pick<Ticket, "id" | "status">,
): Promise<void> => {
  if (ticket.status !== "snoozed") return;
  const payload = { ticketId: ticket.id, byPerson: true };
  await store.timers.set({ name: "snooze", key: String(ticket.id), payload, dueAt: clock.now() });
};
