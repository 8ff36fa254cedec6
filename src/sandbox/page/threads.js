/** Which messages belong to which topic, who wrote them and what of them is unread. Holds nothing but remembered splits. */

/**
 * @typedef {import("./app.js").App} App
 * @typedef {import("./app.js").View} View
 * @typedef {import("./store.js").Chat} Chat
 * @typedef {import("./store.js").SandboxMessage} SandboxMessage
 */

/** Telegram's General topic. */
export const general = 1;

/** @type {WeakMap<SandboxMessage[], Map<number, SandboxMessage[]>>} */
const splits = new WeakMap();

const threadOf = (/** @type {SandboxMessage} */ m) =>
  m.is_topic_message && m.message_thread_id ? m.message_thread_id : general;

const split = (/** @type {SandboxMessage[]} */ list) => {
  const known = splits.get(list);
  if (known) return known;
  const fresh = Map.groupBy(list, threadOf);
  splits.set(list, fresh);
  return fresh;
};

/**
 * Messages of a chat, or of one topic of it.
 * @param {App} app
 * @param {Chat} chat
 * @param {number} thread
 * @returns {SandboxMessage[]}
 */
export const messagesIn = (app, chat, thread) => {
  const list = app.world?.messages[chat.id] ?? [];
  return chat.is_forum && thread !== 0 ? (split(list).get(thread) ?? []) : list;
};

const readKey = (/** @type {number} */ chat, /** @type {number} */ thread) => `${chat}:${thread}`;

/** The last message read in a topic. */
export const lastRead = (/** @type {App} */ app, /** @type {number} */ chat, /** @type {number} */ thread) =>
  Math.max(app.ui.read.get(readKey(chat, thread)) ?? 0, app.ui.baseline.get(chat) ?? 0);

export const markRead = (
  /** @type {App} */ app,
  /** @type {number} */ chat,
  /** @type {number} */ thread,
  /** @type {number} */ id,
) => {
  if (id > lastRead(app, chat, thread)) app.change(() => app.ui.read.set(readKey(chat, thread), id));
};

/** How many messages of a topic this person has not seen. */
export const unreadIn = (
  /** @type {App} */ app,
  /** @type {Chat} */ chat,
  /** @type {number} */ thread,
  /** @type {number} */ viewer,
) => {
  const read = lastRead(app, chat.id, thread);
  let count = 0;
  const list = messagesIn(app, chat, thread);
  for (let i = list.length - 1; i >= 0; i -= 1) {
    const m = list[i];
    if (!m || m.message_id <= read) break;
    if (m.from?.id !== viewer) count += 1;
  }
  return count;
};

/** The topics of a chat as a list shows them; a chat without topics has one, numbered 0. */
export const threadsOf = (/** @type {Chat} */ chat) =>
  chat.is_forum ? [general, ...chat.topics.map((topic) => topic.id).filter((id) => id !== general)] : [0];

/** Everything unread in a chat. */
export const unreadInChat = (
  /** @type {App} */ app,
  /** @type {Chat} */ chat,
  /** @type {number} */ viewer,
) => threadsOf(chat).reduce((sum, thread) => sum + unreadIn(app, chat, thread, viewer), 0);

/** The private chat of a person. */
export const privateChat = (/** @type {App} */ app, /** @type {number} */ person) =>
  app.world?.chats.find((chat) => chat.type === "private" && chat.id === person);

/** @returns {View} */
export const viewOf = (
  /** @type {import("./store.js").Person} */ viewer,
  /** @type {Chat} */ chat,
  /** @type {number} */ thread = 0,
) => ({ viewer, chat, thread, key: `${viewer.id}:${chat.id}:${thread}` });

/** Where a verb of this view happens. */
export const whereOf = (/** @type {View} */ { viewer, chat, thread }) => ({
  user: viewer.id,
  ...(chat.type === "private" ? {} : { chat: chat.id }),
  ...(thread > general ? { thread } : {}),
});
