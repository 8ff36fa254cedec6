/** Who could take over a talk now, and why the others cannot. Asks nobody. */
import type { Needs } from "../../deps.js";
import { may } from "../../domain/desk/permissions.js";
import { fullFor } from "../../domain/desk/queue.js";
import { usualCaps } from "../../domain/desk/team-terms.js";
import { type Obstacle, obstacleFor } from "../../domain/desk/transfer.js";
import { onDuty } from "../../domain/duty.js";
import { type Team, worksIn } from "../../domain/teams.js";
import type { Ticket } from "../../domain/tickets.js";
import type { Target } from "../../store/transfers.js";
import type { Member } from "../call-staff.js";

type Part = Needs<"store" | "clock">;

type Held = ReadonlyMap<number, readonly Ticket[]>;

export type Option = {
  to: Target;
  name: string;
  /** In whose forum the talk would be. */
  teamId: number | undefined;
  /** How many talks they hold. */
  held: number;
  obstacle: Obstacle | undefined;
};

/** Why somebody cannot take it in a team; for staff who can, undefined. */
const judge = async ({ store, clock }: Part, ticket: Ticket, teams: readonly Team[], held: Held) => {
  const now = clock.now();
  const roster = await store.teams.roster();
  const there = onDuty(roster, now);
  const resting = await store.care.resting(now);
  const outside = new Map<number, number[]>();
  for (const { id, chatId } of teams)
    if (chatId !== undefined) outside.set(id, await store.groups.outsideOf(chatId));
  return (one: Member, teamId: number | undefined): Obstacle | undefined => {
    const caps = teams.find(({ id }) => id === teamId)?.terms.caps ?? usualCaps;
    return obstacleFor(one, {
      ticket,
      isBound: one.bound,
      hasTeam: teamId !== undefined,
      isOutside: outside.get(teamId ?? 0)?.includes(one.id) === true,
      isOnDuty: roster.length === 0 || there.includes(one.id),
      isResting: resting.includes(one.id),
      // However long it has lasted: somebody answers it already.
      full: fullFor(held.get(one.id) ?? [], { ...ticket, createdAt: now }, caps, now),
    });
  };
};

/** Whether a talk can go on in a team's group: there is one, and nobody reads along who is none of ours. */
export const isReachable = ({ chatId, shutAt }: Team): boolean =>
  chatId !== undefined && shutAt === undefined;

const isTheirs = ({ terms, agencies }: Team, { avoids }: Ticket): boolean =>
  [terms.agency, ...agencies].some((agency) => agency !== undefined && avoids.includes(agency));

/** Everybody a talk can be asked of, people first, those who can take it now before those who cannot. */
export const optionsFor = async (deps: Part, ticket: Ticket): Promise<Option[]> => {
  const { store } = deps;
  const teams = await store.teams.all();
  const held = new Map<number, Ticket[]>();
  for (const one of await store.tickets.allHeld())
    held.set(one.assigneeId ?? 0, [...(held.get(one.assigneeId ?? 0) ?? []), one]);
  const obstacle = await judge(deps, ticket, teams, held);
  const staff = (await store.teams.allStaff()).filter((one) => may("claim", one));
  const people = staff.map((one): Option => {
    const other = teams.find((team) => isReachable(team) && one.teamIds?.includes(team.id) === true);
    const teamId = worksIn(one, ticket.teamId) ? ticket.teamId : other?.id;
    const count = held.get(one.id)?.length ?? 0;
    return { to: { staffId: one.id }, name: one.name, teamId, held: count, obstacle: obstacle(one, teamId) };
  });
  const others = teams.filter((team) => team.id !== ticket.teamId && isReachable(team));
  const groups = others.map((team): Option => {
    const why = staff.filter((one) => worksIn(one, team.id)).map((one) => obstacle(one, team.id));
    const isNobody = why.every((one) => one !== undefined);
    const nobody = isNobody ? (why.find((one) => one === "full") ?? "off-duty") : undefined;
    const mixed = isTheirs(team, ticket) ? "conflict" : nobody;
    return { to: { teamId: team.id }, name: team.name, teamId: team.id, held: 0, obstacle: mixed };
  });
  return [...people, ...groups].toSorted(
    (a, b) => Number(a.obstacle !== undefined) - Number(b.obstacle !== undefined),
  );
};

export const isSameTarget = (a: Target, b: Target): boolean =>
  "staffId" in a ? "staffId" in b && a.staffId === b.staffId : "teamId" in b && a.teamId === b.teamId;

/** One of them; undefined when there is nobody like that. */
export const optionOf = async (deps: Part, ticket: Ticket, to: Target): Promise<Option | undefined> =>
  (await optionsFor(deps, ticket)).find((one) => isSameTarget(one.to, to));
