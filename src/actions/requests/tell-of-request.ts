/** Tells a person and the staff how a request stands. Changes nothing about it but the ticket in which staff hear of it. */
import type { Deps } from "../../deps.js";
import { defaultUtcOffset } from "../../domain/directory/directory.js";
import { languageOf, type Person } from "../../domain/people.js";
import { programmeByKey } from "../../domain/programmes/programmes.js";
import type { Request } from "../../domain/programmes/request.js";
import type { Ticket } from "../../domain/tickets.js";
import { type RequestFacts, requestCard, told } from "../../views/requests.js";
import { staffVoice, voiceFor } from "../address.js";
import { openTicket } from "../open-ticket.js";

/** The hours by which the places of a request live. */
export const offsetOf = ({ directory }: Pick<Deps, "directory">, request: Request): number =>
  directory.regionOf(request.region)?.utcOffset ?? defaultUtcOffset;

/** Everything that is shown of a request. */
export const requestFacts = async (deps: Deps, { request }: { request: Request }): Promise<RequestFacts> => {
  const { store, directory, clock } = deps;
  return {
    request,
    programme: programmeByKey(directory.programmes, request.programme),
    answers: await store.requests.answers(request.id),
    resource: await store.resources.lastOf(request.id),
    last: (await store.requests.events(request.id)).at(-1),
    now: clock.now(),
    utcOffset: offsetOf(deps, request),
  };
};

/** The ticket in which staff hear of a request: a loan may last longer than the talk in which it began. */
const listeningTicket = async (deps: Deps, request: Request, person: Person): Promise<Ticket> => {
  const { store, clock } = deps;
  const own = request.ticketId === undefined ? undefined : await store.tickets.get(request.ticketId);
  if (own !== undefined && own.status !== "closed") return own;
  const { ticket } = await openTicket(deps, {
    person: { ...person, region: request.region },
    need: "request",
    level: "standard",
  });
  await store.requests.change(request.id, { ticketId: ticket.id }, clock.now());
  return ticket;
};

/** Puts the card of a request into its topic. @param ticket where, if that is known */
export const showToStaff = async (deps: Deps, request: Request, ticket: Ticket): Promise<void> => {
  const { store, outbox } = deps;
  const open = (await store.requests.ofTicket(ticket.id)).filter(({ closedAt }) => closedAt === undefined);
  const card = requestCard(staffVoice(deps), await requestFacts(deps, { request }), open.length > 1);
  const held = ticket.status === "open";
  await outbox.say(`ticket:${ticket.id}`, card, { priority: "relay", ticketId: ticket.id, held });
};

/** After an act: the person hears what was done, the staff see the card anew. */
export const tellAct = async (
  deps: Deps,
  request: Request,
  { act, by }: { act: string; by: "person" | "staff" | "time" },
): Promise<void> => {
  const { store, outbox } = deps;
  if (request.personId === undefined) return;
  const person = await store.people.get(request.personId);
  const t = voiceFor(deps, person);
  const { languageCode } = await store.people.identityOf(person.chatId);
  const view = told(t, languageOf(person, languageCode), await requestFacts(deps, { request }), act);
  await outbox.say(`chat:${person.chatId}`, view, {
    priority: by === "person" ? "prompt" : by === "staff" ? "relay" : "followUp",
    unprompted: by === "time",
  });
  // Staff act where they are, in a talk that has ended too; for a person or for time somebody has to be found.
  const ticket =
    by === "staff" && request.ticketId !== undefined
      ? await store.tickets.get(request.ticketId)
      : await listeningTicket(deps, request, person);
  if (ticket !== undefined) await showToStaff(deps, request, ticket);
};
