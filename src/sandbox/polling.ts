/** Long polling: hands waiting updates to the one poller there may be, at once when there are any. */
import type { Update } from "@grammyjs/types";
import type { Params } from "./methods/method.js";
import { keepAllowed } from "./methods/webhook.js";
import { Refusal, refuse } from "./refusal.js";
import type { State } from "./state.js";
import { confirmBelow, pendingUpdates } from "./updates.js";

type Parked = {
  limit: number;
  from: number;
  answer(updates: Update[]): void;
  refuse(refusal: Refusal): void;
};

const maxTimeoutSeconds = 50;

export type Polling = {
  getUpdates(params: NonNullable<Params<"getUpdates">>, gone: AbortSignal): Promise<Update[]>;
  /** Sends a parked poller home, for example because a webhook was set. */
  stop(reason: string): void;
};

/** Where the answer starts: an offset from the end of the queue is turned into one from its start. */
const startOf = (state: State, offset: number): number => {
  if (offset >= 0) return offset;
  return pendingUpdates(state).at(offset)?.update_id ?? 0;
};

export const createPolling = (state: State): Polling => {
  let parked: Parked | null = null;

  const take = (from: number, limit: number): Update[] =>
    pendingUpdates(state)
      .filter(({ update_id }) => update_id >= from)
      .slice(0, limit);

  const stop = (reason: string): void => {
    parked?.refuse(new Refusal(409, `Conflict: ${reason}`));
    parked = null;
  };

  state.onCommit(() => {
    if (parked === null || state.updates.size === 0) return;
    const updates = take(parked.from, parked.limit);
    if (updates.length === 0) return;
    parked.answer(updates);
  });

  return {
    stop,
    async getUpdates({ offset = 0, limit = 100, timeout = 0, allowed_updates }, gone) {
      if (state.setting("webhook") !== null)
        refuse(
          409,
          "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      stop("terminated by other getUpdates request; make sure that only one bot instance is running");
      keepAllowed(state, allowed_updates);
      const from = startOf(state, offset);
      confirmBelow(state, from);
      const many = limit >= 1 && limit <= 100 ? limit : 100;
      const updates = take(from, many);
      state.commit();
      const seconds = Math.min(timeout, maxTimeoutSeconds);
      if (updates.length > 0 || seconds <= 0) return updates;

      return new Promise<Update[]>((resolve, reject) => {
        const leave = (): void => {
          clearTimeout(timer);
          if (parked === waiting) parked = null;
        };
        const waiting: Parked = {
          limit: many,
          from,
          answer(found) {
            leave();
            resolve(found);
          },
          refuse(refusal) {
            leave();
            reject(refusal);
          },
        };
        const timer = setTimeout(() => waiting.answer([]), seconds * 1000);
        gone.addEventListener("abort", () => waiting.answer([]), { once: true });
        parked = waiting;
      });
    },
  };
};
