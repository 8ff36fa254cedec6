/**
 * What stands in people's private chats, both sides': where each message is, since when, whether it is sensitive, and
 * what became of its removal. Made of the rows of inbox and outbox; keeps no words and removes nothing itself.
 */
import { ordinaryFlows, type Trace } from "../domain/hiding.js";
import { priorities } from "../domain/outgoing.js";
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";
import type { Sql } from "./sql.js";

export const createTraceStore = (db: Db, sql: Sql) => ({
  /**
   * Marks what a step took in and said as sensitive, if it is: because the caller says so, because it was urgent, or
   * because the person has a talk open or has just ended one that is not about something ordinary. One statement,
   * because every step makes it.
   * @param step.sweepAt when the chat is to be swept if nothing is planned yet; undefined for those who keep theirs
   */
  async mark(step: {
    chatId: number;
    personId: number;
    messageId: number | undefined;
    sensitive: boolean;
    now: Instant;
    sweepAt: Instant | undefined;
  }): Promise<void> {
    const { chatId, personId, now } = step;
    const to = `chat:${chatId}`;
    await sql.run`
      with felt as materialized (
        select 1 where ${step.sensitive}::boolean
          or exists (select 1 from ticket where person_id = ${personId}
                     and (status <> 'closed' or closed_at >= ${now}::timestamptz)
                     and not (need = 'request' and level = 'standard' and not exists (
                       select 1 from request where ticket_id = ticket.id and flow <> all(${ordinaryFlows}::text[]))
                       and not exists (
                       select 1 from ticket_event where ticket_id = ticket.id and kind in ('alarm', 'raised'))))
          or exists (select 1 from outbox where destination = ${to} and status = 'queued'
                     and created_at >= ${now}::timestamptz and priority <= 0)),
      written as (
        update inbox set sensitive = true
        where chat_id = ${chatId} and message_id = ${step.messageId ?? null}::int and exists (select 1 from felt)),
      said as (
        update outbox set sensitive = true
        where destination = ${to} and status = 'queued' and created_at >= ${now}::timestamptz
          and exists (select 1 from felt))
      insert into timer (name, key, payload, due_at)
      select 'sweep-chat', ${String(chatId)}, jsonb_build_object('chatId', ${chatId}::int, 'attempt', 0),
             ${step.sweepAt ?? null}::timestamptz
      from felt where ${step.sweepAt !== undefined}::boolean
      on conflict (name, key) do nothing`;
  },

  /** Writes down a sensitive message that was said to a chat past the outbox. */
  async add(chatId: number, { messageId, at }: Trace): Promise<void> {
    await db.outbox.create({
      data: {
        destination: `chat:${chatId}`,
        chatId,
        messageId,
        method: "sendMessage",
        priority: priorities.crisis,
        status: "sent",
        sensitive: true,
        notBefore: at,
        createdAt: at,
        sentAt: at,
      },
    });
  },

  /**
   * What stands in a chat and nothing removes yet, oldest first. What could not be removed stands again.
   * @param only.before only what was there before this moment @param only.sensitive nothing else
   */
  async standing(chatId: number, only: { before?: Instant; sensitive?: boolean }): Promise<Trace[]> {
    const before = only.before ?? null;
    const rows = await db.$queryRaw<{ message_id: number; at: Date }[]>`
      select message.message_id, min(message.at) as at from (
        select message_id, coalesce(written_at, received_at) as at, sensitive, stays, removal_id
        from inbox where chat_id = ${chatId} and kind = 'message' and message_id is not null
          and (${before}::timestamptz is null or received_at <= ${before}::timestamptz)
        union all
        -- An edit has the message's id too: its date is later, its words may be what makes it sensitive.
        select message_id, sent_at, sensitive or ticket_id is not null and not exists (
          select 1 from ticket where id = outbox.ticket_id and need = 'request' and level = 'standard'
            and not exists (
              select 1 from request where ticket_id = ticket.id and flow <> all(${ordinaryFlows}::text[]))
            and not exists (
              select 1 from ticket_event where ticket_id = ticket.id and kind in ('alarm', 'raised'))), stays, removal_id
        from outbox where chat_id = ${chatId} and message_id is not null and status = 'sent'
          and (${before}::timestamptz is null or created_at < ${before}::timestamptz)
      ) message left join outbox removal on removal.id = message.removal_id
      group by message.message_id
      having bool_or(message.sensitive or not ${only.sensitive === true}::boolean) and not bool_or(message.stays)
        and bool_and(message.removal_id is null or removal.status = 'failed')
      order by at, message.message_id`;
    return rows.map(({ message_id, at }) => ({ messageId: message_id, at: at.toISOString() }));
  },

  /** Remembers which call removes messages. @param call its id in the outbox */
  async removing(chatId: number, traces: readonly Trace[], call: number): Promise<void> {
    const ids = traces.map(({ messageId }) => messageId);
    await db.$executeRaw`
      update inbox set removal_id = ${call} where chat_id = ${chatId} and message_id = any(${ids}::int[])`;
    await db.$executeRaw`
      update outbox set removal_id = ${call} where chat_id = ${chatId} and message_id = any(${ids}::int[])`;
  },

  /** Removals that have been asked for and are not over. */
  async underWay(chatId: number): Promise<number> {
    return db.outbox.count({
      where: {
        destination: `chat:${chatId}`,
        method: "deleteMessages",
        status: { in: ["queued", "sending"] },
      },
    });
  },

  /** Records that messages are too old to be removed. */
  async stay(chatId: number, traces: readonly Trace[]): Promise<void> {
    if (traces.length === 0) return;
    const messageId = { in: traces.map((trace) => trace.messageId) };
    await db.inbox.updateMany({ where: { chatId, messageId }, data: { stays: true } });
    await db.outbox.updateMany({ where: { chatId, messageId }, data: { stays: true } });
  },

  /** Whether something stands in a chat that can never be removed from here. */
  async hasStaying(chatId: number): Promise<boolean> {
    const where = { chatId, stays: true };
    const found =
      (await db.outbox.findFirst({ where, select: { id: true } })) ??
      (await db.inbox.findFirst({ where, select: { id: true } }));
    return found !== null;
  },

  /** Forgets what waits to be said in a chat; what is to be removed from it goes on. */
  async unsay(chatId: number): Promise<void> {
    await db.outbox.deleteMany({
      where: { destination: `chat:${chatId}`, status: "queued", method: { not: "deleteMessages" } },
    });
  },

  /** Where the cards of a ticket stand in its team's lobby. */
  async cardsOf(ticketId: number): Promise<number[]> {
    const rows = await db.outbox.findMany({
      where: {
        ticketId,
        destination: { startsWith: "lobby:" },
        method: "sendMessage",
        status: "sent",
        messageId: { not: null },
      },
      select: { messageId: true },
    });
    return rows.flatMap(({ messageId }) => messageId ?? []);
  },

  /** Forgets what waits to be told about a ticket. */
  async untell(ticketId: number): Promise<void> {
    await db.outbox.deleteMany({
      where: {
        OR: [{ destination: `ticket:${ticketId}` }, { ticketId, destination: { startsWith: "lobby:" } }],
        status: { in: ["queued", "held"] },
      },
    });
  },
});
