/** Who of an institution sees to its card: let in by a one-time code of which only a look-up is kept. */
import { randomInt } from "node:crypto";
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";
import type { Seal } from "./seal.js";

/** What cannot be mistaken for one another when it is read out. */
const symbols = "23456789abcdefghjkmnpqrstuvwxyz";
const codeLength = 20;

export type Keeper = { id: number; card: string };

export const createKeeperStore = (db: Db, seal: Seal) => ({
  /** Makes a code that lets somebody in once. It is not kept: whoever loses it needs another. */
  async invite(one: { card: string; by: string; expiresAt: Instant }, now: Instant): Promise<string> {
    const { card, by, expiresAt } = one;
    // It opens a door: it comes from the system's randomness.
    const code = Array.from({ length: codeLength }, () => symbols[randomInt(symbols.length)]).join("");
    await db.cardKeeper.create({
      data: { card, code: seal.lookup("code", code), invitedBy: by, expiresAt, createdAt: now },
    });
    return code;
  },

  /** Lets a chat in by a code, once. Undefined when it is unknown, used or too old. */
  async accept(code: string, chatId: number, now: Instant): Promise<Keeper | undefined> {
    const row = await db.cardKeeper.findUnique({ where: { code: seal.lookup("code", code) } });
    if (row === null || (row.expiresAt !== null && row.expiresAt.toISOString() < now)) return undefined;
    await db.cardKeeper.deleteMany({ where: { card: row.card, chatId, id: { not: row.id } } });
    const data = { chatId, boundAt: now, code: null, expiresAt: null };
    const { id, card } = await db.cardKeeper.update({ where: { id: row.id }, data });
    return { id, card };
  },

  /** Forgets codes that nobody has used in time. */
  async dropExpired(now: Instant): Promise<void> {
    await db.cardKeeper.deleteMany({ where: { chatId: null, expiresAt: { lt: now } } });
  },

  /** The cards that a chat sees to, the newest first. */
  async ofChat(chatId: number): Promise<Keeper[]> {
    const rows = await db.cardKeeper.findMany({ where: { chatId }, orderBy: { boundAt: "desc" } });
    return rows.map(({ id, card }) => ({ id, card }));
  },

  /** The chat of somebody of an institution; undefined when they were shut out since. */
  async chatOf(id: number): Promise<number | undefined> {
    return (await db.cardKeeper.findUnique({ where: { id } }))?.chatId ?? undefined;
  },

  /** How many see to a card. */
  async count(card: string): Promise<number> {
    return db.cardKeeper.count({ where: { card, chatId: { not: null } } });
  },

  /** Shuts out everybody who sees to a card, and the codes that were given out for it. */
  async revoke(card: string): Promise<void> {
    await db.cardKeeper.deleteMany({ where: { card } });
  },
});
