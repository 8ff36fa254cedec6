/** copyMessage(s) and forwardMessage(s): the same content in another chat, without or with its origin. */
import { randomInt } from "node:crypto";
import type { Message, MessageOrigin } from "@grammyjs/types";
import { findChat } from "../chats.js";
import type { SandboxMessage } from "../contract.js";
import { type Content, isService } from "../messages.js";
import { badRequest } from "../refusal.js";
import type { State } from "../state.js";
import { messageCaption } from "../text/parse.js";
import type { Methods } from "./method.js";
import { sendAsBot } from "./send.js";

const contentFields = [
  "text",
  "entities",
  "link_preview_options",
  "photo",
  "video",
  "animation",
  "audio",
  "document",
  "voice",
  "video_note",
  "sticker",
  "story",
  "caption",
  "caption_entities",
  "show_caption_above_media",
  "has_media_spoiler",
  "location",
  "venue",
  "contact",
  "dice",
  "poll",
] as const satisfies (keyof Message)[];

const contentOf = (message: SandboxMessage): Content =>
  Object.fromEntries(contentFields.flatMap((field) => (field in message ? [[field, message[field]]] : [])));

type Deed = "copy" | "forward";

const findSource = (
  state: State,
  deed: Deed,
  fromChatId: number | string,
  messageId: number,
): SandboxMessage | undefined => {
  const message = state.messages(findChat(state, fromChatId).id).get(messageId);
  if (message === undefined) return undefined;
  if (isService(message)) return badRequest(`message can't be ${deed === "copy" ? "copied" : "forwarded"}`);
  if (message.has_protected_content === true && message.from?.id !== state.bot().id)
    return badRequest(`message can't be ${deed === "copy" ? "copied" : "forwarded"}`);
  return message;
};

const originOf = (message: SandboxMessage): MessageOrigin => {
  if (message.forward_origin !== undefined) return message.forward_origin;
  if (message.from === undefined) return badRequest("message can't be forwarded");
  return { type: "user", sender_user: message.from, date: message.date };
};

const forwarded = (message: SandboxMessage): Content => ({
  ...contentOf(message),
  ...(message.media_group_id !== undefined && { media_group_id: message.media_group_id }),
  forward_origin: originOf(message),
});

const required = (message: SandboxMessage | undefined, deed: Deed): SandboxMessage =>
  message ?? badRequest(`message to ${deed} not found`);

const severalSources = (
  state: State,
  deed: Deed,
  params: { from_chat_id: number | string; message_ids: number[] },
): SandboxMessage[] => {
  const ids = params.message_ids;
  if (ids.length === 0) return badRequest("message identifiers are not specified");
  if (ids.length > 100) return badRequest(`too many messages to ${deed}`);
  if (ids.some((id, index) => index > 0 && id <= (ids[index - 1] ?? 0)))
    return badRequest("message identifiers must be in a strictly increasing order");
  const found = ids.flatMap((id) => findSource(state, deed, params.from_chat_id, id) ?? []);
  return found.length > 0 ? found : badRequest(`there are no messages to ${deed}`);
};

const idOf = ({ message_id }: Message): { message_id: number } => ({ message_id });

export const copyMethods: Methods = {
  copyMessage(state, params) {
    const source = required(findSource(state, "copy", params.from_chat_id, params.message_id), "copy");
    let content = contentOf(source);
    if (params.caption !== undefined && source.text === undefined) {
      const { caption: _, caption_entities: __, ...bare } = content;
      content = { ...bare, ...messageCaption(params) };
    }
    return idOf(sendAsBot(state, params, content));
  },

  copyMessages(state, params) {
    const sources = severalSources(state, "copy", params);
    const albums = new Map(
      sources.map(({ media_group_id }) => [media_group_id, String(randomInt(2 ** 47))] as const),
    );
    return sources.map((source) => {
      const content = contentOf(source);
      const { caption: _, caption_entities: __, ...bare } = content;
      // Album grouping is kept for copied messages, as an album of its own.
      const album = source.media_group_id === undefined ? undefined : albums.get(source.media_group_id);
      const grouped = album === undefined ? {} : { media_group_id: album };
      return idOf(
        sendAsBot(state, params, { ...(params.remove_caption === true ? bare : content), ...grouped }),
      );
    });
  },

  forwardMessage(state, params) {
    const source = required(findSource(state, "forward", params.from_chat_id, params.message_id), "forward");
    return sendAsBot(state, params, forwarded(source));
  },

  forwardMessages: (state, params) =>
    severalSources(state, "forward", params).map((source) =>
      idOf(sendAsBot(state, params, forwarded(source))),
    ),
};
