/** Tickets and their history. What a person answered is sealed and erased when its time is over. */

import { moves, queued, type TicketMove, type TicketStatus } from "../domain/desk/states.js";
import { isTurn } from "../domain/desk/topic-title.js";
import type { Language } from "../domain/people.js";
import type { CloseReason, Level, Ticket } from "../domain/tickets.js";
import type { Instant } from "../domain/time.js";
import { createBreachStore } from "./breaches.js";
import type { Db } from "./database.js";
import type { SavedAnswer } from "./dialogues.js";
import type { Ticket as Row } from "./generated/client.js";
import { createLobbyStore } from "./lobby.js";
import type { Prefetched } from "./prefetched.js";
import { camelled } from "./rows.js";
import type { Seal } from "./seal.js";
import type { Sql } from "./sql.js";
import { createTicketEventStore, type Touched } from "./ticket-events.js";

export type NewTicket = {
  alias: string;
  code: string;
  personId: number;
  teamId: number | undefined;
  need: string;
  level: Level;
  language: Language;
  municipality: string | undefined;
  region: string | undefined;
  answers: SavedAnswer[];
  replyBy: Instant | undefined;
  avoids?: string[];
};

const iso = (date: Date | null) => date?.toISOString();

const toTicket = (row: Row): Ticket => ({
  id: row.id,
  alias: row.alias,
  code: row.code,
  personId: row.personId,
  teamId: row.teamId ?? undefined,
  need: row.need,
  level: row.level as Level,
  status: row.status,
  language: row.language as Language,
  municipality: row.municipality ?? undefined,
  region: row.region ?? undefined,
  noImages: row.noImages,
  topicId: row.topicId ?? undefined,
  assigneeId: row.assigneeId ?? undefined,
  replyBy: iso(row.replyBy),
  createdAt: row.createdAt.toISOString(),
  claimedAt: iso(row.claimedAt),
  firstWordAt: iso(row.firstWordAt),
  snoozedUntil: iso(row.snoozedUntil),
  transferTo:
    row.transferStaffId !== null
      ? { staffId: row.transferStaffId }
      : row.transferTeamId === null
        ? undefined
        : { teamId: row.transferTeamId },
  closedAt: iso(row.closedAt),
  avoids: row.avoids,
});

/** The only one of some rows of plain SQL, which every step asks for. */
const first = (rows: readonly object[]): Ticket | undefined => camelled<Row>(rows).map(toTicket)[0];

export const createTicketStore = (
  db: Db,
  sql: Sql,
  seal: Seal,
  prefetched: Prefetched,
  touched = new Map<number, Touched>(),
) => ({
  ...createLobbyStore(db, toTicket),
  ...createBreachStore(db),
  ...createTicketEventStore(sql, seal, touched),

  /** Tickets that something has happened to since this was asked last: what is shown of them may be out of date. */
  takeTouched(): (readonly [ticketId: number, by: Touched])[] {
    const all = [...touched];
    touched.clear();
    return all;
  },

  async add(ticket: NewTicket, now: Instant): Promise<Ticket> {
    prefetched.withoutTicket = undefined;
    const { answers, teamId, municipality, region, replyBy, ...rest } = ticket;
    const row = await db.ticket.create({
      data: {
        ...rest,
        teamId: teamId ?? null,
        municipality: municipality ?? null,
        region: region ?? null,
        replyBy: replyBy ?? null,
        status: "new",
        answers: seal.sealJson(answers),
        createdAt: now,
      },
    });
    return toTicket(row);
  },

  async get(id: number): Promise<Ticket | undefined> {
    return first(await sql.rows<object>`select * from ticket where id = ${id}`);
  },

  async setAnswers(id: number, answers: SavedAnswer[]): Promise<void> {
    touched.set(id, "more");
    await db.ticket.update({ where: { id }, data: { answers: seal.sealJson(answers) } });
  },

  async answers(id: number): Promise<SavedAnswer[]> {
    const row = await db.ticket.findUniqueOrThrow({ where: { id }, select: { answers: true } });
    return row.answers === null ? [] : seal.openJson<SavedAnswer[]>(row.answers);
  },

  /** The ticket a person is talking in or waiting for, if any. */
  async activeOf(personId: number): Promise<Ticket | undefined> {
    if (prefetched.withoutTicket === personId) return undefined;
    return first(
      await sql.rows<object>`
        select * from ticket where person_id = ${personId} and status <> 'closed' order by id desc limit 1`,
    );
  },

  async lastClosedOf(personId: number): Promise<Ticket | undefined> {
    const row = await db.ticket.findFirst({
      where: { personId, status: "closed", NOT: { closeReason: "erased" } },
      orderBy: { closedAt: "desc" },
    });
    return row === null ? undefined : toTicket(row);
  },

  async byTopic(teamId: number, topicId: number): Promise<Ticket | undefined> {
    return first(
      await sql.rows<object>`
        select * from ticket where team_id = ${teamId} and topic_id = ${topicId} order by id limit 1`,
    );
  },

  async waitingWithoutTeam(): Promise<Ticket[]> {
    return (
      await db.ticket.findMany({
        where: { teamId: null, status: { in: [...queued] } },
        orderBy: { id: "asc" },
      })
    ).map(toTicket);
  },

  /** Tickets of a team that are not closed. */
  async unfinishedOf(teamId: number): Promise<Ticket[]> {
    const where = { teamId, status: { not: "closed" } } as const;
    return (await db.ticket.findMany({ where, orderBy: { id: "asc" } })).map(toTicket);
  },

  /** Back to the queue, of another team or of none yet: a first word is waited for anew. */
  async free(id: number, teamId: number | undefined): Promise<Ticket> {
    const nobody = {
      assigneeId: null,
      claimedAt: null,
      firstWordAt: null,
      transferStaffId: null,
      transferTeamId: null,
    } as const;
    const data = { ...nobody, status: moves.lose.to, snoozedUntil: null, topicId: null };
    return toTicket(await db.ticket.update({ where: { id }, data: { ...data, teamId: teamId ?? null } }));
  },

  /** Only one claim can succeed: false when somebody was first. */
  async claim(id: number, staffId: number, now: Instant): Promise<boolean> {
    return this.move(id, "claim", { assigneeId: staffId, claimedAt: now });
  },

  /** Moves a ticket to the state its move leads to. False when its state does not allow that: nothing has changed then. */
  async move(
    id: number,
    move: TicketMove,
    change: {
      assigneeId?: number | null;
      claimedAt?: Instant | null;
      teamId?: number;
      topicId?: number | null;
      firstWordAt?: Instant | null;
      snoozedUntil?: Instant | null;
      transferStaffId?: number | null;
      transferTeamId?: number | null;
      replyBy?: Instant | null;
    } = {},
  ): Promise<boolean> {
    const { from, to } = moves[move];
    prefetched.withoutTicket = undefined;
    const isMore = Object.keys(change).length > 0;
    if (!isMore && (await this.takeTurn(id, from, to))) return true;
    touched.set(id, "more");
    const { count } = await db.ticket.updateMany({
      where: { id, status: { in: [...from] } },
      data: { ...change, status: to },
    });
    return count === 1;
  },

  /** Plain SQL: a talk goes from turn to turn with every word. False when it was no turn, and nothing has changed. */
  async takeTurn(id: number, from: readonly TicketStatus[], to: TicketStatus): Promise<boolean> {
    const turns = from.filter(isTurn);
    if (!isTurn(to) || turns.length === 0) return false;
    const rows = await sql.rows<{ id: number }>`
      update ticket set status = ${to}::text::"TicketStatus"
      where id = ${id} and status::text = any(${turns}::text[]) returning id`;
    if (rows.length === 0) return false;
    if (!touched.has(id)) touched.set(id, "turn");
    return true;
  },

  async update(
    id: number,
    change: {
      topicId?: number | null;
      teamId?: number;
      level?: Level;
      /** Null when the person waits for a human word again. */
      firstWordAt?: Instant | null;
      noImages?: boolean;
      snoozedUntil?: Instant | null;
      replyBy?: Instant | null;
      personId?: number;
      municipality?: string;
      region?: string;
      avoids?: string[];
    },
  ): Promise<void> {
    prefetched.withoutTicket = undefined;
    await db.ticket.update({ where: { id }, data: change });
    if (Object.keys(change).some((name) => name !== "topicId")) touched.set(id, "more");
  },

  async close(
    id: number,
    reason: CloseReason | "by-person" | "erased",
    now: Instant,
    retainUntil: Instant,
  ): Promise<void> {
    await db.ticket.update({
      where: { id },
      data: { status: moves.close.to, closeReason: reason, closedAt: now, retainUntil },
    });
  },

  /** Back to the one who had it, or to the lobby when nobody had. */
  async reopen(id: number): Promise<Ticket> {
    prefetched.withoutTicket = undefined;
    const { assigneeId } = await db.ticket.findUniqueOrThrow({ where: { id }, select: { assigneeId: true } });
    const status = assigneeId === null ? moves.requeue.to : moves.reopen.to;
    const data = { status, closedAt: null, closeReason: null, retainUntil: null } as const;
    return toTicket(await db.ticket.update({ where: { id }, data }));
  },

  /** Everything a person ever asked a human for. */
  async allOf(personId: number): Promise<Ticket[]> {
    return (await db.ticket.findMany({ where: { personId }, orderBy: { id: "asc" } })).map(toTicket);
  },

  /** Erases what a person said in a ticket; that there was one stays. */
  async erase(id: number): Promise<void> {
    await db.ticket.update({ where: { id }, data: { answers: null, municipality: null } });
  },

  /** Erases the content of closed tickets whose time is over. Answers how many. */
  async eraseDue(now: Instant): Promise<number> {
    const { count } = await db.ticket.updateMany({
      where: { status: "closed", retainUntil: { lte: now }, answers: { not: null } },
      data: { answers: null },
    });
    return count;
  },
});
