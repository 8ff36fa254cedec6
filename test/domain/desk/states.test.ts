/** The states of a ticket: a model that knows only who holds it and whose turn it is must agree with the table. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  isClosed,
  isHeld,
  isQueued,
  moved,
  moves,
  standingOf,
  type TicketMove,
  type TicketStatus,
  ticketStatuses,
} from "../../../src/domain/desk/states.js";

const allMoves = Object.keys(moves) as TicketMove[];

/** What a ticket is, told without the names of its states. */
type Model = { over: boolean; holder: boolean; shown: boolean; asked: boolean; resting: boolean };

const begin: Model = { over: false, holder: false, shown: false, asked: false, resting: false };
const free = { holder: false, asked: false, resting: false };

/** What a move does to it; undefined when nobody could sensibly make it. */
const played = (model: Model, move: TicketMove, status: TicketStatus): Model | undefined => {
  const { over, holder, shown, asked, resting } = model;
  if (move === "reopen") return over ? { ...begin, shown: true, holder: true } : undefined;
  if (move === "requeue") return over ? { ...begin, shown: true } : undefined;
  if (over) return undefined;
  switch (move) {
    case "offer":
      return holder || shown ? undefined : { ...model, shown: true };
    case "claim":
      return holder ? undefined : { ...model, shown: true, holder: true };
    case "release":
      return holder ? { ...model, ...free, shown: true } : undefined;
    case "lose":
      return { ...model, ...free, shown: false };
    case "word":
      return holder && !asked && status !== "waitingForPerson" ? { ...model, resting: false } : undefined;
    case "said":
      return resting || status === "waitingForPerson" ? { ...model, resting: false } : undefined;
    case "snooze":
      return holder && !asked && !resting ? { ...model, resting: true } : undefined;
    case "wake":
      return resting ? { ...model, resting: false } : undefined;
    case "transfer":
      return holder && !asked ? { ...model, asked: true, resting: false } : undefined;
    case "accept":
    case "decline":
      return asked ? { ...model, asked: false } : undefined;
    case "close":
      return { ...begin, over: true };
    default:
      return move satisfies never;
  }
};

test("any series of moves ends in the state that its story tells", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...allMoves), { maxLength: 60 }), (series) => {
      let status: TicketStatus = "new";
      let model = begin;
      for (const move of series) {
        const next = moved(status, move);
        const told = played(model, move, status);
        expect(next === undefined, `${move} from ${status}`).toBe(told === undefined);
        if (next === undefined || told === undefined) continue;
        status = next;
        model = told;
        expect({
          over: isClosed({ status }),
          holder: isHeld({ status }),
          asked: status === "transferred",
          resting: status === "snoozed",
        }).toEqual({ over: model.over, holder: model.holder, asked: model.asked, resting: model.resting });
        expect(isQueued({ status })).toBe(!model.over && !model.holder);
      }
    }),
    { numRuns: 2000 },
  );
});

test("every state can be reached, and none is a trap", () => {
  const reached = new Set<TicketStatus>(["new"]);
  for (let size = 0; size !== reached.size; ) {
    size = reached.size;
    for (const from of reached)
      for (const move of allMoves) {
        const to = moved(from, move);
        if (to !== undefined) reached.add(to);
      }
  }
  expect([...reached].toSorted()).toEqual([...ticketStatuses].toSorted());
  for (const status of ticketStatuses) expect(allMoves.some((move) => moved(status, move))).toBe(true);
});

test("whoever asks after a matter hears one of three things", () => {
  expect(ticketStatuses.map((status) => standingOf({ status }))).toEqual([
    "queued",
    "queued",
    ...Array.from({ length: 5 }, () => "held"),
    "closed",
    "held",
  ]);
});
