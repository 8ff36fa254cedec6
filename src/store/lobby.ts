/** What a team's lobby and forum hold: who waits, who holds how much, which topics stand there. A part of the tickets. */
import { held, queued } from "../domain/desk/states.js";
import { isUrgent, levels, type Ticket } from "../domain/tickets.js";
import type { Db } from "./database.js";
import type { Ticket as Row } from "./generated/client.js";

export const createLobbyStore = (db: Db, toTicket: (row: Row) => Ticket) => ({
  /** How many tickets of each team are not closed. */
  async loads(): Promise<Map<number, number>> {
    const where = { status: { not: "closed" }, teamId: { not: null } } as const;
    const rows = await db.ticket.groupBy({ by: ["teamId"], where, _count: true });
    return new Map(rows.map(({ teamId, _count }) => [teamId ?? 0, _count]));
  },

  /** What somebody holds and has not ended. */
  async heldBy(assigneeId: number): Promise<Ticket[]> {
    const where = { assigneeId, status: { in: [...held] } };
    return (await db.ticket.findMany({ where, orderBy: { id: "asc" } })).map(toTicket);
  },

  /** Everything that anybody holds. */
  async allHeld(): Promise<Ticket[]> {
    const where = { assigneeId: { not: null }, status: { in: [...held] } };
    return (await db.ticket.findMany({ where, orderBy: { id: "asc" } })).map(toTicket);
  },

  /** Urgent ones that somebody holds. */
  async urgentHeld(): Promise<Ticket[]> {
    const where = { status: { in: [...held] }, level: { in: ["imminent", "high"] } };
    return (await db.ticket.findMany({ where, orderBy: { id: "asc" } })).map(toTicket);
  },

  /** Those that nobody has taken, of all teams. */
  async allQueued(): Promise<Ticket[]> {
    const where = { status: { in: [...queued] } };
    return (await db.ticket.findMany({ where, orderBy: { id: "asc" } })).map(toTicket);
  },

  /** Those in which somebody may be in danger, of all teams. */
  async urgent(): Promise<Ticket[]> {
    const where = { level: { in: levels.filter(isUrgent) }, status: { not: "closed" } } as const;
    return (await db.ticket.findMany({ where, orderBy: { id: "asc" } })).map(toTicket);
  },

  /** By the code of its name. */
  async byCode(code: string): Promise<Ticket | undefined> {
    const row = await db.ticket.findUnique({ where: { code } });
    return row === null ? undefined : toTicket(row);
  },

  /** Ended tickets of a team that still have a topic, the longest ended first. */
  async endedWithTopic(teamId: number): Promise<Ticket[]> {
    const where = { teamId, status: "closed", topicId: { not: null } } as const;
    return (await db.ticket.findMany({ where, orderBy: [{ closedAt: "asc" }, { id: "asc" }] })).map(toTicket);
  },

  /** Points at no topic of a team's forum any more. Answers what pointed where, open tickets first. */
  async leaveForum(teamId: number): Promise<{ ticketId: number; topicId: number }[]> {
    const where = { teamId, topicId: { not: null } };
    const rows = await db.ticket.findMany({ where, select: { id: true, topicId: true, status: true } });
    await db.ticket.updateMany({ where: { teamId }, data: { topicId: null } });
    return rows
      .toSorted((a, b) => Number(a.status === "closed") - Number(b.status === "closed"))
      .map(({ id, topicId }) => ({ ticketId: id, topicId: topicId ?? 0 }));
  },

  /** How many topics of tickets stand in a team's forum. */
  async topicsOf(teamId: number): Promise<number> {
    return db.ticket.count({ where: { teamId, topicId: { not: null } } });
  },
});
