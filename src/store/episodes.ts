/** What people write into their own logs: sealed, kept until they erase it or nobody has added to it for long. */
import type { Episode, KeptEpisode } from "../domain/log.js";
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";
import type { Bytes, Seal } from "./seal.js";

export const createEpisodeStore = (db: Db, seal: Seal) => {
  const toKept = (row: { id: number; words: Uint8Array; createdAt: Date }): KeptEpisode => ({
    ...seal.openJson<Episode>(row.words),
    id: row.id,
    recordedAt: row.createdAt.toISOString(),
  });
  const sealed = (episode: Episode): Bytes => seal.sealJson(episode);

  return {
    async add(personId: number, episode: Episode, now: Instant): Promise<KeptEpisode> {
      return toKept(await db.episode.create({ data: { personId, words: sealed(episode), createdAt: now } }));
    },

    /** Changes one of a person's own; nothing happens to one that is gone. */
    async change(personId: number, id: number, episode: Episode): Promise<void> {
      await db.episode.updateMany({ where: { id, personId }, data: { words: sealed(episode) } });
    },

    async get(personId: number, id: number): Promise<KeptEpisode | undefined> {
      const row = await db.episode.findFirst({ where: { id, personId } });
      return row === null ? undefined : toKept(row);
    },

    /** In the order in which they were written down. */
    async of(personId: number): Promise<KeptEpisode[]> {
      return (await db.episode.findMany({ where: { personId }, orderBy: { id: "asc" } })).map(toKept);
    },

    async erase(personId: number, id: number): Promise<void> {
      await db.episode.deleteMany({ where: { id, personId } });
    },

    async eraseAll(personId: number): Promise<void> {
      await db.episode.deleteMany({ where: { personId } });
    },

    /** Erases the logs to which nothing was added since a moment. */
    async eraseIdleSince(at: Instant): Promise<number> {
      return db.$executeRaw`
        delete from episode where person_id in (
          select person_id from episode group by person_id having max(created_at) < ${at}::timestamptz)`;
    },
  };
};
