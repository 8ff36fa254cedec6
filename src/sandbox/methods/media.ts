/** Messages with files: sendPhoto and its kin, sendMediaGroup, getFile. */
import { randomInt } from "node:crypto";
import type { Message } from "@grammyjs/types";
import type { MediaKind } from "../contract.js";
import { fileOf, fileSize, mediaContent } from "../files.js";
import { badRequest } from "../refusal.js";
import type { State } from "../state.js";
import { messageCaption } from "../text/parse.js";
import type { Upload } from "../validate.js";
import type { Methods, Params } from "./method.js";
import { findPlace, type SendOptions, sendAsBot } from "./send.js";

type Captioned = Parameters<typeof messageCaption>[0] & {
  show_caption_above_media?: boolean;
  has_spoiler?: boolean;
};

const captionOf = (params: Captioned): Partial<Message> => ({
  ...messageCaption(params),
  ...(params.show_caption_above_media === true && { show_caption_above_media: true }),
  ...(params.has_spoiler === true && { has_media_spoiler: true }),
});

const send = (
  state: State,
  kind: MediaKind,
  given: Upload | string,
  params: SendOptions & Captioned & { width?: number; height?: number; duration?: number; length?: number },
): Message => {
  // First the words and the place: a refused call must not leave its file behind.
  const caption = captionOf(params);
  findPlace(state, params);
  const { length: width = params.width } = params;
  return sendAsBot(state, params, {
    ...mediaContent(kind, fileOf(state, kind, given), { ...params, ...(width !== undefined && { width }) }),
    ...caption,
  });
};

type Media = Params<"editMessageMedia">["media"] | Params<"sendMediaGroup">["media"][number];

const albumKinds = ["photo", "video", "animation", "audio", "document"] as const satisfies MediaKind[];

/** The content of an `InputMedia`. */
export const inputMedia = (state: State, media: Media): Partial<Message> => {
  const kind = albumKinds.find((known) => known === media.type);
  if (kind === undefined) return badRequest(`the sandbox does not play media of type ${media.type}`);
  const caption = captionOf(media);
  const file = fileOf(state, kind, media.media);
  return { ...mediaContent(kind, file, media as object), ...caption };
};

const checkAlbum = (media: Params<"sendMediaGroup">["media"]): void => {
  if (media.length < 2) badRequest("too few media in the album: must include 2-10 items");
  if (media.length > 10) badRequest("too much messages to send as an album");
  const kinds = new Set<string>(media.map(({ type }) => type));
  const alone = ["audio", "document"].some((kind) => kinds.has(kind) && kinds.size > 1);
  if (alone || kinds.has("animation")) badRequest("can't use the media of the specified type in the album");
};

export const mediaMethods: Methods = {
  sendPhoto: (state, params) => send(state, "photo", params.photo, params),
  sendVideo: (state, params) => send(state, "video", params.video, params),
  sendAnimation: (state, params) => send(state, "animation", params.animation, params),
  sendAudio: (state, params) => send(state, "audio", params.audio, params),
  sendVoice: (state, params) => send(state, "voice", params.voice, params),
  sendDocument: (state, params) => send(state, "document", params.document, params),
  sendVideoNote: (state, params) => send(state, "video_note", params.video_note, params),
  sendSticker: (state, params) => send(state, "sticker", params.sticker, params),

  sendMediaGroup(state, params) {
    checkAlbum(params.media);
    findPlace(state, params);
    const contents = params.media.map((media) => inputMedia(state, media));
    const media_group_id = String(randomInt(2 ** 47));
    return contents.map((content) => sendAsBot(state, params, { ...content, media_group_id }));
  },

  getFile(state, { file_id }) {
    const file = state.files.get(file_id);
    if (file === undefined) return badRequest("wrong file_id or the file is temporarily unavailable");
    return {
      file_id,
      file_unique_id: file.unique_id,
      file_size: fileSize(file),
      file_path: `${file.kind}s/${file.unique_id}/${file.name.replaceAll(/[^\w.-]/g, "_")}`,
    };
  },
};

/** The file behind a `file_path` that `getFile` gave. */
export const fileByPath = (state: State, path: string): Buffer | undefined => {
  const unique = path.split("/")[1];
  for (const file of state.files.values())
    if (file.unique_id === unique) return Buffer.from(file.base64, "base64");
  return undefined;
};
