/** Changes of cards on their way: what waits for approval, and what somebody is typing at the moment. */
import type { Change } from "../domain/directory/card-fields.js";
import { type Proposal, type ProposalState, proposalStates } from "../domain/directory/proposals.js";
import { dayMs, type Instant, plus } from "../domain/time.js";
import type { Db } from "./database.js";
import type { CardDraft, Prisma, Proposal as Row } from "./generated/client.js";
import { camelled } from "./rows.js";
import type { Sql } from "./sql.js";

/** What is being typed into a card in one chat. */
export type Draft = { card: string; field: string | undefined; changes: Change[] };

const json = (changes: readonly Change[]) => changes as unknown as Prisma.InputJsonArray;

const toProposal = (row: Row): Proposal => ({
  id: row.id,
  card: row.card,
  author: row.author,
  changes: row.changes as unknown as Change[],
  state: proposalStates.find((state) => state === row.state) ?? "withdrawn",
  createdAt: row.createdAt.toISOString(),
  decidedBy: row.decidedBy ?? undefined,
  decidedAt: row.decidedAt?.toISOString(),
});

/** What was left unfinished for so long is not gone on with. */
const draftMs = dayMs;

export const createProposalStore = (db: Db, sql: Sql) => ({
  async add(one: { card: string; author: string; changes: Change[] }, now: Instant): Promise<Proposal> {
    const { card, author, changes } = one;
    const data = { card, author, changes: json(changes), state: "waiting", createdAt: now };
    return toProposal(await db.proposal.create({ data }));
  },

  async get(id: number): Promise<Proposal | undefined> {
    const row = await db.proposal.findUnique({ where: { id } });
    return row === null ? undefined : toProposal(row);
  },

  /** The oldest first. */
  async waiting(): Promise<Proposal[]> {
    const rows = await db.proposal.findMany({
      where: { state: "waiting" },
      orderBy: { id: "asc" },
      take: 50,
    });
    return rows.map(toProposal);
  },

  /** What was published of a card, the newest first. */
  async published(card: string, most = 5): Promise<Proposal[]> {
    const where = { card, state: "published" };
    return (await db.proposal.findMany({ where, orderBy: { id: "desc" }, take: most })).map(toProposal);
  },

  /**
   * Decides a proposal that is still in the state it was seen in. False when somebody else was first.
   * `changes`: what was changed with it besides.
   */
  async decide(
    id: number,
    {
      from,
      to,
      by,
      changes,
    }: { from: ProposalState; to: ProposalState; by: string; changes?: readonly Change[] },
    now: Instant,
  ): Promise<boolean> {
    const written = changes === undefined ? {} : { changes: json(changes) };
    const data = { state: to, decidedBy: by, decidedAt: now, ...written };
    return (await db.proposal.updateMany({ where: { id, state: from }, data })).count === 1;
  },

  async draft(chatId: number, now: Instant): Promise<Draft | undefined> {
    const [row] = camelled<CardDraft>(
      await sql.rows<object>`select * from card_draft where chat_id = ${chatId}`,
    );
    if (row === undefined || row.updatedAt.toISOString() < plus(now, -draftMs)) return undefined;
    return { card: row.card, field: row.field ?? undefined, changes: row.changes as unknown as Change[] };
  },

  async setDraft(chatId: number, { card, field, changes }: Draft, now: Instant): Promise<void> {
    const data = { card, field: field ?? null, changes: json(changes), updatedAt: now };
    await db.cardDraft.upsert({ where: { chatId }, create: { chatId, ...data }, update: data });
  },

  /** Forgets what was left unfinished. */
  async dropOldDrafts(now: Instant): Promise<void> {
    await db.cardDraft.deleteMany({ where: { updatedAt: { lt: plus(now, -draftMs) } } });
  },

  async dropDraft(chatId: number): Promise<void> {
    await db.cardDraft.deleteMany({ where: { chatId } });
  },
});
