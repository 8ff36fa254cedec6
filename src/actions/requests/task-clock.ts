/** The clock of a task that somebody of an agency has: the moments at which they hear of it, and how late it is. */
import type { Needs } from "../../deps.js";
import { dayOf } from "../../domain/days.js";
import { daysLate, taskMoment } from "../../domain/programmes/signal.js";
import type { Task } from "../../store/tasks.js";

/** Of a signal or of a ticket: each is told to others. */
export type TaskTimer = "signal-task" | "ticket-task";

/** Sets the next moment, or none when all have passed. */
export const setTaskClock = async (
  { store, clock }: Needs<"store" | "clock">,
  name: TaskTimer,
  task: Pick<Task, "id" | "dueAt">,
  utcOffset: number,
): Promise<void> => {
  const next = taskMoment(dayOf(task.dueAt, utcOffset), clock.now(), utcOffset);
  const key = String(task.id);
  if (next === undefined) return store.timers.cancel(name, key);
  return store.timers.set({ name, key, payload: { taskId: task.id }, dueAt: next });
};

export const stopTaskClock = (
  { store }: Needs<"store">,
  name: TaskTimer,
  { id }: Pick<Task, "id">,
): Promise<void> => store.timers.cancel(name, String(id));

/** How many days late a task is by what has been said of it so far. */
export const taskLate = (
  { clock }: Needs<"clock">,
  { dueAt }: Pick<Task, "dueAt">,
  utcOffset: number,
): number => daysLate(dayOf(dueAt, utcOffset), clock.now(), utcOffset);
