/** Reads a Telegram message as something said: words, something to copy, or something that must stay where it is. */
import type { Message } from "@grammyjs/types";
import type { Said } from "../domain/relay.js";

/** What `copyMessage` carries without telling who sent it. Polls and stories point back at their authors. */
const copied = [
  "photo",
  "voice",
  "video",
  "video_note",
  "audio",
  "document",
  "animation",
  "sticker",
  "location",
  "venue",
  "dice",
] as const;

/** Words that a copy carries beside its caption. */
const fileNameOf = (message: Message): string | undefined => {
  const { document, audio, video, animation, venue, sticker } = message;
  const names = [
    document?.file_name,
    audio?.file_name,
    audio?.performer,
    audio?.title,
    video?.file_name,
    animation?.file_name,
    venue?.title,
    venue?.address,
    sticker?.set_name,
  ];
  const known = names.filter((name) => name !== undefined);
  return known.length === 0 ? undefined : known.join(" ");
};

/** Of those kinds that one message can have instead of another. */
const fileOf = ({ photo, video, animation, audio, document }: Message): string | undefined =>
  (photo?.at(-1) ?? video ?? animation ?? audio ?? document)?.file_id;

/** Whether more stands behind the words than can be read. */
const isLinked = ({ entities = [], caption_entities = [] }: Message): boolean =>
  [...entities, ...caption_entities].some(({ type }) => type === "text_link" || type === "text_mention");

export const readMessage = (message: Message): Said => {
  // In a topic the message that opened it counts as answered: that is no reply of anybody's.
  const replied = message.reply_to_message as Message | undefined;
  const replyTo = replied?.forum_topic_created === undefined ? replied?.message_id : undefined;
  // Only that it is another's, never whose: a name there may be the author's own.
  const passedOn = message.forward_origin === undefined ? {} : { forwarded: true as const };
  const base = {
    messageId: message.message_id,
    replyTo,
    ...passedOn,
    ...(isLinked(message) && { linked: true as const }),
  };
  if (message.text !== undefined) return { ...base, kind: "text", text: message.text };
  const isCard =
    /vcard/i.test(message.document?.mime_type ?? "") || message.document?.file_name?.endsWith(".vcf");
  if (message.contact !== undefined || isCard === true) return { ...base, kind: "contact" };
  const what = copied.find((kind) => message[kind] !== undefined);
  if (what !== undefined) {
    return {
      ...base,
      kind: "copy",
      what,
      caption: message.caption,
      fileName: fileNameOf(message),
      album: message.media_group_id,
      file: fileOf(message),
      ...(message.has_media_spoiler === true && { spoiler: true }),
    };
  }
  const service = ["message_id", "from", "chat", "date"];
  const kind = Object.keys(message).find((key) => !service.includes(key)) ?? "empty";
  return { ...base, kind: "unsupported", what: kind };
};

/** Service messages say that something happened in the chat; nobody said them. */
export const isServiceMessage = (message: Message): boolean => {
  const said = readMessage(message);
  return (
    said.kind === "unsupported" &&
    /^(forum_|new_chat|left_chat|pinned|group_chat|supergroup_|channel_chat|migrate_|delete_chat|general_forum|video_chat|message_auto|is_topic|boost|chat_background|write_access)/.test(
      said.what,
    )
  ); // prettier-ignore
};
