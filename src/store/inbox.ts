/** What came from Telegram: stored before it is confirmed, taken one at a time per chat, its payload erased when done. */
import type { ChatIdentity, Person } from "../domain/people.js";
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";
import { ensureChat, type PersonRow, toPerson } from "./people.js";
import type { AnswerRow, Prefetched } from "./prefetched.js";
import type { Bytes, Seal } from "./seal.js";
import type { Sql } from "./sql.js";

export type Arrival = {
  updateId: number;
  kind: string;
  /** Undefined for updates that belong to no chat: they are recorded as done at once. */
  chat: ChatIdentity | undefined;
  messageId: number | undefined;
  /** When Telegram dates the message. */
  writtenAt: Instant | undefined;
  payload: unknown;
};

/** An update that this transaction has locked, with what a step needs to know from the start. */
export type Claimed = {
  id: bigint;
  kind: string;
  update: unknown;
  attempts: number;
  receivedAt: Instant;
  chat: ChatIdentity & { id: number };
  person: Person | undefined;
  /** Sealed dialogue state, if the person is in a dialogue. */
  dialogue: string | undefined;
};

const knownChats = 10_000;
/** How many calls most steps write down at most. */
const idsDrawn = 6;

export const createInboxStore = (db: Db, sql: Sql, seal: Seal, prefetched: Prefetched) => {
  // Ids once seen save a look-up per update.
  const known = new Map<number, number>();

  const chatIdOf = async (identity: ChatIdentity, now: Instant): Promise<number> => {
    const cached = known.get(identity.telegramId);
    if (cached !== undefined) return cached;
    const id = await ensureChat(db, seal, identity, now);
    if (known.size >= knownChats) known.clear();
    known.set(identity.telegramId, id);
    return id;
  };

  return {
    /** Stores updates in their order, each once. Answers how many were new. */
    async receive(arrivals: Arrival[], now: Instant): Promise<number> {
      try {
        return await this.write(arrivals, now);
      } catch (error) {
        // A group that moved has given up its row: look everybody up anew, once.
        if (known.size === 0) throw error;
        known.clear();
        return this.write(arrivals, now);
      }
    },

    async write(arrivals: Arrival[], now: Instant): Promise<number> {
      const rows: [bigint, number | null, string, number | null, Bytes | null, string, Instant | null][] = [];
      for (const arrival of arrivals) {
        const chatId = arrival.chat === undefined ? null : await chatIdOf(arrival.chat, now);
        const payload = chatId === null ? null : seal.sealJson(arrival.payload);
        const status = chatId === null ? "done" : "pending";
        rows.push([
          BigInt(arrival.updateId),
          chatId,
          arrival.kind,
          arrival.messageId ?? null,
          payload,
          status,
          arrival.writtenAt ?? null,
        ]);
      }
      if (rows.length === 0) return 0;
      const column = <K extends 0 | 1 | 2 | 3 | 4 | 5 | 6>(index: K) => rows.map((row) => row[index]);
      const stored = await sql.rows`
        insert into inbox (update_id, chat_id, kind, message_id, payload, status, written_at, received_at)
        select u, c, k, m, p, s::"InboxStatus", w, ${now}::timestamptz
        from unnest(${column(0)}::bigint[], ${column(1)}::int[], ${column(2)}::text[], ${column(3)}::int[],
                    ${column(4)}::bytea[], ${column(5)}::text[], ${column(6)}::timestamptz[])
          with ordinality as t(u, c, k, m, p, s, w, n)
        order by n
        on conflict (update_id) do nothing returning id`;
      return stored.length;
    },

    /**
     * Locks a chat that has something pending and takes its oldest update; undefined when there is nothing to do.
     * Several statements on purpose: those behind the lock see what its last holder has committed. They travel
     * together; the first tells the others by a setting which chat it has locked.
     */
    async claim(): Promise<Claimed | undefined> {
      const locking = sql.run`
        with locked as materialized (
          select c.id
          from (select chat_id, min(id) as oldest from inbox where status = 'pending' group by chat_id
                order by oldest limit 64) waiting
          join chat c on c.id = waiting.chat_id
          order by waiting.oldest limit 1 for update of c skip locked)
        select set_config('ryadom.chat', id::text, true) from locked`;
      const claiming = sql.rows<
        PersonRow & {
          inbox_id: bigint;
          kind: string;
          payload: Uint8Array;
          attempts: number;
          received_at: Date;
          chat_id: number;
          identity: Uint8Array;
          person_id: number | null;
          state: Uint8Array | null;
          has_ticket: boolean;
          drawn: bigint[];
        }
      >`
        select i.id as inbox_id, i.kind, i.payload, i.attempts, i.received_at, i.chat_id, c.identity, d.state,
               p.id as person_id, p.language, p.role, p.region, p.silent, p.crisis, p.hidden_at as "hiddenAt", p.guarded,
               p.keep_chat as "keepChat", p.adding_to as "addingTo", p.created_at as "createdAt",
               exists (select 1 from ticket t where t.person_id = p.id and t.status <> 'closed') as has_ticket,
               array(select nextval('outbox_id_seq') from generate_series(1, ${idsDrawn}::int)) as drawn
        from inbox i join chat c on c.id = i.chat_id
        left join person p on p.chat_id = c.id left join dialogue d on d.chat_id = c.id
        where i.status = 'pending' and i.chat_id = nullif(current_setting('ryadom.chat', true), '')::int
        order by i.id limit 1`;
      const reading = sql.rows<AnswerRow>`
        select a.dialogue, a.question, a.value, a.answered_at from answer a join person p on p.id = a.person_id
        where p.chat_id = nullif(current_setting('ryadom.chat', true), '')::int order by a.answered_at, a.id`;
      const [, rows, answers] = await Promise.all([locking, claiming, reading]);
      const row = rows[0];
      if (row === undefined) return undefined;
      prefetched.outboxIds.push(...row.drawn.map(Number));
      if (row.person_id !== null) prefetched.answers = { personId: row.person_id, rows: answers };
      if (row.person_id !== null && !row.has_ticket) prefetched.withoutTicket = row.person_id;
      const chatId = row.chat_id;
      return {
        id: row.inbox_id,
        kind: row.kind,
        update: seal.openJson(row.payload),
        attempts: row.attempts,
        receivedAt: row.received_at.toISOString(),
        chat: { ...seal.openJson<ChatIdentity>(row.identity), id: chatId },
        person: row.person_id === null ? undefined : toPerson({ ...row, id: row.person_id, chatId }),
        dialogue: row.state === null ? undefined : seal.open(row.state),
      };
    },

    async done(id: bigint, now: Instant): Promise<void> {
      await sql.run`
        update inbox set status = 'done', payload = null, done_at = ${now}::timestamptz where id = ${id}`;
    },

    /** Counts a failed try. After the third the update is parked, and true is answered. */
    async failed(id: bigint, error: string, now: Instant): Promise<boolean> {
      const rows = await sql.rows<{ status: string }>`
        update inbox set attempts = attempts + 1, error = ${error},
          status = case when attempts >= 2 then 'dead'::"InboxStatus" else status end,
          payload = case when attempts >= 2 then null else payload end,
          done_at = case when attempts >= 2 then ${now}::timestamptz end
        where id = ${id} returning status::text`;
      return rows[0]?.status === "dead";
    },

    /** Forgets updates that were done long ago. */
    async forgetBefore(at: Instant): Promise<number> {
      const { count } = await db.inbox.deleteMany({ where: { status: "done", doneAt: { lt: at } } });
      return count;
    },

    async counts(): Promise<Record<"pending" | "done" | "dead", number>> {
      const rows = await db.inbox.groupBy({ by: ["status"], _count: true });
      return {
        pending: 0,
        done: 0,
        dead: 0,
        ...Object.fromEntries(rows.map((row) => [row.status, row._count])),
      };
    },
  };
};
