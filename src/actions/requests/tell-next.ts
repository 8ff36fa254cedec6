/** Something has got free: staff see who has waited longest for it. Gives it to nobody, for that is decided by a human. */

import type { Deps } from "../../deps.js";
import { isQueued } from "../../domain/desk/states.js";
import { flows } from "../../domain/programmes/flows.js";
import type { Request } from "../../domain/programmes/request.js";
import { staffVoice } from "../address.js";
import { listeningTicket, showToStaff } from "./tell-of-request.js";

export const tellNext = async (deps: Deps, freed: Request): Promise<void> => {
  const { store, outbox } = deps;
  const { queue } = flows[freed.flow];
  if (queue === undefined) return;
  const waiting = await store.requests.inStates(freed.programme, queue);
  const next = waiting.find(({ id }) => id !== freed.id);
  const resource = await store.resources.lastOf(freed.id);
  if (next?.personId === undefined || resource === undefined || resource.retiredAt !== undefined) return;
  const t = staffVoice(deps);
  const words = { code: next.code, number: resource.id, name: resource.name };
  const ticket = await listeningTicket(deps, next, await store.people.get(next.personId));
  const say = (ticketId: number, text: string, held = false) =>
    outbox.say(`ticket:${ticketId}`, { text }, { priority: "relay", ticketId, held });
  if (freed.ticketId !== undefined && freed.ticketId !== ticket.id)
    await say(freed.ticketId, t("request:staff.next", words));
  await say(ticket.id, t("request:staff.nextHere", words), isQueued(ticket));
  await showToStaff(deps, next, ticket);
};
