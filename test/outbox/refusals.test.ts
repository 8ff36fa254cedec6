import { GrammyError, HttpError } from "grammy";
import { describe, expect, test } from "vitest";
import { readFailure } from "../../src/outbox/refusals.js";

const refusal = (error_code: number, description: string, parameters: object = {}) =>
  new GrammyError("", { ok: false, error_code, description, parameters }, "sendMessage", {});
const network = (code: string) =>
  new HttpError(
    "",
    Object.assign(new TypeError("fetch failed"), { cause: Object.assign(new Error(), { code }) }),
  );

describe("refusals as codes", () => {
  test.each([
    [403, "Forbidden: bot was blocked by the user", "blocked"],
    [403, "Forbidden: bot can't initiate conversation with a user", "blocked"],
    [403, "Forbidden: user is deactivated", "deactivated"],
    [403, "Forbidden: bot was kicked from the supergroup chat", "kicked"],
    [403, "Forbidden: bot is not a member of the supergroup chat", "kicked"],
    [400, "Bad Request: have no rights to send a message", "kicked"],
    [400, "Bad Request: CHAT_WRITE_FORBIDDEN", "kicked"],
    [400, "Bad Request: not enough rights to create a topic", "no-rights"],
    [400, "Bad Request: need administrator rights in the channel chat", "no-rights"],
    [400, "Bad Request: message thread not found", "topic-gone"],
    [400, "Bad Request: TOPIC_DELETED", "topic-gone"],
    [400, "Bad Request: TOPIC_ID_INVALID", "topic-gone"],
    [400, "Bad Request: TOPIC_CLOSED", "topic-closed"],
    [400, "Bad Request: message is not modified: specified new message content is the same", "not-modified"],
    [400, "Bad Request: query is too old and response timeout expired or query ID is invalid", "expired"],
    [400, "Bad Request: message can't be deleted for everyone", "too-old"],
    [400, "Bad Request: message can't be edited", "too-old"],
    [400, "Bad Request: message to edit not found", "message-gone"],
    [400, "Bad Request: message to copy not found", "message-gone"],
    [400, "Bad Request: message to be replied not found", "message-gone"],
    [400, "Bad Request: MESSAGE_ID_INVALID", "message-gone"],
    [400, "Bad Request: chat not found", "chat-not-found"],
    [400, "Bad Request: PEER_ID_INVALID", "chat-not-found"],
    [400, "Bad Request: message text is empty", "bad-request"],
    [401, "Unauthorized", "bad-request"],
  ])("%i %s → %s", (code, description, expected) => {
    expect(readFailure(refusal(code, description))).toEqual({ kind: "refused", code: expected });
  });

  test("429 waits as long as it says", () => {
    const failure = readFailure(refusal(429, "Too Many Requests: retry after 7", { retry_after: 7 }));
    expect(failure).toEqual({ kind: "wait", ms: 7000, flood: true });
  });

  test("a server in trouble is asked again", () => {
    for (const code of [500, 502, 504])
      expect(readFailure(refusal(code, "Internal Server Error"))).toMatchObject({
        kind: "wait",
        flood: false,
      });
  });

  test("an upgraded group tells its new id", () => {
    const parameters = { migrate_to_chat_id: -1009 };
    const description = "Bad Request: group chat was upgraded to a supergroup chat";
    expect(readFailure(refusal(400, description, parameters))).toEqual({ kind: "migrated", to: -1009 });
  });

  test.each([
    "ECONNREFUSED",
    "ENOTFOUND",
    "EAI_AGAIN",
    "UND_ERR_CONNECT_TIMEOUT",
    "EHOSTUNREACH",
    "ENETUNREACH",
  ])("%s happens before anything is written", (code) =>
    expect(readFailure(network(code))).toMatchObject({ kind: "wait", flood: false }),
  );

  test.each(["ECONNRESET", "UND_ERR_SOCKET", "EPIPE", "UND_ERR_HEADERS_TIMEOUT"])(
    "%s leaves it open whether it arrived",
    (code) => expect(readFailure(network(code))).toEqual({ kind: "ambiguous" }),
  );

  test("a time-out of our own is ambiguous too", () => {
    expect(readFailure(new HttpError("", new DOMException("aborted", "AbortError")))).toEqual({
      kind: "ambiguous",
    });
  });

  test("a bug is no refusal", () => {
    const bug = new TypeError("x is not a function");
    expect(() => readFailure(bug)).toThrow(bug);
  });
});
