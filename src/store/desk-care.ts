/** Who of the staff rests, and which persons are slowed down or not passed on, each until a moment. */
import type { LimitKind, PersonLimit } from "../domain/desk/limits.js";
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";
import type { Seal } from "./seal.js";
import type { Sql } from "./sql.js";

export const createDeskCareStore = (db: Db, sql: Sql, seal: Seal) => ({
  async rest(staffId: number, until: Instant): Promise<void> {
    await db.staffBreak.upsert({
      where: { staffId },
      create: { staffId, until },
      update: { until },
    });
  },

  /** False when they did not rest. */
  async back(staffId: number): Promise<boolean> {
    return (await db.staffBreak.deleteMany({ where: { staffId } })).count > 0;
  },

  /** Ids of those who rest at a moment. */
  async resting(now: Instant): Promise<number[]> {
    const rows = await db.staffBreak.findMany({ where: { until: { gt: now } }, select: { staffId: true } });
    return rows.map(({ staffId }) => staffId);
  },

  /** The last hard talk that somebody of the staff was asked about. */
  async lastDebrief(staffId: number): Promise<number | undefined> {
    const where = { staffId, kind: "debrief-asked" };
    return (await db.ticketEvent.findFirst({ where, orderBy: { id: "desc" } }))?.ticketId;
  },

  async limit(
    {
      personId,
      kind,
      until,
      staffId,
      reason,
    }: PersonLimit & { personId: number; staffId: number; reason: string },
    now: Instant,
  ): Promise<void> {
    const data = { kind, until, staffId, reason: seal.sealJson(reason), setAt: now };
    await db.personLimit.upsert({ where: { personId }, create: { personId, ...data }, update: data });
  },

  async unlimit(personId: number): Promise<boolean> {
    return (await db.personLimit.deleteMany({ where: { personId } })).count > 0;
  },

  /** What holds for a person at a moment; it ends by itself. */
  async limitOf(personId: number, now: Instant): Promise<PersonLimit | undefined> {
    const [row] = await sql.rows<{ kind: string; until: Date }>`
      select kind, until from person_limit where person_id = ${personId} and until > ${now}::timestamptz`;
    return row === undefined ? undefined : { kind: row.kind as LimitKind, until: row.until.toISOString() };
  },

  async dropEnded(now: Instant): Promise<void> {
    await db.personLimit.deleteMany({ where: { until: { lte: now } } });
    await db.staffBreak.deleteMany({ where: { until: { lte: now } } });
  },
});
