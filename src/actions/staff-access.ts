/** Lets a forum and members of staff in, by one-time codes. */
import type { Needs } from "../deps.js";
import type { Staff, StaffRole, Team } from "../domain/teams.js";
import { dayMs, plus } from "../domain/time.js";
import { loseTeam } from "./lose-team.js";
import { offerTicket } from "./open-ticket.js";

const symbols = "23456789abcdefghjkmnpqrstuvwxyz";
const codeLength = 20;
export const teamCodeMs = dayMs;
export const inviteMs = 7 * dayMs;

const newCode = (random: () => number): string =>
  Array.from({ length: codeLength }, () => symbols[Math.floor(random() * symbols.length)]).join("");

/** Adds a team. The code, valid for a day, binds the forum in which `/team CODE` is sent. */
export const addTeam = async (
  { store, clock, random }: Needs<"store" | "clock" | "random">,
  { name, region }: { name: string; region?: string | undefined },
): Promise<{ team: Team; code: string }> => {
  const code = newCode(random);
  const team = await store.teams.addTeam(
    { name, region, code, expiresAt: plus(clock.now(), teamCodeMs) },
    clock.now(),
  );
  return { team, code };
};

/** Ties a forum to the team of a code and offers the tickets that waited for one. Undefined when the code is not good. */
export const bindTeam = async (
  deps: Needs<"store" | "outbox" | "clock" | "i18n" | "directory" | "random">,
  { code, chatId }: { code: string; chatId: number },
): Promise<Team | undefined> => {
  const { store, clock } = deps;
  const before = await store.teams.byChat(chatId);
  const team = await store.teams.bind(code, chatId, clock.now());
  if (team === undefined) return undefined;
  if (before !== undefined && before.id !== team.id) await loseTeam(deps, { team: before });
  for (const ticket of await store.tickets.waitingWithoutTeam()) {
    await store.tickets.update(ticket.id, { teamId: team.id });
    await offerTicket(deps, { ...ticket, teamId: team.id });
  }
  return team;
};

/** Adds a member of staff. The code, valid for a week, is for the link they open once. */
export const inviteStaff = async (
  { store, clock, random }: Needs<"store" | "clock" | "random">,
  { name, role }: { name: string; role: StaffRole },
): Promise<{ staff: Staff; code: string }> => {
  const code = newCode(random);
  const staff = await store.teams.invite(
    { name, role, code, expiresAt: plus(clock.now(), inviteMs) },
    clock.now(),
  );
  return { staff, code };
};

export const acceptInvite = (
  { store, clock }: Needs<"store" | "clock">,
  { code, userId, chatId }: { code: string; userId: number; chatId: number },
): Promise<Staff | undefined> => store.teams.accept(code, userId, clock.now(), chatId);
