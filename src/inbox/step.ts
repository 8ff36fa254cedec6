/**
 * A step: one update or one due timer, as one transaction. Nothing in it talks to Telegram: every Bot API call made
 * through `stepFetch` is written down as an outbox row and answered with a provisional message id, the negative of
 * the row's id, which the sender resolves later.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import type { Destination, Priority } from "../domain/outgoing.js";
import type { Instant } from "../domain/time.js";
import type { Slices } from "../store/store.js";

export type Step = {
  store: Slices;
  now: Instant;
  /** The chat this step answers in; undefined in a timer's step. */
  chat: { id: number; telegramId: number } | undefined;
  /** Priority of what is said by `ctx.reply` and its like. */
  priority: Priority;
  /** The dialogue's state as read at the start, and whether it was changed. */
  dialogue: { state: string | undefined; changed: boolean };
};

const current = new AsyncLocalStorage<Step>();

/** Runs work inside a step. */
export const runInStep = <T>(step: Step, work: () => Promise<T>): Promise<T> => current.run(step, work);

/** The step that is under way. @throws outside of one: that is a bug. */
export const currentStep = (): Step => {
  const step = current.getStore();
  if (step === undefined) throw new Error("No step is under way.");
  return step;
};

/** Calls that ask Telegram something: a step cannot wait for an answer. */
const asks = /^get/;
const messageMakers = /^(send(?!ChatAction|MediaGroup)|forwardMessage$|editMessage)/;

const answerTo = (method: string, payload: Record<string, unknown>, id: number, step: Step): unknown => {
  if (method === "copyMessage") return { message_id: -id };
  if (!messageMakers.test(method)) return true;
  const chat = { id: step.chat?.telegramId ?? 0, type: "private", first_name: "" };
  return { message_id: payload["message_id"] ?? -id, date: Math.floor(Date.parse(step.now) / 1000), chat };
};

/** What grammY calls instead of the network, inside and outside of conversations. */
export const stepFetch = async (
  url: unknown,
  init?: { body?: unknown },
): Promise<{ json(): Promise<unknown> }> => {
  const step = currentStep();
  const method = String(url).split("/").at(-1) ?? "";
  if (asks.test(method)) throw new Error(`A step cannot ask Telegram (${method}).`);
  if (typeof init?.body !== "string") throw new Error(`A step cannot upload files (${method}).`);
  const { chat_id, ...payload } = JSON.parse(init.body) as Record<string, unknown>;
  if (step.chat === undefined || (chat_id !== undefined && chat_id !== step.chat.telegramId)) {
    throw new Error(`A step answers in its own chat only (${method}).`);
  }
  const to: Destination = `chat:${step.chat.id}`;
  const id = await step.store.outbox.add({ to, method, payload, priority: step.priority }, step.now);
  // All that grammY looks at; a real `Response` costs more than the rest of the call.
  return { json: () => Promise.resolve({ ok: true, result: answerTo(method, payload, id, step) }) };
};
