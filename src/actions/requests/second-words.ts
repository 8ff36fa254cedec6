/**
 * Words between staff and the second side of a request. They have no talk of their own with the staff about it: what they
 * write stands in the topic of the request, marked as theirs, and the first side sees none of it.
 */
import type { Deps } from "../../deps.js";
import { isHeld } from "../../domain/desk/states.js";
import { mask } from "../../domain/masking.js";
import type { ChatIdentity, Person } from "../../domain/people.js";
import { flows } from "../../domain/programmes/flows.js";
import { mayActOn, type Request } from "../../domain/programmes/request.js";
import type { Staff } from "../../domain/teams.js";
import { secondHeard, secondSaid } from "../../views/second-side.js";
import { staffVoice, voiceFor } from "../address.js";
import { actedFor } from "../watch-ticket.js";
import { firstOf, secondOf } from "./second-side.js";
import { listeningTicket } from "./tell-of-request.js";

/** The newest open request of a ticket whose second side has come, and who that is. */
const secondIn = async (deps: Deps, ticketId: number) => {
  for (const request of (await deps.store.requests.ofTicket(ticketId)).toReversed()) {
    const second = request.closedAt === undefined ? await secondOf(deps, request) : undefined;
    if (second?.personId !== undefined) return { request, personId: second.personId };
  }
  return undefined;
};

/** Staff write to the second side; `unsafe`: nothing is said to them unasked, and nothing was sent. */
export const sayToSecond = async (
  deps: Deps,
  { staff, ticketId, words }: { staff: Staff; ticketId: number; words: string },
): Promise<"said" | "unsafe" | "nobody" | "not-allowed"> => {
  const { store, outbox } = deps;
  const found = await secondIn(deps, ticketId);
  if (found === undefined) return "nobody";
  if (!mayActOn(staff, flows[found.request.flow])) return "not-allowed";
  const person = await store.people.get(found.personId);
  const { languageCode } = await store.people.identityOf(person.chatId);
  const view = secondHeard(voiceFor(deps, person, languageCode), words);
  const posted = await outbox.say(`chat:${person.chatId}`, view, { priority: "relay", unprompted: true });
  if (posted === 0) return "unsafe";
  await actedFor(deps, ticketId, staff.id);
  return "said";
};

/** The open request to which somebody has come as the second side. */
const joinedBy = async (deps: Deps, person: Person): Promise<Request | undefined> => {
  for (const row of (await deps.store.requests.ofPerson(person.id)).toReversed()) {
    const request = await firstOf(deps, row);
    if (request?.flow === "mediation") return request;
  }
  return undefined;
};

/** Puts what the second side writes before the staff of the request. False when they are no such side. */
export const hearSecond = async (
  deps: Deps,
  { person, identity, text }: { person: Person; identity: ChatIdentity; text: string },
): Promise<boolean> => {
  const request = await joinedBy(deps, person);
  if (request?.personId === undefined) return false;
  const ticket = await listeningTicket(deps, request, await deps.store.people.get(request.personId));
  const view = secondSaid(staffVoice(deps), request.code, mask(text, identity).text);
  const options = { priority: "relay", ticketId: ticket.id, held: !isHeld(ticket) } as const;
  await deps.outbox.say(`ticket:${ticket.id}`, view, options);
  return true;
};
