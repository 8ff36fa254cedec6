/** Who is on duty when, by the week and on single dates; every change with what it was before, and workbooks not confirmed yet. */
import type { OwnHours, RosterHours } from "../domain/desk/roster.js";
import type { Hours } from "../domain/duty.js";
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";
import type { Prisma } from "./generated/client.js";

export type LoggedChange = {
  id: number;
  at: Instant;
  /** Undefined for whoever works on the machine itself. */
  by: number | undefined;
  before: RosterHours;
  after: RosterHours;
  /** Who has taken it back, and when. */
  undone: { by: number | undefined; at: Instant } | undefined;
};

type Row = {
  id: number;
  at: Date;
  by: number | null;
  before: unknown;
  after: unknown;
  undoneAt: Date | null;
  undoneBy: number | null;
};

const toChange = (row: Row): LoggedChange => ({
  id: row.id,
  at: row.at.toISOString(),
  by: row.by ?? undefined,
  before: row.before as RosterHours,
  after: row.after as RosterHours,
  undone:
    row.undoneAt === null ? undefined : { by: row.undoneBy ?? undefined, at: row.undoneAt.toISOString() },
});

const pairs = (minutes: readonly number[]): Hours[] =>
  minutes.flatMap((startsAt, index) =>
    index % 2 === 0 ? [{ startsAt, endsAt: minutes[index + 1] ?? startsAt }] : [],
  );

const json = (hours: RosterHours) => hours as unknown as Prisma.InputJsonObject;

export const createRosterStore = (db: Db) => ({
  /** The hours of these, or of everybody who has any. */
  async hoursOf(staffIds?: readonly number[]): Promise<RosterHours> {
    const where = staffIds === undefined ? {} : { staffId: { in: [...staffIds] } };
    const weekly = await db.duty.findMany({ where, orderBy: [{ weekday: "asc" }, { startsAt: "asc" }] });
    const dated = await db.dutyException.findMany({ where, orderBy: { day: "asc" } });
    const all = new Map<number, { -readonly [K in keyof OwnHours]: OwnHours[K] }>();
    const of = (staffId: number, utcOffset: number) => {
      const own = all.get(staffId) ?? { utcOffset, week: {}, dates: {} };
      all.set(staffId, own);
      return own;
    };
    for (const { staffId, weekday, startsAt, endsAt, utcOffset } of weekly) {
      const { week } = of(staffId, utcOffset);
      week[weekday] = [...(week[weekday] ?? []), { startsAt, endsAt }];
    }
    for (const { staffId, day, minutes, utcOffset } of dated)
      of(staffId, utcOffset).dates[day] = pairs(minutes);
    return Object.fromEntries(all);
  },

  /** Whoever changes the hours of one of these at the same moment waits until this transaction ends. */
  async lock(staffIds: readonly number[]): Promise<void> {
    await db.$queryRaw`select id from staff where id = any(${[...staffIds]}::int[]) order by id for update`;
  },

  /** Puts hours in place of the ones that these members had. */
  async set(hours: RosterHours): Promise<void> {
    const staffIds = Object.keys(hours).map(Number);
    const where = { staffId: { in: staffIds } };
    await db.duty.deleteMany({ where });
    await db.dutyException.deleteMany({ where });
    for (const [id, { utcOffset, week, dates }] of Object.entries(hours)) {
      const staffId = Number(id);
      const weekly = Object.entries(week).flatMap(([weekday, stretches]) =>
        stretches.map(({ startsAt, endsAt }) => ({
          staffId,
          weekday: Number(weekday),
          startsAt,
          endsAt,
          utcOffset,
        })),
      );
      await db.duty.createMany({ data: weekly });
      const dated = Object.entries(dates).map(([day, stretches]) => ({
        staffId,
        day,
        utcOffset,
        minutes: stretches.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]),
      }));
      await db.dutyException.createMany({ data: dated });
    }
  },

  async log(
    { by, before, after }: { by: number | undefined; before: RosterHours; after: RosterHours },
    at: Instant,
  ): Promise<number> {
    const data = { at, by: by ?? null, before: json(before), after: json(after) };
    return (await db.rosterChange.create({ data })).id;
  },

  /** The newest changes first. */
  async changes(most: number): Promise<LoggedChange[]> {
    const rows = await db.rosterChange.findMany({ orderBy: { id: "desc" }, take: most });
    return rows.map(toChange);
  },

  async lastChange(): Promise<LoggedChange | undefined> {
    const row = await db.rosterChange.findFirst({ where: { undoneAt: null }, orderBy: { id: "desc" } });
    return row === null ? undefined : toChange(row);
  },

  /** False when somebody has taken it back already. */
  async undo(id: number, by: number, now: Instant): Promise<boolean> {
    const where = { id, undoneAt: null };
    const { count } = await db.rosterChange.updateMany({ where, data: { undoneAt: now, undoneBy: by } });
    return count === 1;
  },

  async keepDraft(
    staffId: number,
    { before, after }: { before: RosterHours; after: RosterHours },
    sentAt: Instant,
  ): Promise<void> {
    const data = { before: json(before), after: json(after), sentAt };
    await db.rosterDraft.upsert({ where: { staffId }, create: { staffId, ...data }, update: data });
  },

  /** Takes the draft out, once. @param sentAt only the one that was sent then */
  async takeDraft(
    staffId: number,
    sentAt?: Instant,
  ): Promise<{ before: RosterHours; after: RosterHours; sentAt: Instant } | undefined> {
    const row = await db.rosterDraft.findUnique({ where: { staffId } });
    if (row === null || (sentAt !== undefined && row.sentAt.toISOString() !== sentAt)) return undefined;
    if ((await db.rosterDraft.deleteMany({ where: { staffId } })).count === 0) return undefined;
    return {
      before: row.before as unknown as RosterHours,
      after: row.after as unknown as RosterHours,
      sentAt: row.sentAt.toISOString(),
    };
  },

  /** Days that are long over matter to nobody, nor what was never confirmed. */
  async dropPast(before: Instant): Promise<void> {
    await db.dutyException.deleteMany({ where: { day: { lt: before.slice(0, 10) } } });
    await db.rosterDraft.deleteMany({ where: { sentAt: { lt: before } } });
  },
});
