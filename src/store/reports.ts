/** What people say is wrong with cards, and the ten that are called about in a week. Nothing here tells who said it. */
import { type CallOutcome, callOutcomes } from "../domain/directory/calls.js";
import { type ReportReason, reportReasons } from "../domain/directory/reports.js";
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";
import type { Seal } from "./seal.js";

export type CardReport = { reason: ReportReason; words: string | undefined; at: Instant };

/** A card to be called about, and what came of it. */
export type CardCall = { card: string; outcome: CallOutcome | undefined; staffId: number | undefined };

export const createReportStore = (db: Db, seal: Seal) => ({
  /** Writes down what one person says of one card, instead of what they said before. */
  async add(
    one: { card: string; personId: number; reason: ReportReason; words?: string | undefined },
    now: Instant,
  ): Promise<void> {
    const { card, personId, reason, words } = one;
    // Only good for seeing that it was another person: it cannot be turned back into one.
    const reporter = seal.lookup("reporter", `${card}/${personId}`);
    await db.cardReport.deleteMany({ where: { card, reporter, closedAt: null } });
    const sealed = words === undefined ? null : seal.seal(words);
    await db.cardReport.create({ data: { card, reason, words: sealed, reporter, at: now } });
  },

  /** What was said of a card and not looked into yet, the oldest first. */
  async open(card: string): Promise<CardReport[]> {
    const rows = await db.cardReport.findMany({ where: { card, closedAt: null }, orderBy: { id: "asc" } });
    return rows.map(({ reason, words, at }) => ({
      reason: reportReasons.find((one) => one === reason) ?? "words",
      words: words === null ? undefined : seal.open(words),
      at: at.toISOString(),
    }));
  },

  /** Somebody has looked into these, or into all of them. What was said is kept while it may be opened again. */
  async close(card: string, now: Instant, reasons: readonly ReportReason[] = reportReasons): Promise<void> {
    const where = { card, closedAt: null, reason: { in: [...reasons] } };
    await db.cardReport.updateMany({ where, data: { closedAt: now } });
  },

  /** Opens what was closed at a moment; who has spoken again since is heard as they spoke last. */
  async reopen(card: string, closedAt: Instant): Promise<void> {
    const open = await db.cardReport.findMany({ where: { card, closedAt: null } });
    const where = { card, closedAt, reporter: { notIn: open.map(({ reporter }) => reporter) } };
    await db.cardReport.updateMany({ where, data: { closedAt: null } });
  },

  /** Erases the words of what was looked into before. */
  async eraseWords(before: Instant): Promise<void> {
    await db.cardReport.updateMany({ where: { closedAt: { lt: before } }, data: { words: null } });
  },

  /** Puts cards on a week's list; those that are on it stay. */
  async plan(week: string, cards: readonly string[]): Promise<void> {
    await db.cardCall.createMany({ data: cards.map((card) => ({ week, card })), skipDuplicates: true });
  },

  /** A week's list, in its order. */
  async calls(week: string): Promise<CardCall[]> {
    const rows = await db.cardCall.findMany({ where: { week }, orderBy: { id: "asc" } });
    return rows.map(({ card, outcome, staffId }) => ({
      card,
      outcome: callOutcomes.find((one) => one === outcome),
      staffId: staffId ?? undefined,
    }));
  },

  /** Writes down what came of a call. False when the card is not on the week's list, or was called about before. */
  async called(
    week: string,
    { card, outcome, staffId }: { card: string; outcome: CallOutcome; staffId: number },
    now: Instant,
  ): Promise<boolean> {
    const where = { week, card, outcome: null };
    return (await db.cardCall.updateMany({ where, data: { outcome, staffId, at: now } })).count === 1;
  },
});
