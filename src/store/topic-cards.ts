/** What is kept of a ticket's topic beside its messages: the pinned card's place and fingerprint, and words with contacts in them. */
import type { Source } from "../domain/outgoing.js";
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";
import type { Seal } from "./seal.js";

/** What a card shows: `steady` is all of it but whose turn it is. */
export type CardShown = { title: string; text: string; steady: string };

/** Where a card stands, and how what it shows differs from something else. */
export type KeptCard = {
  rowId: number;
  title: string;
  isText(text: string): boolean;
  isSteady(text: string): boolean;
};

export const createTopicCardStore = (db: Db, seal: Seal) => {
  // Of what people said nothing readable is kept, but whether it is still the same.
  const print = (text: string) => seal.lookup("code", text);
  const isSame = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;
  return {
    async get(ticketId: number): Promise<KeptCard | undefined> {
      const row = await db.topicCard.findUnique({ where: { ticketId } });
      if (row === null) return undefined;
      return {
        rowId: Number(row.rowId),
        title: row.title,
        isText: (text) => isSame(row.shown, print(text)),
        isSteady: (text) => isSame(row.steady, print(text)),
      };
    },

    /** @param rowId of the outbox, for a card that was posted anew */
    async keep(ticketId: number, { title, text, steady }: CardShown, rowId?: number): Promise<void> {
      const shown = { title, shown: print(text), steady: print(steady) };
      if (rowId === undefined) await db.topicCard.update({ where: { ticketId }, data: shown });
      else
        await db.topicCard.upsert({
          where: { ticketId },
          create: { ticketId, rowId, ...shown },
          update: { rowId, ...shown },
        });
    },

    async titleOf(ticketId: number): Promise<string | undefined> {
      return (await db.topicCard.findUnique({ where: { ticketId }, select: { title: true } }))?.title;
    },

    /** Keeps words in which contacts were hidden; those of a message that was corrected take the place of the older. */
    async cover(
      ticketId: number,
      { chatId, messageId }: Source,
      words: string,
      now: Instant,
    ): Promise<number> {
      const sealed = seal.seal(words);
      const { id } = await db.covered.upsert({
        where: { ticketId_chatId_messageId: { ticketId, chatId, messageId } },
        create: { ticketId, chatId, messageId, words: sealed, createdAt: now },
        update: { words: sealed },
      });
      return id;
    },

    /** Nothing is hidden in a message any more. */
    async bare({ chatId, messageId }: Source): Promise<void> {
      await db.covered.deleteMany({ where: { chatId, messageId } });
    },

    /** What is covered in a ticket: that number, that message, or the newest that was not shown yet. */
    async coveredIn(
      ticketId: number,
      which: { id?: number; at?: Source } = {},
    ): Promise<{ id: number; isShown: boolean } | undefined> {
      const { id, at } = which;
      const where =
        id !== undefined
          ? { id }
          : at === undefined
            ? { words: { not: null } }
            : { chatId: at.chatId, messageId: at.messageId };
      const row = await db.covered.findFirst({
        where: { ticketId, ...where },
        orderBy: { id: "desc" },
        select: { id: true, words: true },
      });
      return row === null ? undefined : { id: row.id, isShown: row.words === null };
    },

    /** The words in which contacts are covered in a message, while nobody has uncovered them. */
    async coveredAt(
      ticketId: number,
      { chatId, messageId }: Source,
    ): Promise<{ id: number; words: string } | undefined> {
      const where = { ticketId_chatId_messageId: { ticketId, chatId, messageId } };
      const row = await db.covered.findUnique({ where });
      return row?.words == null ? undefined : { id: row.id, words: seal.open(row.words) };
    },

    /** Takes the words out, once: undefined for whoever comes second. */
    async uncover(id: number): Promise<string | undefined> {
      const [row] = await db.$queryRaw<{ words: Uint8Array | null }[]>`
        select words from covered where id = ${id} for update`;
      if (row?.words == null) return undefined;
      await db.covered.update({ where: { id }, data: { words: null } });
      return seal.open(row.words);
    },

    /** Forgets all of it when a matter is erased. */
    async forget(ticketId: number): Promise<void> {
      await db.topicCard.deleteMany({ where: { ticketId } });
      await db.covered.deleteMany({ where: { ticketId } });
      await db.referral.updateMany({ where: { ticketId }, data: { reason: null } });
      await db.appointment.deleteMany({ where: { ticketId } });
      await db.deskFollowUp.deleteMany({ where: { ticketId } });
      await db.task.deleteMany({ where: { ticketId } });
      await db.ticketEvent.updateMany({ where: { ticketId }, data: { note: null } });
    },
  };
};
