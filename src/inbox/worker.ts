/**
 * Takes pending updates and runs one step for each: lock a chat, handle its oldest update, commit everything or nothing.
 * Knows that updates exist, not what they mean.
 */
import type { Clock } from "../domain/time.js";
import type { Log } from "../log.js";
import type { Claimed } from "../store/inbox.js";
import type { Slices, Store } from "../store/store.js";
import { createWake } from "../wake.js";
import { runInStep, type Step } from "./step.js";

export type WorkerDeps = {
  store: Store;
  clock: Clock;
  log: Log;
  /** Handles an update inside its step. */
  handle: (claimed: Claimed, step: Step) => Promise<void>;
  /** Says the plain words to a chat whose update had to be parked. */
  apologise: (slices: Slices, claimed: Claimed) => Promise<void>;
  /** Called after each commit: something may wait to be sent. */
  committed: () => void;
  /** A step that takes longer hangs, and would hang its chat with it. */
  deadlineMs?: number;
};

/** A part of the product that runs by itself. @param most how many of its loops are woken; all unless told */
export type Role = { wake(most?: number): void; stop(): Promise<void> };

const defaultDeadlineMs = 15_000;
const idleMs = 200;
/** What other processes have stored is looked for by one loop of each, which wakes the others when there was anything. */
const spareIdleMs = 5000;

class StepTimeout extends Error {
  override name = "StepTimeout";
}

const within = async <T>(deadlineMs: number, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StepTimeout("A step took too long.")), deadlineMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

/** Takes and handles one update. Answers false when nothing was pending. */
export const takeStep = async ({
  store,
  clock,
  log,
  handle,
  apologise,
  committed,
  deadlineMs = defaultDeadlineMs,
}: WorkerDeps): Promise<boolean> => {
  let claimed: Claimed | undefined;
  try {
    claimed = await store.transaction(async (slices) => {
      const now = clock.now();
      const next = await slices.inbox.claim();
      if (next === undefined) return undefined;
      claimed = next;
      const step: Step = {
        store: slices,
        now,
        chat: { id: next.chat.id, telegramId: next.chat.telegramId },
        priority: "prompt",
        dialogue: { state: next.dialogue, changed: false },
      };
      await runInStep(step, () => within(deadlineMs, handle(next, step)));
      if (step.dialogue.changed) {
        if (step.dialogue.state === undefined) await slices.dialogues.dropState(next.chat.id);
        else await slices.dialogues.saveState(next.chat.id, step.dialogue.state, now);
      }
      await slices.inbox.done(next.id, now);
      return next;
    });
  } catch (error) {
    if (claimed === undefined) throw error;
    const failed = claimed;
    const code = error instanceof Error ? error.name : "unknown";
    log.error("step failed", { inbox: failed.id, kind: failed.kind, attempt: failed.attempts + 1 }, error);
    await store.transaction(async (slices) => {
      if (!(await slices.inbox.failed(failed.id, code, clock.now()))) return;
      log.error("update parked", { inbox: failed.id, kind: failed.kind });
      // The state may be what throws; the answers are rows of their own and stay.
      await slices.dialogues.dropState(failed.chat.id);
      await apologise(slices, failed);
    });
  }
  if (claimed === undefined) return false;
  committed();
  return true;
};

/** Starts `count` workers. They wake at once when told, else look for work several times a second. */
export const startWorkers = (deps: WorkerDeps, count: number): Role => {
  let stopping = false;
  const wake = createWake();
  const work = async (_: unknown, index: number) => {
    let isUnrung = false;
    while (!stopping) {
      const seen = wake.count();
      try {
        const took = await takeStep(deps);
        if (took && isUnrung) wake.ring();
        if (!took) await wake.rest(index === 0 ? idleMs : spareIdleMs, seen);
        isUnrung = !took && wake.count() === seen;
      } catch (error) {
        deps.log.error("worker could not reach the database", {}, error);
        await wake.rest(1000, wake.count());
      }
    }
  };
  const loops = Array.from({ length: count }, work);
  return {
    wake: wake.ring,
    stop: async () => {
      stopping = true;
      wake.ring();
      await Promise.all(loops);
    },
  };
};
