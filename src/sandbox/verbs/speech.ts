/** What people say, send, press and change in their chats. */
import { randomInt } from "node:crypto";
import type { ReactionType } from "@grammyjs/types";
import { saveChat, userInfo } from "../chats.js";
import type { SandboxMessage, Verbs } from "../contract.js";
import { defaultName, keepFile, mediaContent } from "../files.js";
import { type Content, deliver, erase, forBot, post, replace } from "../messages.js";
import { isReactionEmoji, reactionOf, withReaction } from "../reactions.js";
import type { ChatRecord, State } from "../state.js";
import { countLetters, parseText } from "../text/parse.js";
import { pushUpdate } from "../updates.js";
import { impossible, requireSeat, type VerbGroup } from "./verb.js";

type Where = { user: number; chat?: number; thread?: number; reply_to?: number };

const pngPixel =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

const requireThread = (chat: ChatRecord, user: number, thread: number | undefined): void => {
  if (thread === undefined) return;
  const topic = chat.topics.find(({ id }) => id === thread);
  if (topic === undefined) return impossible(`the chat ${chat.id} has no topic ${thread}`);
  if (topic.closed && !chat.hidden.admins.includes(user)) impossible(`the topic «${topic.name}» is closed`);
};

const reactionWith = (emoji: string): ReactionType =>
  isReactionEmoji(emoji) ? { type: "emoji", emoji } : impossible(`Telegram has no reaction ${emoji}`);

/** Only the fields that are there. */
const given = (fields: Record<string, unknown>): Content =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const requireMessage = (state: State, chat: ChatRecord, id: number): SandboxMessage =>
  state.messages(chat.id).get(id) ?? impossible(`there is no message ${id} in the chat ${chat.id}`);

/** A keyboard meant for one use goes once one of its buttons has been used. */
const afterUse = (chat: ChatRecord, content: Content): ChatRecord["keyboard"] => {
  const { keyboard } = chat;
  if (keyboard?.one_time_keyboard !== true) return keyboard;
  const used = keyboard.keyboard.flat().some((button) => {
    if (typeof button === "string") return button === content.text;
    return (
      button.text === content.text ||
      ("request_location" in button && content.location !== undefined) ||
      ("request_contact" in button && content.contact !== undefined)
    );
  });
  return used ? null : keyboard;
};

const utter = (state: State, where: Where, content: Content): SandboxMessage => {
  const { person, chat } = requireSeat(state, where.user, where.chat);
  requireThread(chat, person.id, where.thread);
  if (where.reply_to !== undefined) requireMessage(state, chat, where.reply_to);
  const keyboard = afterUse(chat, content);
  if (chat.type === "private" && chat.blocked)
    return impossible(`${person.first_name} has blocked the bot and must unblock it first`);
  if (!chat.started || keyboard !== chat.keyboard) saveChat(state, { ...chat, started: true, keyboard });
  const message = post(state, chat, userInfo(state, person.id), where, content);
  deliver(state, "message", chat, message);
  return message;
};

const textContent = ({ text, entities }: Pick<Parameters<Verbs["say"]>[0], "text" | "entities">): Content => {
  const parsed = parseText(text, { entities });
  if (parsed.text === "") return impossible("an empty message cannot be sent");
  if (countLetters(parsed.text) > 4096) return impossible("a message has at most 4096 letters");
  return { text: parsed.text, ...(parsed.entities.length > 0 && { entities: parsed.entities }) };
};

const captionContent = (caption: string | undefined, entities: Content["caption_entities"]): Content => {
  if (caption === undefined || caption === "") return {};
  const parsed = parseText(caption, { entities });
  return { caption: parsed.text, ...(parsed.entities.length > 0 && { caption_entities: parsed.entities }) };
};

const buttonOf = (message: SandboxMessage, { text, data }: { text?: string; data?: string }): string => {
  const buttons = (message.reply_markup?.inline_keyboard ?? []).flat();
  const found = buttons.find(
    (button) =>
      (text === undefined || button.text === text) &&
      (data === undefined || ("callback_data" in button && button.callback_data === data)),
  );
  const shown = buttons.map((button) => `«${button.text}»`).join(", ") || "none";
  if (found === undefined)
    return impossible(
      `no button ${text ?? data ?? ""} under the message ${message.message_id}; it has ${shown}`,
    );
  return "callback_data" in found && found.callback_data !== undefined
    ? found.callback_data
    : impossible(`the button «${found.text}» tells the bot nothing when pressed`);
};

export const speechVerbs: VerbGroup = {
  say: (state, p) => utter(state, p, textContent(p)),

  open: (state, { user, payload = "" }) =>
    utter(state, { user }, textContent({ text: payload === "" ? "/start" : `/start ${payload}` })),

  press(state, p) {
    const { person, chat } = requireSeat(state, p.user, p.chat);
    const message = requireMessage(state, chat, p.message_id);
    const data = buttonOf(message, p);
    if (chat.blocked) return impossible("the bot is not in this chat any more");
    const id = `${randomInt(1, 2 ** 31)}${randomInt(2 ** 31)}`;
    state.queries.set(id, { id, user_id: person.id, at: state.now() });
    pushUpdate(state, "callback_query", {
      id,
      from: userInfo(state, person.id),
      message: forBot(state, message),
      chat_instance: String(chat.id),
      data,
    });
    return { callback_query_id: id };
  },

  shareLocation: (state, { latitude, longitude, ...where }) =>
    utter(state, where, { location: { latitude, longitude } }),

  shareContact(state, { phone_number, ...where }) {
    const { person } = requireSeat(state, where.user, where.chat);
    const { first_name, last_name, id: user_id } = person;
    const known = { phone_number: phone_number ?? person.phone_number, first_name };
    return utter(state, where, {
      contact: { ...known, ...(last_name !== undefined && { last_name }), user_id },
    });
  },

  sendMedia(state, p) {
    requireSeat(state, p.user, p.chat);
    const usual = defaultName(p.kind);
    const file = keepFile(state, p.kind, {
      file_name: p.file_name ?? usual.file_name,
      mime_type: p.mime_type ?? usual.mime_type,
      base64:
        p.base64 ?? (p.kind === "photo" ? pngPixel : Buffer.from(`made-up ${p.kind}`).toString("base64")),
    });
    return utter(state, p, {
      ...mediaContent(p.kind, file),
      ...captionContent(p.caption, p.caption_entities),
      ...(p.media_group_id !== undefined && { media_group_id: p.media_group_id }),
    });
  },

  forward: (state, { from_name, from_username, text, ...where }) =>
    utter(state, where, {
      ...textContent({ text }),
      forward_origin: {
        date: Math.floor(state.now() / 1000),
        ...(from_username === undefined
          ? { type: "hidden_user", sender_user_name: from_name }
          : {
              type: "user",
              sender_user: {
                id: 900_000_000 + randomInt(99_999_999),
                is_bot: false,
                first_name: from_name,
                username: from_username,
              },
            }),
      },
    }),

  sendRaw: (state, { fields, ...where }) => utter(state, where, fields),

  edit(state, p) {
    const { person, chat } = requireSeat(state, p.user, p.chat);
    const message = requireMessage(state, chat, p.message_id);
    if (message.from?.id !== person.id)
      return impossible(`${person.first_name} did not write the message ${p.message_id}`);
    const { text, entities, caption, caption_entities, ...bare } = message;
    const words = p.text === undefined ? { text, entities } : textContent({ text: p.text });
    const below =
      p.caption === undefined ? { caption, caption_entities } : captionContent(p.caption, undefined);
    const edited = {
      ...bare,
      ...given(words),
      ...given(below),
      edit_date: Math.floor(state.now() / 1000),
    } as SandboxMessage;
    replace(state, edited);
    deliver(state, "edited_message", chat, edited);
    return edited;
  },

  react(state, p) {
    const { person, chat } = requireSeat(state, p.user, p.chat);
    const message = requireMessage(state, chat, p.message_id);
    const reaction = p.emoji === null ? [] : [reactionWith(p.emoji)];
    const changed = withReaction(message, person.id, reaction);
    replace(state, changed);
    if (chat.type !== "private" && !chat.bot_is_admin) return true;
    pushUpdate(state, "message_reaction", {
      chat: message.chat,
      message_id: message.message_id,
      user: userInfo(state, person.id),
      date: Math.floor(state.now() / 1000),
      old_reaction: reactionOf(message, person.id),
      new_reaction: reaction,
    });
    return true;
  },

  remove(state, p) {
    const chat = state.chats.get(p.chat) ?? impossible(`there is no chat ${p.chat}`);
    const found = p.message_ids.filter((id) => state.messages(chat.id).has(id));
    if (found.length > 0) erase(state, chat, found);
    return true;
  },
};
