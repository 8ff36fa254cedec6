/** Questions that a person agreed to be asked later, and what they answered: codes, never words. */
import type { FollowUp, FollowUpKind } from "../domain/follow-ups.js";
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";
import type { FollowUp as Row } from "./generated/client.js";

const toFollowUp = (row: Row): FollowUp => ({
  id: row.id,
  personId: row.personId,
  ticketId: row.ticketId ?? undefined,
  kind: row.kind as FollowUpKind,
  service: row.service ?? undefined,
  hour: row.hour,
  step: row.step,
  dueAt: row.dueAt.toISOString(),
  askedAt: row.askedAt?.toISOString(),
  endedAt: row.endedAt?.toISOString(),
});

export type NewFollowUp = Pick<FollowUp, "personId" | "ticketId" | "kind" | "service" | "hour" | "dueAt">;

export const createFollowUpStore = (db: Db) => ({
  async add({ personId, ticketId, kind, service, hour, dueAt }: NewFollowUp): Promise<FollowUp> {
    const data = { personId, ticketId: ticketId ?? null, kind, service: service ?? null, hour, dueAt };
    return toFollowUp(await db.followUp.create({ data }));
  },

  async get(id: number): Promise<FollowUp | undefined> {
    const row = await db.followUp.findUnique({ where: { id } });
    return row === null ? undefined : toFollowUp(row);
  },

  /** Those of a person that have not ended, the newest first. */
  async openOf(personId: number): Promise<FollowUp[]> {
    const rows = await db.followUp.findMany({ where: { personId, endedAt: null }, orderBy: { id: "desc" } });
    return rows.map(toFollowUp);
  },

  /** When a person was last asked how they are, ended or not. */
  async lastAsked(personId: number, now: Instant): Promise<FollowUp | undefined> {
    const where = { personId, kind: "wellbeing" satisfies FollowUpKind, dueAt: { lte: now } };
    const row = await db.followUp.findFirst({ where, orderBy: { dueAt: "desc" } });
    return row === null ? undefined : toFollowUp(row);
  },

  async update(
    id: number,
    change: { step?: number; dueAt?: Instant; askedAt?: Instant | null; endedAt?: Instant },
  ): Promise<void> {
    await db.followUp.update({ where: { id }, data: change });
  },

  /** Keeps an answer; one given to the same question before makes room. */
  async saveAnswer(followUpId: number, step: number, answer: string, at: Instant): Promise<void> {
    await db.followUpAnswer.upsert({
      where: { followUpId_step: { followUpId, step } },
      create: { followUpId, step, answer, at },
      update: { answer, at },
    });
  },

  /** Keeps why it came to a no. False when no such answer was given. */
  async saveReason(followUpId: number, step: number, reason: string): Promise<boolean> {
    const { count } = await db.followUpAnswer.updateMany({
      where: { followUpId, step, answer: "no" },
      data: { reason },
    });
    return count === 1;
  },

  async answers(
    followUpId: number,
  ): Promise<{ step: number; answer: string; reason: string | undefined; at: Instant }[]> {
    const rows = await db.followUpAnswer.findMany({ where: { followUpId }, orderBy: { step: "asc" } });
    return rows.map(({ step, answer, reason, at }) => ({
      step,
      answer,
      reason: reason ?? undefined,
      at: at.toISOString(),
    }));
  },

  /** Forgets that a person was ever asked. */
  async erase(personId: number): Promise<void> {
    await db.followUp.deleteMany({ where: { personId } });
  },
});
