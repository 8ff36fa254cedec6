/** Who of the staff may do what. One table; whatever is not in it is refused. */
import { type Staff, type StaffRole, worksIn } from "../teams.js";
import type { Ticket } from "../tickets.js";
import { isClosed, isHeld } from "./states.js";

type Who = Pick<Staff, "id" | "role" | "teamIds" | "agency">;
type About = Pick<Ticket, "status" | "assigneeId" | "transferTo"> &
  Partial<Pick<Ticket, "avoids" | "teamId">>;
type Rule = (who: Who, ticket: About | undefined) => boolean;

const has =
  (...roles: StaffRole[]): Rule =>
  ({ role }) =>
    roles.includes(role);
const talks = has("specialist", "supervisor");
const isSupervisor = has("supervisor");
const leads = has("supervisor", "head");
/** A partner of another agency has no part in tickets, even in one they held in another role. */
const isHolder: Rule = ({ id, role }, ticket) => role !== "partner" && ticket?.assigneeId === id;
const isTaken: Rule = (_, ticket) => isHeld(ticket);
const isOpen: Rule = (_, ticket) => ticket !== undefined && !isClosed(ticket);
const isAsked: Rule = (who, ticket) =>
  ticket?.transferTo !== undefined &&
  ("teamId" in ticket.transferTo
    ? worksIn(who, ticket.transferTo.teamId)
    : ticket.transferTo.staffId === who.id);

const isOfTeam: Rule = (who, ticket) => worksIn(who, ticket?.teamId);
/** Nobody does anything to a ticket whose person does not want the people of their agency. */
const isImpartial: Rule = ({ agency }, ticket) =>
  agency === undefined || ticket?.avoids?.includes(agency) !== true;

/** Each act with the ways to it: all rules of one way must hold. */
const permissions = {
  /** Whether the ticket is still free is decided by who comes first. */
  claim: [[talks, isOfTeam]],
  relay: [
    [isHolder, isTaken],
    [isSupervisor, isTaken],
  ],
  close: [
    [isHolder, isOpen],
    [leads, isOpen],
  ],
  /** The short form on how a talk ended, also when the person has ended it. */
  wrapUp: [[isHolder], [leads]],
  /** Only a human lowers a level, and says why. */
  setLevel: [
    [isHolder, isOpen],
    [leads, isOpen],
  ],
  snooze: [
    [isHolder, isTaken],
    [leads, isTaken],
  ],
  release: [
    [isHolder, isTaken],
    [leads, isTaken],
  ],
  transfer: [
    [isHolder, isTaken],
    [leads, isTaken],
  ],
  acceptTransfer: [[talks, isAsked]],
  /** What was hidden of contacts in a person's words. */
  uncover: [
    [isHolder, isTaken],
    [isSupervisor, isTaken],
  ],
  /** To be shown which talks can be watched, and to answer what was shown of one. */
  lookOn: [[isSupervisor]],
  /** To see a talk one does not hold in one's own chat. */
  watch: [[isSupervisor, isOfTeam, isOpen]],
  /** To say something to the specialist of a talk alone, and to write in it beside them or in their place. */
  stepIn: [[isSupervisor, isOfTeam, isTaken]],
  /** To be called to a talk whose person waits for an answer. */
  beCalled: [[has("specialist", "supervisor", "coordinator", "head"), isOfTeam, isOpen]],
  /** The same to a talk of another team, in which nobody can be called. */
  beCalledAfar: [[leads, isOpen]],
  askReveal: [[isHolder, isTaken]],
  /** The second key is never the first one's. */
  confirmReveal: [[leads, isTaken, (who, ticket) => !isHolder(who, ticket)]],
  /** Every name that was ever asked for. */
  seeReveals: [[has("head")]],
  /** A meeting with the person, a day to be reminded of them, a task for another agency. */
  appoint: [
    [isHolder, isTaken],
    [isSupervisor, isTaken],
  ],
  remindLater: [
    [isHolder, isOpen],
    [leads, isOpen],
  ],
  giveTask: [
    [isHolder, isTaken],
    [leads, isTaken],
  ],
  reportDuty: [
    [isHolder, isTaken],
    [leads, isOpen],
  ],
  blockPerson: [
    [isHolder, isTaken],
    [leads, isOpen],
  ],
  editTeamReplies: [[has("supervisor", "coordinator", "head")]],
  /** Whom a team is for, when it works, how much its people hold. */
  editTeam: [[leads]],
  seeBoard: [[has("supervisor", "coordinator", "head", "analyst")]],
  /** Who of the staff holds what, and who is there: an analyst counts, and names nobody. */
  seeNames: [[has("supervisor", "coordinator", "head")]],
  postBoard: [[has("supervisor", "coordinator", "head")]],
  editRoster: [[has("supervisor", "coordinator", "head")]],
  inviteStaff: [[leads]],
  /** Words and presses in a group of staff count. */
  workInGroup: [[has("specialist", "supervisor", "coordinator", "head", "analyst")]],
} as const satisfies Record<string, readonly (readonly Rule[])[]>;

export type DeskAct = keyof typeof permissions;

/** Whether somebody may do that, to that ticket where it is one that it is done to. */
export const may = (act: DeskAct, who: Who, ticket?: About): boolean =>
  isImpartial(who, ticket) && permissions[act].some((way) => way.every((rule) => rule(who, ticket)));
