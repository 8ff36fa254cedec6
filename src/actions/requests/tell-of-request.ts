/** Tells a person and the staff how a request stands. Changes nothing about it but the ticket in which staff hear of it. */

import type { Deps } from "../../deps.js";
import { isClosed, isQueued } from "../../domain/desk/states.js";
import { defaultUtcOffset } from "../../domain/directory/directory.js";
import { languageOf, type Person } from "../../domain/people.js";
import type { By } from "../../domain/programmes/flow.js";
import { flows } from "../../domain/programmes/flows.js";
import { programmeByKey } from "../../domain/programmes/programmes.js";
import { type Promised, promisedOf } from "../../domain/programmes/reminders.js";
import type { Request, RequestEvent } from "../../domain/programmes/request.js";
import type { Ticket } from "../../domain/tickets.js";
import { requestCard } from "../../views/request-cards.js";
import { type RequestFacts, told } from "../../views/requests.js";
import { staffVoice, voiceFor } from "../address.js";
import { openTicket } from "../open-ticket.js";
import { firstOf, isAwaited, secondOf } from "./second-side.js";
import { isUnseen, noteNews } from "./unseen.js";

/** The hours by which the places of a request live. */
export const offsetOf = ({ directory }: Pick<Deps, "directory">, request: Request): number =>
  directory.regionOf(request.region)?.utcOffset ?? defaultUtcOffset;

/** How many wait longer for the same; undefined where nobody queues. */
const aheadOf = async ({ store }: Deps, { id, programme, flow, state }: Request) => {
  const { queue = [] } = flows[flow];
  if (!queue.includes(state)) return undefined;
  return (await store.requests.inStates(programme, queue)).findIndex((one) => one.id === id);
};

/** The reminders that will come to whose row this is. */
const promisedTo = async (deps: Deps, row: Request): Promise<Promised | undefined> => {
  if (row.personId === undefined) return undefined;
  const { chatId } = await deps.store.people.get(row.personId);
  const silent = await deps.store.people.isSilent(`chat:${chatId}`);
  return promisedOf(flows[row.flow], row, { now: deps.clock.now(), utcOffset: offsetOf(deps, row), silent });
};

/** Where to come to what is set now: another time may be in another place. */
const placeTold = ({ flow, state }: Request, events: readonly RequestEvent[]): string | undefined => {
  const { acts } = flows[flow];
  if (acts["place"]?.from.includes(state) !== true) return undefined;
  const { act, input } =
    events.findLast((one) => one.act === "place" || acts[one.act]?.startsDue === true) ?? {};
  return act === "place" ? input?.words : "";
};

/** Everything that is shown of a request, to its own person and staff, or to its second side. */
export const requestFacts = async (deps: Deps, { request }: { request: Request }): Promise<RequestFacts> => {
  const { store, directory, clock } = deps;
  const first = await firstOf(deps, request);
  if (first !== undefined)
    return {
      ...(await requestFacts(deps, { request: first })),
      side: "other",
      promised: await promisedTo(deps, request),
    };
  const second = await secondOf(deps, request);
  const resource = await store.resources.lastOf(request.id);
  const events = await store.requests.events(request.id);
  return {
    request,
    side: "person",
    unread: [
      ...((await isUnseen(deps, request)) ? (["person"] as const) : []),
      ...(second !== undefined && (await isUnseen(deps, second)) ? (["other"] as const) : []),
    ],
    awaited: await isAwaited(deps, request),
    programme: programmeByKey(directory.programmes, request.programme),
    answers: await store.requests.answers(request.id),
    resource,
    holds: resource !== undefined && (await store.resources.has(request.id, resource.id)),
    place: placeTold(request, events),
    joined: second !== undefined,
    promised: await promisedTo(deps, request),
    last: events.at(-1),
    ahead: await aheadOf(deps, request),
    now: clock.now(),
    utcOffset: offsetOf(deps, request),
  };
};

/** The ticket in which staff hear of a request: a loan may last longer than the talk in which it began. */
export const listeningTicket = async (deps: Deps, request: Request, person: Person): Promise<Ticket> => {
  const { store, clock } = deps;
  const own = request.ticketId === undefined ? undefined : await store.tickets.get(request.ticketId);
  if (own !== undefined && !isClosed(own)) return own;
  const { ticket } = await openTicket(deps, {
    person: { ...person, region: request.region },
    need: "request",
    level: "standard",
  });
  await store.requests.change(request.id, { ticketId: ticket.id }, clock.now());
  return ticket;
};

/**
 * Puts the card of a request into its topic; while nobody has the talk it waits there for whoever takes it.
 * @param how.readBy who has just read what they could not be told @param how.answers staff, who are in the topic now
 */
export const showToStaff = async (
  deps: Deps,
  request: Request,
  ticket: Ticket,
  { readBy, answers = false }: { readBy?: "person" | "other"; answers?: boolean } = {},
): Promise<void> => {
  const { store, outbox } = deps;
  const open = (await store.requests.ofTicket(ticket.id)).filter(({ closedAt }) => closedAt === undefined);
  const facts = { ...(await requestFacts(deps, { request })), readBy };
  const card = requestCard(staffVoice(deps), facts, open.length > 1);
  const held = isQueued(ticket) && !(answers && ticket.topicId !== undefined);
  await outbox.say(`ticket:${ticket.id}`, card, { priority: "relay", ticketId: ticket.id, held });
};

type Done = { act: string; by: By };

/** One side hears what was done. Who erases everything in this very step hears nothing of it any more. */
const tellSide = async (deps: Deps, row: Request, personId: number, { act, by }: Done): Promise<void> => {
  const { store, outbox, clock } = deps;
  const person = await store.people.get(personId);
  if (person.hiddenAt === clock.now()) return;
  const { languageCode } = await store.people.identityOf(person.chatId);
  const t = voiceFor(deps, person, languageCode);
  const facts = await requestFacts(deps, { request: row });
  const view = told(t, languageOf(person, languageCode), facts, act, by);
  const posted = await outbox.say(`chat:${person.chatId}`, view, {
    priority: by === facts.side ? "prompt" : by === "time" ? "followUp" : "relay",
    unprompted: by !== facts.side,
  });
  await noteNews(deps, row, posted !== 0);
};

/** The second side, if there is one, hears what was done. */
export const tellSecond = async (deps: Deps, request: Request, done: Done): Promise<void> => {
  const second = await secondOf(deps, request);
  if (second?.personId !== undefined) await tellSide(deps, second, second.personId, done);
};

/** After an act: the person hears what was done, and the second side; the staff see the card anew. */
export const tellAct = async (deps: Deps, request: Request, done: Done): Promise<void> => {
  const { store } = deps;
  if (request.personId === undefined) return;
  const person = await store.people.get(request.personId);
  await tellSide(deps, request, person.id, done);
  await tellSecond(deps, request, done);
  // Staff act where they are, in a talk that has ended too; for a person or for time somebody has to be found.
  const ticket =
    done.by === "staff" && request.ticketId !== undefined
      ? await store.tickets.get(request.ticketId)
      : await listeningTicket(deps, request, person);
  if (ticket !== undefined) await showToStaff(deps, request, ticket, { answers: done.by === "staff" });
};
