/** A day on which whoever holds a ticket is reminded of it; the person is asked then only if they agreed to be asked. */
import type { Needs } from "../../deps.js";
import { type LaterRefusal, readLater } from "../../domain/desk/later.js";
import { may } from "../../domain/desk/permissions.js";
import { isHeld, isQueued } from "../../domain/desk/states.js";
import { type Outcome, ok, refuse } from "../../domain/outcome.js";
import type { Staff } from "../../domain/teams.js";
import { nameOf, type Ticket } from "../../domain/tickets.js";
import { addressed } from "../../views/desk/appointments.js";
import { dayText } from "../../views/when.js";
import { offsetFor, staffVoice } from "../address.js";
import { bringForward, willBeAsked } from "../follow-ups.js";
import { sayToIds } from "../requests/tell-signal.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory">;

const timer = "desk-follow-up";

/** Answers the day in words, and whether the person has agreed to be asked. */
export const remindLater = async (
  deps: Part,
  { staff, ticket, typed }: { staff: Staff; ticket: Ticket; typed: string },
): Promise<Outcome<{ day: string; asked: boolean }, LaterRefusal | "not-allowed">> => {
  const { store, clock } = deps;
  if (!may("remindLater", staff, ticket)) return refuse("not-allowed");
  const now = clock.now();
  const said = readLater(typed, { now, utcOffset: offsetFor(deps, ticket) });
  if (!said.ok) return said;
  const { dueAt, words } = said.value;
  const { id: ticketId } = ticket;
  await store.appointments.remindLater({ ticketId, staffId: staff.id, dueAt, words }, now);
  await store.timers.set({ name: timer, key: String(ticketId), payload: { ticketId }, dueAt });
  const day = dayText(said.value.day, "ru");
  await store.tickets.addEvent(ticketId, "follow-up-set", now, { staffId: staff.id, detail: day });
  return ok({ day, asked: await willBeAsked(deps, ticket) });
};

export const dropReminder = async (
  { store, clock }: Needs<"store" | "clock">,
  { staff, ticket }: { staff: Staff; ticket: Ticket },
): Promise<Outcome<true, "not-allowed" | "nothing">> => {
  if (!may("remindLater", staff, ticket)) return refuse("not-allowed");
  if (!(await store.appointments.dropLater(ticket.id))) return refuse("nothing");
  await store.timers.cancel(timer, String(ticket.id));
  await store.tickets.addEvent(ticket.id, "follow-up-dropped", clock.now(), { staffId: staff.id });
  return ok(true);
};

/**
 * The day has come. Whoever holds it is reminded in its topic; what nobody holds, the lobby is; of what is over, whoever
 * asked for it is in private. Where no human is with the person, they are asked, if they agreed to be.
 */
export const reminderDue = async (deps: Part, { ticketId }: { ticketId: number }): Promise<void> => {
  const { store, outbox, clock } = deps;
  const ticket = await store.tickets.get(ticketId);
  const later = await store.appointments.laterOf(ticketId);
  if (ticket === undefined || later === undefined) return;
  await store.appointments.dropLater(ticketId);
  await store.tickets.addEvent(ticketId, "follow-up-due", clock.now());
  const { words } = later;
  const whose = isHeld(ticket) ? (ticket.assigneeId ?? later.staffId) : later.staffId;
  const member = (await store.teams.allStaff()).find(({ id }) => id === whose);
  const t = staffVoice(deps);
  const values = { name: nameOf(ticket), words: words ?? "", staff: member?.name ?? "" };
  const own = words === undefined ? "due" : "dueWhat";
  if (isHeld(ticket) && member !== undefined) {
    const view = addressed(t(`appointments:staff.later.${own}`, values), member);
    return void (await outbox.say(`ticket:${ticketId}`, view, { priority: "relay", ticketId }));
  }
  await bringForward(deps, ticket);
  if (!isQueued(ticket) && member?.bound === true && member.chatId !== undefined)
    return sayToIds(deps, [member.id], (voice) => ({
      text: voice(`appointments:staff.later.${own}`, values),
    }));
  if (ticket.teamId === undefined) return;
  const text = t(`appointments:staff.later.${words === undefined ? "dueTeam" : "dueTeamWhat"}`, values);
  await outbox.say(`lobby:${ticket.teamId}`, { text }, { priority: "relay" });
};
