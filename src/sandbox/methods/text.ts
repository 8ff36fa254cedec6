/** Text messages and the editing of any message: sendMessage, editMessage*. */
import type { Message } from "@grammyjs/types";
import type { SandboxMessage } from "../contract.js";
import { forBot, replace } from "../messages.js";
import { badRequest } from "../refusal.js";
import type { State } from "../state.js";
import { messageCaption, messageText } from "../text/parse.js";
import { checkInlineKeyboard } from "./markup.js";
import { inputMedia } from "./media.js";
import type { Methods } from "./method.js";
import { findEditable, sendAsBot } from "./send.js";

const notModified =
  "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

/** Keeps the changed message, unless nothing has changed. */
const edit = (state: State, before: SandboxMessage, after: SandboxMessage): Message => {
  if (JSON.stringify(before) === JSON.stringify(after)) badRequest(notModified);
  const edited = { ...after, edit_date: Math.floor(state.now() / 1000) };
  replace(state, edited);
  return forBot(state, edited);
};

const mediaFields = [
  "photo",
  "video",
  "animation",
  "audio",
  "document",
  "voice",
  "video_note",
  "sticker",
] as const satisfies (keyof Message)[];
const hasMedia = (message: Message): boolean => mediaFields.some((field) => message[field] !== undefined);

/** Fields keep their order, so that "not modified" can be seen. */
const rebuilt = (
  message: SandboxMessage,
  drop: readonly (typeof mediaFields | typeof captionFields | typeof textFields)[number][],
  content: Partial<Message>,
  markup: Message["reply_markup"],
): SandboxMessage => {
  const next = { ...message, ...content, ...(markup !== undefined && { reply_markup: markup }) };
  if (markup === undefined) delete next.reply_markup;
  for (const field of drop) if (!(field in content)) delete next[field];
  return next;
};

const textFields = ["text", "entities", "link_preview_options"] as const satisfies (keyof Message)[];
const captionFields = [
  "caption",
  "caption_entities",
  "show_caption_above_media",
] as const satisfies (keyof Message)[];

export const textMethods: Methods = {
  sendMessage: (state, params) =>
    sendAsBot(state, params, {
      ...messageText(params.text, params),
      ...(params.link_preview_options !== undefined && { link_preview_options: params.link_preview_options }),
    }),

  editMessageText(state, params) {
    if (params.text === undefined) return badRequest("message text is empty");
    const content = messageText(params.text, params);
    const message = findEditable(state, params);
    if (message.text === undefined) return badRequest("there is no text in the message to edit");
    const preview = params.link_preview_options;
    const shown = { ...content, ...(preview !== undefined && { link_preview_options: preview }) };
    return edit(
      state,
      message,
      rebuilt(message, textFields, shown, checkInlineKeyboard(params.reply_markup)),
    );
  },

  editMessageCaption(state, params) {
    const content = messageCaption(params);
    const message = findEditable(state, params);
    if (!hasMedia(message)) return badRequest("there is no caption in the message to edit");
    return edit(
      state,
      message,
      rebuilt(message, captionFields, content, checkInlineKeyboard(params.reply_markup)),
    );
  },

  editMessageReplyMarkup(state, params) {
    const message = findEditable(state, params);
    return edit(state, message, rebuilt(message, [], {}, checkInlineKeyboard(params.reply_markup)));
  },

  editMessageMedia(state, params) {
    const message = findEditable(state, params);
    if (!hasMedia(message)) return badRequest("there is no media in the message to edit");
    const content = inputMedia(state, params.media);
    return edit(
      state,
      message,
      rebuilt(message, [...mediaFields, ...captionFields], content, checkInlineKeyboard(params.reply_markup)),
    );
  },

  editMessageLiveLocation(state, params) {
    const message = findEditable(state, params);
    if (message.location?.live_period === undefined) return badRequest("message can't be edited");
    const location = { ...message.location, latitude: params.latitude, longitude: params.longitude };
    return edit(state, message, rebuilt(message, [], { location }, checkInlineKeyboard(params.reply_markup)));
  },

  stopMessageLiveLocation(state, params) {
    const message = findEditable(state, params);
    if (message.location?.live_period === undefined) return badRequest("message can't be edited");
    const { live_period: _, ...location } = message.location;
    return edit(state, message, rebuilt(message, [], { location }, checkInlineKeyboard(params.reply_markup)));
  },
};
