/** Which messages can still be taken out of a private chat, when, and in what portions. Removes nothing itself. */
import type { FlowName } from "./programmes/flows.js";
import { hourMs, type Instant, minuteMs, msBetween, plus, secondMs } from "./time.js";

/**
 * What is asked of these is no secret to whoever looks at the phone: a pram, a place in a group, helping out. Everything
 * else that is said to a human is sensitive, and so is this once there was danger.
 */
export const ordinaryFlows: readonly FlowName[] = ["loan", "enrolment", "application"];

/** A message that stands in a private chat. */
export type Trace = { messageId: number; at: Instant };

/** Telegram lets a bot remove messages of a private chat, both sides', until they are so old. Source: Bot API. */
export const removableMs = 48 * hourMs;
// A call takes a moment, and one message that is too old makes Telegram refuse its whole portion.
const marginMs = 10 * secondMs;

/** When a sensitive message is removed by itself: an hour is left for failures. */
export const sweepAfterMs = 47 * hourMs;
/** What is nearly as old goes along, so that a lively chat is not swept every minute. */
const alongMs = hourMs;

/** What can be removed now, and what is too old and stays. */
export const sortTraces = (
  traces: readonly Trace[],
  now: Instant,
): { removable: Trace[]; staying: Trace[] } => ({
  removable: traces.filter(({ at }) => msBetween(at, now) < removableMs - marginMs),
  staying: traces.filter(({ at }) => msBetween(at, now) >= removableMs - marginMs),
});

/** What a sweep at this moment takes. */
export const sweptNow = (traces: readonly Trace[], now: Instant): Trace[] =>
  traces.filter(({ at }) => msBetween(at, now) >= sweepAfterMs - alongMs);

/** When the next sweep is due for what is left. */
export const nextSweep = (traces: readonly Trace[]): Instant | undefined => {
  const oldest = traces.map(({ at }) => at).sort()[0];
  return oldest === undefined ? undefined : plus(oldest, sweepAfterMs);
};

// Telegram takes a hundred at a time, and refuses all of them for one: after a refusal the portions get smaller.
const portions = [100, 10, 1];
const retries = [15 * secondMs, minuteMs, 5 * minuteMs, 15 * minuteMs];

/** Messages in the portions of a try. @param attempt 0 for the first */
export const inPortions = (traces: readonly Trace[], attempt: number): Trace[][] => {
  const size = portions[Math.min(attempt, portions.length - 1)] ?? 1;
  return Array.from({ length: Math.ceil(traces.length / size) }, (_, index) =>
    traces.slice(index * size, (index + 1) * size),
  );
};

/** How long after a try it is looked at what became of it. */
export const retryAfterMs = (attempt: number): number => retries[attempt] ?? hourMs;
