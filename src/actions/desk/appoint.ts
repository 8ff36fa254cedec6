/** Meetings with the person of a talk: proposed by its specialist, seen first, answered, moved, called off, reminded of. */
import type { Needs } from "../../deps.js";
import type { MomentRefusal } from "../../domain/dates-said.js";
import {
  type Appointment,
  type AppointmentAnswer,
  becomes,
  canAnswer,
  isStanding,
  nextAppointmentReminder,
  readAppointment,
} from "../../domain/desk/appointments.js";
import { may } from "../../domain/desk/permissions.js";
import { isClosed, isQueued, moved } from "../../domain/desk/states.js";
import { type Outcome, ok, refuse } from "../../domain/outcome.js";
import type { Source } from "../../domain/outgoing.js";
import type { Person } from "../../domain/people.js";
import type { Staff } from "../../domain/teams.js";
import { nameOf, type Ticket } from "../../domain/tickets.js";
import type { Instant } from "../../domain/time.js";
import type { T } from "../../i18n/i18n.js";
import { addressed, offer, preview, reminder } from "../../views/desk/appointments.js";
import type { View } from "../../views/view.js";
import { momentFor, offsetFor, staffVoice, timeFor, voiceFor } from "../address.js";
import { sayToIds } from "../requests/tell-signal.js";
import { sayToPerson } from "./say-to-person.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory">;

const timer = "appointment";

const setClock = async (
  { store, clock, directory }: Part,
  ticket: Ticket,
  { id, at }: Appointment,
): Promise<void> => {
  const utcOffset = offsetFor({ directory }, ticket);
  const next = nextAppointmentReminder(at, { now: clock.now(), utcOffset });
  if (next === undefined) return store.timers.cancel(timer, String(id));
  const payload = { appointmentId: id, days: next.days };
  await store.timers.set({ name: timer, key: String(id), payload, dueAt: next.at });
};

/** The meeting of a ticket that stands. */
export const standingOf = async (
  { store, clock }: Needs<"store" | "clock">,
  { ticketId }: { ticketId: number },
): Promise<Appointment | undefined> =>
  (await store.appointments.ofTicket(ticketId)).find((one) => isStanding(one, clock.now()));

const factsOf = async (deps: Part, ticket: Ticket, { at, place, staffId }: Appointment) => {
  const before = await standingOf(deps, { ticketId: ticket.id });
  return {
    time: momentFor(deps, ticket, at),
    was: before === undefined ? undefined : momentFor(deps, ticket, before.at),
    place,
    staff: (await deps.store.teams.staff(staffId))?.name ?? "",
  };
};

/** Reads what was typed and shows its specialist what the person would see; nothing is sent yet. */
export const draftAppointment = async (
  deps: Part,
  { staff, ticket, typed }: { staff: Staff; ticket: Ticket; typed: string },
): Promise<Outcome<View, MomentRefusal | "long" | "not-yours">> => {
  const { store, clock } = deps;
  if (!may("appoint", staff, ticket)) return refuse("not-yours");
  const now = clock.now();
  const said = readAppointment(typed, { now, utcOffset: offsetFor(deps, ticket) });
  if (!said.ok) return said;
  const draft = await store.appointments.draft(
    { ticketId: ticket.id, staffId: staff.id, ...said.value },
    now,
  );
  const voice = voiceFor(deps, await store.people.get(ticket.personId), ticket.language);
  return ok(preview(staffVoice(deps), voice, draft.id, await factsOf(deps, ticket, draft)));
};

const draftOf = async ({ store }: Part, ticketId: number): Promise<Appointment | undefined> =>
  (await store.appointments.ofTicket(ticketId)).find(({ status }) => status === "draft");

type About = { staff: Staff; ticket: Ticket; source?: Source | undefined };

/** Sends what was seen; one that stood before is moved to it. Answers its time, in words. */
export const sendAppointment = async (
  deps: Part,
  { id, ...about }: About & { id?: number },
): Promise<Outcome<string, "gone" | "past" | "closed" | "not-yours">> => {
  const { store, clock } = deps;
  const { staff, ticket } = about;
  const draft = await draftOf(deps, ticket.id);
  if (draft === undefined || (id !== undefined && draft.id !== id)) return refuse("gone");
  if (draft.at <= clock.now()) return refuse("past");
  if (!may("appoint", staff, ticket)) return refuse(isClosed(ticket) ? "closed" : "not-yours");
  const facts = await factsOf(deps, ticket, draft);
  const said = await sayToPerson(deps, about, (person) =>
    offer(voiceFor(deps, person, ticket.language), draft.id, facts),
  );
  if (!said.ok) return said;
  const before = await standingOf(deps, { ticketId: ticket.id });
  if (before !== undefined) {
    await store.appointments.move(before, "moved");
    await store.timers.cancel(timer, String(before.id));
  }
  await store.appointments.move(draft, "offered");
  await setClock(deps, ticket, draft);
  const time = momentFor(deps, ticket, draft.at, "ru");
  await store.tickets.addEvent(
    ticket.id,
    before === undefined ? "appointed" : "appointment-moved",
    clock.now(),
    { staffId: staff.id, detail: time },
  );
  return ok(time);
};

/** Calls off what stands, and tells the person; without that, drops what was not sent. Answers which, and its time. */
export const cancelAppointment = async (
  deps: Part,
  { id, ...about }: About & { id?: number },
): Promise<Outcome<{ time: string; wasSent: boolean }, "gone" | "closed" | "not-yours">> => {
  const { store, clock } = deps;
  const { staff, ticket } = about;
  if (!may("appoint", staff, ticket)) return refuse(isClosed(ticket) ? "closed" : "not-yours");
  const draft = await draftOf(deps, ticket.id);
  if (draft !== undefined && (id === undefined || draft.id === id)) {
    await store.appointments.dropDraft(draft.id);
    return ok({ time: momentFor(deps, ticket, draft.at, "ru"), wasSent: false });
  }
  const standing = await standingOf(deps, { ticketId: ticket.id });
  if (standing === undefined || (id !== undefined && standing.id !== id)) return refuse("gone");
  if (!(await store.appointments.move(standing, "cancelled"))) return refuse("gone");
  await store.timers.cancel(timer, String(standing.id));
  const said = await sayToPerson(deps, about, (person) => ({
    text: voiceFor(
      deps,
      person,
      ticket.language,
    )("appointments:cancelled", {
      time: momentFor(deps, ticket, standing.at),
    }),
  }));
  if (!said.ok) return said;
  const time = momentFor(deps, ticket, standing.at, "ru");
  const event = { staffId: staff.id, detail: time };
  await store.tickets.addEvent(ticket.id, "appointment-dropped", clock.now(), event);
  return ok({ time, wasSent: true });
};

/** In the topic; where the talk is over, to whoever proposed it, in private. */
const tellStaff = async (
  deps: Part,
  ticket: Ticket,
  staffId: number,
  view: (t: T) => View,
): Promise<void> => {
  if (isClosed(ticket)) return sayToIds(deps, [staffId], view);
  const held = isQueued(ticket);
  const options = { priority: "relay", ticketId: ticket.id, held } as const;
  await deps.outbox.say(`ticket:${ticket.id}`, view(staffVoice(deps)), options);
};

export type AppointmentTold = {
  answer: AppointmentAnswer;
  time: string;
  place: string | undefined;
  rest: "later" | "soon" | "closed";
};

/** The person answers. Whoever has the talk hears of it; of «where» nobody has to. */
export const answerAppointment = async (
  deps: Part,
  { person, id, answer }: { person: Person; id: number; answer: AppointmentAnswer },
): Promise<Outcome<AppointmentTold, "passed">> => {
  const { store, clock } = deps;
  const now = clock.now();
  const appointment = await store.appointments.get(id);
  const ticket = appointment === undefined ? undefined : await store.tickets.get(appointment.ticketId);
  if (appointment === undefined || ticket?.personId !== person.id || !canAnswer(appointment, now))
    return refuse("passed");
  const { at, place } = appointment;
  const next = nextAppointmentReminder(at, { now, utcOffset: offsetFor(deps, ticket) });
  const rest = isClosed(ticket) ? "closed" : next === undefined ? "soon" : "later";
  const told = ok({ answer, time: momentFor(deps, ticket, at), place, rest } as const);
  if (answer === "where") return told;
  const to = becomes[answer];
  if (appointment.status === to) return told;
  if (!(await store.appointments.move(appointment, to))) return refuse("passed");
  if (to === "agreed") await setClock(deps, ticket, appointment);
  else await store.timers.cancel(timer, String(id));
  const time = momentFor(deps, ticket, at, "ru");
  await store.tickets.addEvent(ticket.id, `appointment-${to}`, now, { detail: time });
  await tellStaff(deps, ticket, appointment.staffId, (t) => ({
    text: t(`appointments:staff.answer.${answer}`, { time }),
  }));
  // What does not suit waits for our word.
  if (to !== "agreed" && moved(ticket.status, "said") !== undefined)
    await store.tickets.move(ticket.id, "said");
  return told;
};

/** The meeting that a person can still answer about, if they were told of it after that moment. */
export const awaitedAppointment = async (
  { store, clock }: Needs<"store" | "clock">,
  { person, since }: { person: Person; since: Instant },
): Promise<Appointment | undefined> => {
  const last = await store.appointments.lastOfPerson(person.id);
  return last !== undefined && canAnswer(last, clock.now()) && last.createdAt >= since ? last : undefined;
};

/** It comes near: both sides hear of it, the person only where nobody may be looking over their shoulder. */
export const remindOfAppointment = async (
  deps: Part,
  { appointmentId, days }: { appointmentId: number; days: number },
): Promise<void> => {
  const { store, outbox, clock } = deps;
  const appointment = await store.appointments.get(appointmentId);
  const ticket = appointment === undefined ? undefined : await store.tickets.get(appointment.ticketId);
  if (appointment === undefined || ticket === undefined || !isStanding(appointment, clock.now())) return;
  const person = await store.people.get(ticket.personId);
  const { id, at, status, staffId } = appointment;
  const view = reminder(
    voiceFor(deps, person, ticket.language),
    id,
    days === 0 ? timeFor(deps, ticket, at) : momentFor(deps, ticket, at),
    days,
    status === "offered",
  );
  const sent = await outbox.say(`chat:${person.chatId}`, view, {
    priority: "followUp",
    unprompted: true,
    ticketId: ticket.id,
  });
  const member = (await store.teams.allStaff()).find((one) => one.id === (ticket.assigneeId ?? staffId));
  const named = { name: member?.name ?? "", chatId: member?.chatId };
  const key = `appointments:staff.${sent === 0 ? "reminderSilent" : "reminder"}` as const;
  await tellStaff(deps, ticket, staffId, (t) => {
    const time = days === 0 ? timeFor(deps, ticket, at, "ru") : momentFor(deps, ticket, at, "ru");
    const values = { staff: named.name, time, name: nameOf(ticket) };
    return addressed(t(`${key}.${days === 0 ? "today" : "tomorrow"}`, values), named);
  });
  await setClock(deps, ticket, appointment);
};
