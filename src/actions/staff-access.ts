/** Lets a forum and members of staff in, by one-time codes. */
import type { Deps, Needs } from "../deps.js";
import type { Staff, StaffRole, Team } from "../domain/teams.js";
import { dayMs, minuteMs, plus } from "../domain/time.js";
import { moveWaiting } from "./desk/avoid-agency.js";
import { newCode } from "./desk/one-time-code.js";
import { moveForum } from "./desk/renew-topic.js";
import { teamFor } from "./desk/route-ticket.js";
import { askWhoIsThere, judgeGroup } from "./desk/watch-group.js";
import { loseTeam } from "./lose-team.js";
import { offerTicket } from "./open-ticket.js";
import { offerSignals } from "./requests/tell-signal.js";

const teamCodeMs = dayMs;
export const inviteMs = 7 * dayMs;

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
  const forums = new Map((await store.teams.all()).map((one) => [one.id, one.chatId]));
  const team = await store.teams.bind(code, chatId, clock.now());
  if (team === undefined) return undefined;
  if (before !== undefined && before.id !== team.id) await loseTeam(deps, { team: before });
  const from = forums.get(team.id);
  if (from !== undefined && from !== chatId) await moveForum(deps, { team, from });
  for (const ticket of await store.tickets.waitingWithoutTeam()) {
    const fit = await teamFor(deps, ticket);
    if (fit === undefined) continue;
    await store.tickets.update(ticket.id, { teamId: fit.id });
    await offerTicket(deps, { ...ticket, teamId: fit.id });
  }
  await store.timers.set({ name: "ask-groups", key: "", payload: {}, dueAt: plus(clock.now(), minuteMs) });
  return team;
};

/** Adds a member of staff. The code, valid for a week, is for the link they open once. */
export const inviteStaff = async (
  { store, clock, random }: Needs<"store" | "clock" | "random">,
  invited: {
    name: string;
    role: StaffRole;
    teamIds?: readonly number[];
    agency?: string | undefined;
  },
): Promise<{ staff: Staff; code: string }> => {
  const code = newCode(random);
  const staff = await store.teams.invite(
    { ...invited, code, expiresAt: plus(clock.now(), inviteMs) },
    clock.now(),
  );
  return { staff, code };
};

/** Lets somebody in by their link. A group that was shut because they were a stranger there is opened again. */
export const acceptInvite = async (
  deps: Deps,
  { code, userId, chatId }: { code: string; userId: number; chatId: number },
): Promise<Staff | undefined> => {
  const { store, clock } = deps;
  const staff = await store.teams.accept(code, userId, clock.now(), chatId);
  if (staff === undefined) return undefined;
  await moveWaiting(deps, staff);
  await offerSignals(deps, { staff });
  for (const team of (await store.teams.all()).filter(({ shutAt }) => shutAt !== undefined)) {
    await judgeGroup(deps, { team });
    // Whoever was counted in the group without being known may have been this one: it is counted anew.
    await askWhoIsThere(deps, { team });
  }
  return staff;
};

/** Takes an invitation back that nobody has come by yet. */
export const revokeInvite = async (
  { store }: Needs<"store">,
  { staffId }: { staffId: number },
): Promise<Staff | undefined> => {
  const staff = (await store.teams.allStaff()).find(({ id }) => id === staffId);
  if (staff === undefined || staff.bound || staff.invitedUntil === undefined) return undefined;
  await store.teams.dismiss(staffId);
  return staff;
};
