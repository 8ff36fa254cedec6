/** What members of staff do with an early-warning signal: send it, answer for it, call others to it, give and do tasks. */
import type { Deps } from "../../deps.js";
import type { Day } from "../../domain/days.js";
import { defaultUtcOffset } from "../../domain/directory/directory.js";
import type { Place } from "../../domain/directory/region-data.js";
import { type Naming, namingIn } from "../../domain/naming.js";
import { type Outcome, ok, refuse } from "../../domain/outcome.js";
import type { Person } from "../../domain/people.js";
import { dueOn } from "../../domain/programmes/flow.js";
import type { Programme } from "../../domain/programmes/programme-data.js";
import { newRequestCode, type Request } from "../../domain/programmes/request.js";
import { type Agency, signal, takenBy } from "../../domain/programmes/signal.js";
import { afterWorkingTime } from "../../domain/programmes/working-time.js";
import type { Staff } from "../../domain/teams.js";
import { dayMs, type Instant } from "../../domain/time.js";
import type { Task } from "../../store/tasks.js";
import { memberCard } from "../../views/signal.js";
import { type Acted, actOn } from "./act-on.js";
import { setClocks } from "./set-clocks.js";
import { setTaskClock, stopTaskClock, taskLate } from "./task-clock.js";
import { offsetOf } from "./tell-of-request.js";
import { leads, reachable, sayToIds, signalFacts, tellSignal } from "./tell-signal.js";

const timer = "signal-task";

type Named = { ok: false; code: "named"; naming: Naming };

/** Nobody has to answer a form on a day off. */
const workingDayLater = ({ clock, directory }: Deps, region: string): Instant =>
  afterWorkingTime(clock.now(), dayMs, {
    utcOffset: directory.regionOf(region)?.utcOffset ?? defaultUtcOffset,
    isWorkingDay: (day) => directory.calendar.isWorkingDay(day, region),
  });

/** Sends what was answered in the dialogue. The family is the code that comes of it. */
export const sendSignal = async (
  deps: Deps,
  sent: { staff: Staff; person: Person; programme: Programme; place: Place | undefined },
): Promise<{ request: Request; canBeTaken: boolean }> => {
  const { store, clock, random } = deps;
  const { staff, person, programme, place } = sent;
  const now = clock.now();
  const answers = (await store.dialogues.answers(person.id, "signal")).filter(
    ({ question }) => !question.startsWith("~"),
  );
  const gravity = answers.find(({ question }) => question === "signal.gravity")?.value;
  const request = await store.requests.add(
    {
      code: newRequestCode(random),
      programme: programme.key,
      flow: "signal",
      state: signal.first,
      // It stays when its sender leaves: a signal is nobody's own.
      personId: undefined,
      ticketId: undefined,
      region: programme.region,
      municipality: place?.municipality ?? place?.ru,
      dueAt: takenBy(
        gravity !== undefined && "choice" in gravity ? gravity.choice : undefined,
        now,
        workingDayLater(deps, programme.region),
      ),
      answers,
    },
    now,
  );
  const event = { act: "open", to: request.state, by: "staff", staffId: staff.id } as const;
  await store.requests.addEvent(request.id, event, now);
  await store.dialogues.eraseAnswers(person.id, "signal");
  await setClocks(deps, request);
  await tellSignal(deps, request, { act: "open", by: "staff" });
  return { request, canBeTaken: (await leads(deps, request)).length > 0 };
};

/** Whether somebody answers for a signal, or may come to. */
export const mayLead = async (
  deps: Deps,
  { request, staff }: { request: Request; staff: Staff },
): Promise<boolean> => {
  if (staff.role === "supervisor" || staff.role === "head") return true;
  if (request.ownerId !== undefined) return request.ownerId === staff.id;
  return (await leads(deps, request)).some(({ id }) => id === staff.id);
};

const openSignal = async (deps: Deps, id: number): Promise<Request | undefined> => {
  const request = await deps.store.requests.lock(id);
  return request?.flow === "signal" && request.closedAt === undefined ? request : undefined;
};

/** An act of the flow by whoever answers for it. */
export const leadSignal = async (
  deps: Deps,
  { staff, requestId, act, text }: { staff: Staff; requestId: number; act: string; text: string },
): Promise<Acted | Named> => {
  const request = await openSignal(deps, requestId);
  if (request === undefined) return refuse("gone");
  if (!(await mayLead(deps, { request, staff }))) return refuse("not-allowed");
  const needs = Object.entries(signal.acts).find(([name]) => name === act)?.[1];
  const isSaid = needs !== undefined && "needs" in needs && needs.needs.some((need) => need !== "date");
  const naming = isSaid ? namingIn(text) : undefined;
  if (naming !== undefined) return { ok: false, code: "named", naming };
  return actOn(deps, { requestId, act, actor: { by: "staff", staff }, text });
};

/** Calls somebody of an agency to it; they are asked to confirm that they know, and reminded after a day. */
export const callMember = async (
  deps: Deps,
  called: { staff: Staff; requestId: number; memberId: number; agency: Agency },
): Promise<Outcome<Request, "gone" | "not-allowed" | "already">> => {
  const { store } = deps;
  const { staff, requestId, memberId, agency } = called;
  const request = await openSignal(deps, requestId);
  if (request === undefined) return refuse("gone");
  if (!(await mayLead(deps, { request, staff }))) return refuse("not-allowed");
  if (!(await reachable(deps)).some(({ id }) => id === memberId)) return refuse("gone");
  if (!(await store.members.add({ requestId, staffId: memberId, agency }))) return refuse("already");
  await showTo(deps, request, memberId);
  const payload = { requestId, staffId: memberId };
  const dueAt = workingDayLater(deps, request.region);
  await store.timers.set({ name: "signal-receipt", key: `${requestId}-${memberId}`, payload, dueAt });
  return ok(request);
};

const showTo = async (deps: Deps, request: Request, staffId: number): Promise<void> => {
  const facts = await signalFacts(deps, { request });
  await sayToIds(deps, [staffId], (t, language) => memberCard(t, language, facts, staffId));
};

export const confirmReceipt = async (
  deps: Deps,
  { staff, requestId }: { staff: Staff; requestId: number },
): Promise<boolean> => {
  const { store, clock } = deps;
  const request = await openSignal(deps, requestId);
  if (request === undefined || !(await store.members.receive(requestId, staff.id, clock.now()))) return false;
  await store.timers.cancel("signal-receipt", `${requestId}-${staff.id}`);
  const words = { code: request.code, name: staff.name };
  await sayToIds(deps, [request.ownerId], (t) => ({ text: t("signal:staff.heard.received", words) }));
  return true;
};

/** A day has passed and nobody has confirmed: they see it again, and the owner learns of it. */
export const missReceipt = async (
  deps: Deps,
  { requestId, staffId }: { requestId: number; staffId: number },
): Promise<void> => {
  const request = await openSignal(deps, requestId);
  const member = (await deps.store.members.of(requestId)).find((one) => one.staffId === staffId);
  if (request === undefined || member === undefined || member.receivedAt !== undefined) return;
  await showTo(deps, request, staffId);
  const words = { code: request.code, name: member.name };
  await sayToIds(deps, [request.ownerId], (t) => ({ text: t("signal:staff.heard.noReceipt", words) }));
};

export const giveTask = async (
  deps: Deps,
  given: { staff: Staff; requestId: number; memberId: number; day: Day; title: string },
): Promise<Outcome<Task, "gone" | "not-allowed" | "no-member"> | Named> => {
  const { store, clock } = deps;
  const { staff, requestId, memberId, day, title } = given;
  const request = await openSignal(deps, requestId);
  if (request === undefined) return refuse("gone");
  if (!(await mayLead(deps, { request, staff }))) return refuse("not-allowed");
  const member = (await store.members.of(requestId)).find(({ staffId }) => staffId === memberId);
  if (member === undefined) return refuse("no-member");
  const naming = namingIn(title);
  if (naming !== undefined) return { ok: false, code: "named", naming };
  const dueAt = dueOn(day, offsetOf(deps, request));
  const task = await store.tasks.add(
    { requestId, title, owner: member.agency, staffId: memberId, dueAt },
    clock.now(),
  );
  await setTaskClock(deps, timer, task, offsetOf(deps, request));
  await showTo(deps, request, memberId);
  return ok(task);
};

/** Whose task it is says that it is done, or who answers for the signal does; that one hears of it. */
export const finishTask = async (
  deps: Deps,
  { staff, requestId, taskId }: { staff: Staff; requestId: number; taskId: number },
): Promise<boolean> => {
  const { store, clock } = deps;
  const request = await openSignal(deps, requestId);
  const task = await store.tasks.get(taskId);
  if (request === undefined || task?.requestId !== requestId) return false;
  if (task.staffId !== staff.id && !(await mayLead(deps, { request, staff }))) return false;
  if (!(await store.tasks.finish(taskId, clock.now()))) return false;
  await stopTaskClock(deps, timer, task);
  const words = { code: request.code, name: staff.name, title: task.title };
  await sayToIds(deps, [request.ownerId], (t) => ({ text: t("signal:staff.heard.taskDone", words) }));
  return true;
};

/** Before its day and on it whoever does the task hears of it; a day late the owner too, two days late who is above. */
export const remindOfTask = async (deps: Deps, { taskId }: { taskId: number }): Promise<void> => {
  const task = await deps.store.tasks.get(taskId);
  if (task?.staffId === undefined || task.requestId === undefined || task.doneAt !== undefined) return;
  const request = await openSignal(deps, task.requestId);
  if (request === undefined) return;
  const { staffId, title } = task;
  const member = (await deps.store.members.of(request.id)).find((one) => one.staffId === staffId);
  const words = { code: request.code, title, name: member?.name ?? "" };
  await showTo(deps, request, staffId);
  const higher = (await reachable(deps)).filter(({ role }) => role === "supervisor" || role === "head");
  const utcOffset = offsetOf(deps, request);
  const late = taskLate(deps, task, utcOffset);
  const told = late === 0 ? [] : [request.ownerId, ...(late > 1 ? higher.map(({ id }) => id) : [])];
  await sayToIds(deps, told, (t) => ({ text: t("signal:staff.heard.taskLate", words) }));
  await setTaskClock(deps, timer, task, utcOffset);
};
