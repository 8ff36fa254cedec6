/** Words that went from one side to the other: when, and whether after something. The words themselves are not here. */
import type { Destination } from "../domain/outgoing.js";
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";
import type { Sql } from "./sql.js";

export const createWordStore = (db: Db, sql: Sql) => ({
  /** When each side of a ticket wrote last; words that were shown again in another topic count when they were said. */
  async last(ticketId: number, personChat: number): Promise<{ person?: Instant; staff?: Instant }> {
    const rows = await sql.rows<{ side: "person" | "staff"; at: Date }>`
      select case when destination like 'ticket:%' then 'person' else 'staff' end as side, max(at) as at from (
        select destination, min(created_at) as at from outbox
        where status in ('held', 'queued', 'sending', 'sent', 'failed') and ticket_id = ${ticketId}
          and destination in (${`ticket:${ticketId}`}, ${`chat:${personChat}`}) and source_message_id is not null
        group by destination, source_chat_id, source_message_id) words group by side`;
    return Object.fromEntries(rows.map(({ side, at }) => [side, at.toISOString()]));
  },

  /** Whether somebody's words went to a destination after a call was written down. */
  async wereSince(to: Destination, id: number): Promise<boolean> {
    const where = { destination: to, id: { gt: BigInt(id) }, sourceMessageId: { not: null } };
    return (await db.outbox.count({ where })) > 0;
  },
});
