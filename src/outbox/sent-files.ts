/** Fetches a file that somebody has sent to the bot and reads it as a workbook. Keeps nothing of it. */
import { GrammyError, HttpError } from "grammy";
import { request } from "undici";
import { readWorkbook } from "../documents/xlsx/read.js";
import { zipLimits } from "../documents/zip.js";
import type { ReadWorkbook } from "../domain/workbook.js";
import { readFailure } from "./refusals.js";

type Call = (method: string, payload: Record<string, unknown>, signal: AbortSignal) => Promise<unknown>;
export type SentFile = ReadWorkbook | { ok: false; fault: { code: "unreachable" } };

const unreachable: SentFile = { ok: false, fault: { code: "unreachable" } };
const tooBig: SentFile = { ok: false, fault: { code: "big" } };

/** @throws when Telegram says to wait: the call is made again then */
export const createSentFiles =
  ({ call, root }: { call: Call; root: string }) =>
  async (fileId: unknown, signal: AbortSignal): Promise<SentFile> => {
    try {
      const file = (await call("getFile", { file_id: fileId }, signal)) as {
        file_path?: string;
        file_size?: number;
      };
      if ((file.file_size ?? 0) > zipLimits.archiveBytes) return tooBig;
      const { statusCode, body } = await request(`${root}/${file.file_path ?? ""}`, { signal });
      const bytes = Buffer.from(await body.arrayBuffer());
      return statusCode === 200 ? await readWorkbook(bytes) : unreachable;
    } catch (error) {
      const isOfTelegram = error instanceof GrammyError || error instanceof HttpError;
      if (isOfTelegram && readFailure(error).kind === "wait") throw error;
      return unreachable;
    }
  };
