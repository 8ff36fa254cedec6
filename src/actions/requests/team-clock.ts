/** The clock of a team that was called. When nobody came in time others are called, as for any talk in which nobody answers. */

import type { Deps } from "../../deps.js";
import { isClosed } from "../../domain/desk/states.js";
import { unansweredSince } from "../../domain/desk/waiting.js";
import type { Request } from "../../domain/programmes/request.js";
import { nameOf, type Ticket } from "../../domain/tickets.js";
import { meanwhile } from "../../views/response.js";
import { staffVoice, timeFor, voiceFor } from "../address.js";
import { callCircle, reached, tellStaff } from "../call-staff.js";
import { heedAlarm, stopWatching } from "../watch-ticket.js";
import { listeningTicket } from "./tell-of-request.js";

const ticketOf = async (deps: Deps, request: Request): Promise<Ticket | undefined> => {
  if (request.personId === undefined) return undefined;
  return listeningTicket(deps, request, await deps.store.people.get(request.personId));
};

/** The team's time is over: the person gets the numbers, the heads are told, and the ladder of calls begins anew. */
export const callOthers = async (deps: Deps, request: Request): Promise<void> => {
  const { store, outbox, clock, directory } = deps;
  const ticket = await ticketOf(deps, request);
  if (ticket === undefined) return;
  const person = await store.people.get(ticket.personId);
  const region = directory.regionOf(request.region)?.code;
  const lines = directory.lines({ topic: "danger", region, now: clock.now() });
  const view = meanwhile(voiceFor(deps, person, ticket.language), lines);
  await outbox.say(`chat:${person.chatId}`, view, { priority: "relay", unprompted: true });
  const t = staffVoice(deps);
  const text = t("response:staff.breached", {
    level: t(`staff:level.${ticket.level}`),
    name: nameOf(ticket),
    code: request.code,
    time: timeFor(deps, ticket, request.dueAt ?? clock.now(), "ru"),
  });
  await tellStaff(deps, ticket, text, await reached(deps, "head", ticket));
  // A human was there, and the team that was called was not: it is waited for since the call.
  if (ticket.firstWordAt !== undefined)
    await store.tickets.addEvent(ticket.id, unansweredSince, request.createdAt);
  await heedAlarm(deps, ticket);
  await callCircle(deps, ticket, "supervisor");
  await store.tickets.addEvent(ticket.id, "breach", clock.now());
};

/** Somebody is with the person: whoever was still to be called stays where they are. */
export const callNobodyElse = async (deps: Deps, request: Request): Promise<void> => {
  const { store, clock } = deps;
  const ticket = request.ticketId === undefined ? undefined : await store.tickets.get(request.ticketId);
  if (ticket === undefined || isClosed(ticket)) return;
  if (ticket.firstWordAt === undefined) await store.tickets.update(ticket.id, { firstWordAt: clock.now() });
  await stopWatching(deps, ticket.id);
};
