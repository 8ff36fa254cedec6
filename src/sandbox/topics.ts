/** Forum topics as records: made, changed, closed and removed by anybody who may. Checks no right. */
import type { User } from "@grammyjs/types";
import { saveChat } from "./chats.js";
import type { Topic } from "./contract.js";
import { erase, postService } from "./messages.js";
import type { ChatRecord, State } from "./state.js";

export const topicColors = [0x6fb9f0, 0xffd67e, 0xcb86db, 0x8eee98, 0xff93b2, 0xfb6f5f];

/** Makes a topic: its number is that of the service message that tells of it. */
export const createTopic = (
  state: State,
  chat: ChatRecord,
  by: User,
  look: { name: string; icon_color?: number | undefined; icon_custom_emoji_id?: string | undefined },
): Topic => {
  const { name, icon_color = topicColors[0] ?? 0, icon_custom_emoji_id } = look;
  const id = (state.counters.get(String(chat.id)) ?? 0) + 1;
  const icon = { icon_color, ...(icon_custom_emoji_id !== undefined && { icon_custom_emoji_id }) };
  const topic: Topic = { id, name, closed: false, ...icon };
  const own = by.id === state.bot().id ? [id] : [];
  saveChat(state, {
    ...chat,
    topics: [...chat.topics, topic],
    hidden: { ...chat.hidden, own_topics: [...chat.hidden.own_topics, ...own] },
  });
  postService(state, chat, by, id, { forum_topic_created: { name, ...icon } });
  return topic;
};

/** Keeps a changed topic. */
export const saveTopic = (state: State, chat: ChatRecord, topic: Topic): void =>
  saveChat(state, { ...chat, topics: chat.topics.map((other) => (other.id === topic.id ? topic : other)) });

/** Closes or opens a topic and says so in it. */
export const setTopicClosed = (
  state: State,
  chat: ChatRecord,
  by: User,
  topic: Topic,
  closed: boolean,
): void => {
  saveTopic(state, chat, { ...topic, closed });
  postService(state, chat, by, topic.id, closed ? { forum_topic_closed: {} } : { forum_topic_reopened: {} });
};

/** Removes a topic with all its messages; nobody is told. */
export const removeTopic = (state: State, chat: ChatRecord, topic: Topic): void => {
  const ids = [...state.messages(chat.id).values()]
    .filter((message) => message.message_thread_id === topic.id)
    .map((message) => message.message_id);
  const left: ChatRecord = {
    ...chat,
    topics: chat.topics.filter((other) => other.id !== topic.id),
    hidden: { ...chat.hidden, gone_topics: [...chat.hidden.gone_topics, topic.id] },
  };
  saveChat(state, left);
  if (ids.length > 0) erase(state, left, ids);
};
