/** Where people looked for help and nothing was near: counted by day, nobody behind the numbers. */
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";

/** What was looked for, and in which municipality; empty words where that is not known. */
export type Miss = { region: string; municipality: string; need: string; ageBand: string };
export type MissCount = Miss & { day: string; count: number };

const dayOf = (at: Instant) => at.slice(0, "2026-12-25".length);

export const createMissStore = (db: Db) => ({
  /** One more search that found nothing within reach. */
  async add({ at, ...miss }: Miss & { at: Instant }): Promise<void> {
    const key = { ...miss, day: dayOf(at) };
    await db.miss.upsert({
      where: { region_municipality_need_ageBand_day: key },
      create: key,
      update: { count: { increment: 1 } },
    });
  },

  /** All that was counted since a day, the oldest first. */
  async since(day: string): Promise<MissCount[]> {
    return db.miss.findMany({
      where: { day: { gte: day } },
      orderBy: [
        { day: "asc" },
        { region: "asc" },
        { municipality: "asc" },
        { need: "asc" },
        { ageBand: "asc" },
      ],
    });
  },
});
