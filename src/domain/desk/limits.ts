/** Pranks: how somebody is slowed down or not passed on for a while. Never SOS, never words of danger. Pure. */
import { isUrgent, type Level } from "../tickets.js";
import { dayMs, type Instant, minuteMs } from "../time.js";

export const limitKinds = ["slow", "block"] as const;
export type LimitKind = (typeof limitKinds)[number];
export type PersonLimit = { kind: LimitKind; until: Instant };

export const slowMs = dayMs;
/** So seldom the words of somebody who is slowed down reach the specialist, all together. */
export const slowEveryMs = 10 * minuteMs;
/** Nobody is shut out for longer at once. */
export const mostBlockDays = 7;

/** Whether a matter of that level is passed on in spite of it: whatever may be danger always is. */
export const passes = (limit: PersonLimit | undefined, level: Level): boolean =>
  limit?.kind !== "block" || isUrgent(level);

/** Whether words wait to be passed on together. */
export const isSlowed = (limit: PersonLimit | undefined, level: Level): boolean =>
  limit !== undefined && !isUrgent(level);

/** `block 3 why`, `block why` or `slow why`, for a day where none are named; undefined when it cannot be understood. */
export const readLimit = (
  text: string,
): { kind: LimitKind; days: number; reason: string } | { kind: "off" } | undefined => {
  const [first = "", ...rest] = text.trim().split(/\s+/);
  if (first === "off") return { kind: "off" };
  const kind = limitKinds.find((one) => one === first);
  if (kind === undefined) return undefined;
  const hasDays = kind === "block" && /^-?\d+$/.test(rest[0] ?? "");
  const days = hasDays ? Number(rest[0]) : 1;
  if (days < 1 || days > mostBlockDays) return undefined;
  return { kind, days, reason: rest.slice(hasDays ? 1 : 0).join(" ") };
};
