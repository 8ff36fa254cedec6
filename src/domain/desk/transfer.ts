/**
 * A talk goes to somebody else: the person is asked first, then the one who is to take it; until that is done, whoever
 * holds it keeps it. What can happen to such a hand-over, and how long anybody is waited for. Tells and stores nothing.
 */
import type { Staff } from "../teams.js";
import { isUrgent, type Level } from "../tickets.js";
import { hourMs, minuteMs } from "../time.js";
import type { Full } from "./queue.js";

/**
 * `drafted` waits for its summary, `asking` for the person, `offered` for the one who is to take it. It ends `accepted`,
 * `declined`, `unwanted` by the person, `late` when nobody answered, `withdrawn` by whoever asked, or `ended` with the talk.
 */
export const transferStages = [
  "drafted",
  "asking",
  "offered",
  "accepted",
  "declined",
  "unwanted",
  "late",
  "withdrawn",
  "ended",
] as const;
export type TransferStage = (typeof transferStages)[number];

/** Those that are under way. */
export const openStages: readonly TransferStage[] = ["drafted", "asking", "offered"];
export const isOpenStage = (stage: TransferStage): boolean => openStages.includes(stage);

export const transferMoves = {
  ask: { from: ["drafted"], to: "asking" },
  offer: { from: ["drafted", "asking"], to: "offered" },
  accept: { from: ["offered"], to: "accepted" },
  decline: { from: ["asking", "offered"], to: "declined" },
  refuse: { from: ["asking"], to: "unwanted" },
  lapse: { from: ["asking", "offered"], to: "late" },
  withdraw: { from: openStages, to: "withdrawn" },
  end: { from: openStages, to: "ended" },
} as const satisfies Record<string, { from: readonly TransferStage[]; to: TransferStage }>;
export type TransferMove = keyof typeof transferMoves;

/** The stage after a move; undefined when it is refused. */
export const transferMoved = (stage: TransferStage, move: TransferMove): TransferStage | undefined =>
  (transferMoves[move].from as readonly TransferStage[]).includes(stage) ? transferMoves[move].to : undefined;

/** How long a person is waited for. Somebody whose life is in danger is told and not asked: they owe nobody an answer. */
export const personWaitMs: Record<Level, number> = {
  imminent: 0,
  high: 5 * minuteMs,
  elevated: hourMs,
  standard: 4 * hourMs,
};

/** How long the one who is to take it is waited for; the talk stays with its holder meanwhile. */
export const otherWaitMs: Record<Level, number> = {
  imminent: 2 * minuteMs,
  high: 5 * minuteMs,
  elevated: 30 * minuteMs,
  standard: 4 * hourMs,
};

/**
 * Whether a hand-over goes on when the person has not answered. Where danger may be near, somebody who is there matters
 * more than a word of consent; otherwise silence is no consent, and the talk stays where it is.
 */
export const goesOnUnanswered = (level: Level): boolean => isUrgent(level);

/** How long a summary is waited for after it was asked. */
export const draftMs = 15 * minuteMs;

export const shortestSummary = 10;
/** From so many letters on nobody asks whether a line is one, after another was none. */
export const surelySummary = 60;
export const longestSummary = 1500;
/** Why somebody does not take a talk, or gives it back, stands on a card. */
export const longestReason = 300;

/** Why somebody cannot be asked; a number of talks goes with `full`. */
export type Obstacle =
  | "holds"
  | "conflict"
  | "no-team"
  | "unbound"
  | "outside"
  | "off-duty"
  | "resting"
  | "full";

export const obstacleFor = (
  staff: Pick<Staff, "id" | "agency">,
  about: {
    ticket: { assigneeId: number | undefined; avoids: readonly string[] };
    isBound: boolean;
    hasTeam: boolean;
    /** They are known not to be in the group where it would go on. */
    isOutside?: boolean;
    isOnDuty: boolean;
    isResting: boolean;
    full: Full | undefined;
  },
): Obstacle | undefined => {
  const { ticket, isBound, hasTeam, isOutside, isOnDuty, isResting, full } = about;
  if (staff.id === ticket.assigneeId) return "holds";
  if (staff.agency !== undefined && ticket.avoids.includes(staff.agency)) return "conflict";
  if (!isBound) return "unbound";
  if (!hasTeam) return "no-team";
  if (isOutside === true) return "outside";
  if (isResting) return "resting";
  if (!isOnDuty) return "off-duty";
  return full === undefined ? undefined : "full";
};

/** Why a talk is declined, where a tap is enough. */
export const declineReasons = ["busy", "matter", "known"] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** Why a talk is given back to the lobby, where a tap is enough. */
export const releaseReasons = ["off-duty", "matter", "known"] as const;
export type ReleaseReason = (typeof releaseReasons)[number];
