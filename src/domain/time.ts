/** Instants and durations. An instant is an ISO string in UTC; a duration is a number of milliseconds. */
export type Instant = string;

export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

export const instant = (ms: number): Instant => new Date(ms).toISOString();
export const msOf = (at: Instant): number => Date.parse(at);
export const plus = (at: Instant, ms: number): Instant => instant(msOf(at) + ms);
export const msBetween = (from: Instant, to: Instant): number => msOf(to) - msOf(from);

/** Where "now" comes from: the system, or the sandbox whose clock can be moved. */
export type Clock = { now(): Instant };
export const systemClock: Clock = { now: () => instant(Date.now()) };
