/** Who of the staff sees a talk that they do not hold in their own chat, and until when. */
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";
import type { Sql } from "./sql.js";

export type Watch = { staffId: number; ticketId: number; since: Instant; until: Instant };

const toWatch = (row: { staffId: number; ticketId: number; since: Date; until: Date }): Watch => ({
  staffId: row.staffId,
  ticketId: row.ticketId,
  since: row.since.toISOString(),
  until: row.until.toISOString(),
});

export const createWatchStore = (db: Db, sql: Sql) => ({
  /** What was shown of a ticket in somebody's own chat since a moment, as it stands there. */
  async shownIn(
    chatId: number,
    ticketId: number,
    since: Instant,
  ): Promise<{ messageId: number; at: Instant }[]> {
    const where = {
      chatId,
      ticketId,
      destination: `chat:${chatId}`,
      status: "sent",
      sentAt: { gte: since },
    } as const;
    const rows = await db.outbox.findMany({
      where,
      orderBy: { id: "asc" },
      select: { messageId: true, sentAt: true },
    });
    return rows.flatMap(({ messageId, sentAt }) =>
      messageId === null || sentAt === null ? [] : [{ messageId, at: sentAt.toISOString() }],
    );
  },

  /** Forgets what waits to be shown of a ticket in somebody's own chat. */
  async unshow(chatId: number, ticketId: number): Promise<void> {
    const where = { ticketId, destination: `chat:${chatId}`, status: "queued" } as const;
    await db.outbox.deleteMany({ where });
  },

  async begin({ staffId, ticketId, since, until }: Watch): Promise<void> {
    await db.watching.upsert({
      where: { staffId_ticketId: { staffId, ticketId } },
      create: { staffId, ticketId, since, until },
      update: { until },
    });
  },

  /** Asked with every word that passes in a talk. */
  async of(ticketId: number): Promise<Watch[]> {
    return (
      await sql.rows<Parameters<typeof toWatch>[0]>`
        select staff_id as "staffId", ticket_id as "ticketId", since, until
        from watching where ticket_id = ${ticketId} order by staff_id`
    ).map(toWatch);
  },

  async by(staffId: number): Promise<Watch[]> {
    return (await db.watching.findMany({ where: { staffId }, orderBy: { ticketId: "asc" } })).map(toWatch);
  },

  /** Undefined when they did not watch. */
  async end(staffId: number, ticketId: number): Promise<Watch | undefined> {
    const row = await db.watching.findUnique({ where: { staffId_ticketId: { staffId, ticketId } } });
    if (row === null) return undefined;
    await db.watching.deleteMany({ where: { staffId, ticketId } });
    return toWatch(row);
  },
});
