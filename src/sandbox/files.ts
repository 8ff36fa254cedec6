/** Files that people and the bot send: their identifiers, bytes and descriptions. Checks no right. */
import { randomBytes } from "node:crypto";
import type { Message } from "@grammyjs/types";
import type { MediaKind } from "./contract.js";
import { badRequest } from "./refusal.js";
import type { State, StoredFile } from "./state.js";
import type { Upload } from "./validate.js";

const extensions: Record<MediaKind, [extension: string, mime: string]> = {
  photo: ["jpg", "image/jpeg"],
  voice: ["ogg", "audio/ogg"],
  video: ["mp4", "video/mp4"],
  video_note: ["mp4", "video/mp4"],
  audio: ["mp3", "audio/mpeg"],
  document: ["bin", "application/octet-stream"],
  sticker: ["webp", "image/webp"],
  animation: ["mp4", "video/mp4"],
};

/** What to call a file of a kind, and its type, when nobody says. */
export const defaultName = (kind: MediaKind): { file_name: string; mime_type: string } => {
  const [extension, mime_type] = extensions[kind];
  return { file_name: `${kind}.${extension}`, mime_type };
};

/** Keeps the bytes of a new file. */
export const keepFile = (
  state: State,
  kind: MediaKind,
  file: Pick<Upload, "file_name" | "mime_type" | "base64">,
): StoredFile => {
  const stored: StoredFile = {
    id: `AgAC${randomBytes(24).toString("base64url")}`,
    unique_id: `AQAD${randomBytes(8).toString("base64url")}`,
    kind,
    name: file.file_name,
    mime_type: file.mime_type,
    base64: file.base64,
  };
  state.files.set(stored.id, stored);
  return stored;
};

const title = (kind: string): string =>
  kind
    .split("_")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");

/** The file a call means: a new upload or one sent before, by its identifier. */
export const fileOf = (state: State, kind: MediaKind, given: Upload | string): StoredFile => {
  if (typeof given !== "string") {
    if (given.size === 0) badRequest("file must be non-empty");
    return keepFile(state, kind, given);
  }
  if (/^https?:\/\//.test(given)) return badRequest("failed to get HTTP URL content");
  const known = state.files.get(given);
  if (known === undefined) return badRequest("wrong remote file identifier specified: Wrong string length");
  if (known.kind !== kind) badRequest(`can't use file of type ${title(known.kind)} as ${title(kind)}`);
  return known;
};

export const fileSize = (file: StoredFile): number =>
  Math.floor((file.base64.length * 3) / 4) - (file.base64.match(/=+$/)?.[0].length ?? 0);

type Details = {
  width?: number;
  height?: number;
  duration?: number;
  title?: string;
  performer?: string;
  emoji?: string;
};

/** The field of a message that holds a file of this kind. */
export const mediaContent = (kind: MediaKind, file: StoredFile, details: Details = {}): Partial<Message> => {
  const base = { file_id: file.id, file_unique_id: file.unique_id, file_size: fileSize(file) };
  const named = { ...base, file_name: file.name, mime_type: file.mime_type };
  const width = details.width ?? 640;
  const height = details.height ?? 480;
  const duration = details.duration ?? 1;
  switch (kind) {
    case "photo":
      return {
        photo: [
          { ...base, file_id: file.id, width: Math.ceil(width / 4), height: Math.ceil(height / 4) },
          { ...base, width, height },
        ],
      };
    case "voice":
      return { voice: { ...base, duration, mime_type: file.mime_type } };
    case "video":
      return { video: { ...named, width, height, duration } };
    case "video_note":
      return { video_note: { ...base, length: width, duration } };
    case "audio":
      return {
        audio: {
          ...named,
          duration,
          ...(details.title !== undefined && { title: details.title }),
          ...(details.performer !== undefined && { performer: details.performer }),
        },
      };
    case "document":
      return { document: named };
    case "sticker":
      return {
        sticker: {
          ...base,
          type: "regular",
          width: 512,
          height: 512,
          is_animated: false,
          is_video: false,
          ...(details.emoji !== undefined && { emoji: details.emoji }),
        },
      };
    case "animation":
      return { animation: { ...named, width, height, duration }, document: named };
    default:
      return kind satisfies never;
  }
};
