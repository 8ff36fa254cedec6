/** Finds chats and topics and says who may do what in them, with Telegram's refusals. Changes nothing but records it is handed. */
import type { ChatMember, ChatMemberAdministrator, Chat as TelegramChat, User } from "@grammyjs/types";
import type { Chat } from "./contract.js";
import { badRequest, refuse } from "./refusal.js";
import type { ChatRecord, State } from "./state.js";

/** A chat as a message or an update shows it. */
export const chatInfo = (state: State, chat: ChatRecord): TelegramChat => {
  if (chat.type !== "private") {
    const { id, type, title } = chat;
    return chat.type === "supergroup" && chat.is_forum
      ? { id, type: "supergroup", title, is_forum: true }
      : { id, type, title };
  }
  const { id, first_name, last_name, username } = state.persons.get(chat.id) ?? {
    id: chat.id,
    first_name: chat.title,
  };
  return {
    id,
    type: "private",
    first_name,
    ...(last_name !== undefined && { last_name }),
    ...(username !== undefined && { username }),
  };
};

/** The person without what only the sandbox knows. */
export const userInfo = (state: State, id: number): User => {
  const bot = state.bot();
  if (id === bot.id) return bot;
  const person = state.persons.get(id);
  if (person === undefined) return { id, is_bot: false, first_name: "Deleted Account" };
  const { phone_number: _, side: __, ...user } = person;
  return user;
};

/** Keeps a changed chat and tells of it. */
export const saveChat = (state: State, chat: ChatRecord): void => {
  state.chats.set(chat.id, chat);
  state.tell({ type: "chat", chat: publicChat(chat) });
};

/** The chat as the contract shows it. */
export const publicChat = (record: ChatRecord): Chat => {
  const { hidden: _, ...chat } = record;
  return chat;
};

/** A new chat record of the given kind. */
export const newChat = (chat: Pick<ChatRecord, "id" | "type" | "title" | "members">): ChatRecord => ({
  ...chat,
  is_forum: false,
  topics: [],
  started: chat.type !== "private",
  blocked: false,
  bot_is_admin: false,
  keyboard: null,
  typing_until: null,
  pinned: [],
  hidden: {
    description: "",
    admins: chat.members.slice(0, 1),
    migrated_to: null,
    bot_left: false,
    own_topics: [],
    gone_topics: [],
  },
});

const byUsername = (state: State, username: string): ChatRecord | undefined => {
  for (const person of state.persons.values())
    if (person.username?.toLowerCase() === username.toLowerCase()) return state.chats.get(person.id);
  return undefined;
};

/** The chat a call names, if the bot may know of it; refuses a group it was put out of or that has moved. */
export const findChat = (state: State, chatId: number | string): ChatRecord => {
  const numeric = Number(chatId);
  const chat = Number.isNaN(numeric)
    ? byUsername(state, String(chatId).replace(/^@/, ""))
    : state.chats.get(numeric);
  if (chat === undefined) return badRequest("chat not found");
  if (chat.hidden.migrated_to !== null)
    refuse(400, "group chat was upgraded to a supergroup chat", {
      migrate_to_chat_id: chat.hidden.migrated_to,
    });
  if (chat.type !== "private" && chat.blocked) {
    const kind = chat.type === "group" ? "group" : "supergroup";
    if (chat.hidden.bot_left) refuse(403, `bot is not a member of the ${kind} chat`);
    refuse(403, `bot was kicked from the ${kind} chat`);
  }
  return chat;
};

/** The chat, if the bot may write there. */
export const findOpenChat = (state: State, chatId: number | string): ChatRecord => {
  const chat = findChat(state, chatId);
  if (chat.type !== "private") return chat;
  if (!chat.started) refuse(403, "bot can't initiate conversation with a user");
  if (chat.blocked) refuse(403, "bot was blocked by the user");
  return chat;
};

/** Refuses a thread the bot cannot write into. */
export const requireThread = (chat: ChatRecord, thread: number | undefined): void => {
  if (thread === undefined) return;
  const topic = chat.topics.find(({ id }) => id === thread);
  if (!chat.is_forum || topic === undefined) return badRequest("message thread not found");
  if (topic.closed && !chat.bot_is_admin) badRequest("TOPIC_CLOSED");
};

/** What a member is to the group. */
export const chatMember = (state: State, chat: ChatRecord, userId: number): ChatMember => {
  const user = userInfo(state, userId);
  if (userId === state.bot().id) {
    if (chat.blocked)
      return chat.hidden.bot_left ? { status: "left", user } : { status: "kicked", user, until_date: 0 };
    return chat.bot_is_admin ? administrator(user) : { status: "member", user };
  }
  if (!chat.members.includes(userId)) return { status: "left", user };
  if (chat.type === "private" || !chat.hidden.admins.includes(userId)) return { status: "member", user };
  return chat.hidden.admins[0] === userId
    ? { status: "creator", user, is_anonymous: false }
    : administrator(user);
};

const administrator = (user: User): ChatMemberAdministrator => ({
  status: "administrator",
  user,
  can_be_edited: false,
  is_anonymous: false,
  can_manage_chat: true,
  can_delete_messages: true,
  can_manage_video_chats: true,
  can_restrict_members: true,
  can_promote_members: false,
  can_change_info: true,
  can_invite_users: true,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_pin_messages: true,
  can_manage_topics: true,
  can_send_welcome_messages: true,
});
