/** Reads from an update what the inbox needs to know of it: its kind, its chat, its message. Understands no words. */
import type { Chat, Update, User } from "@grammyjs/types";
import type { ChatIdentity } from "../domain/people.js";
import { instant, secondMs } from "../domain/time.js";
import type { Arrival } from "../store/inbox.js";

/** Every kind we ask Telegram for; some must be named or they are not sent. */
export const allowedUpdates = [
  "message",
  "edited_message",
  "message_reaction",
  "callback_query",
  "my_chat_member",
  "chat_member",
] as const;

const ofUser = (user: User): ChatIdentity => ({
  telegramId: user.id,
  kind: "private",
  firstName: user.first_name,
  lastName: user.last_name,
  username: user.username,
  languageCode: user.language_code,
});

const ofChat = (chat: Chat, from: User | undefined): ChatIdentity | undefined => {
  if (chat.type === "channel") return undefined;
  if (chat.type !== "private") return { telegramId: chat.id, kind: "group" };
  const base: ChatIdentity = { telegramId: chat.id, kind: "private", firstName: chat.first_name };
  return from?.id === chat.id ? ofUser(from) : { ...base, lastName: chat.last_name, username: chat.username };
};

type Body = {
  chat?: Chat;
  from?: User;
  user?: User;
  message?: { chat?: Chat; message_id?: number };
  message_id?: number;
  date?: number;
};

/** An update as a row of the inbox. */
export const toArrival = (update: Update): Arrival => {
  const kind = Object.keys(update).find((key) => key !== "update_id") ?? "empty";
  const body = (update as unknown as Record<string, Body | undefined>)[kind] ?? {};
  const chat = body.chat ?? body.message?.chat;
  const from = body.from ?? body.user;
  return {
    updateId: update.update_id,
    kind,
    chat: chat === undefined ? (from === undefined ? undefined : ofUser(from)) : ofChat(chat, from),
    messageId: kind === "message" ? body.message_id : undefined,
    writtenAt: kind === "message" && body.date !== undefined ? instant(body.date * secondMs) : undefined,
    payload: update,
  };
};
