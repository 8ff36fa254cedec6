/**
 * Shifts as they end: who of the staff was there the last time anybody looked and is no more, who goes soon, and whose
 * talks have to find somebody else. Looks at no clock and tells nobody.
 */
import { type Duty, onDuty } from "../duty.js";
import type { Ticket } from "../tickets.js";
import { type Instant, minuteMs, msBetween, plus } from "../time.js";

/** What was seen: who was there, since when others are gone, and who was told that their shift ends. */
export type Seen = { there: number[]; left: Record<string, Instant>; told: number[] };

/** So long before the end of a shift its talks are listed, while there is time to hand them over. */
export const digestBeforeMs = 15 * minuteMs;

export const seenNow = (
  before: Seen | undefined,
  roster: readonly Duty[],
  now: Instant,
): { seen: Seen; going: number[]; gone: number[] } => {
  // Without a roster nobody's shift ends.
  if (roster.length === 0) return { seen: { there: [], left: {}, told: [] }, going: [], gone: [] };
  const there = onDuty(roster, now);
  const later = onDuty(roster, plus(now, digestBeforeMs));
  const gone = (before?.there ?? []).filter((id) => !there.includes(id));
  const told = (before?.told ?? []).filter((id) => there.includes(id) && !later.includes(id));
  const going = there.filter((id) => !later.includes(id) && !told.includes(id));
  const left = Object.fromEntries([
    ...Object.entries(before?.left ?? {}).filter(([id]) => !there.includes(Number(id))),
    ...gone.map((id) => [String(id), now]),
  ]) as Record<string, Instant>;
  // Whoever was listed everything before the end is not listed it again at the end.
  return {
    seen: { there, left, told: [...told, ...going] },
    going: [...going, ...gone.filter((id) => before?.told.includes(id) !== true)],
    gone,
  };
};

/** Whoever has written so lately is in the talk, whatever the clock says. */
export const stillWritingMs = 10 * minuteMs;

/**
 * Whether the holder of an urgent talk is away from it. A shift that ended before they took it says nothing: they took
 * it knowing that.
 */
export const isLeftAlone = (
  ticket: Pick<Ticket, "assigneeId" | "claimedAt" | "status">,
  holder: {
    isBound: boolean;
    isResting: boolean;
    leftAt: Instant | undefined;
    lastWordAt: Instant | undefined;
  },
  now: Instant,
): boolean => {
  // What is being handed over is answered soon. What rests has nobody to turn to until it wakes.
  if (ticket.status === "transferred") return false;
  if (!holder.isBound) return true;
  if (holder.lastWordAt !== undefined && msBetween(holder.lastWordAt, now) < stillWritingMs) return false;
  return holder.isResting || (holder.leftAt !== undefined && holder.leftAt > (ticket.claimedAt ?? ""));
};
