/**
 * What people hear while the database is away: static text with the numbers, straight from memory, so that nobody who
 * cries for help meets silence. Nothing is confirmed meanwhile: every update is handled later all the same, and what
 * was told is written down then, so that it can be hidden like everything else.
 */
import type { Update } from "@grammyjs/types";
import { type Clock, type Instant, minuteMs, msBetween } from "../domain/time.js";
import type { Log } from "../log.js";

/** A message that stands in somebody's chat and in no table. */
export type ToldInOutage = { telegramChatId: number; messageId: number; at: Instant };

export type Outage = {
  /** The database could not store these updates. */
  tell(updates: readonly Update[]): Promise<void>;
  /** It is back: the next outage may be told anew, and what was told in this one is written down. */
  over(): Promise<void>;
};

/** Who goes on writing meanwhile is told again, but not with every message: only a cry for help always gets its answer. */
const againAfterMs = minuteMs;

export type OutageDeps = {
  /** Says a text to a chat, without the outbox. Answers the message's id. */
  send: (telegramChatId: number, text: string) => Promise<number>;
  /** The static text in the language of somebody's Telegram. */
  textFor: (languageCode: string | undefined) => string;
  /** Whether words are an alarm or a cry for help. */
  isAlarm: (words: string) => boolean;
  /** Writes down what was told. Answers whether it could: a chat may not be known yet. */
  remember: (told: ToldInOutage) => Promise<boolean>;
  clock: Clock;
  log: Log;
};

export const createOutage = ({ send, textFor, isAlarm, remember, clock, log }: OutageDeps): Outage => {
  // By chat: updates that are not confirmed come again with every poll, and are no new words.
  const told = new Map<number, { at: Instant; updateId: number }>();
  let unwritten: ToldInOutage[] = [];
  return {
    tell: async (updates) => {
      for (const { update_id: updateId, message, callback_query: pressed } of updates) {
        const chat = message?.chat ?? pressed?.message?.chat;
        const from = message?.from ?? pressed?.from;
        if (chat?.type !== "private") continue;
        const at = clock.now();
        const last = told.get(chat.id);
        if (last !== undefined && updateId <= last.updateId) continue;
        const words = message?.text ?? message?.caption ?? "";
        const again = last === undefined || msBetween(last.at, at) >= againAfterMs || isAlarm(words);
        told.set(chat.id, { at: again ? at : last.at, updateId });
        if (!again) continue;
        try {
          const messageId = await send(chat.id, textFor(from?.language_code));
          unwritten.push({ telegramChatId: chat.id, messageId, at });
        } catch (error) {
          log.error("could not tell of the outage", {}, error);
        }
      }
    },
    over: async () => {
      told.clear();
      const writing = unwritten;
      unwritten = [];
      for (const one of writing) {
        const isWritten = await remember(one).catch((error: unknown) => {
          log.error("could not write down what was told in the outage", {}, error);
          return false;
        });
        if (!isWritten) unwritten.push(one);
      }
    },
  };
};
