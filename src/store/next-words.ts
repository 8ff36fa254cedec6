/** Clocks of the next human word: which talks wait for one, since when and until when. Decides nothing. */
import type { Level } from "../domain/tickets.js";
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";
import type { NextWord as Row } from "./generated/client.js";

export type NextWord = {
  ticketId: number;
  since: Instant;
  /** By which the time was set. */
  level: Level;
  by: Instant;
  /** A time that was told to the person. */
  promised: Instant | undefined;
};

const toNextWord = (row: Row): NextWord => ({
  ticketId: row.ticketId,
  since: row.since.toISOString(),
  level: row.level as Level,
  by: row.dueAt.toISOString(),
  promised: row.promisedAt?.toISOString(),
});

export const createNextWordStore = (db: Db) => ({
  async get(ticketId: number): Promise<NextWord | undefined> {
    const row = await db.nextWord.findUnique({ where: { ticketId } });
    return row === null ? undefined : toNextWord(row);
  },

  /** All that is owed, the longest first. */
  async owed(): Promise<NextWord[]> {
    return (await db.nextWord.findMany({ orderBy: [{ since: "asc" }, { ticketId: "asc" }] })).map(toNextWord);
  },

  async set({ ticketId, since, level, by, promised }: NextWord): Promise<void> {
    const data = { since, level, dueAt: by, promisedAt: promised ?? null };
    await db.nextWord.upsert({ where: { ticketId }, create: { ticketId, ...data }, update: data });
  },

  async stop(ticketId: number): Promise<void> {
    await db.nextWord.deleteMany({ where: { ticketId } });
  },
});
