/**
 * How fast we may speak: Telegram's soft limits as sliding windows, with room kept for what is urgent.
 * About 1 message a second per person (short bursts pass), 20 a minute per group (all topics, edits and new topics
 * count), 30 a second overall. Source: Telegram's Bot FAQ and measurements; a 429 closes a chat until its end.
 */
import { priorities } from "../domain/outgoing.js";

type Window = { sizeMs: number; most: number; reserved: number };

const overall: Window = { sizeMs: 1000, most: 29, reserved: 2 };
const perPerson: Window = { sizeMs: 3000, most: 4, reserved: 1 };
const perGroup: Window = { sizeMs: 60_000, most: 19, reserved: 3 };

/** Calls that no limit counts. */
const free = new Set([
  "answerCallbackQuery",
  "sendChatAction",
  "deleteMessages",
  "deleteMessage",
  "setMyCommands",
  "getChatAdministrators",
  "getChatMember",
  "getChatMemberCount",
  "getFile",
]);

export type Budgets = {
  /** Takes a place for a call now and answers 0, or answers how many ms to wait. */
  take(
    chat: { id: number; kind: "private" | "group" },
    call: { method: string; priority: number },
    now: number,
  ): number;
  /** Telegram said to wait: nothing goes to this chat until then. */
  close(chatId: number, until: number): void;
  /** Telegram cannot be reached: nothing goes anywhere until then. */
  closeAll(until: number): void;
};

const waitFor = (
  times: number[],
  { sizeMs, most, reserved }: Window,
  urgent: boolean,
  now: number,
): number => {
  while (times[0] !== undefined && times[0] <= now - sizeMs) times.shift();
  const room = urgent ? most : most - reserved;
  const blocking = times[times.length - room];
  return blocking === undefined ? 0 : blocking + sizeMs - now;
};

/** What a chat was sent lately: everything, what was urgent, and what was not. */
type Own = { all: number[]; urgent: number[]; plain: number[] };

/** So far back it is looked how much of a group's budget what is urgent takes. */
const lookBackMs = 3 * perGroup.sizeMs;

/** However much danger there is, so many a minute of everything else go. */
const leastPlain = 4;

/**
 * Room for what is not urgent in a group: as much of a minute as danger takes at this time, and a little more, is left
 * free for it. Else a lull would fill the window, and the next cry would wait until it empties.
 */
const plainWait = ({ urgent, plain }: Own, now: number): number => {
  while (urgent[0] !== undefined && urgent[0] <= now - lookBackMs) urgent.shift();
  const expected = Math.ceil((urgent.length * perGroup.sizeMs) / lookBackMs);
  const reserved = Math.min(perGroup.reserved + expected, perGroup.most - leastPlain);
  return waitFor(plain, { ...perGroup, reserved }, false, now);
};
export const createBudgets = (): Budgets => {
  const all: number[] = [];
  const chats = new Map<number, Own>();
  const closed = new Map<number, number>();
  let allClosed = 0;
  return {
    take: (chat, { method, priority }, now) => {
      const until = Math.max(allClosed, closed.get(chat.id) ?? 0);
      if (until > now) return until - now;
      if (free.has(method)) return 0;
      const urgent = priority <= priorities.crisis;
      const own = chats.get(chat.id) ?? { all: [], urgent: [], plain: [] };
      chats.set(chat.id, own);
      const isGroup = chat.kind === "group";
      const wait = Math.max(
        waitFor(all, overall, urgent, now),
        waitFor(own.all, isGroup ? perGroup : perPerson, urgent, now),
        isGroup && !urgent ? plainWait(own, now) : 0,
      );
      if (wait > 0) return wait;
      all.push(now);
      own.all.push(now);
      if (isGroup) own[urgent ? "urgent" : "plain"].push(now);
      if (chats.size > 20_000)
        for (const [id, times] of chats) if ((times.all.at(-1) ?? 0) < now - lookBackMs) chats.delete(id);
      return 0;
    },
    close: (chatId, until) => closed.set(chatId, Math.max(until, closed.get(chatId) ?? 0)),
    closeAll: (until) => {
      allClosed = Math.max(allClosed, until);
    },
  };
};

/** No limits: for a server that has none. */
export const unlimited: Budgets = { take: () => 0, close: () => {}, closeAll: () => {} };
