/** Talks on their way to somebody else. What the next one has to know, and why it was declined, is sealed. */
import { openStages, type TransferMove, type TransferStage, transferMoves } from "../domain/desk/transfer.js";
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";
import type { Transfer as Row } from "./generated/client.js";
import type { Seal } from "./seal.js";
import type { Sql } from "./sql.js";

export type Target = { staffId: number } | { teamId: number };

export type Transfer = {
  id: number;
  ticketId: number;
  askedBy: number;
  /** Who held the talk when it was asked. */
  from: number | undefined;
  to: Target;
  stage: TransferStage;
  summary: string | undefined;
  chatId: number;
  /** The message that was its summary. */
  messageId: number | undefined;
  questionId: number | undefined;
  startedAt: Instant;
};

const open = { in: [...openStages] };

export const createTransferStore = (db: Db, sql: Sql, seal: Seal) => {
  const toTransfer = (row: Row): Transfer => ({
    id: row.id,
    ticketId: row.ticketId,
    askedBy: row.askedBy,
    from: row.fromId ?? undefined,
    to: row.toStaffId === null ? { teamId: row.toTeamId ?? 0 } : { staffId: row.toStaffId },
    stage: row.stage as TransferStage,
    summary: row.summary === null ? undefined : seal.open(row.summary),
    chatId: row.chatId,
    messageId: row.messageId ?? undefined,
    questionId: row.questionId === null ? undefined : Number(row.questionId),
    startedAt: row.startedAt.toISOString(),
  });
  const found = (row: Row | null) => (row === null ? undefined : toTransfer(row));

  return {
    /** @param draft.chatId where its summary is awaited */
    async draft(
      draft: { ticketId: number; askedBy: number; from: number | undefined; to: Target; chatId: number },
      now: Instant,
    ): Promise<Transfer> {
      const { ticketId, askedBy, from, to, chatId } = draft;
      const whom = "staffId" in to ? { toStaffId: to.staffId } : { toTeamId: to.teamId };
      const data = { ticketId, askedBy, fromId: from ?? null, ...whom, chatId, stage: "drafted" };
      return toTransfer(await db.transfer.create({ data: { ...data, startedAt: now } }));
    },

    /** As it is now; whoever answers at the same moment waits until this transaction ends. */
    async lock(id: number): Promise<Transfer | undefined> {
      await db.$queryRaw`select id from transfer where id = ${id} for update`;
      return found(await db.transfer.findUnique({ where: { id } }));
    },

    /** Moves it to the stage its move leads to. False when its stage does not allow that: nothing has changed then. */
    async move(
      id: number,
      move: TransferMove,
      change: { whyNot?: string; questionId?: number; endedAt?: Instant } = {},
    ): Promise<boolean> {
      const { from, to } = transferMoves[move];
      const { whyNot, questionId, ...rest } = change;
      const data = {
        stage: to,
        ...rest,
        ...(questionId === undefined ? {} : { questionId: BigInt(questionId) }),
        ...(whyNot === undefined ? {} : { whyNot: seal.seal(whyNot) }),
      };
      const { count } = await db.transfer.updateMany({ where: { id, stage: { in: [...from] } }, data });
      return count === 1;
    },

    /** The one of a ticket that is under way. */
    async openOf(ticketId: number): Promise<Transfer | undefined> {
      return found(
        await db.transfer.findFirst({ where: { ticketId, stage: open }, orderBy: { id: "desc" } }),
      );
    },

    /** What somebody has begun in a chat and has not said the summary of. */
    async draftIn(chatId: number, askedBy: number, since: Instant): Promise<Transfer | undefined> {
      const where = { chatId, askedBy, stage: "drafted", startedAt: { gt: since } };
      return found(await db.transfer.findFirst({ where, orderBy: { id: "desc" } }));
    },

    /** Whether a summary is awaited in a chat. */
    async isAnyDraftIn(chatId: number): Promise<boolean> {
      const rows = await sql.rows<object>`
        select id from transfer where chat_id = ${chatId} and stage = 'drafted' limit 1`;
      return rows.length > 0;
    },

    /** Those that are offered to somebody of the staff alone. */
    async waitingFor(staffId: number): Promise<Transfer[]> {
      const where = { toStaffId: staffId, stage: { in: ["asking", "offered"] } };
      return (await db.transfer.findMany({ where, orderBy: { id: "asc" } })).map(toTransfer);
    },

    /** The one whose summary a message was. */
    async bySummary(chatId: number, messageId: number): Promise<Transfer | undefined> {
      return found(await db.transfer.findFirst({ where: { chatId, messageId } }));
    },

    /** @param messageId the message that it was said in */
    async setSummary(id: number, summary: string, messageId?: number): Promise<void> {
      const where = messageId === undefined ? {} : { messageId };
      await db.transfer.update({ where: { id }, data: { summary: seal.seal(summary), ...where } });
    },

    /** Whatever is under way with a ticket is over. */
    async endOf(ticketId: number, now: Instant): Promise<void> {
      const data = { stage: transferMoves.end.to, endedAt: now };
      await db.transfer.updateMany({ where: { ticketId, stage: open }, data });
    },

    /** Forgets what was said in the hand-overs of a ticket. */
    async eraseWords(ticketId: number): Promise<void> {
      await db.transfer.updateMany({ where: { ticketId }, data: { summary: null, whyNot: null } });
    },
  };
};
