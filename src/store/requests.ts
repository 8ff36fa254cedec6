/** Requests of programmes and their history. What a person answered and what was said with an act is sealed. */
import type { By } from "../domain/programmes/flow.js";
import type { FlowName } from "../domain/programmes/flows.js";
import type { Input, Request, RequestEvent } from "../domain/programmes/request.js";
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";
import type { SavedAnswer } from "./dialogues.js";
import type { Request as Row } from "./generated/client.js";
import type { Seal } from "./seal.js";
import type { Sql } from "./sql.js";

export type NewRequest = Pick<Request, "code" | "programme" | "flow" | "state" | "region"> & {
  personId: number | undefined;
  ticketId: number | undefined;
  municipality: string | undefined;
  dueAt: Instant | undefined;
  answers: SavedAnswer[];
};

export type RequestChange = {
  state?: string;
  /** Undefined, when it is there: none any more. */
  dueAt?: Instant | undefined;
  closedAt?: Instant;
  ownerId?: number;
  ticketId?: number;
};

/** So many signs that nobody guesses them. */
const proofLength = 20;

const iso = (date: Date | null) => date?.toISOString();

const toRequest = (row: Row): Request => ({
  id: row.id,
  code: row.code,
  programme: row.programme,
  flow: row.flow as FlowName,
  state: row.state,
  personId: row.personId ?? undefined,
  ticketId: row.ticketId ?? undefined,
  ownerId: row.ownerId ?? undefined,
  region: row.region,
  municipality: row.municipality ?? undefined,
  dueAt: iso(row.dueAt),
  createdAt: row.createdAt.toISOString(),
  changedAt: row.changedAt.toISOString(),
  closedAt: iso(row.closedAt),
});

export const createRequestStore = (db: Db, sql: Sql, seal: Seal) => ({
  async add(request: NewRequest, now: Instant): Promise<Request> {
    const { answers, personId, ticketId, municipality, dueAt, ...rest } = request;
    const row = await db.request.create({
      data: {
        ...rest,
        personId: personId ?? null,
        ticketId: ticketId ?? null,
        municipality: municipality ?? null,
        dueAt: dueAt ?? null,
        answers: seal.sealJson(answers),
        createdAt: now,
        changedAt: now,
      },
    });
    return toRequest(row);
  },

  async get(id: number): Promise<Request | undefined> {
    const row = await db.request.findUnique({ where: { id } });
    return row === null ? undefined : toRequest(row);
  },

  async byCode(code: string): Promise<Request | undefined> {
    const row = await db.request.findUnique({ where: { code } });
    return row === null ? undefined : toRequest(row);
  },

  /** What stands behind the link by which the second side of a request comes; a poster's begins otherwise. */
  sideLink(id: number): string {
    const proof = Buffer.from(seal.lookup("code", `side/${id}`)).toString("base64url");
    return `2${id.toString(36)}-${proof.slice(0, proofLength)}`;
  },

  /** The request of such a link; undefined when it was not made here. */
  async bySideLink(link: string): Promise<number | undefined> {
    const id = Number.parseInt(/^2([0-9a-z]{1,6})-/.exec(link)?.[1] ?? "", 36);
    return Number.isNaN(id) || link !== this.sideLink(id) ? undefined : id;
  },

  /** The same, kept from everybody else until the step ends: acts on one request come one after the other. */
  async lock(id: number): Promise<Request | undefined> {
    await sql.rows`select id from request where id = ${id} for no key update`;
    return this.get(id);
  },

  async answers(id: number): Promise<SavedAnswer[]> {
    const row = await db.request.findUniqueOrThrow({ where: { id }, select: { answers: true } });
    return row.answers === null ? [] : seal.openJson<SavedAnswer[]>(row.answers);
  },

  /** Requests of a person that are open, or that ended after a moment; newest last. */
  async ofPerson(personId: number, endedSince?: Instant): Promise<Request[]> {
    const open = { closedAt: null };
    const where =
      endedSince === undefined
        ? { personId, ...open }
        : { personId, OR: [open, { closedAt: { gte: endedSince } }] };
    return (await db.request.findMany({ where, orderBy: { id: "asc" } })).map(toRequest);
  },

  async ofTicket(ticketId: number): Promise<Request[]> {
    return (await db.request.findMany({ where: { ticketId }, orderBy: { id: "asc" } })).map(toRequest);
  },

  /** Requests of a programme in some states, the oldest first. */
  async inStates(programme: string, states: readonly string[]): Promise<Request[]> {
    const where = { programme, state: { in: [...states] }, closedAt: null };
    return (await db.request.findMany({ where, orderBy: { id: "asc" } })).map(toRequest);
  },

  /** Of a flow, open and nobody's yet; the oldest first. */
  async unowned(flow: FlowName): Promise<Request[]> {
    const where = { flow, ownerId: null, closedAt: null };
    return (await db.request.findMany({ where, orderBy: { id: "asc" } })).map(toRequest);
  },

  /** Requests that somebody of the staff sent, answers for or takes part in; open, or ended after a moment. */
  async signalsOf(staffId: number, endedSince: Instant): Promise<Request[]> {
    const where = {
      flow: "signal",
      AND: [
        { OR: [{ closedAt: null }, { closedAt: { gte: endedSince } }] },
        {
          OR: [
            { ownerId: staffId },
            { members: { some: { staffId } } },
            { events: { some: { act: "open", staffId } } },
          ],
        },
      ],
    };
    return (await db.request.findMany({ where, orderBy: { id: "asc" } })).map(toRequest);
  },

  /** Who of the staff made a request. */
  async openedBy(requestId: number): Promise<number | undefined> {
    const row = await db.requestEvent.findFirst({
      where: { requestId, act: "open" },
      select: { staffId: true },
    });
    return row?.staffId ?? undefined;
  },

  async change(id: number, change: RequestChange, now: Instant): Promise<void> {
    const { dueAt, ...rest } = change;
    const due = "dueAt" in change ? { dueAt: dueAt ?? null } : {};
    await db.request.update({ where: { id }, data: { ...rest, ...due, changedAt: now } });
  },

  async addEvent(
    requestId: number,
    event: { act: string; from?: string; to: string; by: By; staffId?: number; input?: Input },
    now: Instant,
  ): Promise<void> {
    const { input, from, staffId, ...rest } = event;
    const note = input === undefined || Object.keys(input).length === 0 ? null : seal.sealJson(input);
    await db.requestEvent.create({
      data: { requestId, ...rest, from: from ?? null, staffId: staffId ?? null, note, at: now },
    });
  },

  async events(requestId: number): Promise<RequestEvent[]> {
    const rows = await db.requestEvent.findMany({ where: { requestId }, orderBy: { id: "asc" } });
    return rows.map((row) => ({
      act: row.act,
      from: row.from ?? undefined,
      to: row.to,
      by: row.by as By,
      staffId: row.staffId ?? undefined,
      input: row.note === null ? {} : seal.openJson<Input>(row.note),
      at: row.at.toISOString(),
    }));
  },

  /** Erases what was said in the requests of a ticket, and their plans; that there were some stays. */
  async eraseOf(ticketId: number): Promise<void> {
    await db.task.deleteMany({ where: { request: { ticketId } } });
    await db.request.updateMany({ where: { ticketId }, data: { answers: null, municipality: null } });
    await db.requestEvent.updateMany({ where: { request: { ticketId } }, data: { note: null } });
  },

  /** The same for all that ended before a moment. */
  async eraseEndedBefore(at: Instant): Promise<void> {
    const closedAt = { lt: at };
    await db.task.deleteMany({ where: { request: { closedAt } } });
    await db.requestEvent.updateMany({
      where: { request: { closedAt }, note: { not: null } },
      data: { note: null },
    });
    await db.request.updateMany({
      where: { closedAt, answers: { not: null } },
      data: { answers: null, municipality: null },
    });
  },
});
