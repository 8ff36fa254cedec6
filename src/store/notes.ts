/** Notes among staff in a ticket's topic, sealed: rows of its history that its history does not show, gone with what people said. */
import { noteKind } from "../domain/desk/events.js";
import type { Source } from "../domain/outgoing.js";
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";
import type { Seal } from "./seal.js";

export type Note = { staffId: number | undefined; words: string; at: Instant };

const rowOf = (ticketId: number, { chatId, messageId }: Source) => ({
  ticketId,
  kind: noteKind,
  detail: `${chatId}:${messageId}`,
});

export const createNoteStore = (db: Db, seal: Seal) => ({
  /** @param note.source where it was written: what is written there later takes its place; none for what the bot posts */
  async keep(
    ticketId: number,
    { staffId, words, source }: { staffId: number; words: string; source?: Source },
    now: Instant,
  ): Promise<void> {
    const note = seal.seal(words);
    const row = source === undefined ? { ticketId, kind: noteKind } : rowOf(ticketId, source);
    if (source !== undefined) {
      const { count } = await db.ticketEvent.updateMany({ where: row, data: { note } });
      if (count > 0) return;
    }
    await db.ticketEvent.create({ data: { ...row, staffId, note, at: now } });
  },

  /** What was a note there is none any more. */
  async drop(ticketId: number, source: Source): Promise<void> {
    await db.ticketEvent.deleteMany({ where: rowOf(ticketId, source) });
  },

  /** All that is kept of a ticket, the oldest first. */
  async of(ticketId: number): Promise<Note[]> {
    const where = { ticketId, kind: noteKind, note: { not: null } };
    const rows = await db.ticketEvent.findMany({ where, orderBy: { id: "asc" } });
    return rows.flatMap(({ staffId, note, at }) =>
      note === null ? [] : [{ staffId: staffId ?? undefined, words: seal.open(note), at: at.toISOString() }],
    );
  },
});
