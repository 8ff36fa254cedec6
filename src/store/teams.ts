/** Teams, their forums, and the members of staff, known by one-time codes that are only kept as look-ups. */
import { dutiesOf } from "../domain/desk/roster.js";
import { type TeamTerms, usualSilentMs } from "../domain/desk/team-terms.js";
import type { Duty, Hours } from "../domain/duty.js";
import type { Staff, StaffRole, Team } from "../domain/teams.js";
import { levels } from "../domain/tickets.js";
import { type Instant, minuteMs } from "../domain/time.js";
import type { Db } from "./database.js";
import type { Team as TeamRow } from "./generated/client.js";
import { createRosterStore } from "./rosters.js";
import { camelled } from "./rows.js";
import type { Seal } from "./seal.js";
import type { Sql } from "./sql.js";

const minutesIn = (ms: number) => Math.round(ms / minuteMs);

const toTerms = (row: TeamRow): TeamTerms => {
  const [imminent, high, elevated, standard] = row.silentMinutes.map((minutes) => minutes * minuteMs);
  return {
    municipalities: row.municipalities,
    needs: row.needs,
    levels: row.levels,
    languages: row.languages,
    hours: row.hours ?? undefined,
    utcOffset: row.utcOffset,
    agency: row.agency ?? undefined,
    caps: { imminent: row.mostImminent, others: row.mostOthers },
    silentMs: {
      imminent: imminent ?? usualSilentMs.imminent,
      high: high ?? usualSilentMs.high,
      elevated: elevated ?? usualSilentMs.elevated,
      standard: standard ?? usualSilentMs.standard,
    },
  };
};

const toTeam = (row: TeamRow, agencies: readonly string[] = []): Team => ({
  id: row.id,
  name: row.name,
  region: row.region ?? undefined,
  chatId: row.chatId ?? undefined,
  lobbyTopicId: row.lobbyTopicId ?? undefined,
  terms: toTerms(row),
  agencies: row.agency === null ? agencies : [...agencies, row.agency],
  shutAt: row.shutAt?.toISOString(),
});

type StaffRow = { id: number; name: string; role: StaffRole; teamIds: number[]; agency: string | null };

const toStaff = (row: StaffRow): Staff => ({
  id: row.id,
  name: row.name,
  role: row.role,
  teamIds: row.teamIds,
  agency: row.agency ?? undefined,
});

// Every step asks for these, in plain SQL.
const teamIn = (rows: readonly object[]): Team | undefined =>
  camelled<TeamRow>(rows).map((row) => toTeam(row))[0];
const memberIn = (rows: readonly object[]): Staff | undefined => camelled<StaffRow>(rows).map(toStaff)[0];

export const createTeamStore = (db: Db, sql: Sql, seal: Seal) => ({
  async addTeam(
    team: { name: string; region?: string | undefined; code: string; expiresAt: Instant },
    now: Instant,
  ): Promise<Team> {
    const { name, region, code, expiresAt } = team;
    const bindCode = seal.lookup("code", code);
    return toTeam(
      await db.team.create({
        data: { name, region: region ?? null, bindCode, bindExpiresAt: expiresAt, createdAt: now },
      }),
    );
  },

  /** Gives the team that a one-time code is for its forum; undefined when the code is unknown, used or too old. */
  async bind(code: string, chatId: number, now: Instant): Promise<Team | undefined> {
    const row = await db.team.findUnique({ where: { bindCode: seal.lookup("code", code) } });
    if (row === null || (row.bindExpiresAt !== null && row.bindExpiresAt.toISOString() < now))
      return undefined;
    const nothing = { lobbyTopicId: null, uncounted: 0, shutAt: null };
    await db.team.updateMany({
      where: { chatId, id: { not: row.id } },
      data: { chatId: null, ...nothing },
    });
    const data = { chatId, ...nothing, bindCode: null, bindExpiresAt: null };
    return toTeam(await db.team.update({ where: { id: row.id }, data }));
  },

  async all(): Promise<Team[]> {
    const where = { agency: { not: null }, lookup: { not: null } };
    const staff = await db.staff.findMany({ where, select: { agency: true, teamIds: true, lookup: true } });
    // Whoever sits in a group reads along there, whatever teams they were given.
    const lookups = staff.flatMap(({ lookup }) => lookup ?? []);
    const present =
      lookups.length === 0 ? [] : await db.groupMember.findMany({ where: { lookup: { in: lookups } } });
    const isIn = (chatId: number | null, lookup: Uint8Array | null) =>
      lookup !== null &&
      present.some((one) => one.chatId === chatId && Buffer.compare(one.lookup, lookup) === 0);
    const rows = await db.team.findMany({ orderBy: { id: "asc" } });
    return rows.map((row) =>
      toTeam(
        row,
        staff.flatMap(({ agency, teamIds, lookup }) =>
          agency !== null && (teamIds.includes(row.id) || isIn(row.chatId, lookup)) ? [agency] : [],
        ),
      ),
    );
  },

  /** Sets some of a team's terms, its name or its region. */
  async edit(
    id: number,
    change: Partial<TeamTerms> & { name?: string; region?: string | undefined },
  ): Promise<void> {
    const { municipalities, needs, levels: of, languages, utcOffset, caps, silentMs, name } = change;
    const silentMinutes = silentMs && levels.map((level) => minutesIn(silentMs[level]));
    const data = {
      ...(municipalities && { municipalities: [...municipalities] }),
      ...(needs && { needs: [...needs] }),
      ...(of && { levels: [...of] }),
      ...(languages && { languages: [...languages] }),
      ...("hours" in change ? { hours: change.hours ?? null } : {}),
      ...("agency" in change ? { agency: change.agency ?? null } : {}),
      ...("region" in change ? { region: change.region ?? null } : {}),
      ...(utcOffset === undefined ? {} : { utcOffset }),
      ...(name === undefined ? {} : { name }),
      ...(caps && { mostImminent: caps.imminent, mostOthers: caps.others }),
      ...(silentMinutes && { silentMinutes }),
    };
    await db.team.update({ where: { id }, data });
  },

  /** A new one-time code for a team that is to have another forum. */
  async renewCode(id: number, code: string, expiresAt: Instant): Promise<void> {
    const bindCode = seal.lookup("code", code);
    await db.team.update({ where: { id }, data: { bindCode, bindExpiresAt: expiresAt } });
  },

  /** Where somebody works, and whose they are. */
  async editStaff(
    id: number,
    change: { teamIds?: readonly number[]; agency?: string | null },
  ): Promise<void> {
    const { teamIds, agency } = change;
    const data = {
      ...(teamIds && { teamIds: [...teamIds] }),
      ...(agency === undefined ? {} : { agency }),
    };
    await db.staff.update({ where: { id }, data });
  },

  /** What one of the staff does at the same moment elsewhere waits until this transaction ends. */
  async lockStaff(id: number): Promise<void> {
    await db.$queryRaw`select id from staff where id = ${id} for update`;
  },

  /** Whoever was invited and has not come yet is invited no more; who has come is on the staff no more. */
  async dismiss(id: number): Promise<void> {
    await db.staff.update({ where: { id }, data: { invite: null, inviteExpiresAt: null, lookup: null } });
  },

  async get(id: number): Promise<Team | undefined> {
    return teamIn(await sql.rows<object>`select * from team where id = ${id}`);
  },

  async byChat(chatId: number): Promise<Team | undefined> {
    return teamIn(await sql.rows<object>`select * from team where chat_id = ${chatId}`);
  },

  async setLobby(id: number, lobbyTopicId: number | null): Promise<void> {
    await db.team.update({ where: { id }, data: { lobbyTopicId } });
  },

  async unbind(id: number): Promise<void> {
    const data = { chatId: null, lobbyTopicId: null, uncounted: 0, shutAt: null };
    await db.team.update({ where: { id }, data });
  },

  async invite(
    staff: {
      name: string;
      role: StaffRole;
      code: string;
      expiresAt: Instant;
      teamIds?: readonly number[];
      agency?: string | undefined;
    },
    now: Instant,
  ): Promise<Staff> {
    const { name, role, code, expiresAt, teamIds = [], agency = null } = staff;
    const invite = seal.lookup("code", code);
    const works = { teamIds: [...teamIds], agency };
    return toStaff(
      await db.staff.create({
        data: { name, role, invite, inviteExpiresAt: expiresAt, createdAt: now, ...works },
      }),
    );
  },

  /** Ties a Telegram account to the member of staff that a one-time link is for. */
  async accept(code: string, userId: number, now: Instant, chatId?: number): Promise<Staff | undefined> {
    const row = await db.staff.findUnique({ where: { invite: seal.lookup("code", code) } });
    if (row === null || (row.inviteExpiresAt !== null && row.inviteExpiresAt.toISOString() < now))
      return undefined;
    const lookup = seal.lookup("user", userId);
    await db.staff.updateMany({ where: { lookup }, data: { lookup: null } });
    const data = { lookup, chatId: chatId ?? null, invite: null, inviteExpiresAt: null };
    return toStaff(await db.staff.update({ where: { id: row.id }, data }));
  },

  /** Remembers where somebody of the staff can be called in private. */
  async setChat(staffId: number, chatId: number): Promise<void> {
    await db.staff.updateMany({
      where: { id: staffId, OR: [{ chatId: null }, { chatId: { not: chatId } }] },
      data: { chatId },
    });
  },

  async staffByUser(userId: number): Promise<Staff | undefined> {
    return memberIn(
      await sql.rows<object>`select * from staff where lookup = ${seal.lookup("user", userId)}`,
    );
  },

  async staff(id: number): Promise<Staff | undefined> {
    return memberIn(await sql.rows<object>`select * from staff where id = ${id}`);
  },

  /** Everybody's duties, those of single dates in place of the week's: to be asked who is there. */
  async roster(): Promise<Duty[]> {
    const hours = await createRosterStore(db).hoursOf();
    return Object.entries(hours).flatMap(([id, own]) => dutiesOf(Number(id), own));
  },

  /** Puts somebody's weekly hours in place of the ones they had. */
  async setDuties(
    staffId: number,
    duties: (Hours & { weekday: number; utcOffset: number })[],
  ): Promise<void> {
    await db.duty.deleteMany({ where: { staffId } });
    await db.duty.createMany({
      data: duties.map(({ weekday, startsAt, endsAt, utcOffset }) => ({
        staffId,
        weekday,
        startsAt,
        endsAt,
        utcOffset,
      })),
    });
  },

  async allStaff(): Promise<
    (Staff & { bound: boolean; chatId: number | undefined; invitedUntil: Instant | undefined })[]
  > {
    const rows = await db.staff.findMany({ orderBy: { id: "asc" } });
    return rows.map((row) => ({
      ...toStaff(row),
      bound: row.lookup !== null,
      chatId: row.chatId ?? undefined,
      invitedUntil: row.inviteExpiresAt?.toISOString(),
    }));
  },
});
