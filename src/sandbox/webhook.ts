/** Pushes updates to the bot's webhook: in order within a chat, again and again until it says 2xx. */
import type { Update } from "@grammyjs/types";
import type { State, Webhook } from "./state.js";
import { pendingUpdates } from "./updates.js";

const firstDelayMs = 1_000;
const maxDelayMs = 60_000;
const answerMs = 60_000;

/** A call the webhook made in its answer. */
export type CallBack = (method: string, params: Record<string, unknown>) => void;

const queueOf = (update: Update): number => {
  const message = update.message ?? update.edited_message;
  const chat = message?.chat.id ?? update.my_chat_member?.chat.id ?? update.message_reaction?.chat.id;
  return chat ?? update.callback_query?.from.id ?? 0;
};

const push = async (
  webhook: Webhook,
  update: Update,
  signal: AbortSignal,
): Promise<Record<string, unknown> | null> => {
  const response = await fetch(webhook.url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(webhook.secret_token !== undefined && { "x-telegram-bot-api-secret-token": webhook.secret_token }),
    },
    body: JSON.stringify(update),
    signal: AbortSignal.any([signal, AbortSignal.timeout(answerMs)]),
  });
  const text = await response.text();
  if (!response.ok)
    throw new Error(`Wrong response from the webhook: ${response.status} ${response.statusText}`);
  if (response.headers.get("content-type")?.startsWith("application/json") !== true) return null;
  try {
    const answer: Record<string, unknown> | null = JSON.parse(text);
    return answer;
  } catch {
    return null;
  }
};

/** Starts pushing whenever a webhook is set; returns the way to stop. */
export const startWebhook = (state: State, callBack: CallBack): (() => void) => {
  const stopped = new AbortController();
  const busy = new Set<number>();
  const timers = new Map<number, NodeJS.Timeout>();
  const failures = new Map<number, number>();

  const noteFailure = (error: unknown, queue: number): void => {
    const webhook = state.setting("webhook");
    if (webhook !== null)
      state.change("webhook", {
        ...webhook,
        last_error_date: Math.floor(state.now() / 1000),
        last_error_message: error instanceof Error ? error.message : "Connection failed",
      });
    const count = (failures.get(queue) ?? 0) + 1;
    failures.set(queue, count);
    const delay = Math.min(firstDelayMs * 2 ** (count - 1), maxDelayMs);
    timers.set(
      queue,
      setTimeout(() => {
        timers.delete(queue);
        pump();
      }, delay),
    );
  };

  const deliver = async (webhook: Webhook, update: Update): Promise<void> => {
    const queue = queueOf(update);
    busy.add(queue);
    try {
      const answer = await push(webhook, update, stopped.signal);
      failures.delete(queue);
      state.updates.delete(update.update_id);
      const { method, ...params } = answer ?? {};
      if (typeof method === "string") callBack(method, params);
    } catch (error) {
      if (!stopped.signal.aborted) noteFailure(error, queue);
    } finally {
      busy.delete(queue);
      if (!stopped.signal.aborted) state.commit();
    }
  };

  const pump = (): void => {
    const webhook = state.setting("webhook");
    if (webhook === null || stopped.signal.aborted || state.updates.size === 0) return;
    for (const update of pendingUpdates(state)) {
      if (busy.size >= (webhook.max_connections ?? 40)) return;
      const queue = queueOf(update);
      if (!busy.has(queue) && !timers.has(queue)) void deliver(webhook, update);
    }
  };

  state.onCommit(pump);
  pump();
  return () => {
    stopped.abort();
    for (const timer of timers.values()) clearTimeout(timer);
  };
};
