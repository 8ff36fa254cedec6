/** The verbs by which somebody acts in the sandbox, each carried out whole and written down. Speaks no HTTP. */
import type { Control, Verb, Verbs } from "./contract.js";
import type { Failures } from "./failures.js";
import type { State } from "./state.js";
import { pushRaw } from "./updates.js";
import { peopleVerbs } from "./verbs/people.js";
import { speechVerbs } from "./verbs/speech.js";
import { impossible, type VerbGroup } from "./verbs/verb.js";

const serverVerbs = (failures: Failures): VerbGroup => ({
  moveClock(state, { ms }) {
    if (!(ms >= 0)) return impossible("the clock moves forward only");
    state.change("clock_offset", state.setting("clock_offset") + ms);
    const now = state.now();
    state.tell({ type: "clock", now });
    return { now };
  },
  failNext(_, order) {
    failures.order(order);
    return true;
  },
  rawUpdate: (state, { update }) => ({ update_id: pushRaw(state, update) }),
});

/** Carries out a verb by its name. */
export type RunVerb = (verb: string, p: unknown) => unknown;

/** All verbs: by name for HTTP and as functions for the same process. */
export const createControl = (state: State, failures: Failures): { run: RunVerb; control: Control } => {
  const verbs = { ...peopleVerbs, ...speechVerbs, ...serverVerbs(failures) } as Required<VerbGroup>;
  const run: RunVerb = (verb, p) => {
    if (!Object.hasOwn(verbs, verb)) return impossible(`there is no verb ${verb}`);
    try {
      return (verbs[verb as Verb] as (state: State, p: unknown) => unknown)(state, p);
    } finally {
      state.commit();
    }
  };
  const asFunction =
    <V extends Verb>(verb: V) =>
    async (p: Parameters<Verbs[V]>[0]): Promise<ReturnType<Verbs[V]>> =>
      run(verb, p) as ReturnType<Verbs[V]>;
  const control = Object.fromEntries(
    (Object.keys(verbs) as Verb[]).map((verb) => [verb, asFunction(verb)]),
  ) as unknown as Control;
  return { run, control };
};
