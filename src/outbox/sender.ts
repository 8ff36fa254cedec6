/**
 * The only one who talks to people: takes calls from the outbox, keeps their order per destination and Telegram's
 * budgets, and writes down what became of each. One process sends at a time.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Destination, Refusal } from "../domain/outgoing.js";
import { repeatsWhenAmbiguous } from "../domain/outgoing.js";
import { type Clock, instant, msBetween, msOf, plus } from "../domain/time.js";
import type { Role } from "../inbox/worker.js";
import type { Log } from "../log.js";
import { type HeldLock, tryLock } from "../store/database.js";
import type { Head, Place, Queued } from "../store/outbox.js";
import type { Store } from "../store/store.js";
import { createWake, type Wake } from "../wake.js";
import type { Budgets } from "./budgets.js";
import { joinBurst } from "./burst.js";
import { readFailure } from "./refusals.js";
import { createTargets, type Target, type TargetChat } from "./targets.js";

export type SenderDeps = {
  /** One Bot API call; throws what grammY throws. */
  call: (method: string, payload: Record<string, unknown>, signal: AbortSignal) => Promise<unknown>;
  databaseUrl: string;
  store: Store;
  budgets: Budgets;
  clock: Clock;
  log: Log;
  /** Tells those who need to know that a call could not be delivered. */
  undelivered: (call: Queued, refusal: Refusal) => Promise<void>;
  /** Tells those who need to know that a topic could not be made; the calls for it go on waiting. */
  noTopic: (destination: Destination, refusal: Refusal) => Promise<void>;
  /** A group was upgraded and has a new id. */
  migrated: (chatId: number, telegramId: number) => Promise<void>;
};

const atOnce = 24;
const lookAhead = 400;
const idleMs = 150;
const callTimeoutMs = 20_000;
const maxAttempts = 8;
const refusalsThatAreFine = new Set<Refusal>(["not-modified", "expired"]);

type Ready = Extract<Target, { kind: "ready" }>;

const startSending = (deps: SenderDeps, stopping: AbortSignal, wake: Wake) => {
  const { store, budgets, clock, log } = deps;
  const targets = createTargets(store);
  const busy = new Map<Destination, Promise<void>>();
  const kinds = (chat: TargetChat) => ({ id: chat.id, kind: chat.kind });

  // Finished calls are written together: while one statement is under way, the next ones gather.
  let finished: { id: number; at: Place | undefined; done: () => void; failed: (error: unknown) => void }[] =
    [];
  let writing = false;
  const writeFinished = async () => {
    if (writing) return;
    writing = true;
    while (finished.length > 0) {
      const batch = finished;
      finished = [];
      try {
        await store.outbox.sent(batch, clock.now());
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    writing = false;
  };
  const finish = (id: number, at: Place | undefined) =>
    new Promise<void>((done, failed) => {
      finished.push({ id, at, done, failed });
      void writeFinished();
    });

  /** Message ids that were provisional when the call was written down. */
  const actual = async (value: unknown): Promise<unknown> => {
    if (typeof value !== "number" || value >= 0) return value;
    return (await store.outbox.placeOf(-value))?.messageId;
  };

  const paramsOf = async (
    call: Queued,
    { chat, thread }: Ready,
  ): Promise<Record<string, unknown> | undefined> => {
    const params: Record<string, unknown> = { ...call.payload };
    if (call.method === "answerCallbackQuery") return params;
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
    if (call.method === "copyMessage" && call.source !== undefined) {
      params["from_chat_id"] = (await targets.chatOf(call.source.chatId)).telegramId;
      params["message_id"] = call.source.messageId;
    }
    return params;
  };

  const refused = async (calls: Queued[], call: Queued, refusal: Refusal) => {
    const ids = calls.map(({ id }) => id);
    if (refusalsThatAreFine.has(refusal)) {
      await Promise.all(ids.map((id) => finish(id, undefined)));
      return;
    }
    log.warn("call refused", { outbox: call.id, method: call.method, refusal });
    const [kind, id] = call.destination.split(":");
    if ((refusal === "topic-gone" || refusal === "topic-closed") && kind !== "chat" && call.attempts < 3) {
      // Deleted under us: forget the topic, so that the next try makes a new one.
      if (kind === "ticket") await store.tickets.update(Number(id), { topicId: null });
      else await store.teams.setLobby(Number(id), null);
      await store.outbox.postpone(ids, clock.now());
      await deps.undelivered(call, "topic-gone");
      return;
    }
    await store.outbox.fail(ids, refusal, clock.now());
    await deps.undelivered(call, refusal);
  };

  const failed = async (calls: Queued[], error: unknown, chat: TargetChat) => {
    const [call] = calls;
    if (call === undefined) return;
    const ids = calls.map(({ id }) => id);
    const failure = readFailure(error);
    const now = msOf(clock.now());
    switch (failure.kind) {
      case "wait": {
        const until =
          now + (failure.flood ? failure.ms : Math.min(failure.ms * 2 ** (call.attempts - 1), 60_000));
        if (failure.flood) budgets.close(chat.id, until);
        else budgets.closeAll(Math.min(until, now + 5000));
        log.warn("sending waits", { outbox: call.id, flood: failure.flood, ms: until - now });
        await store.outbox.postpone(ids, instant(until));
        return;
      }
      case "ambiguous":
        if (repeatsWhenAmbiguous(call.priority) && call.attempts < maxAttempts) {
          await store.outbox.postpone(ids, plus(clock.now(), 1000), true);
        } else await refused(calls, call, "ambiguous");
        return;
      case "migrated":
        targets.forget(chat.id);
        await deps.migrated(chat.id, failure.to);
        await store.outbox.postpone(ids, clock.now());
        return;
      case "refused":
        await refused(calls, call, failure.code);
        return;
      default:
        failure satisfies never;
    }
  };

  const limited = () => AbortSignal.any([stopping, AbortSignal.timeout(callTimeoutMs)]);

  const deliver = async (call: Queued, target: Ready, waitedMs: number) => {
    const joined = waitedMs > 2000 ? await joinBurst(store, call, clock.now()) : [call];
    const [first = call] = joined;
    try {
      const params = await paramsOf(first, target);
      if (params === undefined) {
        await store.outbox.fail([call.id], "message-gone", clock.now());
        return;
      }
      // A try after an unclear end is marked, so that nobody takes it for a second message.
      if (first.repeated && typeof params["text"] === "string") params["text"] = `↻ ${params["text"]}`;
      const result = (await deps.call(first.method, params, limited())) as { message_id?: number } | true;
      const messageId = typeof result === "object" ? result.message_id : undefined;
      const at = messageId === undefined ? undefined : { chatId: target.chat.id, messageId };
      await Promise.all(joined.map(({ id }) => finish(id, at)));
    } catch (error) {
      await failed(joined, error, target.chat);
    }
  };

  const makeTopic = async (destination: Destination, target: Extract<Target, { kind: "needs-topic" }>) => {
    try {
      const params = { chat_id: target.chat.telegramId, name: target.name };
      const made = (await deps.call("createForumTopic", params, limited())) as { message_thread_id: number };
      await target.made(made.message_thread_id);
    } catch (error) {
      const failure = readFailure(error);
      const pauseMs = failure.kind === "wait" ? failure.ms : 10_000;
      log.warn("topic could not be made", { chat: target.chat.id, reason: failure.kind, ms: pauseMs });
      budgets.close(target.chat.id, msOf(clock.now()) + pauseMs);
      if (failure.kind === "migrated") {
        targets.forget(target.chat.id);
        await deps.migrated(target.chat.id, failure.to);
      } else if (failure.kind === "refused") await deps.noTopic(destination, failure.code);
    }
  };

  const occupy = (destination: Destination, work: Promise<void>) => {
    const settled = work
      .catch((error: unknown) => log.error("sending failed", {}, error))
      .finally(() => {
        busy.delete(destination);
        wake.ring();
      });
    busy.set(destination, settled);
  };

  /** Starts everything that may go now. Answers how long to wait for the next budget, at most. */
  const round = async (): Promise<number> => {
    const now = clock.now();
    const heads = await store.outbox.heads(lookAhead, [...busy.keys()], now);
    const chosen = new Map<number, { head: Head; target: Ready }>();
    let waitMs = Number.POSITIVE_INFINITY;
    for (const head of heads) {
      if (busy.size + chosen.size >= atOnce) break;
      const target = await targets.resolve(head.destination);
      if (target.kind === "nowhere") {
        await store.outbox.postpone([head.id], plus(now, 5000));
        continue;
      }
      const method = target.kind === "ready" ? head.method : "createForumTopic";
      const wait = budgets.take(kinds(target.chat), { method, priority: head.priority }, msOf(now));
      if (wait > 0) waitMs = Math.min(waitMs, wait);
      else if (target.kind === "needs-topic") occupy(head.destination, makeTopic(head.destination, target));
      else chosen.set(head.id, { head, target });
    }
    if (chosen.size > 0) {
      for (const call of await store.outbox.start([...chosen.keys()], now)) {
        const picked = chosen.get(call.id);
        if (picked === undefined) continue;
        occupy(call.destination, deliver(call, picked.target, msBetween(call.createdAt, now)));
      }
    }
    return waitMs;
  };

  const run = async () => {
    for (const call of await store.outbox.interrupted()) {
      if (repeatsWhenAmbiguous(call.priority)) await store.outbox.postpone([call.id], clock.now(), true);
      else await store.outbox.fail([call.id], "ambiguous", clock.now());
    }
    while (!stopping.aborted) {
      const seen = wake.count();
      const waitMs = await round();
      await wake.rest(Math.max(5, Math.min(waitMs, idleMs)), seen);
    }
    await Promise.all(busy.values());
  };
  return run();
};

/** Starts the sender as soon as no other process sends. */
export const startSender = (deps: SenderDeps): Role => {
  const stopping = new AbortController();
  const wake = createWake();
  const rest = (ms: number) => sleep(ms, undefined, { signal: stopping.signal }).catch(() => {});
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      let lock: HeldLock | undefined;
      try {
        lock = await tryLock(deps.databaseUrl, "send");
        if (lock === undefined) {
          await rest(1000);
          continue;
        }
        const lost = new AbortController();
        lock.lost.then(
          () => lost.abort(),
          () => {},
        ); // prettier-ignore
        await startSending(deps, AbortSignal.any([stopping.signal, lost.signal]), wake);
      } catch (error) {
        deps.log.error("sender stopped", {}, error);
        await rest(1000);
      } finally {
        await lock?.release().catch(() => {});
      }
    }
  })();
  return {
    wake: wake.ring,
    stop: async () => {
      stopping.abort();
      wake.ring();
      await loop;
    },
  };
};
