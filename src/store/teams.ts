/** Teams, their forums, and the members of staff, known by one-time codes that are only kept as look-ups. */
import type { Duty } from "../domain/duty.js";
import type { Staff, StaffRole, Team } from "../domain/teams.js";
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";
import type { Seal } from "./seal.js";

const toTeam = (row: {
  id: number;
  name: string;
  region: string | null;
  chatId: number | null;
  lobbyTopicId: number | null;
}): Team => ({
  id: row.id,
  name: row.name,
  region: row.region ?? undefined,
  chatId: row.chatId ?? undefined,
  lobbyTopicId: row.lobbyTopicId ?? undefined,
});

const toStaff = (row: { id: number; name: string; role: StaffRole }): Staff => ({
  id: row.id,
  name: row.name,
  role: row.role,
});

export const createTeamStore = (db: Db, seal: Seal) => ({
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
    await db.team.updateMany({
      where: { chatId, id: { not: row.id } },
      data: { chatId: null, lobbyTopicId: null },
    });
    const data = { chatId, lobbyTopicId: null, bindCode: null, bindExpiresAt: null };
    return toTeam(await db.team.update({ where: { id: row.id }, data }));
  },

  async all(): Promise<Team[]> {
    return (await db.team.findMany({ orderBy: { id: "asc" } })).map(toTeam);
  },

  async get(id: number): Promise<Team | undefined> {
    const row = await db.team.findUnique({ where: { id } });
    return row === null ? undefined : toTeam(row);
  },

  async byChat(chatId: number): Promise<Team | undefined> {
    const row = await db.team.findUnique({ where: { chatId } });
    return row === null ? undefined : toTeam(row);
  },

  async setLobby(id: number, lobbyTopicId: number | null): Promise<void> {
    await db.team.update({ where: { id }, data: { lobbyTopicId } });
  },

  async unbind(id: number): Promise<void> {
    await db.team.update({ where: { id }, data: { chatId: null, lobbyTopicId: null } });
  },

  async invite(
    staff: { name: string; role: StaffRole; code: string; expiresAt: Instant },
    now: Instant,
  ): Promise<Staff> {
    const { name, role, code, expiresAt } = staff;
    const invite = seal.lookup("code", code);
    return toStaff(
      await db.staff.create({ data: { name, role, invite, inviteExpiresAt: expiresAt, createdAt: now } }),
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
    await db.staff.update({ where: { id: staffId }, data: { chatId } });
  },

  async staffByUser(userId: number): Promise<Staff | undefined> {
    const row = await db.staff.findUnique({ where: { lookup: seal.lookup("user", userId) } });
    return row === null ? undefined : toStaff(row);
  },

  async staff(id: number): Promise<Staff | undefined> {
    const row = await db.staff.findUnique({ where: { id } });
    return row === null ? undefined : toStaff(row);
  },

  async roster(): Promise<Duty[]> {
    return db.duty.findMany({ orderBy: [{ staffId: "asc" }, { weekday: "asc" }, { startsAt: "asc" }] });
  },

  /** Puts somebody's weekly hours in place of the ones they had. */
  async setDuties(staffId: number, duties: Omit<Duty, "staffId">[]): Promise<void> {
    await db.duty.deleteMany({ where: { staffId } });
    await db.duty.createMany({ data: duties.map((duty) => ({ ...duty, staffId })) });
  },

  async allStaff(): Promise<(Staff & { bound: boolean; chatId: number | undefined })[]> {
    const rows = await db.staff.findMany({ orderBy: { id: "asc" } });
    return rows.map((row) => ({
      ...toStaff(row),
      bound: row.lookup !== null,
      chatId: row.chatId ?? undefined,
    }));
  },
});
