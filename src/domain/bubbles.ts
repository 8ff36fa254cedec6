/** Short messages in a row are often one sentence in pieces: which of them are read together, and how. Judges nothing. */
import { type Instant, minuteMs, msBetween } from "./time.js";

export type Bubble = { text: string; at: Instant };

const mostWords = 4;
const mostBefore = 2;
const freshMs = 2 * minuteMs;

const isShort = (text: string): boolean => text.trim().split(/\s+/u).length <= mostWords;

/** Those that still belong to what is being written. */
export const freshBubbles = (bubbles: readonly Bubble[], now: Instant): Bubble[] =>
  bubbles.filter(({ at }) => msBetween(at, now) <= freshMs).slice(-mostBefore);

/** With this one; a longer message begins anew. */
export const withBubble = (bubbles: readonly Bubble[], text: string, now: Instant): Bubble[] =>
  isShort(text) ? [...freshBubbles(bubbles, now), { text, at: now }] : [];

/** What was written with the last one before, and with the two before: each as one sentence. */
export const joinedWith = (bubbles: readonly Bubble[], text: string, now: Instant): string[] => {
  if (!isShort(text)) return [];
  const before = freshBubbles(bubbles, now).map((bubble) => bubble.text);
  return before.map((_, index) => [...before.slice(before.length - 1 - index), text].join(" "));
};

/** As they were kept. */
export const readBubbles = (kept: string | undefined): Bubble[] =>
  kept === undefined ? [] : (JSON.parse(kept) as Bubble[]);
