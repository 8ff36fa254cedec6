/**
 * The staff's own next step in a request: whoever holds it is reminded when its time has come, and a working day later
 * those above hear of it, day by day until it is done. The person hears nothing of it, and nothing is decided here.
 */
import type { Deps } from "../../deps.js";
import { atHour, dayOf, plusDays } from "../../domain/days.js";
import { morningHour } from "../../domain/programmes/flow.js";
import { flows } from "../../domain/programmes/flows.js";
import type { Request } from "../../domain/programmes/request.js";
import { afterWorkingTime } from "../../domain/programmes/working-time.js";
import { dayMs, type Instant } from "../../domain/time.js";
import { stepAwaited } from "../../views/request-cards.js";
import { staffVoice } from "../address.js";
import { offsetOf } from "./tell-of-request.js";
import { above, reachable, sayToStaff } from "./tell-signal.js";

const stepOf = ({ flow, state }: Request) => flows[flow].states[state]?.step;

/** The morning after so many days, those off not counted unless every day counts. */
const after = (deps: Deps, request: Request, days: number): Instant => {
  const { clock, directory } = deps;
  const utcOffset = offsetOf(deps, request);
  const isWorkingDay = (day: string) => directory.calendar.isWorkingDay(day, request.region);
  const everyDay = stepOf(request)?.everyDay === true;
  const at = afterWorkingTime(clock.now(), days * dayMs, {
    utcOffset,
    isWorkingDay: everyDay ? () => true : isWorkingDay,
  });
  const morning = atHour(dayOf(at, utcOffset), morningHour, utcOffset);
  return morning > clock.now() ? morning : atHour(plusDays(dayOf(at, utcOffset), 1), morningHour, utcOffset);
};

/** To be called when a request has come into a state. */
export const awaitStep = async (deps: Deps, request: Request): Promise<void> => {
  const { timers } = deps.store;
  const step = stepOf(request);
  const key = String(request.id);
  if (step === undefined) return timers.cancel("request-step", key);
  const payload = { requestId: request.id, late: 0 };
  return timers.set({ name: "request-step", key, payload, dueAt: after(deps, request, step.days) });
};

/** Who has acted on it, or else whoever has the talk in which it is. */
const holderOf = async ({ store }: Deps, { ownerId, ticketId }: Request): Promise<number | undefined> => {
  if (ownerId !== undefined) return ownerId;
  return ticketId === undefined ? undefined : (await store.tickets.get(ticketId))?.assigneeId;
};

/** Its time has come. @param due.late how often it has been said before */
export const remindOfStep = async (
  deps: Deps,
  { requestId, late }: { requestId: number; late: number },
): Promise<void> => {
  const request = await deps.store.requests.lock(requestId);
  if (request === undefined || request.closedAt !== undefined || stepOf(request) === undefined) return;
  const staff = await reachable(deps);
  const holder = await holderOf(deps, request);
  const holding = staff.filter(({ id }) => id === holder);
  const higher = (await above(deps)).filter(({ id }) => id !== holder);
  const [held] = holding;
  await sayToStaff(deps, holding, (t) => stepAwaited(t, request, late === 0 ? "due" : "late"));
  // Whom the bot cannot write to in private reads it where they work.
  const { ticketId } = request;
  if (holder !== undefined && held === undefined && ticketId !== undefined)
    await deps.outbox.say(
      `ticket:${ticketId}`,
      stepAwaited(staffVoice(deps), request, late === 0 ? "due" : "late"),
      {
        priority: "followUp",
        ticketId,
      },
    );
  // Where nobody holds it there is nobody to remind: those above decide who does.
  if (late > 0 || holding.length === 0)
    await sayToStaff(deps, higher, (t) =>
      stepAwaited(t, request, held === undefined ? "nobodys" : "lateOf", held?.name),
    );
  const payload = { requestId, late: late + 1 };
  const dueAt = after(deps, request, 1);
  await deps.store.timers.set({ name: "request-step", key: String(requestId), payload, dueAt });
};
