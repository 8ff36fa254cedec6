/** What requests can be given, seat by seat. The database itself refuses to give one seat twice. */
import type { Resource } from "../domain/programmes/request.js";
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";
import type { Resource as Row } from "./generated/client.js";
import type { Sql } from "./sql.js";

export type NewResource = Pick<Resource, "programme" | "kind" | "name"> &
  Partial<Pick<Resource, "item" | "municipality" | "maximum" | "startsAt" | "endsAt">>;

const iso = (date: Date | null) => date?.toISOString();

const toResource = (row: Row): Resource => ({
  id: row.id,
  programme: row.programme,
  kind: row.kind,
  item: row.item ?? undefined,
  name: row.name,
  municipality: row.municipality ?? undefined,
  maximum: row.maximum,
  startsAt: iso(row.startsAt),
  endsAt: iso(row.endsAt),
  condition: row.condition ?? undefined,
  retiredAt: iso(row.retiredAt),
});

export const createResourceStore = (db: Db, sql: Sql) => ({
  async add(
    { item, municipality, startsAt, endsAt, maximum = 1, ...rest }: NewResource,
    now: Instant,
  ): Promise<Resource> {
    const data = {
      ...rest,
      maximum,
      item: item ?? null,
      municipality: municipality ?? null,
      startsAt: startsAt ?? null,
      endsAt: endsAt ?? null,
      createdAt: now,
    };
    return toResource(await db.resource.create({ data }));
  },

  async get(id: number): Promise<Resource | undefined> {
    const row = await db.resource.findUnique({ where: { id } });
    return row === null ? undefined : toResource(row);
  },

  /** All that are in use, with how many of their seats are taken. */
  async list(programme?: string): Promise<(Resource & { taken: number })[]> {
    const where = { retiredAt: null, ...(programme === undefined ? {} : { programme }) };
    const include = { bookings: { where: { releasedAt: null }, select: { id: true } } };
    const rows = await db.resource.findMany({
      where,
      include,
      orderBy: [{ programme: "asc" }, { id: "asc" }],
    });
    return rows.map((row) => ({ ...toResource(row), taken: row.bookings.length }));
  },

  /** Notes what was noticed about its state. */
  async note(id: number, condition: string): Promise<void> {
    await db.resource.update({ where: { id }, data: { condition } });
  },

  /** Takes it out of use. False when it is not there, is out of use already, or somebody has it. */
  async retire(id: number, now: Instant): Promise<boolean> {
    await sql.rows`select id from resource where id = ${id} for no key update`;
    const where = { id, retiredAt: null, bookings: { none: { releasedAt: null } } };
    return (await db.resource.updateMany({ where, data: { retiredAt: now } })).count === 1;
  },

  /** Takes a free seat for a request. Undefined when there is none: others were first, or it is out of use. */
  async take(resourceId: number, requestId: number, now: Instant): Promise<number | undefined> {
    // Who wants a seat of it waits here for those who came first, so that what the next statement reads is true.
    await sql.rows`select id from resource where id = ${resourceId} for no key update`;
    const rows = await sql.rows<{ seat: number }>`
      insert into booking (resource_id, request_id, seat, taken_at)
      select resource.id, ${requestId}::int, seat, ${now}::timestamptz
      from resource, generate_series(1, resource.maximum) as seat
      where resource.id = ${resourceId} and resource.retired_at is null and not exists (
        select 1 from booking where resource_id = resource.id and booking.seat = seat.seat and released_at is null)
      order by seat limit 1
      on conflict (resource_id, seat) where released_at is null do nothing
      returning seat`;
    return rows[0]?.seat;
  },

  /** Whether a request has this one now. */
  async has(requestId: number, resourceId: number): Promise<boolean> {
    return (await db.booking.count({ where: { requestId, resourceId, releasedAt: null } })) > 0;
  },

  /** What a request had last, whether it still has it or not. */
  async lastOf(requestId: number): Promise<Resource | undefined> {
    const row = await db.booking.findFirst({
      where: { requestId },
      include: { resource: true },
      orderBy: { id: "desc" },
    });
    return row === null ? undefined : toResource(row.resource);
  },

  /** Gives back everything that a request has, but for one resource. Answers whether it had something. */
  async release(requestId: number, now: Instant, but?: number): Promise<boolean> {
    const where = { requestId, releasedAt: null, ...(but === undefined ? {} : { resourceId: { not: but } }) };
    return (await db.booking.updateMany({ where, data: { releasedAt: now } })).count > 0;
  },
});
