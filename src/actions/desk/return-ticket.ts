/**
 * Gives a talk back to the queue: its card stands in the lobby again and says why, and the person hears honestly who is
 * gone, and who comes or does not. Their words wait where they are.
 */
import type { Deps } from "../../deps.js";
import type { Staff } from "../../domain/teams.js";
import { isUrgent, replyBy, type Ticket } from "../../domain/tickets.js";
import type { Instant } from "../../domain/time.js";
import { givenBack } from "../../views/desk/handover.js";
import { handedBack } from "../../views/desk/handover-person.js";
import { staffVoice, timeFor, voiceFor } from "../address.js";
import { offerTicket } from "../open-ticket.js";
import { teamPresence, watchTicket } from "../watch-ticket.js";

/** Why a ticket comes back without anybody giving it back: what a lobby's card and the person are told of it. */
const happenings = ["silent", "off-duty", "absent", "woken"] as const;
const isHappening = (reason: string): boolean => happenings.some((one) => one === reason);

/** What the person hears. Until somebody takes it nobody reads here, and that is said. */
export const tellHandedBack = async (
  deps: Deps,
  ticket: Ticket,
  about: { name: string; reason: string; there: boolean; back: Instant | undefined; by: Instant | undefined },
): Promise<void> => {
  const { store, outbox, clock, directory } = deps;
  const { name, reason, there, back, by } = about;
  const person = await store.people.get(ticket.personId);
  const region = directory.regionOf(ticket.region ?? person.region)?.code;
  const topic = isUrgent(ticket.level) ? "danger" : "psychologist";
  const view = handedBack(voiceFor(deps, person, ticket.language), {
    name,
    isShiftOver: reason === "off-duty",
    by: there && by !== undefined ? timeFor(deps, ticket, by) : undefined,
    back: there || back === undefined ? undefined : timeFor(deps, ticket, back),
    there,
    lines: there && !isUrgent(ticket.level) ? [] : directory.lines({ topic, region, now: clock.now() }),
  });
  const options = { priority: "relay", ticketId: ticket.id, unprompted: true } as const;
  await outbox.say(`chat:${person.chatId}`, view, options);
};

/** @param staff who held it @param reason what happened, or why in their words */
export const returnTicket = async (
  deps: Deps,
  { ticket, staff, reason, by = staff }: { ticket: Ticket; staff: Staff; reason: string; by?: Staff },
): Promise<boolean> => {
  const { store, outbox, clock } = deps;
  const now = clock.now();
  const { there, back } = await teamPresence(deps, ticket.teamId);
  // What was promised for a first word stands while it is waited for; after it, the next word is promised anew.
  const anew = there || back !== undefined ? replyBy(ticket.level, now, back) : null;
  const promised = ticket.firstWordAt === undefined ? {} : { replyBy: anew };
  const nobody = {
    assigneeId: null,
    claimedAt: null,
    firstWordAt: null,
    snoozedUntil: null,
    transferStaffId: null,
    transferTeamId: null,
  } as const;
  if (!(await store.tickets.move(ticket.id, "release", { ...nobody, ...promised }))) return false;
  await store.timers.cancel("claim-silence", String(ticket.id));
  await store.transfers.endOf(ticket.id, now);
  const why = isHappening(reason) ? { detail: reason } : { note: reason };
  await store.tickets.addEvent(ticket.id, "released", now, { staffId: by.id, ...why });
  await store.outbox.hold(`ticket:${ticket.id}`);
  const freed = (await store.tickets.get(ticket.id)) ?? ticket;
  // Whoever takes it next reads it in the topic.
  const note = givenBack(staffVoice(deps), by.name, reason);
  const options = { priority: "relay", ticketId: ticket.id, held: true } as const;
  if (ticket.topicId !== undefined) await outbox.say(`ticket:${ticket.id}`, note, options);
  await offerTicket(deps, freed, { calls: true });
  await watchTicket(deps, freed, { goesOn: ticket.firstWordAt === undefined });
  const newly = promised.replyBy ?? undefined;
  await tellHandedBack(deps, freed, { name: staff.name, reason, there, back, by: newly });
  return true;
};
