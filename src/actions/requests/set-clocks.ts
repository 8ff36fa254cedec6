/** Sets, moves or stops the clocks of a request, as its state and day want it. */
import type { Deps } from "../../deps.js";
import { type Clocks, clocksOf } from "../../domain/programmes/flow.js";
import { flows } from "../../domain/programmes/flows.js";
import type { Request } from "../../domain/programmes/request.js";
import { awaitStep } from "./await-step.js";
import { offsetOf } from "./tell-of-request.js";

const clocks = (deps: Deps, request: Request): Clocks =>
  clocksOf(flows[request.flow], request.state, request.dueAt, {
    now: deps.clock.now(),
    utcOffset: offsetOf(deps, request),
  });

/** Sets the next reminder alone: what is due by then stays due, however late its reminder came. */
export const setReminder = async (deps: Deps, request: Request): Promise<void> => {
  const { timers } = deps.store;
  const { reminder } = clocks(deps, request);
  const key = String(request.id);
  if (reminder === undefined) await timers.cancel("request-reminder", key);
  else {
    const payload = { requestId: request.id, days: reminder.days };
    await timers.set({ name: "request-reminder", key, payload, dueAt: reminder.at });
  }
};

/** To be called when a request has come into a state, or has another day. */
export const setClocks = async (deps: Deps, request: Request): Promise<void> => {
  const { timers } = deps.store;
  const { overdueAt } = clocks(deps, request);
  const key = String(request.id);
  await setReminder(deps, request);
  await awaitStep(deps, request);
  if (overdueAt === undefined) await timers.cancel("request-due", key);
  else await timers.set({ name: "request-due", key, payload: { requestId: request.id }, dueAt: overdueAt });
};
