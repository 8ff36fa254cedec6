/** How often the codes of posters were opened, by day: counted without people. */
import type { Db } from "./database.js";
import type { Sql } from "./sql.js";

export type Scans = { code: string; day: string; count: number };

export const createScanStore = (db: Db, sql: Sql) => ({
  /** @param day such as 2026-11-22 */
  async add(code: string, day: string): Promise<void> {
    await sql.run`
      insert into scan (code, day, count) values (${code}, ${day}::date, 1)
      on conflict (code, day) do update set count = scan.count + 1`;
  },

  /** All that was counted, by code and day. */
  async all(): Promise<Scans[]> {
    const rows = await db.scan.findMany({ orderBy: [{ code: "asc" }, { day: "asc" }] });
    return rows.map(({ code, day, count }) => ({ code, day: day.toISOString().slice(0, 10), count }));
  },
});
