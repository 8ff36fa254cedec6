/** The dated steps of a request's plan, and what agencies do for a ticket, each with whoever has to do it. Words are sealed. */
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";
import type { Task as Row } from "./generated/client.js";
import type { Seal } from "./seal.js";

export type Task = {
  id: number;
  /** Of a request or of a ticket. */
  requestId: number | undefined;
  ticketId: number | undefined;
  title: string;
  /** `person`, or the agency whose task it is. */
  owner: string;
  staffId: number | undefined;
  dueAt: Instant;
  acceptedAt: Instant | undefined;
  doneAt: Instant | undefined;
  /** Declined by whoever was asked, or called back, and why. */
  droppedAt: Instant | undefined;
  reason: string | undefined;
};

const open = { doneAt: null, droppedAt: null };

export const createTaskStore = (db: Db, seal: Seal) => {
  const toTask = (row: Row): Task => ({
    id: row.id,
    requestId: row.requestId ?? undefined,
    ticketId: row.ticketId ?? undefined,
    title: seal.open(row.title),
    owner: row.owner,
    staffId: row.staffId ?? undefined,
    dueAt: row.dueAt.toISOString(),
    acceptedAt: row.acceptedAt?.toISOString(),
    doneAt: row.doneAt?.toISOString(),
    droppedAt: row.droppedAt?.toISOString(),
    reason: row.reason === null ? undefined : seal.open(row.reason),
  });
  return {
    async add(
      task: ({ requestId: number } | { ticketId: number }) &
        Pick<Task, "title" | "owner" | "dueAt"> & { staffId?: number },
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

    /** In the order in which they were given. */
    async ofTicket(ticketId: number): Promise<Task[]> {
      return (await db.task.findMany({ where: { ticketId }, orderBy: { id: "asc" } })).map(toTask);
    },

    /** What somebody of another agency still has to do for talks; soonest first. */
    async openOf(staffId: number): Promise<Task[]> {
      const where = { staffId, ticketId: { not: null }, ...open };
      return (await db.task.findMany({ where, orderBy: [{ dueAt: "asc" }, { id: "asc" }] })).map(toTask);
    },

    /** False when it was taken on or is over. */
    async accept(id: number, now: Instant): Promise<boolean> {
      const where = { id, acceptedAt: null, ...open };
      return (await db.task.updateMany({ where, data: { acceptedAt: now } })).count === 1;
    },

    /** False when it is over. */
    async drop(id: number, now: Instant, reason: string | undefined): Promise<boolean> {
      const data = { droppedAt: now, reason: reason === undefined ? null : seal.seal(reason) };
      return (await db.task.updateMany({ where: { id, ...open }, data })).count === 1;
    },

    /** Everything a person still has to do, and what was done since a moment; soonest first. */
    async ofPerson(personId: number, doneSince: Instant): Promise<Task[]> {
      const rows = await db.task.findMany({
        where: { request: { personId }, OR: [{ doneAt: null }, { doneAt: { gte: doneSince } }] },
        orderBy: [{ dueAt: "asc" }, { id: "asc" }],
      });
      return rows.map(toTask);
    },

    /** False when it is over. */
    async move(id: number, dueAt: Instant): Promise<boolean> {
      return (await db.task.updateMany({ where: { id, ...open }, data: { dueAt } })).count === 1;
    },

    /** What agencies were to do for a ticket. */
    async eraseOf(ticketId: number): Promise<void> {
      await db.task.deleteMany({ where: { ticketId } });
    },

    /** False when it is over. */
    async finish(id: number, now: Instant): Promise<boolean> {
      return (await db.task.updateMany({ where: { id, ...open }, data: { doneAt: now } })).count === 1;
    },
  };
};
