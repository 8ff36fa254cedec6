/** The one way in which a request moves: an act of the person, of staff, or of time, as its flow allows it. */
import type { Deps } from "../../deps.js";
import { dayOf, plusDays } from "../../domain/days.js";
import { type Outcome, ok, refuse } from "../../domain/outcome.js";
import type { Person } from "../../domain/people.js";
import {
  type Act,
  type By,
  checkAct,
  choosingAct,
  dueOn,
  isClosed,
  type Need,
} from "../../domain/programmes/flow.js";
import { flows } from "../../domain/programmes/flows.js";
import { type Input, isPast, mayActOn, type Request, readInput } from "../../domain/programmes/request.js";
import type { Staff } from "../../domain/teams.js";
import type { Instant } from "../../domain/time.js";
import { actedFor } from "../watch-ticket.js";
import { feelsSafe, moveSecond, secondOf } from "./second-side.js";
import { setClocks } from "./set-clocks.js";
import { callNobodyElse, callOthers } from "./team-clock.js";
import { tellNext } from "./tell-next.js";
import { offsetOf, tellAct } from "./tell-of-request.js";
import { tellSignal } from "./tell-signal.js";

export type Actor = { by: "person"; person: Person } | { by: "staff"; staff: Staff } | { by: "time" };

export type Refused =
  | "gone"
  | "unknown"
  | "illegal"
  | "not-allowed"
  | "taken"
  /** It has begun already. */
  | "past"
  | "no-such"
  /** First they are asked whether they feel safe with the other side. */
  | "ask-safety";

export type Acted =
  | Outcome<Request, Refused>
  /** Something has to be said with the act, or what was said is not that. */
  | { ok: false; code: "missing" | "wrong"; need: Need; request: Request };

/** As whom somebody acts; undefined when it is not theirs to do. */
const asWhom = async (deps: Deps, request: Request, actor: Actor): Promise<By | undefined> => {
  if (actor.by === "time") return "time";
  if (actor.by === "staff") return mayActOn(actor.staff, flows[request.flow]) ? "staff" : undefined;
  if (request.personId === actor.person.id) return "person";
  return (await secondOf(deps, request))?.personId === actor.person.id ? "other" : undefined;
};

/** Gives and takes back what the act says; a code when it cannot be given. `freed`: others may have it now. */
const book = async (
  { store, clock }: Deps,
  request: Request,
  { books }: Act,
  { resource: wanted }: Input,
): Promise<"done" | "freed" | "taken" | "past" | "no-such"> => {
  const now = clock.now();
  const { resources } = store;
  if (books === "take") {
    const resource = wanted === undefined ? undefined : await resources.get(wanted);
    if (resource === undefined || resource.programme !== request.programme) return "no-such";
    if (isPast(resource, now)) return "past";
    if (await resources.has(request.id, resource.id)) return "done";
    if ((await resources.take(resource.id, request.id, now)) === undefined) return "taken";
    return (await resources.release(request.id, now, resource.id)) ? "freed" : "done";
  }
  if (books === undefined) return "done";
  const had = await resources.lastOf(request.id);
  const released = await resources.release(request.id, now);
  if (books === "retire" && had !== undefined) await resources.retire(had.id, now);
  return released ? "freed" : "done";
};

/** Nobody is waited for longer than until what they are offered begins. */
const dueFor = async ({ store }: Deps, requestId: number, { day }: Act, said: Instant): Promise<Instant> => {
  const starts = day === "answer" ? (await store.resources.lastOf(requestId))?.startsAt : undefined;
  return starts !== undefined && starts < said ? starts : said;
};

/** @param request.text what was typed or pressed with the act, as its flow needs it */
export const actOn = async (
  deps: Deps,
  { requestId, act: name, actor, text = "" }: { requestId: number; act: string; actor: Actor; text?: string },
): Promise<Acted> => {
  const { store, clock } = deps;
  const now = clock.now();
  const request = await store.requests.lock(requestId);
  if (request === undefined) return refuse("gone");
  const by = await asWhom(deps, request, actor);
  if (by === undefined) return refuse(actor.by === "person" ? "gone" : "not-allowed");
  const flow = flows[request.flow];
  const checked = checkAct(flow, request.state, name, by);
  if (!checked.ok) return checked;
  const act = checked.value;
  if (act.safely === true && actor.by === "person" && !(await feelsSafe(deps, request, actor.person)))
    return refuse("ask-safety");
  const utcOffset = offsetOf(deps, request);
  const read = readInput(act.needs ?? [], text, dayOf(now, utcOffset));
  if (read.kind !== "ready") return { ok: false, code: read.kind, need: read.need, request };
  const { input } = read;
  const isSame = input.resource !== undefined && (await store.resources.has(requestId, input.resource));
  if (isSame && act.sameIs !== undefined && checkAct(flow, request.state, act.sameIs, by).ok)
    return actOn(deps, { requestId, act: act.sameIs, actor });
  const agreed =
    act.startsDue === true && act.books !== "take" ? await store.resources.lastOf(requestId) : undefined;
  // What was proposed may have begun before the answer came: another is chosen, or else the time for an answer is over.
  if (agreed !== undefined && isPast(agreed, now)) {
    const over = flow.states[request.state]?.due?.act;
    if (over === undefined || choosingAct(flow, request.state, by) !== undefined) return refuse("past");
    return actOn(deps, { requestId, act: over, actor: { by: "time" } });
  }

  const booked = await book(deps, request, act, input);
  if (booked === "taken" || booked === "past" || booked === "no-such") return refuse(booked);
  if (act.needs?.includes("note") === true && input.words !== undefined) {
    const resource = await store.resources.lastOf(requestId);
    if (resource !== undefined) await store.resources.note(resource.id, input.words);
  }
  const begins = act.startsDue === true ? (await store.resources.lastOf(requestId))?.startsAt : undefined;
  const staffId = actor.by === "staff" ? actor.staff.id : undefined;
  const change = {
    state: act.to,
    ...(act.setsDue === true && input.date !== undefined
      ? { dueAt: await dueFor(deps, requestId, act, dueOn(input.date, utcOffset)) }
      : {}),
    ...(begins === undefined ? {} : { dueAt: begins }),
    ...(act.dropsDue === true ? { dueAt: undefined } : {}),
    ...(act.dueDays === undefined
      ? {}
      : { dueAt: dueOn(plusDays(dayOf(now, utcOffset), act.dueDays), utcOffset) }),
    ...(isClosed(flow, act.to) ? { closedAt: now } : {}),
    ...(staffId === undefined || request.ownerId !== undefined ? {} : { ownerId: staffId }),
  };
  await store.requests.change(requestId, change, now);
  await moveSecond(deps, request, { dueAt: request.dueAt, ...change });
  const event = { act: name, from: request.state, to: act.to, by, input };
  await store.requests.addEvent(requestId, { ...event, ...(staffId === undefined ? {} : { staffId }) }, now);
  const moved = { ...request, ...change };
  await setClocks(deps, moved);
  await (flow.among === "staff" ? tellSignal : tellAct)(deps, moved, { act: name, by });
  if (staffId !== undefined) await actedFor(deps, request.ticketId, staffId);
  if (act.alarms === true) await callOthers(deps, moved);
  if (act.reaches === true) await callNobodyElse(deps, moved);
  if (booked === "freed") await tellNext(deps, moved);
  return ok(moved);
};
