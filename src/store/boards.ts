/** Which board stands pinned in which team's forum, and whether what it shows is still the same. */
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

    async drop(teamId: number): Promise<void> {
      await db.board.deleteMany({ where: { teamId } });
    },
  };
};
