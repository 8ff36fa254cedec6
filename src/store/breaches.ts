/** Words that came too late, counted for those who answer for the desk. A part of the tickets; knows no person. */
import { type BreachCount, breachEvents, breachOf, countBreaches } from "../domain/desk/breaches.js";
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";

export const createBreachStore = (db: Db) => ({
  /**
   * How often somebody was answered too late since a moment, by day, team, level and which word it was.
   * @param utcOffset on whose clock days begin
   */
  async breaches(since: Instant, utcOffset = 3): Promise<BreachCount[]> {
    const rows = await db.ticketEvent.findMany({
      where: { kind: { in: Object.values(breachEvents) }, at: { gte: since } },
      orderBy: { id: "asc" },
      select: { kind: true, detail: true, at: true, ticket: { select: { teamId: true, level: true } } },
    });
    const found = rows.map(({ kind, detail, at, ticket }) =>
      breachOf({
        kind,
        detail,
        at: at.toISOString(),
        teamId: ticket.teamId ?? undefined,
        level: ticket.level,
      }),
    );
    return countBreaches(found, utcOffset);
  },
});
