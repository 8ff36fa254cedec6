/** Things that are to happen at a time: one row each, taken with a lock that ends with its transaction. */
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";
import type { Prisma } from "./generated/client.js";
import type { Sql } from "./sql.js";

export type DueTimer = {
  id: bigint;
  name: string;
  key: string;
  payload: unknown;
  dueAt: Instant;
  attempts: number;
};

/** The payload holds ids only, never words. */
export type NewTimer = { name: string; key: string; payload: Prisma.InputJsonObject; dueAt: Instant };

// Plain SQL where it matters: every turn of every talk sets clocks and stops others.
export const createTimerStore = (db: Db, sql: Sql) => ({
  /** Sets a timer; one of the same name and key is moved. */
  async set({ name, key, payload, dueAt }: NewTimer): Promise<void> {
    await sql.run`
      insert into timer (name, key, payload, due_at)
      values (${name}, ${key}, ${JSON.stringify(payload)}::jsonb, ${dueAt}::timestamptz)
      on conflict (name, key) do update
      set payload = excluded.payload, due_at = excluded.due_at, status = 'waiting', attempts = 0`;
  },

  /** Sets a timer unless there is one of that name and key. */
  async ensure({ name, key, payload, dueAt }: NewTimer): Promise<void> {
    await sql.run`
      insert into timer (name, key, payload, due_at)
      values (${name}, ${key}, ${JSON.stringify(payload)}::jsonb, ${dueAt}::timestamptz)
      on conflict do nothing`;
  },

  /** Moves a timer that is set; one that is not stays unset. */
  async hasten(name: string, key: string, dueAt: Instant): Promise<void> {
    await sql.run`
      update timer set due_at = ${dueAt}::timestamptz where name = ${name} and key = ${key} and status = 'waiting'`;
  },

  async cancel(name: string, key: string): Promise<void> {
    await sql.run`delete from timer where name = ${name} and key = ${key}`;
  },

  /**
   * Takes the timer that has been due longest out of its table: back again if the transaction does not commit,
   * and free to be set anew by what it calls.
   */
  async claim(now: Instant): Promise<DueTimer | undefined> {
    const rows = await sql.rows<Omit<DueTimer, "dueAt"> & { due_at: Date }>`
      delete from timer where id = (
        select id from timer where status = 'waiting' and due_at <= ${now}::timestamptz
        order by due_at, id limit 1 for update skip locked)
      returning id, name, key, payload, due_at, attempts`;
    const row = rows[0];
    return row === undefined ? undefined : { ...row, dueAt: row.due_at.toISOString() };
  },

  /** How many timers are due and have not fired yet. */
  async due(now: Instant): Promise<number> {
    return db.timer.count({ where: { status: "waiting", dueAt: { lte: now } } });
  },

  /** Counts a failed try and puts the next one off; after the fifth the timer is parked and true is answered. */
  async failed(id: bigint, error: string, retryAt: Instant): Promise<boolean> {
    const row = await db.timer.update({
      where: { id },
      data: { attempts: { increment: 1 }, error, dueAt: retryAt },
    });
    if (row.attempts < 5) return false;
    await db.timer.update({ where: { id }, data: { status: "dead" } });
    return true;
  },
});
