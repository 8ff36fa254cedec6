/** What the bot learns of a chat and does to it: members, pins, typing, leaving. */
import { chatInfo, chatMember, findChat, findOpenChat, saveChat } from "../chats.js";
import { pushMembership } from "../members.js";
import { forBot, postService } from "../messages.js";
import { badRequest } from "../refusal.js";
import type { ChatRecord, State } from "../state.js";
import type { Methods } from "./method.js";
import { findPlace } from "./send.js";

const typingMs = 5_000;
const actions = new Set([
  "typing",
  "upload_photo",
  "record_video",
  "upload_video",
  "record_voice",
  "upload_voice",
  "upload_document",
  "choose_sticker",
  "find_location",
  "record_video_note",
  "upload_video_note",
]);

const requirePinRight = (chat: ChatRecord): void => {
  if (chat.type !== "private" && !chat.bot_is_admin)
    badRequest("not enough rights to manage pinned messages in the chat");
};

const newestPin = (state: State, chat: ChatRecord): object => {
  const message = state.messages(chat.id).get(chat.pinned.at(-1) ?? 0);
  return message === undefined ? {} : { pinned_message: forBot(state, message) };
};

const requireGroup = (state: State, chatId: number | string): ChatRecord => {
  const chat = findChat(state, chatId);
  return chat.type === "private" ? badRequest("there are no administrators in the private chat") : chat;
};

export const chatMethods: Methods = {
  getChat(state, { chat_id }) {
    const chat = findChat(state, chat_id);
    if (!chat.started) return badRequest("chat not found");
    return {
      ...chatInfo(state, chat),
      accent_color_id: 0,
      max_reaction_count: 11,
      accepted_gift_types: {
        unlimited_gifts: false,
        limited_gifts: false,
        unique_gifts: false,
        premium_subscription: false,
        gifts_from_channels: false,
      },
      ...(chat.hidden.description !== "" && { description: chat.hidden.description }),
      ...newestPin(state, chat),
    };
  },

  getChatMember(state, { chat_id, user_id }) {
    const chat = findChat(state, chat_id);
    if (user_id !== state.bot().id && !state.persons.has(user_id))
      return badRequest("PARTICIPANT_ID_INVALID");
    return chatMember(state, chat, user_id);
  },

  getChatAdministrators(state, { chat_id }) {
    const chat = requireGroup(state, chat_id);
    const ids = [...chat.hidden.admins, ...(chat.bot_is_admin ? [state.bot().id] : [])];
    return ids.map((id) => chatMember(state, chat, id));
  },

  getChatMemberCount: (state, { chat_id }) => findChat(state, chat_id).members.length + 1,

  leaveChat(state, { chat_id }) {
    const chat = findChat(state, chat_id);
    if (chat.type === "private") return badRequest("chat member status can't be changed in private chats");
    const before = chatMember(state, chat, state.bot().id);
    const left = { ...chat, blocked: true, bot_is_admin: false, hidden: { ...chat.hidden, bot_left: true } };
    saveChat(state, left);
    pushMembership(state, left, state.bot(), before);
    return true;
  },

  sendChatAction(state, params) {
    if (!actions.has(params.action)) return badRequest("wrong parameter action in request");
    const chat = findPlace(state, params);
    saveChat(state, { ...chat, typing_until: state.now() + typingMs });
    return true;
  },

  pinChatMessage(state, { chat_id, message_id }) {
    const chat = findOpenChat(state, chat_id);
    requirePinRight(chat);
    const message = state.messages(chat.id).get(message_id);
    if (message === undefined) return badRequest("message to pin not found");
    if (chat.pinned.at(-1) === message_id) return true;
    saveChat(state, { ...chat, pinned: [...chat.pinned.filter((id) => id !== message_id), message_id] });
    postService(state, chat, state.bot(), message.message_thread_id, {
      pinned_message: forBot(state, message),
    });
    return true;
  },

  unpinChatMessage(state, { chat_id, message_id }) {
    const chat = findOpenChat(state, chat_id);
    requirePinRight(chat);
    const id = message_id ?? chat.pinned.at(-1);
    if (id === undefined || !chat.pinned.includes(id)) return badRequest("message to unpin not found");
    saveChat(state, { ...chat, pinned: chat.pinned.filter((pinned) => pinned !== id) });
    return true;
  },

  unpinAllChatMessages(state, { chat_id }) {
    const chat = findOpenChat(state, chat_id);
    requirePinRight(chat);
    saveChat(state, { ...chat, pinned: [] });
    return true;
  },
};
