/** Who of which agency takes part in a request, and whether they have confirmed that they know of it. */
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";

export type Member = {
  requestId: number;
  staffId: number;
  name: string;
  agency: string;
  receivedAt: Instant | undefined;
};

export const createMemberStore = (db: Db) => ({
  /** False when they take part already. */
  async add(member: Pick<Member, "requestId" | "staffId" | "agency">): Promise<boolean> {
    return (await db.requestMember.createMany({ data: [member], skipDuplicates: true })).count === 1;
  },

  async of(requestId: number): Promise<Member[]> {
    const include = { staff: { select: { name: true } } };
    const rows = await db.requestMember.findMany({
      where: { requestId },
      include,
      orderBy: { staffId: "asc" },
    });
    return rows.map(({ staff, agency, staffId, receivedAt }) => ({
      requestId,
      staffId,
      name: staff.name,
      agency,
      receivedAt: receivedAt?.toISOString(),
    }));
  },

  /** False when they do not take part, or have confirmed it before. */
  async receive(requestId: number, staffId: number, now: Instant): Promise<boolean> {
    const where = { requestId, staffId, receivedAt: null };
    return (await db.requestMember.updateMany({ where, data: { receivedAt: now } })).count === 1;
  },
});
