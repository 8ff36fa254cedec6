/** What Telegram refuses, the sandbox refuses with the same code and words. */
import type { InlineKeyboardButton } from "grammy/types";
import { describe, expect, test } from "vitest";
import { forum, place, raw, teen } from "./place.js";

const keyboard = (...buttons: InlineKeyboardButton[]) => ({ inline_keyboard: [buttons] });
const stranger = 12;

type Row = [method: string, params: Record<string, unknown>, code: number, description: string | RegExp];
const parse = "Bad Request: can't parse entities: ";

const rows: Row[] = [
  ["sendMessage", { chat_id: teen, text: "" }, 400, "Bad Request: message text is empty"],
  ["sendMessage", { chat_id: teen, text: " \n " }, 400, "Bad Request: text must be non-empty"],
  ["sendMessage", { chat_id: teen }, 400, "Bad Request: message text is empty"],
  ["sendMessage", { text: "x" }, 400, "Bad Request: chat_id is empty"],
  ["sendMessage", { chat_id: teen, text: "я".repeat(4097) }, 400, "Bad Request: message is too long"],
  ["sendMessage", { chat_id: 404, text: "x" }, 400, "Bad Request: chat not found"],
  [
    "sendMessage",
    { chat_id: stranger, text: "x" },
    403,
    "Forbidden: bot can't initiate conversation with a user",
  ],
  ["sendMessage", { chat_id: teen, text: ["x"] }, 400, 'Bad Request: field "text" must be of type String'],
  [
    "sendMessage",
    { chat_id: teen, text: "x", parse_mode: "Wiki" },
    400,
    "Bad Request: unsupported parse_mode",
  ],
  [
    "sendMessage",
    { chat_id: teen, text: "x", message_thread_id: 7 },
    400,
    "Bad Request: message thread not found",
  ],
  [
    "sendMessage",
    { chat_id: teen, text: "x", reply_parameters: { message_id: 999 } },
    400,
    "Bad Request: message to be replied not found",
  ],
  [
    "sendMessage",
    { chat_id: teen, text: "x", reply_markup: keyboard({ text: "a", callback_data: "я".repeat(33) }) },
    400,
    "Bad Request: BUTTON_DATA_INVALID",
  ],
  [
    "sendMessage",
    { chat_id: teen, text: "x", reply_markup: { inline_keyboard: [[{ text: "a" }]] } },
    400,
    /Text buttons are unallowed/,
  ],
  [
    "sendMessage",
    { chat_id: teen, text: "x", reply_markup: { inline_keyboard: [[{ callback_data: "a" }]] } },
    400,
    `Bad Request: can't find field "reply_markup.inline_keyboard.0.0.text"`,
  ],
  [
    "sendMessage",
    { chat_id: forum, text: "x", reply_markup: { keyboard: [[{ text: "a", request_location: true }]] } },
    400,
    "Bad Request: location can be requested in private chats only",
  ],
  [
    "sendMessage",
    { chat_id: teen, text: "<b>x", parse_mode: "HTML" },
    400,
    `${parse}Can't find end tag corresponding to start tag "b"`,
  ],
  [
    "sendMessage",
    { chat_id: teen, text: "<x>", parse_mode: "HTML" },
    400,
    `${parse}Unsupported start tag "x" at byte offset 0`,
  ],
  [
    "sendMessage",
    { chat_id: teen, text: "я</b>", parse_mode: "HTML" },
    400,
    `${parse}Unexpected end tag at byte offset 2`,
  ],
  [
    "sendMessage",
    { chat_id: teen, text: "<b>x</i>", parse_mode: "HTML" },
    400,
    `${parse}Unmatched end tag at byte offset 4, expected "</b>", found "</i>"`,
  ],
  [
    "sendMessage",
    { chat_id: teen, text: "раз.", parse_mode: "MarkdownV2" },
    400,
    `${parse}Character '.' is reserved and must be escaped with the preceding '\\'`,
  ],
  [
    "sendMessage",
    { chat_id: teen, text: "*x", parse_mode: "MarkdownV2" },
    400,
    `${parse}Can't find end of Bold entity at byte offset 0`,
  ],
  ["sendPhoto", { chat_id: teen }, 400, 'Bad Request: parameter "photo" is required'],
  ["sendPhoto", { chat_id: teen, photo: "nothing" }, 400, /wrong remote file identifier/],
  [
    "sendLocation",
    { chat_id: teen, latitude: "north", longitude: 1 },
    400,
    'Bad Request: field "latitude" must be of type Float',
  ],
  [
    "sendChatAction",
    { chat_id: teen, action: "dancing" },
    400,
    "Bad Request: wrong parameter action in request",
  ],
  [
    "editMessageText",
    { chat_id: teen, message_id: 999, text: "x" },
    400,
    "Bad Request: message to edit not found",
  ],
  [
    "editMessageText",
    { chat_id: teen, message_id: 1, text: "x" },
    400,
    "Bad Request: message can't be edited",
  ],
  ["deleteMessage", { chat_id: teen, message_id: 999 }, 400, "Bad Request: message to delete not found"],
  [
    "deleteMessages",
    { chat_id: teen, message_ids: Array.from({ length: 101 }, (_, i) => i) },
    400,
    /too many/,
  ],
  [
    "answerCallbackQuery",
    { callback_query_id: "1" },
    400,
    /^Bad Request: query is too old and response timeout expired/,
  ],
  [
    "setMessageReaction",
    { chat_id: teen, message_id: 1, reaction: [{ type: "emoji", emoji: "🧅" }] },
    400,
    "Bad Request: REACTION_INVALID",
  ],
  ["pinChatMessage", { chat_id: teen, message_id: 999 }, 400, "Bad Request: message to pin not found"],
  ["createForumTopic", { chat_id: teen, name: "x" }, 400, "Bad Request: the chat is not a forum"],
  ["createForumTopic", { chat_id: forum, name: " " }, 400, "Bad Request: topic name must be non-empty"],
  ["createForumTopic", { chat_id: forum, name: "я".repeat(129) }, 400, "Bad Request: TOPIC_TITLE_TOO_LONG"],
  ["getChat", { chat_id: stranger }, 400, "Bad Request: chat not found"],
  ["getFile", { file_id: "x" }, 400, "Bad Request: wrong file_id or the file is temporarily unavailable"],
  [
    "setMyCommands",
    { commands: [{ command: "Помощь", description: "x" }] },
    400,
    "Bad Request: BOT_COMMAND_INVALID",
  ],
  ["sendMesage", { chat_id: teen, text: "x" }, 404, "Not Found: method sendMesage not found"],
  ["sendInvoice", {}, 400, /is required|is empty/],
];

const whole = (text: string) => new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`);

describe("refusals", () => {
  test.each(rows)("%s %o", async (method, params, code, description) => {
    const { sandbox, control } = await place();
    await control.addPerson({ id: stranger, first_name: "Незнакомка", side: "phone" });
    const before = sandbox.world().messages;
    const answer = await raw(sandbox, method, params);
    expect(answer.description).toMatch(typeof description === "string" ? whole(description) : description);
    expect([answer.error_code, answer.status]).toEqual([code, code]);
    expect(sandbox.world().messages).toEqual(before);
  });

  test("a wrong token and a method it does not play are told apart", async () => {
    const { sandbox } = await place();
    expect(await raw({ ...sandbox, token: "1:wrong" }, "getMe")).toMatchObject({
      error_code: 401,
      status: 401,
    });
    expect(await raw(sandbox, "getMyStarBalance")).toMatchObject({ error_code: 501 });
  });

  test("lengths count letters after the marks are taken off", async () => {
    const { api } = await place();
    const letters = "ж".repeat(4096);
    expect((await api.sendMessage(teen, `<b>${letters}</b>`, { parse_mode: "HTML" })).text).toHaveLength(
      4096,
    );
    const faces = await api.sendMessage(teen, "🙂".repeat(4096));
    expect(faces.text).toHaveLength(8192);
  });

  test("an edit that changes nothing is refused, with buttons in the comparison", async () => {
    const { api, sandbox } = await place();
    const reply_markup = keyboard({ text: "a", callback_data: "b" });
    const { message_id } = await api.sendMessage(teen, "раз", { reply_markup });
    const same = { chat_id: teen, message_id, text: "раз", reply_markup };
    expect((await raw(sandbox, "editMessageText", same)).description).toMatch(/message is not modified/);
    expect((await raw(sandbox, "editMessageText", { ...same, text: "два" })).ok).toBe(true);
    expect((await raw(sandbox, "editMessageText", { ...same, text: "два" })).description).toMatch(
      /not modified/,
    );
    expect((await raw(sandbox, "editMessageReplyMarkup", { chat_id: teen, message_id })).ok).toBe(true);
    expect((await raw(sandbox, "editMessageCaption", { chat_id: teen, message_id })).description).toMatch(
      /no caption/,
    );
  });

  test("a message with a keyboard under the input cannot be edited", async () => {
    const { api, sandbox } = await place();
    const { message_id } = await api.sendMessage(teen, "меню", { reply_markup: { keyboard: [["SOS"]] } });
    const answer = await raw(sandbox, "editMessageText", { chat_id: teen, message_id, text: "x" });
    expect(answer.description).toBe("Bad Request: message can't be edited");
  });

  test("in a private chat both sides can be wiped for 48 hours and no longer", async () => {
    const { api, control, sandbox } = await place();
    const old = await control.say({ user: teen, text: "старое" });
    const hours = 60 * 60_000;
    await control.moveClock({ ms: 47 * hours });
    const said = await control.say({ user: teen, text: "новое" });
    const sent = await api.sendMessage(teen, "ответ");
    await api.deleteMessage(teen, old.message_id);
    const late = await control.say({ user: teen, text: "ещё" });
    await control.moveClock({ ms: 47 * hours });
    expect(await api.deleteMessages(teen, [said.message_id, 998, sent.message_id, 999])).toBe(true);
    expect(sandbox.world().messages[teen]?.map(({ text }) => text)).toEqual(["/start", "ещё"]);
    await control.moveClock({ ms: 2 * hours });
    const answer = await raw(sandbox, "deleteMessage", { chat_id: teen, message_id: late.message_id });
    expect(answer).toMatchObject({ error_code: 400, description: "Bad Request: message can't be deleted" });
  });

  test("a query not fetched for 150 seconds is gone, and so is one answered too late", async () => {
    const { api, control, sandbox } = await place();
    const reply_markup = { inline_keyboard: [[{ text: "a", callback_data: "b" }]] };
    const { message_id } = await api.sendMessage(teen, "x", { reply_markup });
    const { callback_query_id } = await control.press({ user: teen, message_id, data: "b" });
    await control.say({ user: teen, text: "осталось" });
    await control.moveClock({ ms: 151_000 });
    expect((await api.getUpdates()).map(({ message }) => message?.text)).toEqual(["осталось"]);
    expect((await raw(sandbox, "answerCallbackQuery", { callback_query_id })).description).toMatch(/too old/);
    await control.moveClock({ ms: 24 * 60 * 60_000 });
    expect(await api.getUpdates()).toEqual([]);
  });

  test("ordered failures: a refusal, a refused connection, a lost answer", async () => {
    const { api, control, sandbox } = await place();
    const failure = { error_code: 500, description: "Internal Server Error" };
    await control.failNext({ count: 1, method: "sendMessage", failure });
    expect(await raw(sandbox, "getMe")).toMatchObject({ ok: true });
    expect(await raw(sandbox, "sendMessage", { chat_id: teen, text: "1" })).toMatchObject(failure);
    await control.failNext({ count: 1, failure: "connection-refused" });
    await expect(api.sendMessage(teen, "2")).rejects.toThrow(/Network request/);
    await control.failNext({ count: 1, failure: "lost-answer" });
    await expect(api.sendMessage(teen, "3")).rejects.toThrow(/Network request/);
    await api.sendMessage(teen, "4");
    expect(sandbox.world().messages[teen]?.map(({ text }) => text)).toEqual(["/start", "3", "4"]);
  });
});
