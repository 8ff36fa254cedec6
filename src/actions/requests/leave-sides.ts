/** Gives up what somebody was called to as the second side, when they erase everything. */
import type { Deps } from "../../deps.js";
import type { Person } from "../../domain/people.js";
import { legalActs } from "../../domain/programmes/flow.js";
import { flows } from "../../domain/programmes/flows.js";
import { actOn } from "./act-on.js";
import { firstOf } from "./second-side.js";

/** Who erases everything agrees to nothing any more. */
export const leaveSides = async (deps: Deps, { person }: { person: Person }): Promise<void> => {
  for (const row of await deps.store.requests.ofPerson(person.id)) {
    const request = await firstOf(deps, row);
    if (request === undefined) continue;
    const acts = legalActs(flows[request.flow], request.state, "other");
    const [act] = ["decline", "do-not-ask"].filter((one) => acts.includes(one));
    if (act !== undefined) await actOn(deps, { requestId: request.id, act, actor: { by: "person", person } });
  }
};
