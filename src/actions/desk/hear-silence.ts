/** A ticket counts as answered when a human has written: who took it and is silent is asked, then it is offered again. */
import type { Deps, Needs } from "../../deps.js";
import { usualSilentMs } from "../../domain/desk/team-terms.js";
import type { Staff } from "../../domain/teams.js";
import { isUrgent, nameOf, type Ticket } from "../../domain/tickets.js";
import { plus } from "../../domain/time.js";
import { waited } from "../../views/when.js";
import { staffVoice } from "../address.js";
import { returnTicket } from "./return-ticket.js";

const silentMsOf = async ({ store }: Needs<"store">, { teamId, level }: Ticket): Promise<number> => {
  const team = teamId === undefined ? undefined : await store.teams.get(teamId);
  return (team?.terms.silentMs ?? usualSilentMs)[level];
};

/** From now on somebody is waited for. */
export const watchSilence = async (
  deps: Needs<"store" | "clock">,
  ticket: Ticket,
  staff: Pick<Staff, "id">,
): Promise<void> => {
  const dueAt = plus(deps.clock.now(), await silentMsOf(deps, ticket));
  const payload = { ticketId: ticket.id, staffId: staff.id, asked: false };
  await deps.store.timers.set({ name: "claim-silence", key: String(ticket.id), payload, dueAt });
};

/** The time is over: the first time they are asked, the second time somebody else is. */
export const hearSilence = async (
  deps: Deps,
  { ticketId, staffId, asked }: { ticketId: number; staffId: number; asked: boolean },
): Promise<void> => {
  const { store, outbox, clock } = deps;
  const ticket = await store.tickets.get(ticketId);
  const staff = await store.teams.staff(staffId);
  if (ticket?.status !== "claimed" || ticket.assigneeId !== staffId || staff === undefined) return;
  const t = staffVoice(deps);
  const ms = await silentMsOf(deps, ticket);
  const facts = { name: nameOf(ticket), staff: staff.name, time: waited(t, ms) };
  if (asked) {
    // Into the topic before it is held back with everything else.
    const member = (await store.teams.allStaff()).find(({ id }) => id === staffId);
    if (member?.chatId !== undefined)
      await outbox.say(`chat:${member.chatId}`, { text: t("lobby:silence.returned", facts) });
    await returnTicket(deps, { ticket, staff, reason: "silent" });
    return;
  }
  await store.tickets.addEvent(ticketId, "silence-asked", clock.now(), { staffId });
  const priority = isUrgent(ticket.level) ? "crisis" : "relay";
  const text = t("lobby:silence.asked", facts);
  await outbox.say(`ticket:${ticketId}`, { text }, { priority, ticketId });
  const member = (await store.teams.allStaff()).find(({ id }) => id === staffId);
  if (member?.chatId !== undefined) await outbox.say(`chat:${member.chatId}`, { text }, { priority });
  const payload = { ticketId, staffId, asked: true };
  await store.timers.set({
    name: "claim-silence",
    key: String(ticketId),
    payload,
    dueAt: plus(clock.now(), ms),
  });
};
