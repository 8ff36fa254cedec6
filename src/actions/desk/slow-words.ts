/** What holds for somebody who plays pranks: their words wait and go together, or are not passed on. Never danger. */
import type { Needs } from "../../deps.js";
import { isSlowed, slowEveryMs } from "../../domain/desk/limits.js";
import { isHeld } from "../../domain/desk/states.js";
import type { Person } from "../../domain/people.js";
import { isUrgent, type Ticket } from "../../domain/tickets.js";
import { type Instant, plus } from "../../domain/time.js";

const setRelease = ({ store, clock }: Needs<"store" | "clock">, ticketId: number) =>
  store.timers.ensure({
    name: "slow-words",
    key: String(ticketId),
    payload: { ticketId },
    dueAt: plus(clock.now(), slowEveryMs),
  });

/** Whether what a person writes now waits, to be passed on together with more; when it does, its release is planned. */
export const slowsDown = async (
  deps: Needs<"store" | "clock">,
  { person, ticket }: { person: Person; ticket: Ticket },
): Promise<boolean> => {
  if (!isHeld(ticket) || isUrgent(ticket.level)) return false;
  if (!isSlowed(await deps.store.care.limitOf(person.id, deps.clock.now()), ticket.level)) return false;
  await setRelease(deps, ticket.id);
  return true;
};

/** What waited is passed on, all together. */
export const releaseSlowed = async (
  { store }: Needs<"store">,
  { ticketId }: { ticketId: number },
): Promise<void> => {
  await store.timers.cancel("slow-words", String(ticketId));
  if (isHeld(await store.tickets.get(ticketId))) await store.outbox.release(`ticket:${ticketId}`);
};

/** Until when nothing that is not danger is passed on; undefined when everything is. */
export const blockedUntil = async (
  { store, clock }: Needs<"store" | "clock">,
  { person }: { person: Person },
): Promise<Instant | undefined> => {
  const limit = await store.care.limitOf(person.id, clock.now());
  return limit?.kind === "block" ? limit.until : undefined;
};
