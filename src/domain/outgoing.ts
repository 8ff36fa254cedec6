/** What is about to be told: destinations by name, priorities, and what an ambiguous time-out does. */

import type { Instant } from "./time.js";

/** Resolved to Telegram's ids only by the sender. `topic:` is a ticket's topic, `lobby:` a team's lobby topic. */
export type Destination = `chat:${number}` | `ticket:${number}` | `lobby:${number}`;

/** Lower goes first. What answers danger, `alarm`, also overtakes what waits for the same chat. */
export const priorities = { alarm: -1, crisis: 0, relay: 1, prompt: 2, followUp: 3, broadcast: 4 } as const;
export type Priority = keyof typeof priorities;

/** One Bot API call as it will be made; ids of chats are added by the sender. */
export type Call = { method: string; payload: Record<string, unknown> };

/** A member of staff named in a text for a group, by the row of their private chat: a muted group rings for them. */
export type Mention = { offset: number; length: number; chat: number };

/** Where a relayed message came from: the row of its chat and Telegram's message id there. */
export type Source = { chatId: number; messageId: number };

export type Post = Call & {
  to: Destination;
  priority: Priority;
  /** Kept back until `release`, for a ticket that nobody has claimed yet. */
  held?: boolean;
  source?: Source;
  ticketId?: number;
  /** It says less than what it is a copy of. */
  altered?: boolean;
  /** Not sent before then; what is said behind it waits too. */
  notBefore?: Instant;
};

/** Why Telegram refused a call, as far as it makes a difference to us. */
export const refusals = [
  "blocked",
  "deactivated",
  "chat-not-found",
  "kicked",
  "no-rights",
  "topic-gone",
  "topic-closed",
  "migrated",
  "not-modified",
  "too-old",
  "message-gone",
  "bad-request",
  "ambiguous",
  "expired",
] as const;
export type Refusal = (typeof refusals)[number];

/** After an unclear time-out, losing a word is worse than saying it twice only for these. */
export const repeatsWhenAmbiguous = (priority: number): boolean => priority <= priorities.relay;
