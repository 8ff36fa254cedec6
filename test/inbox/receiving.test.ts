import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createOutage } from "../../src/inbox/outage.js";
import { type PollDeps, startPolling } from "../../src/inbox/poll.js";
import { webhookRoute } from "../../src/inbox/webhook.js";
import { openDatabase } from "../../src/store/database.js";
import { createStore, type Store } from "../../src/store/store.js";
import { createEngine, type Engine, until } from "../support/engine.js";

let engine: Engine;
let user: number;
beforeAll(async () => {
  engine = await createEngine();
  ({ id: user } = await engine.sandbox.control.addPerson({ first_name: "Алия", side: "phone" }));
});
afterAll(() => engine.close());

const outage = () =>
  createOutage({
    send: async () => 1,
    textFor: () => "112",
    isAlarm: () => false,
    remember: async () => true,
    clock: engine.clock,
    log: engine.log,
  });

const poll = (more: Partial<PollDeps> = {}) =>
  startPolling({
    getUpdates: (params, signal) => engine.call("getUpdates", { ...params }, signal) as never,
    databaseUrl: engine.databaseUrl,
    store: engine.store,
    clock: engine.clock,
    log: engine.log,
    stored: () => {},
    outage: outage(),
    afterGap: async () => {},
    ...more,
  });

/** A store whose database is away. */
const away = (): { store: Store; close: () => Promise<void> } => {
  const database = openDatabase("postgresql://nobody@127.0.0.1:9/none", 2);
  return { store: createStore(database, engine.seal), close: database.close };
};

const stored = async () =>
  Number((await engine.query<{ n: bigint }>("select count(*) as n from inbox"))[0]?.n);

describe("polling", () => {
  test("confirms what is stored, and nothing else", async () => {
    const gone = away();
    await engine.sandbox.control.say({ user, text: "раз" });
    const broken = poll({ store: { ...engine.store, inbox: gone.store.inbox } });
    await until(() => engine.sandbox.calls.list().some(({ method }) => method === "getUpdates"));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(engine.sandbox.pending()).toBe(1);
    await broken.stop();
    await gone.close();
    expect(await stored()).toBe(0);

    const working = poll();
    await until(() => engine.sandbox.pending() === 0);
    await working.stop();
    expect(await stored()).toBe(1);
  });

  test("is ready after its first answer, and asks for every kind it understands", async () => {
    engine.sandbox.calls.clear();
    const role = poll();
    await role.polling;
    const first = engine.sandbox.calls.list().find(({ method }) => method === "getUpdates");
    expect(first?.params).toMatchObject({ timeout: 0, limit: 100 });
    expect(first?.params["allowed_updates"]).toEqual(
      expect.arrayContaining([
        "message",
        "edited_message",
        "callback_query",
        "message_reaction",
        "my_chat_member",
      ]),
    );
    await role.stop();
  });

  test("goes on after 409 and after a server in trouble", async () => {
    const before = await stored();
    for (const [error_code, description] of [
      [409, "Conflict: terminated by other getUpdates request"],
      [502, "Bad Gateway"],
    ] as const)
      await engine.sandbox.control.failNext({
        method: "getUpdates",
        count: 1,
        failure: { error_code, description },
      });
    const role = poll();
    await engine.sandbox.control.say({ user, text: "всё равно дойдёт" });
    await until(async () => (await stored()) === before + 1);
    await role.stop();
  });

  test("two processes: one polls, and when it ends the other takes over", async () => {
    const before = await stored();
    const by: string[] = [];
    const named = (name: string): Partial<PollDeps> => ({
      getUpdates: (params, signal) => {
        by.push(name);
        return engine.call("getUpdates", { ...params }, signal) as never;
      },
    });
    const first = poll(named("first"));
    await first.polling;
    const second = poll(named("second"));
    await engine.sandbox.control.say({ user, text: "раз" });
    await until(async () => (await stored()) === before + 1);
    expect(by).not.toContain("second");
    await first.stop();
    await second.polling;
    await engine.sandbox.control.say({ user, text: "два" });
    await until(async () => (await stored()) === before + 2);
    await second.stop();
  });

  test("a process whose lock is gone breaks off its poll, so that two never poll at once", async () => {
    const signals: AbortSignal[] = [];
    const role = poll({
      getUpdates: (params, signal) => {
        signals.push(signal);
        return engine.call("getUpdates", { ...params }, signal) as never;
      },
    });
    await until(() => signals.length === 2);
    await engine.query(
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'
       and database = (select oid from pg_database where datname = current_database())`,
    );
    await until(() => signals[1]?.aborted === true, 3000);
    await until(() => signals.length > 2);
    await role.stop();
  });
});

describe("the webhook", () => {
  const secret = "a-secret-of-sixteen";
  const deliver = (store: Store, body: string, given: string | undefined = secret) => {
    const told: string[] = [];
    const route = webhookRoute({
      secret,
      store,
      clock: engine.clock,
      log: engine.log,
      stored: () => void told.push("stored"),
      outage: outage(),
    });
    const headers = {
      "content-type": "application/json",
      ...(given === undefined ? {} : { "x-telegram-bot-api-secret-token": given }),
    };
    return Promise.resolve(route.request("/telegram", { method: "POST", headers, body })).then(
      (response) => ({
        status: response.status,
        retryAfter: response.headers.get("retry-after"),
        told,
      }),
    );
  };
  const update = (update_id: number) =>
    JSON.stringify({
      update_id,
      message: {
        message_id: 1,
        date: 0,
        text: "слова",
        chat: { id: 42, type: "private", first_name: "Алия" },
        from: { id: 42, is_bot: false, first_name: "Алия" },
      },
    });

  test("stores what comes with the secret in the same inbox, once", async () => {
    const before = await stored();
    expect(await deliver(engine.store, update(1))).toMatchObject({ status: 200, told: ["stored"] });
    expect(await deliver(engine.store, update(1))).toMatchObject({ status: 200 });
    expect(await stored()).toBe(before + 1);
  });

  test.each([
    ["wrong", "another-secret-xx"],
    ["no", ""],
    ["a longer", `${secret}x`],
  ])("turns away %s secret and stores nothing", async (_, given) => {
    const before = await stored();
    expect(await deliver(engine.store, update(2), given)).toMatchObject({ status: 401, told: [] });
    expect(await stored()).toBe(before);
  });

  test.each([
    ["no JSON", "{"],
    ["no update", "{}"],
    ["an id that is none", '{"update_id":"1"}'],
  ])("takes %s for delivered: it would never get better", async (_, body) =>
    expect(await deliver(engine.store, body)).toMatchObject({ status: 200, told: [] }),
  );

  test("asks Telegram to come again when the database is away", async () => {
    const gone = away();
    expect(await deliver(gone.store, update(3))).toMatchObject({ status: 503, retryAfter: "5", told: [] });
    await gone.close();
  });
});
