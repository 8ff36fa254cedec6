import type { Update } from "@grammyjs/types";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { toArrival } from "../../src/inbox/updates.js";
import { type Role, startWorkers, type WorkerDeps } from "../../src/inbox/worker.js";
import { createEngine, type Engine, until } from "../support/engine.js";

let engine: Engine;
let workers: Role | undefined;
let lastUpdate = 0;

beforeAll(async () => {
  engine = await createEngine({ connections: 16 });
});
afterAll(() => engine.close());
beforeEach(async () => {
  await engine.query("delete from inbox");
  await engine.query("delete from outbox");
  await engine.query("delete from dialogue");
  return () => workers?.stop();
});

const said = (person: number, text: string): Update => {
  lastUpdate += 1;
  const chat = { id: person, type: "private", first_name: "Алия" } as const;
  const from = { id: person, is_bot: false, first_name: "Алия" };
  return { update_id: lastUpdate, message: { message_id: lastUpdate, date: 0, chat, from, text } };
};

const receive = (...updates: Update[]) =>
  engine.store.inbox.receive(updates.map(toArrival), engine.clock.now());

const textOf = ({ update }: { update: unknown }) => (update as Update).message?.text ?? "";

const start = (handle: WorkerDeps["handle"], more: Partial<WorkerDeps> = {}, count = 6) => {
  workers = startWorkers(
    {
      store: engine.store,
      clock: engine.clock,
      log: engine.log,
      committed: () => {},
      apologise: async (slices, { chat }) => {
        await slices.outbox.add(
          { to: `chat:${chat.id}`, method: "sendMessage", payload: { text: "112" }, priority: "crisis" },
          engine.clock.now(),
        );
      },
      handle,
      ...more,
    },
    count,
  );
};

const counts = () => engine.store.inbox.counts();
const handled = () => until(async () => (await counts()).pending === 0, 20_000);

describe("the inbox", () => {
  test("keeps each update once, in whatever order it comes again, also with ids that have jumped", async () => {
    const [a, b, c] = [said(1, "а"), said(1, "б"), said(1, "в")];
    expect(await receive(a, b)).toBe(2);
    expect(await receive(b, a, c)).toBe(1);
    const jumped = { ...said(1, "г"), update_id: 5 };
    expect(await receive(jumped)).toBe(1);
    expect(await receive(jumped, a)).toBe(0);
    expect(await counts()).toEqual({ pending: 4, done: 0, dead: 0 });
  });

  test("records what belongs to no chat as done, without its content", async () => {
    lastUpdate += 1;
    await receive({ update_id: lastUpdate, poll: { id: "1" } } as Update);
    expect(await engine.query("select status::text, chat_id, payload from inbox")).toEqual([
      { status: "done", chat_id: null, payload: null },
    ]);
  });

  test("shows nobody's words or names in any column", async () => {
    await receive(said(81_234_567, "меня бьют дома"));
    const rows = JSON.stringify(
      await engine.query(
        "select inbox::text as i, chat::text as c from inbox join chat on chat.id = chat_id",
      ),
    );
    for (const secret of ["бьют", "Алия", "81234567", Buffer.from("бьют").toString("hex")])
      expect(rows).not.toContain(secret);
  });

  test("erases an update when it is done", async () => {
    await receive(said(1, "слова"));
    start(async () => {});
    await handled();
    expect(await engine.query("select status::text, payload, attempts from inbox")).toEqual([
      { status: "done", payload: null, attempts: 0 },
    ]);
  });
});

describe("workers", () => {
  test("six of them keep the order of each of forty chats, and handle each update once", async () => {
    const chats = Array.from({ length: 40 }, (_, n) => 1000 + n);
    const seen = new Map<number, string[]>();
    let atOnce = 0;
    let most = 0;
    for (let n = 0; n < 10; n++) await receive(...chats.map((chat) => said(chat, String(n))));
    start(async (claimed) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 6));
      const before = seen.get(claimed.chat.telegramId) ?? [];
      seen.set(claimed.chat.telegramId, [...before, textOf(claimed)]);
      atOnce -= 1;
    });
    await handled();
    const expected = Array.from({ length: 10 }, (_, n) => String(n));
    for (const chat of chats) expect(seen.get(chat)).toEqual(expected);
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(6);
  });

  test("one that throws three times is parked, the person gets plain words, and the chat goes on", async () => {
    await receive(said(7, "до"), said(7, "сломать"), said(7, "после"));
    const seen: string[] = [];
    start(async (claimed, step) => {
      seen.push(textOf(claimed));
      await step.store.dialogues.saveState(claimed.chat.id, "half", step.now);
      if (textOf(claimed) === "сломать") throw new RangeError("слова человека");
    });
    await handled();
    expect(seen).toEqual(["до", "сломать", "сломать", "сломать", "после"]);
    const rows = await engine.query("select status::text, attempts, error, payload from inbox order by id");
    expect(rows).toEqual([
      { status: "done", attempts: 0, error: null, payload: null },
      { status: "dead", attempts: 3, error: "RangeError", payload: null },
      { status: "done", attempts: 0, error: null, payload: null },
    ]);
    expect(await engine.query("select method from outbox")).toEqual([{ method: "sendMessage" }]);
  });

  test("what a step did before it threw is not kept", async () => {
    await receive(said(8, "раз"));
    let tries = 0;
    start(async (claimed, step) => {
      tries += 1;
      const to = `chat:${claimed.chat.id}` as const;
      await step.store.outbox.add({ to, method: "sendMessage", payload: {}, priority: "prompt" }, step.now);
      if (tries === 1) throw new Error("no");
    });
    await handled();
    expect(tries).toBe(2);
    expect(await engine.query("select method from outbox")).toHaveLength(1);
  });

  test("one that hangs is cut off by its deadline; when it wakes up later it changes nothing", async () => {
    await receive(said(9, "зависнуть"), said(9, "дальше"));
    let wake = () => {};
    const woken = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const late: Promise<unknown>[] = [];
    const seen: string[] = [];
    start(
      async (claimed, step) => {
        seen.push(textOf(claimed));
        if (textOf(claimed) !== "зависнуть") return;
        const work = woken.then(() => step.store.dialogues.saveState(claimed.chat.id, "late", step.now));
        late.push(work.catch((error: unknown) => error));
        await work;
      },
      { deadlineMs: 150 },
    );
    await handled();
    expect(seen).toEqual(["зависнуть", "зависнуть", "зависнуть", "дальше"]);
    wake();
    for (const outcome of await Promise.all(late)) expect(outcome).toBeInstanceOf(Error);
    expect(await engine.query("select 1 from dialogue")).toEqual([]);
    expect(await engine.query("select error from inbox where status = 'dead'")).toEqual([
      { error: "StepTimeout" },
    ]);
  });

  test("one chat's trouble holds up no other", async () => {
    await receive(said(10, "зависнуть"), said(11, "быстро"));
    let fast = false;
    start(
      async (claimed) => {
        if (textOf(claimed) === "быстро") fast = true;
        else await new Promise((resolve) => setTimeout(resolve, 700));
      },
      {},
      2,
    );
    await until(() => fast, 500);
    await handled();
  });

  test("a step of a process that died is taken by another at once", async () => {
    await receive(said(12, "слова"));
    const taken = engine.store.transaction(async ({ inbox }) => {
      expect(await inbox.claim()).toMatchObject({ kind: "message" });
      await engine.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and state = 'idle in transaction'`,
      );
      await inbox.claim();
    });
    await expect(taken).rejects.toThrow();
    const seen: string[] = [];
    start(async (claimed) => void seen.push(textOf(claimed)));
    await handled();
    expect(seen).toEqual(["слова"]);
  });
});
