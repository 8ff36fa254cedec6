/** Makes of a call as it was written down the parameters that Telegram wants: real ids in place of names. */
import { InputFile } from "grammy";
import type { BoardFile } from "../domain/desk/board-picture.js";
import type { HeatMapFile } from "../domain/heat-map.js";
import type { Mention, Source } from "../domain/outgoing.js";
import type { PaperFile } from "../domain/paper.js";
import type { WorkbookFile } from "../domain/workbook.js";
import type { Queued } from "../store/queued.js";
import type { Store } from "../store/store.js";
import type { createTargets, Target } from "./targets.js";

type Ready = Extract<Target, { kind: "ready" }>;

const placesKept = 10_000;

type Drawable = PaperFile | HeatMapFile | WorkbookFile | BoardFile;

/** A file's bytes. The drawing is loaded when it is first needed: it takes much memory, and most never draw. */
const drawn = async (file: Drawable): Promise<Buffer> => {
  if ("paper" in file) return (await import("../documents/paper.js")).drawPaper(file.paper);
  if ("workbook" in file) return (await import("../documents/xlsx/write.js")).writeWorkbook(file.workbook);
  if ("board" in file) return (await import("../documents/board.js")).drawBoard(file.board);
  return (await import("../documents/heat-map.js")).drawHeatMap(file.heatMap);
};

/** What is kept as what stands in it, sealed like every payload, is drawn in the moment it goes; other files have an id. */
const fileOf = async (value: unknown): Promise<unknown> =>
  typeof value === "object" && value !== null
    ? new InputFile(await drawn(value as Drawable), (value as Drawable).name)
    : value;

export const createParams = (store: Store, targets: ReturnType<typeof createTargets>) => {
  // Most edits are of a message that has just been sent.
  const places = new Map<number, number>();

  /** The message id behind one that was provisional when the call was written down. */
  const actual = async (value: unknown): Promise<unknown> =>
    typeof value === "number" && value < 0
      ? (places.get(-value) ?? (await store.outbox.placeOf(-value))?.messageId)
      : value;

  /** Mentions by which a muted group rings; only a group of staff has them, and only of staff. */
  const entitiesOf = (mentions: readonly Mention[]) =>
    Promise.all(
      mentions.map(async ({ offset, length, chat }) => {
        const { telegramId: id } = await targets.chatOf(chat);
        return { type: "text_mention", offset, length, user: { id, is_bot: false, first_name: "" } };
      }),
    );

  /** Undefined when the message that the call is about was never sent. */
  const paramsOf = async (
    call: Queued,
    { chat, thread }: Ready,
  ): Promise<Record<string, unknown> | undefined> => {
    let params: Record<string, unknown> = { ...call.payload };
    if (call.method === "answerCallbackQuery") return params;
    if (call.method === "setMyCommands") {
      params["scope"] = { type: "chat", chat_id: chat.telegramId };
      return params;
    }
    params["chat_id"] = chat.telegramId;
    if (thread !== undefined && /^(send|copy)|ForumTopic$/.test(call.method))
      params["message_thread_id"] = thread;
    if ("message_id" in params) {
      params["message_id"] = await actual(params["message_id"]);
      if (params["message_id"] === undefined) return undefined;
    }
    const reply = params["reply_parameters"] as { message_id?: number } | undefined;
    if (reply !== undefined) {
      const messageId = await actual(reply.message_id);
      if (messageId === undefined) delete params["reply_parameters"];
      else
        params["reply_parameters"] = { ...reply, message_id: messageId, allow_sending_without_reply: true };
    }
    const { mentions, ...rest } = params;
    if (mentions !== undefined) {
      params = chat.kind === "group" ? { ...rest, entities: await entitiesOf(mentions as Mention[]) } : rest;
    }
    if (call.method === "sendDocument") params["document"] = await fileOf(params["document"]);
    if (call.method === "sendPhoto") params["photo"] = await fileOf(params["photo"]);
    if (call.method === "editMessageMedia") {
      const media = params["media"] as { media: unknown };
      params["media"] = { ...media, media: await fileOf(media.media) };
    }
    // What stands for a message may be copied from elsewhere than where that message was said.
    const { copyOf, ...own } = params;
    const from = (copyOf as Source | undefined) ?? call.source;
    if (call.method.startsWith("copyMessage") && from !== undefined) {
      params = { ...own, from_chat_id: (await targets.chatOf(from.chatId)).telegramId };
      if (call.method === "copyMessage") params["message_id"] = from.messageId;
      delete params["album"];
      delete params["piece"];
    }
    // A try after an unclear end is marked, so that nobody takes it for a second message.
    if (call.repeated && typeof params["text"] === "string") {
      const mark = "entities" in params ? [params["text"], "↻"] : ["↻", params["text"]];
      params["text"] = mark.join(" ");
    }
    return params;
  };

  /** Where calls have arrived. */
  const arrived = (ids: number[], messageId: number | undefined): void => {
    if (places.size >= placesKept) places.clear();
    if (messageId !== undefined) for (const id of ids) places.set(id, messageId);
  };
  return { paramsOf, arrived };
};
