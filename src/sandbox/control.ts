/** The verbs by which somebody acts in the sandbox, each carried out whole and written down. Speaks no HTTP. */
import type { Control } from "./contract.js";
import type { Failures } from "./failures.js";
import type { State } from "./state.js";
import { pushRaw } from "./updates.js";
import { parseArgument } from "./verbs/arguments.js";
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

/** Carries out a verb by its name, whoever asks for it. */
export type RunVerb = (name: string, argument: unknown) => unknown;

/** All verbs: by name for HTTP and as functions for the same process. */
export const createControl = (state: State, failures: Failures): { run: RunVerb; control: Control } => {
  const verbs = { ...peopleVerbs, ...speechVerbs, ...serverVerbs(failures) } as Required<VerbGroup>;

  const run: RunVerb = (name, given) => {
    const { verb, argument } = parseArgument(name, given);
    try {
      return verbs[verb](state, argument as never);
    } finally {
      state.commit();
    }
  };

  const asFunction = (verb: string) => async (argument: unknown) => run(verb, argument);
  const functions = Object.keys(verbs).map((verb) => [verb, asFunction(verb)]);
  const control: Control = Object.fromEntries(functions);
  return { run, control };
};
