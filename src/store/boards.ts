/** Which board stands pinned in which team's forum, and whether what it shows is still the same. */
import type { Refusal } from "../domain/outgoing.js";
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";
import type { Seal } from "./seal.js";

export type PinnedBoard = {
  /** Of the outbox: the message, and its last edit. */
  rowId: number;
  editId: number | undefined;
  isShown(picture: string): boolean;
};

export const createBoardStore = (db: Db, seal: Seal) => {
  // Nothing readable is kept of what it shows.
  const print = (picture: string) => seal.lookup("code", picture);
  return {
    async get(teamId: number): Promise<PinnedBoard | undefined> {
      const row = await db.board.findUnique({ where: { teamId } });
      if (row === null) return undefined;
      return {
        rowId: Number(row.rowId),
        editId: row.editId === null ? undefined : Number(row.editId),
        isShown: (picture) => Buffer.compare(row.shown, print(picture)) === 0,
      };
    },

    async pin(teamId: number, rowId: number, picture: string, postedAt: Instant): Promise<void> {
      const data = { rowId, editId: null, shown: print(picture), postedAt };
      await db.board.upsert({ where: { teamId }, create: { teamId, ...data }, update: data });
    },

    async edited(teamId: number, editId: number, picture: string): Promise<void> {
      await db.board.update({ where: { teamId }, data: { editId, shown: print(picture) } });
    },

    /** Puts the newest into an edit that still waits to be sent. False when it waits no more. */
    async reword(editId: number, payload: Record<string, unknown>, picture: string): Promise<boolean> {
      const data = { payload: seal.sealJson(payload) };
      const where = { id: BigInt(editId), status: "queued" as const };
      if ((await db.outbox.updateMany({ where, data })).count === 0) return false;
      await db.board.updateMany({ where: { editId: BigInt(editId) }, data: { shown: print(picture) } });
      return true;
    },

    /** Why the board or its last edit did not arrive; undefined when it did, or waits. */
    async refusalOf({
      rowId,
      editId = rowId,
    }: Pick<PinnedBoard, "rowId" | "editId">): Promise<Refusal | undefined> {
      const where = { id: BigInt(editId) };
      const row = await db.outbox.findUnique({ where, select: { refusal: true } });
      return (row?.refusal ?? undefined) as Refusal | undefined;
    },

    async drop(teamId: number): Promise<void> {
      await db.board.deleteMany({ where: { teamId } });
    },
  };
};
