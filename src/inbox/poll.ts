/** The poll loop: fetch, store, and only then confirm by asking for the next offset. One process polls at a time. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "@grammyjs/types";
import { type Clock, msBetween } from "../domain/time.js";
import type { Log } from "../log.js";
import { type HeldLock, tryLock } from "../store/database.js";
import type { Store } from "../store/store.js";
import type { Outage } from "./outage.js";
import { allowedUpdates, toArrival } from "./updates.js";
import type { Role } from "./worker.js";

export type PollDeps = {
  /** Calls Telegram; throws what grammY throws. */
  getUpdates: (
    params: { offset: number; limit: number; timeout: number; allowed_updates: readonly string[] },
    signal: AbortSignal,
  ) => Promise<Update[]>;
  databaseUrl: string;
  store: Store;
  clock: Clock;
  log: Log;
  /** Called after updates were stored. */
  stored: (updates: number) => void;
  outage: Outage;
  /** Called after a gap in which presses may have been lost. */
  afterGap: () => Promise<void>;
};

const timeoutS = 30;
/** Telegram keeps a press for 150 s only: after such a gap some may be lost that nobody knows of. */
const gapMs = 120_000;
/** How often the moment of the last poll is written down. */
const noteEveryMs = 20_000;

/** Starts polling as soon as no other process does. @returns the role and a promise of its first successful poll */
export const startPolling = (deps: PollDeps): Role & { polling: Promise<void> } => {
  const { store, clock, log } = deps;
  const stopping = new AbortController();
  let ready = () => {};
  const polling = new Promise<void>((resolve) => {
    ready = resolve;
  });
  const rest = (ms: number) => sleep(ms, undefined, { signal: stopping.signal }).catch(() => {});

  // Everything below is stored: kept across polls, so that an outage does not look at old updates again.
  let offset = 0;

  /** Without a database nothing can be stored or confirmed, but who cries for help can be answered. */
  const listenWithoutDatabase = async () => {
    const params = { offset, limit: 100, timeout: 1, allowed_updates: allowedUpdates };
    await deps.outage.tell(await deps.getUpdates(params, stopping.signal));
  };

  let noted: string | undefined;
  let polledAt: number | undefined;
  /** Notices a gap since anybody polled, across restarts, and writes down that we have. */
  const note = async () => {
    const now = clock.now();
    // Within a process real time counts: a clock that is moved loses no presses.
    const silentMs = polledAt === undefined ? 0 : performance.now() - polledAt;
    polledAt = performance.now();
    const before = noted === undefined ? await store.facts.get("polled-at") : undefined;
    if (silentMs > gapMs || (before !== undefined && msBetween(before, now) > gapMs)) await deps.afterGap();
    if (noted !== undefined && msBetween(noted, now) < noteEveryMs) return;
    await store.facts.set("polled-at", now, now);
    noted = now;
  };

  const poll = async (lock: HeldLock) => {
    let held = true;
    const losing = new AbortController();
    lock.lost.then(
      () => {
        held = false;
        losing.abort();
      },
      () => {},
    );
    const signal = AbortSignal.any([stopping.signal, losing.signal]);
    // The first call answers at once, so that being ready does not wait for the first message.
    let timeout = 0;
    let waitMs = 1000;
    while (held && !stopping.signal.aborted) {
      try {
        const updates = await deps.getUpdates(
          { offset, limit: 100, timeout, allowed_updates: allowedUpdates },
          signal,
        );
        const last = updates.at(-1);
        if (last !== undefined) {
          const stored = await store.inbox
            .receive(updates.map(toArrival), clock.now())
            .catch(async (error: unknown) => {
              await deps.outage.tell(updates);
              throw error;
            });
          offset = last.update_id + 1;
          // Before anybody's words are handled: they may ask to hide it.
          await deps.outage.over();
          log.debug("updates stored", { stored, received: updates.length });
          deps.stored(stored);
        }
        await note();
        ready();
        await deps.outage.over();
        timeout = timeoutS;
        waitMs = 1000;
      } catch (error) {
        if (signal.aborted) return;
        log.warn("polling failed", {
          code: (error as { error_code?: number }).error_code ?? 0,
          retryMs: waitMs,
        });
        await rest(waitMs);
        waitMs = Math.min(waitMs * 2, 30_000);
      }
    }
  };

  const loop = (async () => {
    while (!stopping.signal.aborted) {
      let lock: HeldLock | undefined;
      try {
        lock = await tryLock(deps.databaseUrl, "poll");
        if (lock === undefined) await rest(1000);
        else await poll(lock);
      } catch (error) {
        log.error("polling stopped", {}, error);
        await listenWithoutDatabase().catch(() => {});
        await rest(1000);
      } finally {
        await lock?.release().catch(() => {});
      }
    }
  })();
  return {
    polling,
    wake: () => {},
    stop: async () => {
      stopping.abort();
      await loop;
    },
  };
};
