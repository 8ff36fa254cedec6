/** Which team a ticket goes to: pure, from what the teams say of themselves. Moves and tells nothing. */
import type { Team } from "../teams.js";
import { isUrgent, type Ticket } from "../tickets.js";
import type { Instant } from "../time.js";
import { isOpen } from "./team-terms.js";

export type Routed = Pick<Ticket, "need" | "level" | "municipality" | "region" | "language" | "avoids">;

/** How many unfinished tickets a team has. */
export type Load = (teamId: number) => number;

const takes = (list: readonly string[], value: string | undefined): boolean =>
  list.length === 0 || (value !== undefined && list.includes(value));

const isOfPlace = ({ region, terms }: Team, ticket: Routed): boolean =>
  (region === undefined || region === ticket.region) && takes(terms.municipalities, ticket.municipality);

/** Whether a team is for that: need, level, place and language. */
export const isFor = (team: Team, ticket: Routed): boolean =>
  isOfPlace(team, ticket) &&
  takes(team.terms.needs, ticket.need) &&
  takes(team.terms.levels, ticket.level) &&
  takes(team.terms.languages, ticket.language);

/** How much of the ticket a team names itself: the nearer in place, the more; then in the matter, then in language. */
const nearness = ({ region, terms }: Team): number =>
  (terms.municipalities.length > 0 ? 8 : 0) +
  (region === undefined ? 0 : 4) +
  (terms.needs.length > 0 || terms.levels.length > 0 ? 2 : 0) +
  (terms.languages.length > 0 ? 1 : 0);

/** How far a team is from what a ticket needs: 0 fits; then the region's, one for all regions, any. */
const distance = (team: Team, ticket: Routed): number => {
  if (isFor(team, ticket)) return 0;
  if (team.region !== undefined && team.region === ticket.region) return 1;
  return team.region === undefined ? 2 : 3;
};

const isMixed = (team: Team, { avoids }: Routed): boolean =>
  team.agencies.some((agency) => avoids.includes(agency));

/**
 * Ways in which a team is worse than another, the gravest first. People somebody is afraid of may be among a
 * team's, and read its group; one that a stranger reads shows nothing, and its people are called all the same; whoever is in danger is not sent to a team that is asleep while another
 * is awake; and of two that fit alike, the one with less to do.
 */
const drawbacks = (team: Team, ticket: Routed, load: Load, now: Instant): readonly number[] => {
  const asleep = isOpen(team.terms, now) ? 0 : 1;
  const far = distance(team, ticket);
  return [
    isMixed(team, ticket) ? 1 : 0,
    team.shutAt === undefined ? 0 : 1,
    isUrgent(ticket.level) ? asleep : 0,
    // A team that fits but sleeps stands behind the region's own.
    far === 0 && asleep === 1 ? 1.5 : far,
    asleep,
    -nearness(team),
    load(team.id),
    team.id,
  ];
};

const compare = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
};

/**
 * The team that fits by need, level, place, language, hours and load; else the region's, else one for all regions, else
 * any that has a forum. Never one of an agency whose people the person does not want.
 */
export const route = (ticket: Routed, teams: readonly Team[], load: Load, now: Instant): Team | undefined =>
  teams
    .filter(({ chatId, terms }) => chatId !== undefined && !ticket.avoids.includes(terms.agency ?? ""))
    .map((team) => ({ team, drawbacks: drawbacks(team, ticket, load, now) }))
    .toSorted((a, b) => compare(a.drawbacks, b.drawbacks))[0]?.team;
