/**
 * What people hear while the database is away: static text with the numbers, straight from memory, so that nobody who
 * cries for help meets silence. Nothing is confirmed meanwhile: every update is handled later all the same.
 */
import type { Update } from "@grammyjs/types";
import type { Log } from "../log.js";

export type Outage = {
  /** The database could not store these updates. */
  tell(updates: readonly Update[]): Promise<void>;
  /** It is back: the next outage may be told anew. */
  over(): void;
};

/**
 * @param send says a text to a chat, without the outbox
 * @param textFor the static text in the language of somebody's Telegram
 */
export const createOutage = (
  send: (telegramChatId: number, text: string) => Promise<unknown>,
  textFor: (languageCode: string | undefined) => string,
  log: Log,
): Outage => {
  // Once a chat and outage: updates that are not confirmed come again with every poll.
  let told = new Set<number>();
  return {
    tell: async (updates) => {
      for (const { message, callback_query: pressed } of updates) {
        const chat = message?.chat ?? pressed?.message?.chat;
        const from = message?.from ?? pressed?.from;
        if (chat?.type !== "private" || told.has(chat.id)) continue;
        told.add(chat.id);
        try {
          await send(chat.id, textFor(from?.language_code));
        } catch (error) {
          log.error("could not tell of the outage", {}, error);
        }
      }
    },
    over: () => {
      if (told.size > 0) told = new Set();
    },
  };
};
