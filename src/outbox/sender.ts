/**
 * The only one who talks to people: takes calls from the outbox, keeps their order per destination and Telegram's
 * budgets, and writes down what became of each. One process sends at a time.
 */
import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Destination, Refusal } from "../domain/outgoing.js";
import { repeatsWhenAmbiguous } from "../domain/outgoing.js";
import { type Clock, instant, msBetween, msOf, plus, secondMs } from "../domain/time.js";
import type { Role } from "../inbox/worker.js";
import type { Log } from "../log.js";
import { type HeldLock, tryLock } from "../store/database.js";
import type { Queued } from "../store/queued.js";
import type { Store } from "../store/store.js";
import { createWake, type Wake } from "../wake.js";
import type { Budgets } from "./budgets.js";
import { byDestination, joined, nextBurst, placesOf } from "./burst.js";
import { createFinished } from "./finished.js";
import { createParams } from "./params.js";
import { maxAttempts, recover } from "./recover.js";
import { readFailure } from "./refusals.js";
import { createTargets, type Target, type TargetChat } from "./targets.js";

export type SenderDeps = {
  /** One Bot API call, which ends by itself when Telegram is silent; throws what grammY throws. */
  call: (method: string, payload: Record<string, unknown>, signal: AbortSignal) => Promise<unknown>;
  databaseUrl: string;
  store: Store;
  budgets: Budgets;
  clock: Clock;
  log: Log;
  /** Writes down that calls were refused and tells those who need to know, as one: neither without the other. */
  undelivered: (call: Queued, refusal: Refusal, rows: { ids: number[]; again: boolean }) => Promise<void>;
  /** Tells those who need to know that a topic could not be made; the calls for it go on waiting. */
  noTopic: (destination: Destination, refusal: Refusal) => Promise<void>;
  /** In words of the staff: so long ago what follows was written. */
  ago: (seconds: number) => string;
  /** A group was upgraded and has a new id. */
  migrated: (chatId: number, telegramId: number) => Promise<void>;
};

const atOnce = 48;
const lookAhead = 400;
/** How much of one destination is taken in one go. */
const runLength = 20;
const joinsAfterMs = 2000;
/** From then on words that waited say for how long. */
const tellsAfterMs = 10_000;
const idleMs = 150;
/** With so many on their way, statements wait a moment for one another: there is more to gain by few than by early. */
const crowd = 8;
const gatherMs = 10;
const refusalsThatAreFine = new Set<Refusal>(["not-modified", "expired"]);
type Ready = Extract<Target, { kind: "ready" }>;

type Signals = {
  /** Start nothing more. */
  stopping: AbortSignal;
  /** Somebody else may send by now: break off. */
  lost: AbortSignal;
};

const startSending = (deps: SenderDeps, { stopping, lost }: Signals, wake: Wake) => {
  const { store, budgets, clock, log } = deps;
  const targets = createTargets(store);
  const { paramsOf, arrived } = createParams(store, targets);
  const busy = new Map<Destination, Promise<void>>();
  const gather = async () => {
    if (busy.size >= crowd) await sleep(gatherMs);
  };
  const finish = createFinished((deliveries) => store.outbox.sent(deliveries, clock.now()), gather);
  const kinds = (chat: TargetChat) => ({ id: chat.id, kind: chat.kind });
  /** What went wrong beyond any refusal: then everything is begun anew. */
  let broken: unknown;
  const idsOf = (calls: Queued[]) => calls.map(({ id }) => id);

  const refused = async (calls: Queued[], call: Queued, refusal: Refusal) => {
    const ids = idsOf(calls);
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
      await deps.undelivered(call, "topic-gone", { ids, again: true });
      return;
    }
    await deps.undelivered(call, refusal, { ids, again: false });
  };

  const failed = async (calls: Queued[], error: unknown, chat: TargetChat) => {
    const [call] = calls;
    if (call === undefined) return;
    const ids = idsOf(calls);
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

  /** Makes one call, which may stand for a whole burst. Answers whether those behind it may follow. */
  const deliver = async (burst: [Queued, ...Queued[]], target: Ready): Promise<boolean> => {
    const waitedMs = msBetween(burst[0].createdAt, clock.now());
    const call = joined(
      burst,
      waitedMs > tellsAfterMs ? deps.ago(Math.round(waitedMs / secondMs)) : undefined,
    );
    const params = await paramsOf(call, target);
    if (params === undefined) {
      await store.outbox.fail(idsOf(burst), "message-gone", clock.now());
      return true;
    }
    let result: { message_id?: number } | { message_id: number }[] | true;
    try {
      result = (await deps.call(call.method, params, lost)) as typeof result;
    } catch (error) {
      await failed(burst, error, target.chat);
      return false;
    }
    const places = placesOf(result, burst.length);
    for (const [index, { id }] of burst.entries()) arrived([id], places[index]);
    // Written before the next call begins: after a crash only the first of a run can have been under way.
    await Promise.all(
      burst.map(({ id }, index) => {
        const messageId = places[index];
        return finish(id, messageId === undefined ? undefined : { chatId: target.chat.id, messageId });
      }),
    );
    return true;
  };

  /** Makes the calls of one destination one after the other, as far as the budgets let them. */
  const deliverRun = async (run: Queued[], target: Ready): Promise<void> => {
    let rest = run;
    for (let goesOn = true; goesOn; ) {
      const [first] = rest;
      if (first === undefined) return;
      const now = clock.now();
      const waits = msBetween(first.createdAt, now) > joinsAfterMs;
      // Each picture counts. In a group those without room come later; to a person an album goes whole.
      const burst = nextBurst(
        rest,
        waits,
        (call) => budgets.take(kinds(target.chat), call, msOf(now)) === 0 || target.chat.kind !== "group",
      ) as [Queued, ...Queued[]];
      rest = rest.filter((call) => !burst.includes(call));
      goesOn = (await deliver(burst, target)) && !stopping.aborted;
      const [next] = rest;
      if (goesOn && next !== undefined)
        goesOn = budgets.take(kinds(target.chat), next, msOf(clock.now())) === 0;
    }
    if (rest.length > 0) await store.outbox.giveBack(idsOf(rest));
  };
  /** Destinations whose topic could not be made, and until when it is not tried again. */
  const resting = new Map<Destination, number>();

  const makeTopic = async (destination: Destination, target: Extract<Target, { kind: "needs-topic" }>) => {
    try {
      const params = { chat_id: target.chat.telegramId, name: target.name };
      const made = (await deps.call("createForumTopic", params, lost)) as { message_thread_id: number };
      await target.made(made.message_thread_id);
    } catch (error) {
      const failure = readFailure(error);
      const pauseMs = failure.kind === "wait" ? failure.ms : 10_000;
      log.warn("topic could not be made", { chat: target.chat.id, reason: failure.kind, ms: pauseMs });
      const until = msOf(clock.now()) + pauseMs;
      if (failure.kind === "wait") budgets.close(target.chat.id, until);
      // What goes into topics that are there is not kept waiting for one that cannot be made.
      else resting.set(destination, until);
      if (failure.kind === "migrated") {
        targets.forget(target.chat.id);
        await deps.migrated(target.chat.id, failure.to);
        resting.delete(destination);
      } else if (failure.kind === "refused") await deps.noTopic(destination, failure.code);
    }
  };

  const occupy = (destination: Destination, work: Promise<void>) => {
    const settled = work
      .catch((error: unknown) => {
        broken = error;
      })
      .finally(() => {
        busy.delete(destination);
        wake.ring();
      });
    busy.set(destination, settled);
  };

  /** Starts everything that may go now. Answers how long to wait for the next budget, at most. */
  const round = async (): Promise<number> => {
    const now = clock.now();
    for (const [destination, until] of resting) if (until <= msOf(now)) resting.delete(destination);
    const heads = await store.outbox.heads(lookAhead, [...busy.keys(), ...resting.keys()], now);
    const chosen = new Map<Destination, Ready>();
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
      else chosen.set(head.destination, target);
    }
    if (chosen.size > 0) {
      const runs = byDestination(await store.outbox.start([...chosen.keys()], runLength, now));
      for (const [destination, target] of chosen) {
        const run = runs.get(destination);
        if (run !== undefined) occupy(destination, deliverRun(run, target));
      }
    }
    return waitMs;
  };

  const run = async () => {
    await recover(store, clock);
    while (!stopping.aborted && !lost.aborted && broken === undefined) {
      await gather();
      const seen = wake.count();
      const waitMs = await round();
      await wake.rest(Math.max(5, Math.min(waitMs, idleMs)), seen);
    }
    await Promise.all(busy.values());
    if (broken !== undefined) throw broken;
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
        // Every call under way listens.
        setMaxListeners(0, lost.signal);
        lock.lost.then(
          () => lost.abort(),
          () => {},
        ); // prettier-ignore
        await startSending(deps, { stopping: stopping.signal, lost: lost.signal }, wake);
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
