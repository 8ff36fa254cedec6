/**
 * Two keys to a name: what has to happen before somebody's name in Telegram is shown to a specialist, as a small state
 * machine. Whatever is not written here is refused; it is never shown without two different people.
 */
import { dayMs, hourMs, type Instant, minuteMs, msBetween } from "../time.js";

/**
 * `drafted` is one whose asker has not yet said whether the person is told; `asked` and `escalated` wait for the second
 * key; `confirmed` may be shown once.
 */
export const revealStatuses = [
  "drafted",
  "asked",
  "escalated",
  "confirmed",
  "declined",
  "shown",
  "ended",
] as const;
export type RevealStatus = (typeof revealStatuses)[number];

export type RevealState = {
  status: RevealStatus;
  askedBy: number;
  decidedBy: number | undefined;
  /** Whether the person is told; undecided in a draft. */
  told: boolean | undefined;
};

export type RevealMove =
  | { kind: "send"; by: number; told: boolean }
  | { kind: "escalate" }
  /** @param told the second key decides anew whether the person is told: they may tell where the asker would not */
  | { kind: "confirm"; by: number; told: boolean }
  | { kind: "decline"; by: number }
  | { kind: "show" }
  | { kind: "end" };

const waiting: readonly RevealStatus[] = ["asked", "escalated"];
export const isWaiting = ({ status }: Pick<RevealState, "status">): boolean => waiting.includes(status);

/** The state after a move; undefined when it is refused. */
export const revealMoved = (state: RevealState, move: RevealMove): RevealState | undefined => {
  switch (move.kind) {
    case "send":
      return state.status === "drafted" && move.by === state.askedBy
        ? { ...state, status: "asked", told: move.told }
        : undefined;
    case "escalate":
      return state.status === "asked" ? { ...state, status: "escalated" } : undefined;
    case "confirm":
      // Silence towards the person needs both keys; telling them needs none.
      return isWaiting(state) && move.by !== state.askedBy && (move.told || state.told === false)
        ? { ...state, status: "confirmed", decidedBy: move.by, told: move.told }
        : undefined;
    case "decline":
      return isWaiting(state) && move.by !== state.askedBy
        ? { ...state, status: "declined", decidedBy: move.by }
        : undefined;
    case "show":
      return state.status === "confirmed" ? { ...state, status: "shown" } : undefined;
    case "end":
      return ["drafted", ...waiting, "confirmed"].includes(state.status)
        ? { ...state, status: "ended" }
        : undefined;
    default:
      return move satisfies never;
  }
};

/** Unanswered for so long it goes to everybody who could decide. Source: safety requirements, 2.4. */
export const escalateAfterMs = 15 * minuteMs;
/** So long the name stands in the asker's chat. */
export const shownMs = 15 * minuteMs;
/** Two askings in a day, five in a month: whoever needs more talks to the head first. */
const most: readonly { within: number; count: number }[] = [
  { within: dayMs, count: 2 },
  { within: 30 * dayMs, count: 5 },
];

/** Whether somebody has asked so often that they cannot go on by themselves. */
export const asksTooOften = (askedAt: readonly Instant[], now: Instant): boolean =>
  most.some(({ within, count }) => askedAt.filter((at) => msBetween(at, now) < within).length >= count);

/** For so long reasons are kept. Source: safety requirements, 5.2. */
export const reasonsKeptMs = 365 * 24 * hourMs;
