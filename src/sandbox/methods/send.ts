/** The one way by which the bot puts a message into a chat. Knows no kind of content. */
import type { Message, ReplyParameters } from "@grammyjs/types";
import { findOpenChat, requireThread, saveChat } from "../chats.js";
import type { SandboxMessage } from "../contract.js";
import { type Content, forBot, isService, post } from "../messages.js";
import { badRequest } from "../refusal.js";
import type { ChatRecord, State } from "../state.js";
import { attach, type ReplyMarkup } from "./markup.js";

export type SendOptions = {
  chat_id: number | string;
  message_thread_id?: number;
  reply_parameters?: ReplyParameters;
  reply_markup?: ReplyMarkup;
  protect_content?: boolean;
};

const findReply = (
  state: State,
  chat: ChatRecord,
  parameters: ReplyParameters | undefined,
): number | undefined => {
  if (parameters === undefined) return undefined;
  const replied = state.messages(chat.id).get(parameters.message_id ?? 0);
  if (replied !== undefined) return replied.message_id;
  return parameters.allow_sending_without_reply === true
    ? undefined
    : badRequest("message to be replied not found");
};

/** The chat and thread of a call, if the bot may write there. */
export const findPlace = (
  state: State,
  { chat_id, message_thread_id }: Pick<SendOptions, "chat_id" | "message_thread_id">,
): ChatRecord => {
  const chat = findOpenChat(state, chat_id);
  requireThread(chat, message_thread_id);
  return chat;
};

const showKeyboard = (state: State, chat: ChatRecord, keyboard: ChatRecord["keyboard"] | undefined): void => {
  const shown = chat.type === "private" && keyboard !== undefined ? keyboard : chat.keyboard;
  if (shown !== chat.keyboard || chat.typing_until !== null)
    saveChat(state, { ...chat, keyboard: shown, typing_until: null });
};

/** Sends a message whose content is checked already. */
export const sendAsBot = (state: State, options: SendOptions, content: Content): Message => {
  const chat = findPlace(state, options);
  const reply_to = findReply(state, chat, options.reply_parameters);
  const attached = attach(options.reply_markup, chat);
  const message = post(
    state,
    chat,
    state.bot(),
    { thread: options.message_thread_id, reply_to },
    {
      ...content,
      ...(attached.inline !== undefined && { reply_markup: attached.inline }),
      ...(attached.sealed && { had_keyboard: true }),
      ...(options.protect_content === true && { has_protected_content: true }),
    },
  );
  showKeyboard(state, chat, attached.keyboard);
  return forBot(state, message);
};

/** A message of the bot that may still be edited, or Telegram's refusal. */
export const findEditable = (
  state: State,
  { chat_id, message_id }: { chat_id?: number | string; message_id?: number },
): SandboxMessage => {
  if (chat_id === undefined) return badRequest("chat_id is empty");
  if (message_id === undefined) return badRequest("message identifier is not specified");
  const chat = findOpenChat(state, chat_id);
  const message = state.messages(chat.id).get(message_id);
  if (message === undefined) return badRequest("message to edit not found");
  const own = message.from?.id === state.bot().id;
  if (!own || isService(message) || message.forward_origin !== undefined || message.had_keyboard === true)
    return badRequest("message can't be edited");
  return message;
};
