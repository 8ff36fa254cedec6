import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actions } from "../../src/actions/actions.js";
import { hourMs, minuteMs, plus } from "../../src/domain/time.js";
import type { Role } from "../../src/inbox/worker.js";
import type { Slices } from "../../src/store/store.js";
import { startTimers } from "../../src/timers/timers.js";
import { createEngine, type Engine, until } from "../support/engine.js";

let engine: Engine;
let timers: Role | undefined;

beforeAll(async () => {
  engine = await createEngine();
  return () => engine.close();
});
beforeEach(() => engine.query("delete from timer"));
afterEach(() => timers?.stop());

type EraseTicket = (input: { ticketId: number }, slices: Slices, now: string) => Promise<void>;

/** Starts the timers over one action, the tickets' erasing. */
const start = (eraseTicket: EraseTicket) => {
  timers = startTimers({
    store: engine.store,
    clock: engine.clock,
    log: engine.log,
    committed: () => {},
    actionsIn: (slices, now) =>
      ({
        eraseTicket: (input: { ticketId: number }) => eraseTicket(input, slices, now),
        refreshTopics: async () => {},
      }) as unknown as Actions,
  });
};

const set = (ticketId: number, afterMs: number) =>
  engine.store.timers.set({
    name: "erase-ticket",
    key: String(ticketId),
    payload: { ticketId },
    dueAt: plus(engine.clock.now(), afterMs),
  });
const rows = () =>
  engine.query<{ key: string; status: string; attempts: number; error: string | null }>(
    "select key, status::text, attempts, error from timer order by id",
  );

describe("timers", () => {
  test("that are late fire at the start, the longest due first, each once", async () => {
    await set(3, -minuteMs);
    await set(1, -hourMs);
    await set(2, -2 * minuteMs);
    await set(4, hourMs);
    const fired: number[] = [];
    start(async ({ ticketId }) => void fired.push(ticketId));
    await until(async () => fired.length === 3 && (await rows()).length === 1);
    expect(fired).toEqual([1, 2, 3]);
    expect(await rows()).toMatchObject([{ key: "4", status: "waiting" }]);
    await engine.sandbox.control.moveClock({ ms: hourMs });
    await until(async () => fired.length === 4 && (await rows()).length === 0);
  });

  test("one that fails is tried again a minute later, and parked after the fifth time; others go on", async () => {
    await set(1, -1);
    await set(2, 0);
    let tries = 0;
    const fired: number[] = [];
    start(async ({ ticketId }) => {
      if (ticketId === 2) fired.push(2);
      else {
        tries += 1;
        throw new RangeError("the words of Алия");
      }
    });
    for (let n = 1; n <= 5; n++) {
      await until(async () => ((await rows())[0]?.attempts ?? 0) === n);
      await engine.sandbox.control.moveClock({ ms: minuteMs });
    }
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(tries).toBe(5);
    expect(fired).toEqual([2]);
    expect(await rows()).toEqual([{ key: "1", status: "dead", attempts: 5, error: "RangeError" }]);
  });

  test("one that sets itself anew inside its own action stays set", async () => {
    await set(1, 0);
    let fired = 0;
    start(async (_, slices, now) => {
      fired += 1;
      await slices.timers.set({
        name: "erase-ticket",
        key: "1",
        payload: { ticketId: 1 },
        dueAt: plus(now, hourMs),
      });
    });
    await until(() => fired === 1);
    await until(async () => (await rows()).length === 1);
    expect(await rows()).toMatchObject([{ status: "waiting", attempts: 0 }]);
    await engine.sandbox.control.moveClock({ ms: hourMs });
    await until(() => fired === 2);
  });

  test("what an action wrote before it failed is not kept", async () => {
    await set(1, 0);
    let tries = 0;
    start(async (_, slices, now) => {
      tries += 1;
      await slices.facts.set("half", "yes", now);
      throw new Error("no");
    });
    await until(() => tries === 1);
    await until(async () => (await rows())[0]?.attempts === 1);
    expect(await engine.store.facts.get("half")).toBeUndefined();
  });

  test("two processes never fire the same one", async () => {
    for (let n = 0; n < 40; n++) await set(n, -1);
    const fired: number[] = [];
    const fire: EraseTicket = async ({ ticketId }) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      fired.push(ticketId);
    };
    start(fire);
    const first = timers;
    start(fire);
    await until(() => fired.length >= 40);
    await first?.stop();
    expect(fired.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n));
  });
});
