/** Clocks of the next human word: which talks wait for one, since when and until when. Decides nothing. */
import type { Level } from "../domain/tickets.js";
import type { Instant } from "../domain/time.js";
import type { Sql } from "./sql.js";

export type NextWord = {
  ticketId: number;
  since: Instant;
  /** By which the time was set. */
  level: Level;
  by: Instant;
  /** A time that was told to the person. */
  promised: Instant | undefined;
};

type Row = { ticket_id: number; since: Date; level: string; due_at: Date; promised_at: Date | null };

const toNextWord = (row: Row): NextWord => ({
  ticketId: row.ticket_id,
  since: row.since.toISOString(),
  level: row.level as Level,
  by: row.due_at.toISOString(),
  promised: row.promised_at?.toISOString(),
});

// Plain SQL: a clock starts or stops with every turn of every talk.
export const createNextWordStore = (sql: Sql) => ({
  async get(ticketId: number): Promise<NextWord | undefined> {
    const [row] = await sql.rows<Row>`select * from next_word where ticket_id = ${ticketId}`;
    return row === undefined ? undefined : toNextWord(row);
  },

  /** All that is owed, the longest first. */
  async owed(): Promise<NextWord[]> {
    return (await sql.rows<Row>`select * from next_word order by since, ticket_id`).map(toNextWord);
  },

  async set({ ticketId, since, level, by, promised }: NextWord): Promise<void> {
    await sql.run`
      insert into next_word (ticket_id, since, level, due_at, promised_at)
      values (${ticketId}, ${since}::timestamptz, ${level}, ${by}::timestamptz, ${promised ?? null}::timestamptz)
      on conflict (ticket_id) do update
      set since = excluded.since, level = excluded.level, due_at = excluded.due_at, promised_at = excluded.promised_at`;
  },

  async stop(ticketId: number): Promise<void> {
    await sql.run`delete from next_word where ticket_id = ${ticketId}`;
  },
});
