/** Tasks of a talk for people of other agencies: given without a name, answered, reminded of; the topic hears of all of it. */
import type { Needs } from "../../deps.js";
import { dayOf } from "../../domain/days.js";
import type { TicketEvent } from "../../domain/desk/events.js";
import { may } from "../../domain/desk/permissions.js";
import { isClosed, isQueued } from "../../domain/desk/states.js";
import {
  type AgencyNames,
  agencyNamed,
  isOver,
  longestTask,
  readTask,
  type TaskAct,
  type TaskRefusal,
} from "../../domain/desk/tasks.js";
import { mask } from "../../domain/masking.js";
import { type Naming, namingIn } from "../../domain/naming.js";
import { type Outcome, ok, refuse } from "../../domain/outcome.js";
import { languages } from "../../domain/people.js";
import { dueOn } from "../../domain/programmes/flow.js";
import { type Agency, agencies } from "../../domain/programmes/signal.js";
import type { Staff } from "../../domain/teams.js";
import type { Ticket } from "../../domain/tickets.js";
import type { Task } from "../../store/tasks.js";
import { ownTask, type ShownTask } from "../../views/desk/tasks.js";
import { dayText } from "../../views/when.js";
import { offsetFor, staffVoice } from "../address.js";
import { setTaskClock, stopTaskClock, taskLate } from "../requests/task-clock.js";
import { above, reachable, sayToIds, sayToStaff } from "../requests/tell-signal.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory">;
type Named = { ok: false; code: "named"; naming: Naming };

const timer = "ticket-task";

/** What the agencies are called, in all languages. */
export const agencyNames = ({ i18n }: Needs<"i18n">): AgencyNames =>
  agencies.map((agency) => [
    agency,
    languages.map((language) => i18n.translator(language, true)(`signal:staff.agency.options.${agency}`)),
  ]);

/** The agency that a name tells behind a comma: «Ольга, опека». */
export const agencyIn = async (
  { i18n }: Needs<"i18n">,
  { name }: { name: string },
): Promise<Agency | undefined> => {
  const words = name.split(",").slice(1).join(" ").trim().split(/\s+/);
  const names = agencyNames({ i18n });
  return words.map((word) => agencyNamed(word, names)?.[0]).find((agency) => agency !== undefined);
};

/** Those of other agencies who can be reached. */
export const partnersOf = async ({ store }: Needs<"store">): Promise<Staff[]> =>
  (await reachable({ store })).filter(({ role }) => role === "partner");

const dayIn = (deps: Part, ticket: Ticket, { dueAt }: Task, language: "ru" | "tt" | "en" = "ru") =>
  dayText(dayOf(dueAt, offsetFor(deps, ticket)), language);

/** Words about a person, without what Telegram tells of them. */
const masked = async ({ store }: Needs<"store">, ticket: Ticket, words: string): Promise<string> => {
  const { chatId } = await store.people.get(ticket.personId);
  return mask(words, await store.people.identityOf(chatId)).text;
};

/** The tasks of a ticket as staff read them. */
export const tasksOf = async (deps: Part, { ticket }: { ticket: Ticket }): Promise<ShownTask[]> => {
  const names = new Map((await deps.store.teams.allStaff()).map(({ id, name }) => [id, name]));
  return (await deps.store.tasks.ofTicket(ticket.id)).map((task) => ({
    task,
    name: names.get(task.staffId ?? 0) ?? "",
    day: dayIn(deps, ticket, task),
  }));
};

/** Shows it to whoever has to do it. */
const showTo = async (deps: Part, ticket: Ticket, task: Task, lead?: "reminder" | "late"): Promise<void> => {
  const { store } = deps;
  const given = (await store.tickets.events(ticket.id)).find(
    ({ kind, detail }) => kind === "task-given" && detail === numberOf(task),
  );
  const from = given?.staffId == null ? undefined : await store.teams.staff(given.staffId);
  const title = await masked(deps, ticket, task.title);
  await sayToIds(deps, [task.staffId], (t, language) =>
    ownTask(t, { task, title, day: dayIn(deps, ticket, task, language), from: from?.name ?? "" }, lead),
  );
};

const numberOf = ({ id }: Task): string => `№${id}`;

const addEvent = async (
  { store, clock }: Part,
  ticket: Ticket,
  kind: TicketEvent,
  task: Task,
  by: { staffId?: number; note?: string } = {},
) => store.tickets.addEvent(ticket.id, kind, clock.now(), { ...by, detail: numberOf(task) });

/** A specialist gives one: read from what they typed, and refused where it names somebody. */
export const giveTicketTask = async (
  deps: Part,
  { staff, ticket, typed }: { staff: Staff; ticket: Ticket; typed: string },
): Promise<
  | Outcome<ShownTask, TaskRefusal | "not-allowed" | "avoided">
  | Named
  | { ok: false; code: "several"; names?: string[] }
> => {
  const { store, clock } = deps;
  if (!may("giveTask", staff, ticket)) return refuse("not-allowed");
  const now = clock.now();
  const utcOffset = offsetFor(deps, ticket);
  const partners = await partnersOf(deps);
  const said = readTask(typed, { partners, agencies: agencyNames(deps), today: dayOf(now, utcOffset) });
  if (!said.ok) return said;
  const { partner, title, day } = said.value;
  if (partner.agency !== undefined && ticket.avoids.includes(partner.agency)) return refuse("avoided");
  const naming = namingIn(title);
  if (naming !== undefined) return { ok: false, code: "named", naming };
  const dueAt = dueOn(day, utcOffset);
  if (dueAt <= now) return refuse("past");
  const owner = partner.agency ?? "partner";
  const task = await store.tasks.add({ ticketId: ticket.id, title, owner, staffId: partner.id, dueAt }, now);
  await addEvent(deps, ticket, "task-given", task, { staffId: staff.id });
  await setTaskClock(deps, timer, task, utcOffset);
  await showTo(deps, ticket, task);
  return ok({ task, name: partner.name, day: dayIn(deps, ticket, task) });
};

/** In the topic, where those are who gave it; of a talk that is over nobody has to hear. */
const tellTopic = async (deps: Part, ticket: Ticket, text: string): Promise<void> => {
  if (isClosed(ticket)) return;
  const options = { priority: "relay", ticketId: ticket.id, held: isQueued(ticket) } as const;
  await deps.outbox.say(`ticket:${ticket.id}`, { text }, options);
};

const wordsOf = async ({ store, ...deps }: Part, ticket: Ticket, task: Task) => ({
  id: task.id,
  title: task.title,
  day: dayIn({ store, ...deps }, ticket, task),
  name: task.staffId === undefined ? "" : ((await store.teams.staff(task.staffId))?.name ?? ""),
});

/** A task that is still open, with the ticket it is of. */
const openTask = async (
  { store }: Part,
  taskId: number,
): Promise<{ task: Task; ticket: Ticket } | undefined> => {
  const task = await store.tasks.get(taskId);
  const ticket = task?.ticketId === undefined ? undefined : await store.tickets.get(task.ticketId);
  return task === undefined || ticket === undefined || isOver(task) ? undefined : { task, ticket };
};

/** What somebody of another agency has to do, without what tells of whom. */
export const ownTasks = async (deps: Part, { staff }: { staff: Staff }): Promise<number> => {
  const tasks = await deps.store.tasks.openOf(staff.id);
  for (const { id } of tasks) {
    const found = await openTask(deps, id);
    if (found !== undefined) await showTo(deps, found.ticket, found.task);
  }
  return tasks.length;
};

const becomes = { accept: "task-accepted", done: "task-done", cannot: "task-declined" } as const;

/** Whoever was asked takes it on, has done it, or says why they cannot. */
export const answerTicketTask = async (
  deps: Part,
  { staff, taskId, act, reason = "" }: { staff: Staff; taskId: number; act: TaskAct; reason?: string },
): Promise<Outcome<Task, "gone" | "needs-reason"> | Named> => {
  const { store, clock } = deps;
  const now = clock.now();
  const found = await openTask(deps, taskId);
  if (found === undefined || found.task.staffId !== staff.id) return refuse("gone");
  const { task, ticket } = found;
  if (act === "cannot" && reason === "") return refuse("needs-reason");
  const naming = act === "cannot" ? namingIn(reason) : undefined;
  if (naming !== undefined) return { ok: false, code: "named", naming };
  const why = act === "cannot" ? await masked(deps, ticket, reason.slice(0, longestTask)) : undefined;
  const isNew =
    act === "accept"
      ? await store.tasks.accept(taskId, now)
      : act === "done"
        ? await store.tasks.finish(taskId, now)
        : await store.tasks.drop(taskId, now, why);
  // Pressed twice, it is as it was.
  if (!isNew) return ok(task);
  if (act !== "accept") await stopTaskClock(deps, timer, task);
  const note = why === undefined ? {} : { note: why };
  await addEvent(deps, ticket, becomes[act], task, { staffId: staff.id, ...note });
  const words = { ...(await wordsOf(deps, ticket, task)), reason: why ?? "" };
  await tellTopic(deps, ticket, staffVoice(deps)(`tasks:staff.told.${act}`, words));
  return ok(task);
};

/** Those who gave it have done it themselves, or need it no more; whoever had it is told of that. */
export const endTicketTask = async (
  deps: Part,
  about: { staff: Staff; ticket: Ticket; taskId: number; act: "done" | "drop" },
): Promise<Outcome<{ task: Task; name: string }, "gone" | "not-allowed">> => {
  const { store, clock } = deps;
  const { staff, ticket, taskId, act } = about;
  if (!may("giveTask", staff, ticket)) return refuse("not-allowed");
  const found = await openTask(deps, taskId);
  if (found?.ticket.id !== ticket.id) return refuse("gone");
  const { task } = found;
  if (act === "done") await store.tasks.finish(taskId, clock.now());
  await addEvent(deps, ticket, act === "done" ? "task-done" : "task-dropped", task, { staffId: staff.id });
  await callOff(deps, ticket, task);
  return ok({ task, name: (await wordsOf(deps, ticket, task)).name });
};

const callOff = async (deps: Part, ticket: Ticket, task: Task): Promise<void> => {
  await deps.store.tasks.drop(task.id, deps.clock.now(), undefined);
  await stopTaskClock(deps, timer, task);
  const title = await masked(deps, ticket, task.title);
  await sayToIds(deps, [task.staffId], (t) => ({
    text: t("tasks:staff.mine.over", { id: task.id, title }),
  }));
};

/** A talk is over: nobody has to do anything for it any more. */
export const callOffTasks = async (deps: Part, ticket: Ticket): Promise<void> => {
  for (const task of await deps.store.tasks.ofTicket(ticket.id)) {
    if (isOver(task)) continue;
    await addEvent(deps, ticket, "task-dropped", task);
    await callOff(deps, ticket, task);
  }
};

/** Before its day and on it whoever does it hears of it; late, the topic too, two days late who is above. */
export const remindOfTicketTask = async (deps: Part, { taskId }: { taskId: number }): Promise<void> => {
  const found = await openTask(deps, taskId);
  // A talk that is over asks nothing of anybody.
  if (found === undefined || isClosed(found.ticket)) return;
  const { task, ticket } = found;
  const utcOffset = offsetFor(deps, ticket);
  const late = taskLate(deps, task, utcOffset);
  await showTo(deps, ticket, task, late > 0 ? "late" : "reminder");
  const t = staffVoice(deps);
  const words = await wordsOf(deps, ticket, task);
  if (late > 0) await tellTopic(deps, ticket, t("tasks:staff.told.late", words));
  else if (task.acceptedAt === undefined) await tellTopic(deps, ticket, t("tasks:staff.told.waits", words));
  if (late > 1)
    await sayToStaff(deps, await above(deps), (voice) => ({ text: voice("tasks:staff.told.late", words) }));
  await setTaskClock(deps, timer, task, utcOffset);
};
