/** The history of tickets, and which of them something has happened to in a step. A part of the tickets. */
import { noteKind, type TicketEvent } from "../domain/desk/events.js";
import type { Instant } from "../domain/time.js";
import type { TicketEvent as Row } from "./generated/client.js";
import { camelled } from "./rows.js";
import type { Seal } from "./seal.js";
import type { Sql } from "./sql.js";

/** What has happened to a ticket in a step: no more than that it is the other side's turn, or anything else. */
export type Touched = "turn" | "more";

export const createTicketEventStore = (sql: Sql, seal: Seal, touched: Map<number, Touched>) => ({
  /** @param by.note why, in the words of whoever did it: kept sealed */
  async addEvent(
    ticketId: number,
    kind: TicketEvent,
    now: Instant,
    by?: { staffId?: number; detail?: string; note?: string },
  ): Promise<void> {
    const note = by?.note === undefined ? null : seal.seal(by.note);
    touched.set(ticketId, "more");
    await sql.run`
      insert into ticket_event (ticket_id, kind, at, staff_id, detail, note)
      values (${ticketId}, ${kind}, ${now}::timestamptz, ${by?.staffId ?? null}, ${by?.detail ?? null}, ${note})`;
  },

  /** All but notes, in their order. */
  async events(
    ticketId: number,
  ): Promise<{ kind: string; staffId: number | null; detail: string | null; note?: string; at: Instant }[]> {
    const rows = camelled<Row>(
      await sql.rows<object>`
        select * from ticket_event where ticket_id = ${ticketId} and kind <> ${noteKind} order by id`,
    );
    return rows.map(({ kind, staffId, detail, note, at }) => ({
      kind,
      staffId,
      detail,
      ...(note === null ? {} : { note: seal.open(note) }),
      at: at.toISOString(),
    }));
  },
});
