/** The plan of a request: steps that staff write down with a day, that both sides see, and that the person can mark. */
import type { Deps } from "../../deps.js";
import { type Day, dayOf } from "../../domain/days.js";
import { type Naming, namingIn } from "../../domain/naming.js";
import { type Outcome, ok, refuse } from "../../domain/outcome.js";
import { languageOf, type Person } from "../../domain/people.js";
import { daysUntil, dueOn } from "../../domain/programmes/flow.js";
import { mayActOn, type Request } from "../../domain/programmes/request.js";
import { clockOfStep } from "../../domain/programmes/steps.js";
import type { Staff } from "../../domain/teams.js";
import { dayMs, plus } from "../../domain/time.js";
import type { Task } from "../../store/tasks.js";
import { planNews, staffPlan } from "../../views/plan.js";
import { staffVoice, voiceFor } from "../address.js";
import { actedFor } from "../watch-ticket.js";
import { listeningTicket, offsetOf } from "./tell-of-request.js";

/** How long a step that is done is still shown to the person. */
const shownMs = 14 * dayMs;
const owner = "person";

const setClock = async (deps: Deps, request: Request, task: Task): Promise<void> => {
  const { store, clock } = deps;
  const key = String(task.id);
  const next = clockOfStep(task.dueAt, { now: clock.now(), utcOffset: offsetOf(deps, request) });
  if (next === undefined || task.doneAt !== undefined) await store.timers.cancel("plan-step", key);
  else {
    const payload = { taskId: task.id, days: next.days };
    await store.timers.set({ name: "plan-step", key, payload, dueAt: next.at });
  }
};

/** Tells the person that there is something new, unless somebody may be looking over their shoulder. */
const tellPerson = async (
  deps: Deps,
  request: Request,
  task: Task,
  what: Parameters<typeof planNews>[2],
): Promise<void> => {
  const { store, outbox } = deps;
  if (request.personId === undefined) return;
  const person = await store.people.get(request.personId);
  const { languageCode } = await store.people.identityOf(person.chatId);
  const language = languageOf(person, languageCode);
  const view = planNews(
    voiceFor(deps, person, language),
    language,
    what,
    dayOf(task.dueAt, offsetOf(deps, request)),
  );
  await outbox.say(`chat:${person.chatId}`, view, { priority: "followUp", unprompted: true });
};

/** The plan anew in the topic of its request. */
const tellStaff = async (deps: Deps, request: Request, note?: string): Promise<void> => {
  const { store, outbox } = deps;
  if (request.ticketId === undefined) return;
  const tasks = await store.tasks.ofRequest(request.id);
  const view = staffPlan(staffVoice(deps), request.code, tasks, { utcOffset: offsetOf(deps, request), note });
  await outbox.say(`ticket:${request.ticketId}`, view, { priority: "relay", ticketId: request.ticketId });
};

/** Staff write down a step; the person hears that there is one. */
export const addStep = async (
  deps: Deps,
  { staff, request, day, title }: { staff: Staff; request: Request; day: Day; title: string },
): Promise<Outcome<Task, "not-allowed"> | { ok: false; code: "named"; naming: Naming }> => {
  if (!mayActOn(staff)) return refuse("not-allowed");
  // The plan stands on a phone that others may read.
  const naming = namingIn(title);
  if (naming !== undefined) return { ok: false, code: "named", naming };
  const { store, clock } = deps;
  const dueAt = dueOn(day, offsetOf(deps, request));
  const step = { requestId: request.id, title, owner, staffId: staff.id, dueAt };
  const task = await store.tasks.add(step, clock.now());
  await setClock(deps, request, task);
  await tellPerson(deps, request, task, "added");
  await actedFor(deps, request.ticketId, staff.id);
  await tellStaff(deps, request);
  return ok(task);
};

const requestOf = ({ store }: Pick<Deps, "store">, task: Task | undefined): Promise<Request | undefined> =>
  task?.requestId === undefined ? Promise.resolve(undefined) : store.requests.get(task.requestId);

/** A step of a plan with its request, if it is one's own to mark. */
const findStep = async (
  deps: Deps,
  taskId: number,
  actor: { person: Person } | { staff: Staff },
): Promise<Outcome<{ task: Task; request: Request }, "gone" | "not-allowed">> => {
  const task = await deps.store.tasks.get(taskId);
  const request = await requestOf(deps, task);
  if (task?.owner !== owner || request === undefined) return refuse("gone");
  if ("staff" in actor) return mayActOn(actor.staff) ? ok({ task, request }) : refuse("not-allowed");
  return request.personId === actor.person.id ? ok({ task, request }) : refuse("gone");
};

/** Marks a step as done. Answers how many are left. */
export const finishStep = async (
  deps: Deps,
  { taskId, ...actor }: { taskId: number } & ({ person: Person } | { staff: Staff }),
): Promise<Outcome<number, "gone" | "not-allowed">> => {
  const { store, clock } = deps;
  const found = await findStep(deps, taskId, actor);
  if (!found.ok) return found;
  const { task, request } = found.value;
  if (!(await store.tasks.finish(taskId, clock.now()))) return refuse("gone");
  await setClock(deps, request, { ...task, doneAt: clock.now() });
  const words = { number: task.id, title: task.title };
  if ("staff" in actor) await tellPerson(deps, request, task, "finished");
  await tellStaff(
    deps,
    request,
    "staff" in actor ? undefined : staffVoice(deps)("plan:staff.byPerson", words),
  );
  const left = (await store.tasks.ofRequest(request.id)).filter(({ doneAt }) => doneAt === undefined);
  return ok(left.length);
};

/** Gives a step another day. */
export const moveStep = async (
  deps: Deps,
  { taskId, staff, day }: { taskId: number; staff: Staff; day: Day },
): Promise<Outcome<Task, "gone" | "not-allowed">> => {
  const found = await findStep(deps, taskId, { staff });
  if (!found.ok) return found;
  const { request } = found.value;
  const task = { ...found.value.task, dueAt: dueOn(day, offsetOf(deps, request)) };
  if (!(await deps.store.tasks.move(taskId, task.dueAt))) return refuse("gone");
  await setClock(deps, request, task);
  await tellPerson(deps, request, task, "moved");
  await actedFor(deps, request.ticketId, staff.id);
  await tellStaff(deps, request);
  return ok(task);
};

/** What a person has to do, and what they have done lately, with the hours by which they live. */
export const stepsOf = async (
  deps: Deps,
  { person }: { person: Person },
): Promise<(Task & { utcOffset: number })[]> => {
  const { store, clock } = deps;
  const tasks = await store.tasks.ofPerson(person.id, plus(clock.now(), -shownMs));
  const own = tasks.filter((task) => task.owner === owner);
  return Promise.all(
    own.map(async (task) => {
      const request = await requestOf(deps, task);
      return { ...task, utcOffset: request === undefined ? 0 : offsetOf(deps, request) };
    }),
  );
};

/** A step's day comes near, or has passed without it being marked. */
export const stepDue = async (
  deps: Deps,
  { taskId, days }: { taskId: number; days: number },
): Promise<void> => {
  const { store } = deps;
  const task = await store.tasks.get(taskId);
  const request = await requestOf(deps, task);
  if (task === undefined || task.doneAt !== undefined || request?.personId === undefined) return;
  if (days >= 0) {
    // It may come late, after an outage: it says what is true now, or nothing.
    const left = daysUntil(task.dueAt, deps.clock.now(), offsetOf(deps, request));
    if (left !== undefined) await tellPerson(deps, request, task, left === 0 ? "today" : "tomorrow");
    await setClock(deps, request, task);
    return;
  }
  // As long as something is given, somebody has to hear it; afterwards it stands where it was spoken of.
  const ticket =
    request.closedAt === undefined
      ? await listeningTicket(deps, request, await store.people.get(request.personId))
      : undefined;
  const note = staffVoice(deps)("plan:staff.late", { number: task.id, title: task.title });
  await tellStaff(deps, { ...request, ticketId: ticket?.id ?? request.ticketId }, note);
};
