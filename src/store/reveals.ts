/** Requests to see a name, with sealed reasons. What was shown is nowhere here. */
import type { RevealState, RevealStatus } from "../domain/desk/reveal.js";
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";
import type { Reveal as Row } from "./generated/client.js";
import type { Seal } from "./seal.js";

export type Reveal = RevealState & {
  id: number;
  ticketId: number;
  askedAt: Instant;
  reason: string;
  whyUntold: string | undefined;
  decidedAt: Instant | undefined;
  whyNot: string | undefined;
  shownAt: Instant | undefined;
};

const open: RevealStatus[] = ["drafted", "asked", "escalated", "confirmed"];
/** Stands where a reason was erased. */
const erased = "";

export const createRevealStore = (db: Db, seal: Seal) => {
  const words = (sealed: Uint8Array | null) => (sealed === null ? undefined : seal.openJson<string>(sealed));
  const toReveal = (row: Row): Reveal => ({
    id: row.id,
    ticketId: row.ticketId,
    status: row.status as RevealStatus,
    askedBy: row.askedBy,
    askedAt: row.askedAt.toISOString(),
    reason: words(row.reason) ?? erased,
    whyUntold: words(row.whyUntold),
    told: row.told ?? undefined,
    decidedBy: row.decidedBy ?? undefined,
    decidedAt: row.decidedAt?.toISOString(),
    whyNot: words(row.whyNot),
    shownAt: row.shownAt?.toISOString(),
  });
  return {
    async draft(one: { ticketId: number; askedBy: number; reason: string }, now: Instant): Promise<Reveal> {
      const { ticketId, askedBy } = one;
      const reason = seal.sealJson(one.reason);
      const status: RevealStatus = "drafted";
      return toReveal(await db.reveal.create({ data: { ticketId, askedBy, reason, status, askedAt: now } }));
    },

    /** As it is now; whoever decides at the same moment waits until this transaction ends. */
    async lock(id: number): Promise<Reveal | undefined> {
      await db.$queryRaw`select id from reveal where id = ${id} for update`;
      const row = await db.reveal.findUnique({ where: { id } });
      return row === null ? undefined : toReveal(row);
    },

    /** Keeps the state that a move has led to. */
    async save(
      id: number,
      { status, decidedBy, told }: RevealState,
      more: {
        reason?: string;
        whyUntold?: string;
        whyNot?: string;
        decidedAt?: Instant;
        shownAt?: Instant;
        askedAt?: Instant;
      } = {},
    ): Promise<void> {
      const { reason, whyUntold, whyNot, ...at } = more;
      const data = {
        status,
        decidedBy: decidedBy ?? null,
        told: told ?? null,
        ...at,
        ...(reason === undefined ? {} : { reason: seal.sealJson(reason) }),
        ...(whyUntold === undefined ? {} : { whyUntold: seal.sealJson(whyUntold) }),
        ...(whyNot === undefined ? {} : { whyNot: seal.sealJson(whyNot) }),
      };
      await db.reveal.update({ where: { id }, data });
    },

    /** The one of a ticket that is under way. */
    async openOf(ticketId: number): Promise<Reveal | undefined> {
      const where = { ticketId, status: { in: open } };
      const row = await db.reveal.findFirst({ where, orderBy: { id: "desc" } });
      return row === null ? undefined : toReveal(row);
    },

    /** When somebody has asked for one; what was never sent does not count. */
    async askedBy(staffId: number): Promise<Instant[]> {
      const where = { askedBy: staffId, status: { not: "drafted" } };
      const rows = await db.reveal.findMany({ where, select: { askedAt: true } });
      return rows.map(({ askedAt }) => askedAt.toISOString());
    },

    /** The newest first. */
    async all(most: number): Promise<Reveal[]> {
      const where = { status: { not: "drafted" } };
      return (await db.reveal.findMany({ where, orderBy: { id: "desc" }, take: most })).map(toReveal);
    },

    async eraseReasons(before: Instant): Promise<number> {
      const data = { reason: seal.sealJson(erased), whyUntold: null, whyNot: null };
      return (await db.reveal.updateMany({ where: { askedAt: { lt: before } }, data })).count;
    },
  };
};
