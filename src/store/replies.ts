/** The phrases that staff send with one tap. */
import type { CannedReply } from "../domain/desk/replies.js";
import type { Language } from "../domain/people.js";
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";
import type { CannedReply as Row } from "./generated/client.js";

type Owner = { staffId: number } | { teamId: number };

const toReply = ({ id, staffId, teamId, word, ru, tt, en }: Row): CannedReply => ({
  id,
  staffId: staffId ?? undefined,
  teamId: teamId ?? undefined,
  word,
  texts: {
    ...(ru === null ? {} : { ru }),
    ...(tt === null ? {} : { tt }),
    ...(en === null ? {} : { en }),
  },
});

export const createReplyStore = (db: Db) => ({
  /** Everything that somebody can send in a team. */
  async of(staffId: number, teamId: number | undefined): Promise<CannedReply[]> {
    const where = { OR: [{ staffId }, ...(teamId === undefined ? [] : [{ teamId }])] };
    return (await db.cannedReply.findMany({ where, orderBy: { id: "asc" } })).map(toReply);
  },

  async get(id: number): Promise<CannedReply | undefined> {
    const row = await db.cannedReply.findUnique({ where: { id } });
    return row === null ? undefined : toReply(row);
  },

  /** Writes a phrase in one language; its words in the others stay. */
  async save(owner: Owner, word: string, language: Language, text: string, now: Instant): Promise<void> {
    const { count } = await db.cannedReply.updateMany({
      where: { ...owner, word },
      data: { [language]: text },
    });
    if (count === 0)
      await db.cannedReply.create({ data: { ...owner, word, [language]: text, createdAt: now } });
  },

  /** False when there was none. */
  async drop(owner: Owner, word: string): Promise<boolean> {
    return (await db.cannedReply.deleteMany({ where: { ...owner, word } })).count > 0;
  },
});
