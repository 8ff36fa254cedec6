/** What will be told: one row a Bot API call, its payload erased when it is sent. Sends nothing itself. */
import type { Destination, Post, Refusal, Source } from "../domain/outgoing.js";
import { priorities } from "../domain/outgoing.js";
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";
import type { OutboxStatus } from "./generated/enums.js";
import type { Prefetched } from "./prefetched.js";
import { byTurn, type Place, place, type Queued, type Row, toQueued } from "./queued.js";
import type { Seal } from "./seal.js";
import type { Sql } from "./sql.js";

/** The first in a destination's queue. */
export type Head = { id: number; destination: Destination; priority: number; method: string };

/** One message of a talk: `copy` is where it was shown to the other side, `altered` when it said less there, `isText` when all of it was written. */
export type LastSaid = {
  at: Place;
  copy: Place | undefined;
  ours: boolean;
  altered: boolean;
  isText: boolean;
  since: Instant;
};

export const createOutboxStore = (db: Db, sql: Sql, seal: Seal, prefetched: Prefetched) => ({
  /** Writes a call down. The answer is its id; its negative stands for the message id until it is sent. */
  async add(post: Post, now: Instant): Promise<number> {
    const known = prefetched.outboxIds.shift();
    const id =
      known ?? Number((await sql.rows<{ id: bigint }>`select nextval('outbox_id_seq') as id`)[0]?.id);
    await sql.run`
      insert into outbox (id, destination, priority, method, payload, status, not_before, created_at,
                          source_chat_id, source_message_id, ticket_id, altered)
      values (${id}, ${post.to}, ${priorities[post.priority]}, ${post.method}, ${seal.sealJson(post.payload)},
              ${post.held === true ? "held" : "queued"}::text::"OutboxStatus", ${post.notBefore ?? now}::timestamptz, ${now}::timestamptz,
              ${post.source?.chatId ?? null}, ${post.source?.messageId ?? null}, ${post.ticketId ?? null}, ${post.altered === true})`;
    return id;
  },

  /** Lets go what was held for a destination, behind everything that already waits there. */
  async release(to: Destination): Promise<void> {
    await sql.run`
      with held as (delete from outbox where destination = ${to} and status = 'held' returning *)
      insert into outbox (destination, priority, method, payload, status, not_before, created_at,
                          source_chat_id, source_message_id, ticket_id, altered)
      select destination, priority, method, payload, 'queued', not_before, created_at,
             source_chat_id, source_message_id, ticket_id, altered from held order by id`;
  },

  /** Gives what is held for one ticket to another. */
  async moveHeld(fromTicket: number, toTicket: number): Promise<void> {
    await db.outbox.updateMany({
      where: { destination: `ticket:${fromTicket}`, status: "held" },
      data: { destination: `ticket:${toTicket}`, ticketId: toTicket },
    });
  },

  /** Keeps back everything that waits for a destination, in its order. */
  async hold(to: Destination): Promise<void> {
    await db.outbox.updateMany({ where: { destination: to, status: "queued" }, data: { status: "held" } });
  },

  /** Changes what still waits as a copy of somebody's message. False when it waits no more. */
  async reword(source: Source, change: Record<string, unknown>): Promise<boolean> {
    const rows = await db.$queryRaw<{ id: bigint; payload: Uint8Array }[]>`
      select id, payload from outbox where source_chat_id = ${source.chatId}
        and source_message_id = ${source.messageId} and status in ('held', 'queued') for update`;
    for (const { id, payload } of rows) {
      const changed = seal.sealJson({ ...seal.openJson<Record<string, unknown>>(payload), ...change });
      await db.outbox.update({ where: { id }, data: { payload: changed } });
    }
    return rows.length > 0;
  },

  /** Whether a copy of somebody's message still waits. */
  async waits({ chatId: sourceChatId, messageId: sourceMessageId }: Source): Promise<boolean> {
    const status = { in: ["held", "queued"] as OutboxStatus[] };
    return (await db.outbox.count({ where: { sourceChatId, sourceMessageId, status } })) > 0;
  },

  /** Forgets the copies of somebody's message; those that wait are never sent. */
  async forget(source: Source): Promise<void> {
    const { chatId: sourceChatId, messageId: sourceMessageId } = source;
    await db.outbox.deleteMany({
      where: { sourceChatId, sourceMessageId, status: { not: "sending" } },
    });
  },

  /** Forgets everything about a ticket that is not on its way. */
  async forgetTicket(ticketId: number): Promise<void> {
    await db.outbox.deleteMany({ where: { ticketId, status: { in: ["held", "sent", "failed"] } } });
  },

  /** Forgets one call that is not on its way yet. */
  async drop(id: number): Promise<void> {
    await db.outbox.deleteMany({ where: { id, status: { in: ["held", "queued"] } } });
  },

  /** Forgets what waits for a destination that is there no more. */
  async discard(to: Destination): Promise<void> {
    await db.outbox.deleteMany({ where: { destination: to, status: "queued" } });
  },

  /** Forgets what is held for a ticket. */
  async discardHeld(ticketId: number): Promise<void> {
    await db.outbox.deleteMany({ where: { destination: `ticket:${ticketId}`, status: "held" } });
  },

  /**
   * The first call of every destination that is not busy, if it is due: one that was put off keeps those behind it
   * waiting. It is as urgent as the most urgent of them. Most urgent destinations first. Marks nothing.
   */
  async heads(limit: number, busy: Destination[], now: Instant): Promise<Head[]> {
    const rows = await sql.rows<{ id: bigint; destination: Destination; priority: number; method: string }>`
      select id, destination, priority, method from (
        select distinct on (destination) id, destination, method, not_before,
               min(priority) over (partition by destination) as priority
        from outbox where status = 'queued' and destination <> all(${busy}::text[])
        order by destination, case when destination like 'lobby:%' then priority else least(priority, 0) end, id) oldest
      where not_before <= ${now}::timestamptz order by priority, id limit ${limit}`;
    return rows.map((row) => ({ ...row, id: Number(row.id) }));
  },

  /**
   * Marks what waits for these destinations, as far as it is due and at most so much for each, as being sent.
   * The answer is in the order in which they go. What is not tried in the end has to be given back.
   */
  async start(destinations: Destination[], most: number, now: Instant): Promise<Queued[]> {
    const rows = await sql.rows<Row>`
      update outbox o set status = 'sending', started_at = ${now}::timestamptz, attempts = attempts + 1
      where status = 'queued' and id in (
        select id from (
          select id, row_number() over line as place, bool_and(not_before <= ${now}::timestamptz) over line as due
          from outbox where status = 'queued' and destination = any(${destinations}::text[])
          window line as (partition by destination
            order by case when destination like 'lobby:%' then priority else least(priority, 0) end, id)) waiting
        where due and place <= ${most})
      returning *`;
    return rows.map((row) => toQueued(row, seal)).sort(byTurn);
  },

  /** Puts back what was started and not tried. */
  async giveBack(ids: number[]): Promise<void> {
    await sql.run`
      update outbox set status = 'queued', attempts = attempts - 1 where id = any(${ids}::bigint[])`;
  },

  /** Calls that a process which died had started; to be called by the only sender, before anything else. */
  async interrupted(): Promise<Queued[]> {
    const rows = await sql.rows<Row>`select * from outbox where status = 'sending' order by id`;
    return rows.map((row) => toQueued(row, seal)).sort(byTurn);
  },

  /**
   * Erases what was sent and keeps where it arrived. Does not wait for the disk: should the machine lose power within
   * the second, the last calls count as unclear, as if this process had died while it made them.
   */
  async sent(deliveries: { id: number; at: Place | undefined }[], now: Instant): Promise<void> {
    const ids = deliveries.map(({ id }) => id);
    const chats = deliveries.map(({ at }) => at?.chatId ?? null);
    const messages = deliveries.map(({ at }) => at?.messageId ?? null);
    await sql.run`
      with unhurried as materialized (select set_config('synchronous_commit', 'off', true))
      update outbox o set status = 'sent', payload = null, sent_at = ${now}::timestamptz, chat_id = d.chat, message_id = d.message
      from unnest(${ids}::bigint[], ${chats}::int[], ${messages}::int[]) as d(id, chat, message), unhurried
      where o.id = d.id`;
  },

  /** To be tried again at a time. @param repeated true when the last try may have arrived */
  async postpone(ids: number[], until: Instant, repeated = false): Promise<void> {
    await sql.run`
      update outbox set status = 'queued', not_before = ${until}::timestamptz, repeated = repeated or ${repeated}
      where id = any(${ids}::bigint[])`;
  },

  async fail(ids: number[], refusal: Refusal, now: Instant): Promise<void> {
    await sql.run`
      update outbox set status = 'failed', refusal = ${refusal}, payload = null, sent_at = ${now}::timestamptz
      where id = any(${ids}::bigint[])`;
  },

  /** When a call was made; undefined while it waits. */
  async sentAt(id: number): Promise<Instant | undefined> {
    const row = await db.outbox.findUnique({ where: { id }, select: { sentAt: true } });
    return row?.sentAt?.toISOString();
  },

  /** Where the message stands that a step knew by its provisional id. */
  async placeOf(id: number): Promise<Place | undefined> {
    const rows = await sql.rows<{ chatId: number | null; messageId: number | null }>`
      select chat_id as "chatId", message_id as "messageId" from outbox where id = ${id}`;
    return place(rows[0] ?? null);
  },

  /** Our copy of somebody's message, newest first: where an edit, a reply or a reaction to it belongs. */
  async copyOf(source: Source): Promise<(Place & { id: number; joined: boolean }) | undefined> {
    const row = await db.outbox.findFirst({
      where: { sourceChatId: source.chatId, sourceMessageId: source.messageId, status: "sent" },
      orderBy: { id: "desc" },
      select: { id: true, chatId: true, messageId: true },
    });
    const at = place(row);
    if (row === null || at === undefined) return undefined;
    const shared = await db.outbox.count({ where: { chatId: at.chatId, messageId: at.messageId } });
    return { ...at, id: Number(row.id), joined: shared > 1 };
  },

  /** The message that ours at this place is a copy of. */
  async sourceOf(at: Place): Promise<Source | undefined> {
    const row = await db.outbox.findFirst({
      where: { chatId: at.chatId, messageId: at.messageId, sourceMessageId: { not: null } },
      select: { sourceChatId: true, sourceMessageId: true },
    });
    return row === null ? undefined : place({ chatId: row.sourceChatId, messageId: row.sourceMessageId });
  },

  /** The ticket that a message belongs to: one of ours, or one we copied. */
  async ticketOf(at: Place): Promise<number | undefined> {
    const row = await db.outbox.findFirst({
      where: {
        ticketId: { not: null },
        OR: [
          { chatId: at.chatId, messageId: at.messageId },
          { sourceChatId: at.chatId, sourceMessageId: at.messageId },
        ],
      },
      select: { ticketId: true },
    });
    return row?.ticketId ?? undefined;
  },

  /** What was last said in a talk by either side, oldest first, as it stands in the person's own chat. */
  async lastSaid(ticketId: number, personChat: number, most: number): Promise<LastSaid[]> {
    const rows = await db.outbox.findMany({
      where: {
        ticketId,
        destination: { in: [`ticket:${ticketId}`, `chat:${personChat}`] },
        status: "sent",
        sourceMessageId: { not: null },
      },
      orderBy: { id: "desc" },
      // What was shown again in another topic is among them once more.
      take: 2 * most,
      distinct: ["sourceChatId", "sourceMessageId"],
    });
    const said = rows.flatMap(({ destination, altered, createdAt, method, ...row }) => {
      const ours = destination !== `ticket:${ticketId}`;
      const copy = place(row);
      const source = place({ chatId: row.sourceChatId, messageId: row.sourceMessageId });
      const at = ours ? copy : source;
      const isText = method === "sendMessage";
      return at === undefined ? [] : [{ at, copy, ours, altered, isText, since: createdAt.toISOString() }];
    });
    // Whoever came by a case code said the rest before, elsewhere.
    const isHere = ({ at }: LastSaid) => Number(at.chatId === personChat);
    const order = (a: LastSaid, b: LastSaid) => isHere(a) - isHere(b) || a.at.messageId - b.at.messageId;
    return said.toSorted(order).slice(-most);
  },

  /** From now on the copies of somebody's message say less than it does. */
  async markAltered(source: Source): Promise<void> {
    const { chatId: sourceChatId, messageId: sourceMessageId } = source;
    await db.outbox.updateMany({ where: { sourceChatId, sourceMessageId }, data: { altered: true } });
  },

  /** The number of our newest message in a chat: in a group they count everybody's. */
  async newestIn(chatId: number): Promise<number> {
    const row = await db.outbox.findFirst({
      where: { chatId, messageId: { not: null } },
      orderBy: { messageId: "desc" },
      select: { messageId: true },
    });
    return row?.messageId ?? 0;
  },

  async counts(): Promise<Record<string, number>> {
    const rows = await db.outbox.groupBy({ by: ["status"], _count: true });
    return Object.fromEntries(rows.map((row) => [row.status, row._count]));
  },
});
