/** A call that waits, as a row of the outbox and as the sender takes it, and in which order those of one place go. Reads and writes nothing. */
import type { Destination, Source } from "../domain/outgoing.js";
import type { Instant } from "../domain/time.js";
import type { Seal } from "./seal.js";

export type Queued = {
  id: number;
  destination: Destination;
  priority: number;
  method: string;
  payload: Record<string, unknown>;
  attempts: number;
  /** True for a try after one that may have arrived. */
  repeated: boolean;
  createdAt: Instant;
  source: Source | undefined;
  ticketId: number | undefined;
};

/** Where a message of ours is. */
export type Place = { chatId: number; messageId: number };

export type Row = {
  id: bigint;
  destination: string;
  priority: number;
  method: string;
  payload: Uint8Array | null;
  attempts: number;
  repeated: boolean;
  created_at: Date;
  source_chat_id: number | null;
  source_message_id: number | null;
  ticket_id: number | null;
};

export const place = (row: { chatId: number | null; messageId: number | null } | null): Place | undefined =>
  row?.chatId == null || row.messageId === null
    ? undefined
    : { chatId: row.chatId, messageId: row.messageId };

/**
 * What is said in one place keeps its order, but for an alarm, which goes first; in a lobby, where each card stands for
 * itself, the gravest goes first.
 */
export const byTurn = (a: Queued, b: Queued): number => {
  const rank = ({ destination, priority }: Queued) =>
    destination.startsWith("lobby:") ? priority : Math.min(priority, 0);
  return rank(a) - rank(b) || a.id - b.id;
};

export const toQueued = (row: Row, seal: Seal): Queued => ({
  id: Number(row.id),
  destination: row.destination as Destination,
  priority: row.priority,
  method: row.method,
  payload: row.payload === null ? {} : seal.openJson<Record<string, unknown>>(row.payload),
  attempts: row.attempts,
  repeated: row.repeated,
  createdAt: row.created_at.toISOString(),
  source: place({ chatId: row.source_chat_id, messageId: row.source_message_id }),
  ticketId: row.ticket_id ?? undefined,
});
