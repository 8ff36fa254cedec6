/** Places that people were sent to from a talk, and what became of it. Why something failed is sealed. */
import type { Referral, ReferralStatus } from "../domain/desk/referrals.js";
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";
import type { Referral as Row } from "./generated/client.js";
import type { Seal } from "./seal.js";

export const createReferralStore = (db: Db, seal: Seal) => {
  const toReferral = ({ reason, createdAt, updatedAt, status, ...row }: Row): Referral => ({
    ...row,
    status: status as ReferralStatus,
    reason: reason === null ? undefined : seal.open(reason),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  });
  return {
    async offer(
      referral: Pick<Referral, "ticketId" | "personId" | "service" | "staffId">,
      now: Instant,
    ): Promise<Referral> {
      const data = { ...referral, status: "offered", createdAt: now, updatedAt: now };
      return toReferral(await db.referral.create({ data }));
    },

    async get(id: number): Promise<Referral | undefined> {
      const row = await db.referral.findUnique({ where: { id } });
      return row === null ? undefined : toReferral(row);
    },

    async ofTicket(ticketId: number): Promise<Referral[]> {
      return (await db.referral.findMany({ where: { ticketId }, orderBy: { id: "asc" } })).map(toReferral);
    },

    /** The newest of a person to a place. */
    async lastTo(personId: number, service: string): Promise<Referral | undefined> {
      const row = await db.referral.findFirst({ where: { personId, service }, orderBy: { id: "desc" } });
      return row === null ? undefined : toReferral(row);
    },

    /** False when it is not where it was thought to be: nothing has changed then. */
    async move(
      { id, status }: Pick<Referral, "id" | "status">,
      to: ReferralStatus,
      now: Instant,
      reason?: string,
    ): Promise<boolean> {
      const { count } = await db.referral.updateMany({
        where: { id, status },
        data: { status: to, updatedAt: now, ...(reason === undefined ? {} : { reason: seal.seal(reason) }) },
      });
      return count === 1;
    },
  };
};
