/** Forum topics: create, edit, close, reopen, delete, unpin all. */
import { findOpenChat, saveChat } from "../chats.js";
import type { Topic } from "../contract.js";
import { postService } from "../messages.js";
import { badRequest } from "../refusal.js";
import type { ChatRecord, State } from "../state.js";
import { countLetters } from "../text/parse.js";
import { createTopic, removeTopic, saveTopic, setTopicClosed, topicColors } from "../topics.js";
import type { Methods } from "./method.js";

const maxNameLetters = 128;

const findForum = (state: State, chatId: number | string): ChatRecord => {
  const chat = findOpenChat(state, chatId);
  return chat.is_forum ? chat : badRequest("the chat is not a forum");
};

type Named = { chat_id: number | string; message_thread_id: number };

const findTopic = (
  state: State,
  { chat_id, message_thread_id }: Named,
): { chat: ChatRecord; topic: Topic } => {
  const chat = findForum(state, chat_id);
  const topic = chat.topics.find(({ id }) => id === message_thread_id);
  if (topic !== undefined) return { chat, topic };
  return badRequest(
    chat.hidden.gone_topics.includes(message_thread_id) ? "TOPIC_DELETED" : "TOPIC_ID_INVALID",
  );
};

const requireRight = (chat: ChatRecord, topic: Topic, deed: string): void => {
  if (!chat.bot_is_admin && !chat.hidden.own_topics.includes(topic.id))
    badRequest(`not enough rights to ${deed} the topic`);
};

const checkName = (name: string): string => {
  const clean = name.trim();
  if (clean === "") badRequest("topic name must be non-empty");
  if (countLetters(clean) > maxNameLetters) badRequest("TOPIC_TITLE_TOO_LONG");
  return clean;
};

const setClosed = (state: State, params: Named, closed: boolean): true => {
  const { chat, topic } = findTopic(state, params);
  requireRight(chat, topic, "close or open");
  if (topic.closed === closed) badRequest("TOPIC_NOT_MODIFIED");
  setTopicClosed(state, chat, state.bot(), topic, closed);
  return true;
};

export const topicMethods: Methods = {
  createForumTopic(state, params) {
    const chat = findForum(state, params.chat_id);
    const name = checkName(params.name);
    if (!chat.bot_is_admin) return badRequest("not enough rights to create a topic");
    if (params.icon_color !== undefined && !topicColors.includes(params.icon_color))
      return badRequest("invalid forum topic icon color specified");
    const { id, closed: _, ...look } = createTopic(state, chat, state.bot(), { ...params, name });
    return { message_thread_id: id, ...look };
  },

  editForumTopic(state, params) {
    const { chat, topic } = findTopic(state, params);
    requireRight(chat, topic, "edit");
    const name = params.name === undefined || params.name === "" ? topic.name : checkName(params.name);
    const icon = params.icon_custom_emoji_id;
    const sameIcon = icon === undefined || icon === (topic.icon_custom_emoji_id ?? "");
    if (name === topic.name && sameIcon) return badRequest("TOPIC_NOT_MODIFIED");
    const { icon_custom_emoji_id: before, ...bare } = topic;
    const emoji = (icon ?? before ?? "") === "" ? {} : { icon_custom_emoji_id: icon ?? before ?? "" };
    saveTopic(state, chat, { ...bare, name, ...emoji });
    postService(state, chat, state.bot(), topic.id, {
      forum_topic_edited: {
        ...(name !== topic.name && { name }),
        ...(!sameIcon && { icon_custom_emoji_id: icon ?? "" }),
      },
    });
    return true;
  },

  closeForumTopic: (state, params) => setClosed(state, params, true),
  reopenForumTopic: (state, params) => setClosed(state, params, false),

  deleteForumTopic(state, params) {
    const { chat, topic } = findTopic(state, params);
    if (!chat.bot_is_admin) return badRequest("not enough rights to delete the topic");
    removeTopic(state, chat, topic);
    return true;
  },

  unpinAllForumTopicMessages(state, params) {
    const { chat, topic } = findTopic(state, params);
    if (!chat.bot_is_admin) return badRequest("not enough rights to manage pinned messages in the chat");
    const messages = state.messages(chat.id);
    const pinned = chat.pinned.filter((id) => messages.get(id)?.message_thread_id !== topic.id);
    saveChat(state, { ...chat, pinned });
    return true;
  },

  getForumTopicIconStickers: () => [],
};
