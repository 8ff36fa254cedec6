/** Reads Telegram's refusals into codes: what went wrong and what can be done about it. */
import { GrammyError, HttpError } from "grammy";
import type { Refusal } from "../domain/outgoing.js";

export type Failure =
  /** Come back later; nothing was sent. */
  | { kind: "wait"; ms: number; flood: boolean }
  /** The connection broke after the request was written: it may have been sent. */
  | { kind: "ambiguous" }
  | { kind: "migrated"; to: number }
  | { kind: "refused"; code: Refusal };

/** Descriptions as Telegram words them, most telling first. */
const table: [pattern: RegExp, code: Refusal][] = [
  [/bot was blocked by the user|bot can't initiate conversation/i, "blocked"],
  [/user is deactivated/i, "deactivated"],
  [/bot was kicked|bot is not a member|have no rights to send|CHAT_WRITE_FORBIDDEN/i, "kicked"],
  [/not enough rights|need administrator rights|CHAT_ADMIN_REQUIRED/i, "no-rights"],
  [/thread not found|TOPIC_DELETED|TOPIC_ID_INVALID/i, "topic-gone"],
  [/TOPIC_CLOSED/i, "topic-closed"],
  [/message is not modified|TOPIC_NOT_MODIFIED/i, "not-modified"],
  [/query is too old/i, "expired"],
  [/message can't be (deleted|edited)/i, "too-old"],
  [
    /message to (edit|delete|copy|forward|react|pin|be replied) not found|MESSAGE_ID_INVALID|message not found/i,
    "message-gone",
  ],
  [/chat not found|PEER_ID_INVALID/i, "chat-not-found"],
];

/** Errors of the network that happen before anything is written. */
const neverSent = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

const codeOf = (error: unknown, depth = 0): string | undefined => {
  if (typeof error !== "object" || error === null || depth > 4) return undefined;
  if ("code" in error && typeof error.code === "string") return error.code;
  if ("error" in error) return codeOf(error.error, depth + 1);
  return "cause" in error ? codeOf(error.cause, depth + 1) : undefined;
};

/** @throws what is not a failure of the call: a bug of ours. */
export const readFailure = (error: unknown): Failure => {
  if (error instanceof GrammyError) {
    const { retry_after: retryAfter, migrate_to_chat_id: migratedTo } = error.parameters;
    if (error.error_code === 429 || retryAfter !== undefined) {
      return { kind: "wait", ms: (retryAfter ?? 1) * 1000, flood: true };
    }
    if (migratedTo !== undefined) return { kind: "migrated", to: migratedTo };
    if (error.error_code >= 500) return { kind: "wait", ms: 2000, flood: false };
    const known = table.find(([pattern]) => pattern.test(error.description));
    return { kind: "refused", code: known?.[1] ?? "bad-request" };
  }
  if (error instanceof HttpError) {
    const code = codeOf(error.error);
    return code !== undefined && neverSent.has(code)
      ? { kind: "wait", ms: 1000, flood: false }
      : { kind: "ambiguous" };
  }
  throw error;
};
