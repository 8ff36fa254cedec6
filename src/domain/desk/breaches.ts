/** Words that came too late: what an event tells of one, and how many there were of each kind on a day. */
import { type Day, dayOf } from "../days.js";
import { type Level, levels } from "../tickets.js";
import type { Instant } from "../time.js";
import type { TicketEvent } from "./events.js";

/** Which word was late: the first that somebody waited for, or the answer to one of theirs. */
export type BreachKind = "firstWord" | "nextWord";

export type Breach = { at: Instant; teamId: number | undefined; level: Level; kind: BreachKind };
export type BreachCount = Omit<Breach, "at"> & { day: Day; count: number };

/** Kinds of events that tell of one. */
export const breachEvents: Record<BreachKind, TicketEvent> = { firstWord: "breach", nextWord: "next-breach" };

const levelOf = (text: string | null): Level | undefined => levels.find((one) => one === text);

/** @param event.detail the level at that time; older ones do not tell it: then it is that of the ticket now */
export const breachOf = (event: {
  kind: string;
  detail: string | null;
  at: Instant;
  teamId: number | undefined;
  level: string;
}): Breach => ({
  at: event.at,
  teamId: event.teamId,
  level: levelOf(event.detail) ?? levelOf(event.level) ?? "standard",
  kind: event.kind === breachEvents.nextWord ? "nextWord" : "firstWord",
});

/** Counted by day, team, level and kind, in the order in which they first came. */
export const countBreaches = (breaches: readonly Breach[], utcOffset: number): BreachCount[] => {
  const counts = new Map<string, BreachCount>();
  for (const { at, teamId, level, kind } of breaches) {
    const day = dayOf(at, utcOffset);
    const key = `${day} ${teamId} ${level} ${kind}`;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { day, teamId, level, kind, count: 1 });
    else known.count += 1;
  }
  return [...counts.values()];
};
