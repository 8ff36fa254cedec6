/** Erases what was said in the requests of a ticket; what was not given yet is given up without a word to anybody. */
import type { Deps } from "../../deps.js";
import { checkAct } from "../../domain/programmes/flow.js";
import { flows } from "../../domain/programmes/flows.js";
import { moveSecond } from "./second-side.js";
import { setClocks } from "./set-clocks.js";
import { tellNext } from "./tell-next.js";
import { tellSecond } from "./tell-of-request.js";

export const eraseRequests = async (deps: Deps, { ticketId }: { ticketId: number }): Promise<void> => {
  const { store, clock } = deps;
  const now = clock.now();
  for (const { id } of await store.requests.ofTicket(ticketId)) {
    const request = await store.requests.lock(id);
    if (request === undefined || request.closedAt !== undefined) continue;
    // A thing that somebody has at home has to come back all the same: such a request goes on without words.
    const cancel = checkAct(flows[request.flow], request.state, "cancel", "person");
    if (!cancel.ok) continue;
    const { to } = cancel.value;
    const freed = await store.resources.release(id, now);
    await store.requests.change(id, { state: to, closedAt: now }, now);
    await store.requests.addEvent(id, { act: "cancel", from: request.state, to, by: "person" }, now);
    await setClocks(deps, { ...request, state: to });
    await moveSecond(deps, request, { state: to, closedAt: now });
    await tellSecond(deps, { ...request, state: to }, { act: "cancel", by: "person" });
    if (freed) await tellNext(deps, { ...request, ticketId: undefined });
  }
  await store.requests.eraseOf(ticketId);
};
