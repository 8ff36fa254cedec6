/** Case codes, kept so that nobody can read them back, and the chats that ask by them. Decides nothing. */
import { selectorOf, type Wrong } from "../domain/case-code.js";
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";
import type { Bytes, Seal } from "./seal.js";

/** What is kept of a code. */
export type HashedCode = { selector: Bytes; salt: Bytes; hash: Bytes };

export const createCaseStore = (db: Db, seal: Seal) => {
  // A slow hash cannot be looked up: without a selector every row would have to be hashed for every try. It is made of
  // six of the sixteen digits, so whoever has the database and its keys still has ten digits a case to guess at the
  // slow hash's price (about thirty years of one core), and a code whose selector is not here costs us nothing at all.
  const selector = (code: string) => seal.lookup("case", selectorOf(code));

  return {
    /** A code as it is kept. Takes as long as the slow hash, and touches no row. */
    async hashed(code: string): Promise<HashedCode> {
      return { selector: selector(code), ...(await seal.slow.make(code)) };
    },

    /** Gives a ticket its code; the one it had is no longer valid. */
    async setCode(ticketId: number, code: HashedCode, now: Instant): Promise<void> {
      const data = { ...code, createdAt: now, usedAt: now };
      await db.caseCode.upsert({ where: { ticketId }, create: { ticketId, ...data }, update: data });
    },

    /** The ticket of a code, and when the code was used last; undefined when there is none. */
    async byCode(code: string): Promise<{ ticketId: number; usedAt: Instant } | undefined> {
      const rows = await db.caseCode.findMany({ where: { selector: selector(code) } });
      for (const row of rows) {
        if (await seal.slow.matches(code, row))
          return { ticketId: row.ticketId, usedAt: row.usedAt.toISOString() };
      }
      return undefined;
    },

    async used(ticketId: number, now: Instant): Promise<void> {
      await db.caseCode.updateMany({ where: { ticketId }, data: { usedAt: now } });
    },

    async dropCode(ticketId: number): Promise<void> {
      await db.caseCode.deleteMany({ where: { ticketId } });
      await db.caseVisit.updateMany({ where: { ticketId }, data: { ticketId: null, openUntil: null } });
    },

    /** Forgets codes that were not used for too long. */
    async dropUnusedSince(at: Instant): Promise<number> {
      const { count } = await db.caseCode.deleteMany({ where: { usedAt: { lt: at } } });
      return count;
    },

    async hasCode(ticketId: number): Promise<boolean> {
      return (await db.caseCode.count({ where: { ticketId } })) > 0;
    },

    /** Remembers that a code opened a ticket in a chat. */
    async open(chatId: number, ticketId: number, until: Instant): Promise<void> {
      const data = { ticketId, openUntil: until, wrong: 0, wrongAt: null };
      await db.caseVisit.upsert({ where: { chatId }, create: { chatId, ...data }, update: data });
    },

    /** What a chat has opened and may still act on. */
    async opened(chatId: number, now: Instant): Promise<number | undefined> {
      const row = await db.caseVisit.findUnique({ where: { chatId } });
      if (row === null || row.openUntil === null || row.openUntil.toISOString() < now) return undefined;
      return row.ticketId ?? undefined;
    },

    async wrongOf(chatId: number): Promise<Wrong> {
      const row = await db.caseVisit.findUnique({ where: { chatId } });
      return { count: row?.wrong ?? 0, lastAt: row?.wrongAt?.toISOString() };
    },

    /** @param count wrong codes in this chat, this one with them */
    async wrong(chatId: number, count: number, now: Instant): Promise<void> {
      const data = { wrong: count, wrongAt: now };
      await db.caseVisit.upsert({ where: { chatId }, create: { chatId, ...data }, update: data });
    },

    /** How many chats typed a wrong code since a moment. */
    async wrongSince(at: Instant): Promise<number> {
      return db.caseVisit.count({ where: { wrongAt: { gt: at } } });
    },
  };
};
