/** The dated steps of a request's plan, each with whoever has to do it. What is to be done is sealed. */
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";
import type { Task as Row } from "./generated/client.js";
import type { Seal } from "./seal.js";

export type Task = {
  id: number;
  requestId: number;
  title: string;
  /** `person`, or the agency whose task it is. */
  owner: string;
  staffId: number | undefined;
  dueAt: Instant;
  doneAt: Instant | undefined;
};

export const createTaskStore = (db: Db, seal: Seal) => {
  const toTask = (row: Row): Task => ({
    id: row.id,
    requestId: row.requestId,
    title: seal.open(row.title),
    owner: row.owner,
    staffId: row.staffId ?? undefined,
    dueAt: row.dueAt.toISOString(),
    doneAt: row.doneAt?.toISOString(),
  });
  return {
    async add(
      task: Pick<Task, "requestId" | "title" | "owner" | "dueAt"> & { staffId?: number },
      now: Instant,
    ): Promise<Task> {
      const { title, staffId, ...rest } = task;
      const data = { ...rest, title: seal.seal(title), staffId: staffId ?? null, createdAt: now };
      return toTask(await db.task.create({ data }));
    },

    async get(id: number): Promise<Task | undefined> {
      const row = await db.task.findUnique({ where: { id } });
      return row === null ? undefined : toTask(row);
    },

    /** Soonest first. */
    async ofRequest(requestId: number): Promise<Task[]> {
      const rows = await db.task.findMany({
        where: { requestId },
        orderBy: [{ dueAt: "asc" }, { id: "asc" }],
      });
      return rows.map(toTask);
    },

    /** Everything a person still has to do, and what was done since a moment; soonest first. */
    async ofPerson(personId: number, doneSince: Instant): Promise<Task[]> {
      const rows = await db.task.findMany({
        where: { request: { personId }, OR: [{ doneAt: null }, { doneAt: { gte: doneSince } }] },
        orderBy: [{ dueAt: "asc" }, { id: "asc" }],
      });
      return rows.map(toTask);
    },

    /** False when it is done. */
    async move(id: number, dueAt: Instant): Promise<boolean> {
      return (await db.task.updateMany({ where: { id, doneAt: null }, data: { dueAt } })).count === 1;
    },

    /** False when it was done before. */
    async finish(id: number, now: Instant): Promise<boolean> {
      return (await db.task.updateMany({ where: { id, doneAt: null }, data: { doneAt: now } })).count === 1;
    },
  };
};
