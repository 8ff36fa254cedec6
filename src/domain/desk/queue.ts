/** The queue of a lobby: what is next for whom, how much one person holds, what may be passed over. Changes nothing. */
import { byUrgency, isUrgent, type Level, levels, type Ticket } from "../tickets.js";
import { type Instant, minuteMs, msBetween } from "../time.js";
import type { Caps } from "./team-terms.js";

type Waiting = Pick<Ticket, "id" | "level" | "createdAt">;
type Holding = Pick<Ticket, "level" | "status">;

/** Which hands are full. */
export type Full = { of: keyof Caps; most: number };

/** What rests until a day takes nobody's attention. */
const isAtWork = ({ status }: Holding): boolean => status !== "snoozed";

/** Danger to life that nobody has answered for so long is not turned away because somebody has much to do. */
const pastCapsMs = 5 * minuteMs;

/** Why somebody cannot take one more of that level; undefined when they can. */
export const fullFor = (
  held: readonly Holding[],
  ticket: Waiting,
  caps: Caps,
  now: Instant,
): Full | undefined => {
  const of = ticket.level === "imminent" ? "imminent" : "others";
  const count = held.filter(
    (one) => isAtWork(one) && (one.level === "imminent") === (of === "imminent"),
  ).length;
  if (count < caps[of]) return undefined;
  if (of === "imminent" && msBetween(ticket.createdAt, now) >= pastCapsMs) return undefined;
  return { of, most: caps[of] };
};

/** The one to take: the gravest, and of those the one that waits longest. */
export const nextOf = <T extends Ticket>(
  waiting: readonly T[],
  canTake: (ticket: T) => boolean,
): T | undefined => waiting.toSorted(byUrgency).find(canTake);

const graver = (a: Level, b: Level): boolean => levels.indexOf(a) < levels.indexOf(b);

/** What would be passed over by taking a ticket: the first urgent one that is graver and could be taken instead. */
export const passedOver = <T extends Ticket>(
  chosen: Pick<Ticket, "id" | "level">,
  waiting: readonly T[],
  canTake: (ticket: T) => boolean,
): T | undefined => {
  const first = nextOf(waiting, (one) => isUrgent(one.level) && canTake(one));
  return first !== undefined && first.id !== chosen.id && graver(first.level, chosen.level)
    ? first
    : undefined;
};

/** Why somebody takes another than the gravest; any other reason is typed. */
export const skipReasons = ["known", "language", "matter", "near"] as const;
export type SkipReason = (typeof skipReasons)[number];
