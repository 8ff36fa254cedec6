/** Lets a talk rest until a day, and wakes it: on that day, or at once when the person writes. */
import type { Deps } from "../../deps.js";
import { dayOf } from "../../domain/days.js";
import { may } from "../../domain/desk/permissions.js";
import { mayNotRest, readSnooze, type SnoozeRefusal, wakeAt } from "../../domain/desk/snooze.js";
import { isClosed, isHeld, moved } from "../../domain/desk/states.js";
import { anyTerms } from "../../domain/desk/team-terms.js";
import { mask } from "../../domain/masking.js";
import { type Outcome, ok, refuse } from "../../domain/outcome.js";
import type { Staff } from "../../domain/teams.js";
import type { Ticket } from "../../domain/tickets.js";
import type { Instant } from "../../domain/time.js";
import { awake } from "../../views/desk/handover.js";
import { pauseBegins } from "../../views/desk/handover-person.js";
import { staffVoice, timeFor } from "../address.js";
import { isHolderThere } from "./holder-there.js";
import { returnTicket } from "./return-ticket.js";
import { tellPerson, tellPrivately, tellTopic } from "./transfer-news.js";

export type SnoozeOutcome = Outcome<
  { ticket: Ticket; until: Instant },
  SnoozeRefusal | "gone" | "closed" | "not-allowed" | "cannot"
>;

/** @param words a day, and why: «3 дня ждём ответа школы» */
export const snoozeTicket = async (
  deps: Deps,
  { staff, ticketId, words }: { staff: Staff; ticketId: number; words: string },
): Promise<SnoozeOutcome> => {
  const { store, clock } = deps;
  const now = clock.now();
  await store.teams.lockStaff(staff.id);
  const ticket = await store.tickets.get(ticketId);
  if (ticket === undefined) return refuse("gone");
  if (isClosed(ticket)) return refuse("closed");
  if (!may("snooze", staff, ticket)) return refuse("not-allowed");
  if (moved(ticket.status, "snooze") === undefined) return refuse("cannot");
  const terms = (await store.teams.get(ticket.teamId ?? 0))?.terms ?? anyTerms;
  const read = readSnooze(words, dayOf(now, terms.utcOffset));
  const { chatId, silent } = await store.people.get(ticket.personId);
  const reason = read.ok ? mask(read.value.reason, await store.people.identityOf(chatId)).text.trim() : "";
  // What keeps it from resting at all is said before what is wrong with the day.
  const not = mayNotRest(ticket, read.ok ? reason : "?");
  if (not !== undefined) return refuse(not);
  if (!read.ok) return read;
  const until = wakeAt(read.value.day, terms);
  if (!(await store.tickets.move(ticketId, "snooze", { snoozedUntil: until }))) return refuse("cannot");
  await store.tickets.addEvent(ticketId, "snoozed", now, {
    staffId: staff.id,
    ...(reason === "" ? {} : { note: reason }),
  });
  const payload = { ticketId, byPerson: false };
  await store.timers.set({ name: "snooze", key: String(ticketId), payload, dueAt: until });
  const holder = (await store.teams.staff(ticket.assigneeId ?? staff.id))?.name ?? staff.name;
  if (!silent)
    await tellPerson(deps, ticket, (t) =>
      pauseBegins(t, { name: holder, time: timeFor(deps, ticket, until) }),
    );
  return ok({ ticket, until });
};

/** @param byPerson they have written before the day came */
export const wakeTicket = async (
  deps: Deps,
  { ticketId, byPerson }: { ticketId: number; byPerson: boolean },
): Promise<void> => {
  const { store, clock } = deps;
  const found = await store.tickets.get(ticketId);
  if (found?.snoozedUntil === undefined || !isHeld(found)) return;
  // Their word has moved it on already; a word of ours has ended the rest.
  if (!byPerson && found.status !== "snoozed") return;
  if (found.status === "snoozed") await store.tickets.move(ticketId, "wake");
  if (byPerson) await store.tickets.update(ticketId, { snoozedUntil: null });
  await store.tickets.addEvent(ticketId, "woken", clock.now());
  const ticket = (await store.tickets.get(ticketId)) ?? found;
  const staff = ticket.assigneeId === undefined ? undefined : await store.teams.staff(ticket.assigneeId);
  if (staff !== undefined && !(await isHolderThere(deps, ticket))) {
    await returnTicket(deps, { ticket, staff, reason: "woken" });
    return;
  }
  const view = awake(staffVoice(deps), ticket, byPerson);
  await tellTopic(deps, ticket, view);
  await tellPrivately(deps, ticket, staff, view);
};
