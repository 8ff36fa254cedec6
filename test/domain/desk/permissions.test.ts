/** The table of permissions, written out: who is let in, and that everybody else is not. */
import { expect, test } from "vitest";
import { type DeskAct, may } from "../../../src/domain/desk/permissions.js";
import { type StaffRole, staffRoles } from "../../../src/domain/teams.js";
import type { Ticket } from "../../../src/domain/tickets.js";

type About = Pick<Ticket, "status" | "assigneeId" | "transferTo">;

const open: About = { status: "waitingForUs", assigneeId: 1, transferTo: undefined };
const closed: About = { ...open, status: "closed" };
const asked: About = { ...open, status: "transferred", transferTo: { staffId: 2 } };

const allowed = (act: DeskAct, id: number, ticket?: About): StaffRole[] =>
  staffRoles.filter((role) => may(act, { id, role }, ticket));

const all = staffRoles.filter((role) => role !== "partner");

/** Of each act: the roles of whoever holds the ticket, and the roles of others, that may do it. */
const table: Record<DeskAct, { holder: StaffRole[]; others: StaffRole[]; needsOpen: boolean }> = {
  claim: { holder: ["specialist", "supervisor"], others: ["specialist", "supervisor"], needsOpen: false },
  relay: { holder: all, others: ["supervisor"], needsOpen: true },
  close: { holder: all, others: ["supervisor", "head"], needsOpen: true },
  wrapUp: { holder: all, others: ["supervisor", "head"], needsOpen: false },
  setLevel: { holder: all, others: ["supervisor", "head"], needsOpen: true },
  snooze: { holder: all, others: ["supervisor", "head"], needsOpen: true },
  release: { holder: all, others: ["supervisor", "head"], needsOpen: true },
  transfer: { holder: all, others: ["supervisor", "head"], needsOpen: true },
  acceptTransfer: { holder: [], others: [], needsOpen: true },
  uncover: { holder: all, others: ["supervisor"], needsOpen: true },
  watch: { holder: ["supervisor"], others: ["supervisor"], needsOpen: true },
  lookOn: { holder: ["supervisor"], others: ["supervisor"], needsOpen: false },
  stepIn: { holder: ["supervisor"], others: ["supervisor"], needsOpen: true },
  beCalled: {
    holder: ["specialist", "supervisor", "coordinator", "head"],
    others: ["specialist", "supervisor", "coordinator", "head"],
    needsOpen: true,
  },
  beCalledAfar: { holder: ["supervisor", "head"], others: ["supervisor", "head"], needsOpen: true },
  askReveal: { holder: all, others: [], needsOpen: true },
  confirmReveal: { holder: [], others: ["supervisor", "head"], needsOpen: true },
  seeReveals: { holder: ["head"], others: ["head"], needsOpen: false },
  appoint: { holder: all, others: ["supervisor"], needsOpen: true },
  remindLater: { holder: all, others: ["supervisor", "head"], needsOpen: true },
  giveTask: { holder: all, others: ["supervisor", "head"], needsOpen: true },
  reportDuty: { holder: all, others: ["supervisor", "head"], needsOpen: true },
  blockPerson: { holder: all, others: ["supervisor", "head"], needsOpen: true },
  editTeamReplies: {
    holder: ["supervisor", "coordinator", "head"],
    others: ["supervisor", "coordinator", "head"],
    needsOpen: false,
  },
  editTeam: { holder: ["supervisor", "head"], others: ["supervisor", "head"], needsOpen: false },
  seeBoard: {
    holder: ["supervisor", "coordinator", "head", "analyst"],
    others: ["supervisor", "coordinator", "head", "analyst"],
    needsOpen: false,
  },
  seeNames: {
    holder: ["supervisor", "coordinator", "head"],
    others: ["supervisor", "coordinator", "head"],
    needsOpen: false,
  },
  postBoard: {
    holder: ["supervisor", "coordinator", "head"],
    others: ["supervisor", "coordinator", "head"],
    needsOpen: false,
  },
  editRoster: {
    holder: ["supervisor", "coordinator", "head"],
    others: ["supervisor", "coordinator", "head"],
    needsOpen: false,
  },
  inviteStaff: { holder: ["supervisor", "head"], others: ["supervisor", "head"], needsOpen: false },
  workInGroup: { holder: all, others: all, needsOpen: false },
};

test.each(Object.entries(table) as [DeskAct, (typeof table)[DeskAct]][])(
  "%s",
  (act, { holder, others, needsOpen }) => {
    expect(allowed(act, 1, open)).toEqual(holder);
    expect(allowed(act, 2, open)).toEqual(others);
    if (needsOpen) expect([...allowed(act, 1, closed), ...allowed(act, 1)]).toEqual([]);
  },
);

test("a hand-over is answered by whom it was asked of, and by nobody else", () => {
  expect(allowed("acceptTransfer", 2, asked)).toEqual(["specialist", "supervisor"]);
  expect(allowed("acceptTransfer", 3, asked)).toEqual([]);
  expect(allowed("acceptTransfer", 3, { ...asked, transferTo: { teamId: 7 } })).toEqual([
    "specialist",
    "supervisor",
  ]);
  const asksTeam = { ...asked, transferTo: { teamId: 7 } };
  const worker = { id: 3, role: "specialist" } as const;
  expect(may("acceptTransfer", { ...worker, teamIds: [7] }, asksTeam)).toBe(true);
  expect(may("acceptTransfer", { ...worker, teamIds: [8] }, asksTeam)).toBe(false);
});
