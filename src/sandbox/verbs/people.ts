/** Who is there and what they do to chats: people, groups, topics, blocking, joining, leaving, moving. */
import { randomInt } from "node:crypto";
import { chatMember, newChat, publicChat, saveChat, userInfo } from "../chats.js";
import type { Topic, Verbs } from "../contract.js";
import { pushMembership } from "../members.js";
import { postService } from "../messages.js";
import { addPerson } from "../persons.js";
import type { ChatRecord, State } from "../state.js";
import { createTopic, removeTopic, setTopicClosed } from "../topics.js";
import { impossible, requireChat, requireGroup, requirePerson, requireSeat, type VerbGroup } from "./verb.js";

const newGroupId = (supergroup: boolean): number =>
  supergroup ? -1_002_000_000_000 - randomInt(999_999_999) : -randomInt(100_000_000, 999_999_999);

const requireTopic = (chat: ChatRecord, thread: number): Topic =>
  chat.topics.find(({ id }) => id === thread) ?? impossible(`the chat ${chat.id} has no topic ${thread}`);

/** Sets the bot's own place in a chat and tells the bot. */
const moveBot = (state: State, before: ChatRecord, after: ChatRecord, by: number): void => {
  const old = chatMember(state, before, state.bot().id);
  saveChat(state, after);
  pushMembership(state, after, userInfo(state, by), old);
};

const setBlocked = (state: State, user: number, blocked: boolean): true => {
  const { chat } = requireSeat(state, user, undefined);
  if (chat.blocked === blocked) impossible(blocked ? "the bot is blocked already" : "the bot is not blocked");
  moveBot(state, chat, { ...chat, blocked, ...(blocked ? {} : { started: true }) }, user);
  return true;
};

const setClosed = (
  state: State,
  { user, chat: id, thread }: Parameters<Verbs["closeTopic"]>[0],
  closed: boolean,
): true => {
  const { chat } = requireSeat(state, user, id);
  const topic = requireTopic(chat, thread);
  if (topic.closed === closed)
    impossible(`the topic «${topic.name}» is ${closed ? "closed" : "open"} already`);
  setTopicClosed(state, chat, userInfo(state, user), topic, closed);
  return true;
};

const botJoins = (state: State, chat: ChatRecord): void => {
  const by = chat.members[0] ?? state.bot().id;
  const joined = { ...chat, blocked: false, hidden: { ...chat.hidden, bot_left: false } };
  moveBot(state, chat, joined, by);
  postService(state, joined, userInfo(state, by), undefined, { new_chat_members: [state.bot()] });
};

const comesIn = (state: State, chat: ChatRecord, user: number): true => {
  requirePerson(state, user);
  if (chat.members.includes(user)) return impossible(`${user} is in the group already`);
  const before = chatMember(state, chat, user);
  const joined = { ...chat, members: [...chat.members, user] };
  saveChat(state, joined);
  if (chat.bot_is_admin) pushMembership(state, joined, userInfo(state, user), before);
  postService(state, joined, userInfo(state, user), undefined, {
    new_chat_members: [userInfo(state, user)],
  });
  return true;
};

export const peopleVerbs: VerbGroup = {
  addPerson(state, p) {
    if (p.id !== undefined && state.persons.has(p.id)) return impossible(`the id ${p.id} is taken`);
    return addPerson(state, p);
  },

  addGroup(state, { id: wish, title, members, is_forum = false, bot_is_admin = false }) {
    for (const member of members) requirePerson(state, member);
    const supergroup = is_forum || (wish !== undefined && wish < -1_000_000_000_000);
    const id = wish ?? newGroupId(supergroup);
    if (state.chats.has(id)) return impossible(`the chat ${id} is there already`);
    if (id >= 0) return impossible("the id of a group is negative");
    const group = newChat({ id, type: supergroup ? "supergroup" : "group", title, members });
    const away: ChatRecord = {
      ...group,
      is_forum,
      blocked: true,
      hidden: { ...group.hidden, bot_left: true },
    };
    botJoins(state, away);
    if (bot_is_admin) {
      const joined = requireChat(state, id);
      moveBot(state, joined, { ...joined, bot_is_admin }, members[0] ?? state.bot().id);
    }
    return publicChat(requireChat(state, id));
  },

  block: (state, { user }) => setBlocked(state, user, true),
  unblock: (state, { user }) => setBlocked(state, user, false),

  createTopic(state, { user, chat: id, name }) {
    const { chat } = requireSeat(state, user, id);
    if (!chat.is_forum) return impossible(`the chat ${id} has no topics`);
    return createTopic(state, chat, userInfo(state, user), { name });
  },
  closeTopic: (state, p) => setClosed(state, p, true),
  reopenTopic: (state, p) => setClosed(state, p, false),
  deleteTopic(state, { chat: id, thread }) {
    const chat = requireGroup(state, id);
    removeTopic(state, chat, requireTopic(chat, thread));
    return true;
  },

  join(state, { chat: id, user }) {
    const chat = requireGroup(state, id);
    if (user === state.bot().id) {
      if (!chat.blocked) return impossible("the bot is in the group already");
      botJoins(state, chat);
      return true;
    }
    return comesIn(state, chat, user);
  },

  joinByLink(state, { user, link }) {
    const invite = state.invites.get(link);
    if (invite === undefined) return impossible("nobody knows this link");
    const { member_limit: most = Number.POSITIVE_INFINITY, expire_date: until } = invite.link;
    if (invite.joined >= most) return impossible("the link is used up");
    if (until !== undefined && until * 1000 <= state.now()) return impossible("the link is too old");
    comesIn(state, requireGroup(state, invite.chat), user);
    state.invites.set(link, { ...invite, joined: invite.joined + 1 });
    return true;
  },

  leave(state, { chat: id, user }) {
    requireGroup(state, id);
    const { chat } = requireSeat(state, user, id);
    const before = chatMember(state, chat, user);
    const left = {
      ...chat,
      members: chat.members.filter((member) => member !== user),
      hidden: { ...chat.hidden, admins: chat.hidden.admins.filter((admin) => admin !== user) },
    };
    saveChat(state, left);
    if (chat.bot_is_admin) pushMembership(state, left, userInfo(state, user), before);
    postService(state, left, userInfo(state, user), undefined, { left_chat_member: userInfo(state, user) });
    return true;
  },

  removeBot(state, { chat: id }) {
    const chat = requireGroup(state, id);
    if (chat.blocked) return impossible("the bot is not in the group");
    const by = chat.members[0] ?? state.bot().id;
    postService(state, chat, userInfo(state, by), undefined, { left_chat_member: state.bot() });
    moveBot(state, chat, { ...chat, blocked: true, bot_is_admin: false }, by);
    return true;
  },

  setBotAdmin(state, { chat: id, admin }) {
    const chat = requireGroup(state, id);
    if (chat.blocked) return impossible("the bot is not in the group");
    moveBot(state, chat, { ...chat, bot_is_admin: admin }, chat.members[0] ?? state.bot().id);
    return true;
  },

  migrate(state, { chat: id, is_forum = false }) {
    const chat = requireGroup(state, id);
    if (chat.type !== "group") return impossible(`the chat ${id} is a supergroup already`);
    const by = userInfo(state, chat.members[0] ?? state.bot().id);
    const newId = newGroupId(true);
    postService(state, chat, by, undefined, { migrate_to_chat_id: newId });
    saveChat(state, { ...chat, blocked: true, hidden: { ...chat.hidden, migrated_to: newId } });
    const moved: ChatRecord = { ...chat, id: newId, type: "supergroup", is_forum, pinned: [] };
    saveChat(state, moved);
    postService(state, moved, by, undefined, { migrate_from_chat_id: id });
    return { migrate_to_chat_id: newId };
  },
};
