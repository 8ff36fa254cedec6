/** Tells the bot that somebody's place in a chat has changed, its own included. Changes no chat. */
import type { ChatMember, User } from "@grammyjs/types";
import { chatInfo, chatMember } from "./chats.js";
import type { ChatRecord, State } from "./state.js";
import { pushUpdate } from "./updates.js";

/** `my_chat_member` or `chat_member`, by whose place it is; `chat` is the chat after the change. */
export const pushMembership = (state: State, chat: ChatRecord, by: User, before: ChatMember): void => {
  const own = before.user.id === state.bot().id;
  pushUpdate(state, own ? "my_chat_member" : "chat_member", {
    chat: chatInfo(state, chat),
    from: by,
    date: Math.floor(state.now() / 1000),
    old_chat_member: before,
    new_chat_member: chatMember(state, chat, before.user.id),
  });
};
