/** Sets, moves or stops the clocks of a request, as its state and day want it. */
import type { Deps } from "../../deps.js";
import { clocksOf } from "../../domain/programmes/flow.js";
import { flows } from "../../domain/programmes/flows.js";
import type { Request } from "../../domain/programmes/request.js";
import { offsetOf } from "./tell-of-request.js";

export const setClocks = async (deps: Deps, request: Request): Promise<void> => {
  const { store, clock } = deps;
  const { id: requestId, flow, state, dueAt } = request;
  const key = String(requestId);
  const { reminder, overdueAt } = clocksOf(flows[flow], state, dueAt, {
    now: clock.now(),
    utcOffset: offsetOf(deps, request),
  });
  if (reminder === undefined) await store.timers.cancel("request-reminder", key);
  else {
    const payload = { requestId, days: reminder.days };
    await store.timers.set({ name: "request-reminder", key, payload, dueAt: reminder.at });
  }
  if (overdueAt === undefined) await store.timers.cancel("request-due", key);
  else await store.timers.set({ name: "request-due", key, payload: { requestId }, dueAt: overdueAt });
};
