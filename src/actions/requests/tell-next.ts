/** Something has got free, or is new: staff see who has waited longest for it. Gives it to nobody, for that is decided by a human. */

import type { Deps } from "../../deps.js";
import { isQueued } from "../../domain/desk/states.js";
import { type FlowName, flowFor, flows } from "../../domain/programmes/flows.js";
import { programmeByKey } from "../../domain/programmes/programmes.js";
import { isPast, type Request, type Resource } from "../../domain/programmes/request.js";
import { staffVoice } from "../address.js";
import { listeningTicket, showToStaff } from "./tell-of-request.js";

/** @param from the request that had it, if one did */
const callFirst = async (
  deps: Deps,
  { programme, flow, resource }: { programme: string; flow: FlowName; resource: Resource },
  from?: Request,
): Promise<void> => {
  const { store, outbox, clock } = deps;
  const { queue } = flows[flow];
  if (queue === undefined || resource.retiredAt !== undefined || isPast(resource, clock.now())) return;
  const next = (await store.requests.inStates(programme, queue)).find(({ id }) => id !== from?.id);
  if (next?.personId === undefined) return;
  const t = staffVoice(deps);
  const words = { code: next.code, number: resource.id, name: resource.name };
  const ticket = await listeningTicket(deps, next, await store.people.get(next.personId));
  const say = (ticketId: number, text: string, held = false) =>
    outbox.say(`ticket:${ticketId}`, { text }, { priority: "relay", ticketId, held });
  if (from?.ticketId !== undefined && from.ticketId !== ticket.id)
    await say(from.ticketId, t("request:staff.next", words));
  await say(ticket.id, t("request:staff.nextHere", words), isQueued(ticket));
  await showToStaff(deps, next, ticket);
};

export const tellNext = async (deps: Deps, freed: Request): Promise<void> => {
  const resource = await deps.store.resources.lastOf(freed.id);
  if (resource !== undefined) await callFirst(deps, { ...freed, resource }, freed);
};

/** What was added to a programme may be what somebody waits for. */
export const stockAdded = async (deps: Deps, { resourceId }: { resourceId: number }): Promise<void> => {
  const { resources } = deps.store;
  const added = await resources.get(resourceId);
  if (added === undefined) return;
  const resource = (await resources.list(added.programme)).find(({ id }) => id === resourceId);
  const programme =
    resource === undefined ? null : programmeByKey(deps.directory.programmes, resource.programme);
  const flow = programme === null ? undefined : flowFor[programme.kind];
  if (resource === undefined || flow === undefined || resource.taken >= resource.maximum) return;
  await callFirst(deps, { programme: resource.programme, flow, resource });
};
