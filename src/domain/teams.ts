/** Teams of specialists and the members of staff. Which team a ticket goes to is decided in desk/routing.ts. */
import type { TeamTerms } from "./desk/team-terms.js";
import type { Instant } from "./time.js";

export const staffRoles = ["specialist", "supervisor", "coordinator", "head", "analyst", "partner"] as const;
/** A partner belongs to another agency: they take part in early-warning signals and see nothing else. */
export type StaffRole = (typeof staffRoles)[number];

export type Staff = {
  id: number;
  name: string;
  role: StaffRole;
  /** Teams in which they work; none named: all. */
  teamIds?: readonly number[];
  /** The agency whose they are, where that can be a conflict of interest. */
  agency?: string | undefined;
};

export type Team = {
  id: number;
  name: string;
  region: string | undefined;
  /** Row of the forum's chat; undefined until a group is bound. */
  chatId: number | undefined;
  lobbyTopicId: number | undefined;
  terms: TeamTerms;
  /** Agencies whose people work in it. */
  agencies: readonly string[];
  /** Since when its group shows no cards, because somebody is in it who is on no roster. */
  shutAt: Instant | undefined;
};

/** Whether somebody was dismissed: no account, and no invitation that waits for one. */
export const isDismissed = (staff: { bound: boolean; invitedUntil: Instant | undefined }): boolean =>
  !staff.bound && staff.invitedUntil === undefined;

/** Whether somebody works in a team. */
export const worksIn = ({ teamIds = [] }: Pick<Staff, "teamIds">, teamId: number | undefined): boolean =>
  teamId === undefined || teamIds.length === 0 || teamIds.includes(teamId);
