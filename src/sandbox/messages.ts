/** How a message comes to be, changes and goes, whoever does it. Checks no right and no length. */
import type { Message, User } from "@grammyjs/types";
import { chatInfo, saveChat } from "./chats.js";
import type { SandboxMessage } from "./contract.js";
import type { ChatRecord, State } from "./state.js";
import { pushUpdate } from "./updates.js";

export type Content = Partial<SandboxMessage>;
type Place = { thread?: number | undefined; reply_to?: number | undefined };

/** Private chats and basic groups share one count of messages; each supergroup has its own. */
const nextMessageId = (state: State, chat: ChatRecord): number => {
  const counter = chat.type === "supergroup" ? String(chat.id) : "common";
  const id = (state.counters.get(counter) ?? 0) + 1;
  state.counters.set(counter, id);
  return id;
};

type Replied = NonNullable<Message["reply_to_message"]>;

const withoutReply = (message: SandboxMessage): Replied => {
  const { reply_to_message: _, reactions: __, had_keyboard: ___, ...shown } = message;
  return shown as Replied;
};

/** The message as the bot gets it: whatever a topic holds replies to the topic's first message. */
export const forBot = (state: State, message: SandboxMessage): Message => {
  const { reactions: _, had_keyboard: __, ...shown } = message;
  const thread = message.is_topic_message === true ? message.message_thread_id : undefined;
  if (shown.reply_to_message !== undefined || thread === undefined || message.message_id === thread)
    return shown;
  const first = state.messages(message.chat.id).get(thread);
  return first === undefined ? shown : { ...shown, reply_to_message: withoutReply(first) };
};

/** Puts a message into a chat and tells the people who look at it. */
export const post = (
  state: State,
  chat: ChatRecord,
  from: User,
  { thread, reply_to }: Place,
  content: Content,
): SandboxMessage => {
  const replied = reply_to === undefined ? undefined : state.messages(chat.id).get(reply_to);
  // A reply lands in the topic of what it replies to.
  const topic = chat.is_forum ? (thread ?? replied?.message_thread_id) : undefined;
  const message: SandboxMessage = {
    message_id: nextMessageId(state, chat),
    from,
    chat: chatInfo(state, chat),
    date: Math.floor(state.now() / 1000),
    ...(topic !== undefined && { message_thread_id: topic, is_topic_message: true }),
    ...(replied !== undefined && { reply_to_message: withoutReply(replied) }),
    ...content,
  };
  state.messages(chat.id).set(message.message_id, message);
  state.tell({ type: "message", chat_id: chat.id, message });
  return message;
};

/** Replaces a message by its changed version. */
export const replace = (state: State, message: SandboxMessage): void => {
  state.messages(message.chat.id).set(message.message_id, message);
  state.tell({ type: "edited", chat_id: message.chat.id, message });
};

/** Takes messages away, and their pins with them. */
export const erase = (state: State, chat: ChatRecord, ids: number[]): void => {
  const messages = state.messages(chat.id);
  for (const id of ids) messages.delete(id);
  if (chat.pinned.some((id) => ids.includes(id)))
    saveChat(state, { ...chat, pinned: chat.pinned.filter((id) => !ids.includes(id)) });
  state.tell({ type: "deleted", chat_id: chat.id, message_ids: ids });
};

const serviceFields = [
  "new_chat_members",
  "left_chat_member",
  "new_chat_title",
  "group_chat_created",
  "supergroup_chat_created",
  "migrate_to_chat_id",
  "migrate_from_chat_id",
  "pinned_message",
  "forum_topic_created",
  "forum_topic_edited",
  "forum_topic_closed",
  "forum_topic_reopened",
] as const satisfies (keyof Message)[];

/** Whether a message only says that something happened to the chat. */
export const isService = (message: Message): boolean =>
  serviceFields.some((field) => message[field] !== undefined);

/** A bot without rights sees of a group only what is meant for it (privacy mode). */
const reachesBot = (state: State, chat: ChatRecord, message: SandboxMessage): boolean => {
  if (chat.blocked) return false;
  if (chat.type === "private" || chat.bot_is_admin || isService(message)) return true;
  const bot = state.bot();
  if (message.reply_to_message?.from?.id === bot.id) return true;
  const text = message.text ?? message.caption ?? "";
  return (message.entities ?? message.caption_entities ?? []).some(({ type, offset, length }) => {
    const word = text.slice(offset, offset + length);
    if (type === "mention") return word.toLowerCase() === `@${bot.username?.toLowerCase()}`;
    return type === "bot_command" && (!word.includes("@") || word.endsWith(`@${bot.username}`));
  });
};

/** Tells the bot of a message, if it may see it. */
export const deliver = (
  state: State,
  kind: "message" | "edited_message",
  chat: ChatRecord,
  message: SandboxMessage,
): void => {
  if (reachesBot(state, chat, message)) pushUpdate(state, kind, forBot(state, message));
};

/** Posts a service message and tells the bot: even of its own deeds Telegram does. */
export const postService = (
  state: State,
  chat: ChatRecord,
  from: User,
  thread: number | undefined,
  content: Content,
): SandboxMessage => {
  const message = post(state, chat, from, { thread }, content);
  deliver(state, "message", chat, message);
  return message;
};
