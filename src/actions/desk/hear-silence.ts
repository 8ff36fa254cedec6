/** A ticket counts as answered when a human has written: who took it and is silent is asked, then it is offered again. */
import type { Deps, Needs } from "../../deps.js";
import { usualSilentMs } from "../../domain/desk/team-terms.js";
import type { Staff } from "../../domain/teams.js";
import { isUrgent, nameOf, type Ticket } from "../../domain/tickets.js";
import { plus } from "../../domain/time.js";
import { waited } from "../../views/when.js";
import { staffVoice, voiceFor } from "../address.js";
import { offerTicket } from "../open-ticket.js";
import { watchTicket } from "../watch-ticket.js";

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

/**
 * Gives a ticket back to the queue: its card stands in the lobby again and says why, and the person hears honestly that
 * somebody else is called. Their words wait where they are.
 */
export const returnTicket = async (
  deps: Deps,
  { ticket, staff, reason }: { ticket: Ticket; staff: Staff; reason: string },
): Promise<boolean> => {
  const { store, outbox, clock } = deps;
  const nobody = { assigneeId: null, claimedAt: null, firstWordAt: null } as const;
  if (!(await store.tickets.move(ticket.id, "release", nobody))) return false;
  await store.timers.cancel("claim-silence", String(ticket.id));
  await store.tickets.addEvent(ticket.id, "released", clock.now(), { staffId: staff.id, detail: reason });
  await store.outbox.hold(`ticket:${ticket.id}`);
  const freed = (await store.tickets.get(ticket.id)) ?? ticket;
  await offerTicket(deps, freed);
  await watchTicket(deps, freed);
  const person = await store.people.get(ticket.personId);
  const text = voiceFor(deps, person, ticket.language)("talk:handedBack", { name: staff.name });
  const options = { priority: "relay", ticketId: ticket.id, unprompted: true } as const;
  await outbox.say(`chat:${person.chatId}`, { text }, options);
  return true;
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
