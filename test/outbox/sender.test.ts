import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Destination, Post, Refusal } from "../../src/domain/outgoing.js";
import { plus } from "../../src/domain/time.js";
import type { Role } from "../../src/inbox/worker.js";
import { createBudgets, unlimited } from "../../src/outbox/budgets.js";
import { type SenderDeps, startSender } from "../../src/outbox/sender.js";
import type { Queued } from "../../src/store/queued.js";
import { createEngine, type Engine, until } from "../support/engine.js";

let engine: Engine;
let sender: Role | undefined;
let undelivered: [Queued, Refusal][];

beforeAll(async () => {
  engine = await createEngine();
});
afterAll(() => engine.close());
beforeEach(async () => {
  await sender?.stop();
  sender = undefined;
  undelivered = [];
  await engine.query("delete from outbox");
  engine.sandbox.calls.clear();
  return () => sender?.stop();
});

const start = (more: Partial<SenderDeps> = {}): Role => {
  sender = startSender({
    ago: (seconds) => `${seconds} s ago:`,
    call: engine.call,
    databaseUrl: engine.databaseUrl,
    store: engine.store,
    budgets: unlimited,
    clock: engine.clock,
    log: engine.log,
    undelivered: async (call, refusal, { ids, again }) => {
      undelivered.push([call, refusal]);
      if (again) await engine.store.outbox.postpone(ids, engine.clock.now());
      else await engine.store.outbox.fail(ids, refusal, engine.clock.now());
    },
    noTopic: async () => {},
    migrated: (chatId, telegramId) =>
      engine.store.transaction(({ people }) => people.moveChat(chatId, telegramId)),
    ...more,
  });
  return sender;
};

const post = (to: Destination, text: string, more: Partial<Post> = {}): Promise<number> =>
  engine.store.outbox.add(
    { to, method: "sendMessage", payload: { text }, priority: "prompt", ...more },
    engine.clock.now(),
  );

const settled = () =>
  until(async () => {
    const { queued = 0, sending = 0 } = await engine.store.outbox.counts();
    return queued + sending === 0;
  }, 15_000);

const rows = () =>
  engine.query<{ status: string; refusal: string | null; payload: Uint8Array | null; attempts: number }>(
    "select status::text, refusal, payload, attempts from outbox order by id",
  );

describe("the sender", () => {
  test("keeps the order of each person's messages, whatever their priority, and erases what was sent", async () => {
    const [one, two] = [await engine.person(), await engine.person()];
    for (let n = 0; n < 30; n++) {
      await post(`chat:${one.chatId}`, `один ${n}`, { priority: n % 3 === 0 ? "crisis" : "broadcast" });
      await post(`chat:${two.chatId}`, `два ${n}`);
    }
    start();
    await settled();
    expect(one.texts()).toEqual(Array.from({ length: 30 }, (_, n) => `один ${n}`));
    expect(two.texts()).toEqual(Array.from({ length: 30 }, (_, n) => `два ${n}`));
    for (const row of await rows()) expect(row).toMatchObject({ status: "sent", payload: null, attempts: 1 });
  });

  test("an alarm overtakes what waits for the same person, and nothing else does", async () => {
    const { chatId, texts } = await engine.person();
    const to = `chat:${chatId}` as const;
    await post(to, "вопрос");
    await post(to, "ещё вопрос", { priority: "broadcast" });
    await post(to, "от человека", { priority: "crisis" });
    await post(to, "112", { priority: "alarm" });
    await post(to, "то, что за ним", { priority: "alarm" });
    start();
    await settled();
    expect(texts()).toEqual(["112", "то, что за ним", "вопрос", "ещё вопрос", "от человека"]);
  });

  test("gives the most urgent destination the first place when places are few", async () => {
    const people = await Promise.all(
      ["broadcast", "followUp", "prompt", "relay", "crisis"].map(() => engine.person()),
    );
    const urgency = ["broadcast", "followUp", "prompt", "relay", "crisis"] as const;
    for (const [n, { chatId }] of people.entries())
      await post(`chat:${chatId}`, urgency[n] ?? "", { priority: urgency[n] ?? "prompt" });
    start({
      budgets: { ...unlimited, take: (_, { method }) => (method === "sendMessage" && busy() ? 20 : 0) },
      call: async (...call) => {
        inFlight += 1;
        const result = await engine.call(...call);
        inFlight -= 1;
        taken = false;
        return result;
      },
    });
    let inFlight = 0;
    let taken = false;
    const busy = () => {
      if (inFlight > 0 || taken) return true;
      taken = true;
      return false;
    };
    await settled();
    const sent = engine.sandbox.calls.list().map(({ params }) => params["text"]);
    expect(sent).toEqual(["crisis", "relay", "prompt", "followUp", "broadcast"]);
  });

  test("keeps Telegram's budgets, so that it never refuses", async () => {
    const strict = await createEngine({ budgets: true });
    const { chatId, texts } = await strict.person();
    for (let n = 0; n < 8; n++)
      await strict.store.outbox.add(
        { to: `chat:${chatId}`, method: "sendMessage", payload: { text: String(n) }, priority: "prompt" },
        strict.clock.now(),
      );
    const role = startSender({
      ago: (seconds) => `${seconds} s ago:`,
      call: strict.call,
      databaseUrl: strict.databaseUrl,
      store: strict.store,
      budgets: createBudgets(),
      clock: strict.clock,
      log: strict.log,
      undelivered: async () => {},
      noTopic: async () => {},
      migrated: async () => {},
    });
    await until(() => texts().length === 8, 20_000);
    await role.stop();
    expect(strict.sandbox.calls.list().filter(({ error_code }) => error_code === 429)).toEqual([]);
    await strict.close();
  });

  test("obeys 429: nothing goes to that chat before its end, others go on", async () => {
    const [one, two] = [await engine.person(), await engine.person()];
    await engine.sandbox.control.failNext({
      method: "sendMessage",
      count: 1,
      failure: {
        error_code: 429,
        description: "Too Many Requests: retry after 2",
        parameters: { retry_after: 2 },
      },
    });
    await post(`chat:${one.chatId}`, "а");
    start({ budgets: createBudgets() });
    await until(() => engine.sandbox.calls.list().length === 1);
    const refusedAt = Date.now();
    await post(`chat:${one.chatId}`, "б");
    await post(`chat:${two.chatId}`, "в");
    await until(() => two.texts().includes("в"), 1900);
    await settled();
    expect(one.texts()).toEqual(["а", "б"]);
    expect(Date.now() - refusedAt).toBeGreaterThan(1900);
  });

  test("a call that was put off keeps those behind it waiting", async () => {
    const { chatId, texts } = await engine.person();
    const first = await post(`chat:${chatId}`, "первое");
    await post(`chat:${chatId}`, "второе");
    await engine.store.outbox.postpone([first], plus(engine.clock.now(), 800));
    start();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(texts()).toEqual([]);
    await settled();
    expect(texts()).toEqual(["первое", "второе"]);
  });

  test("a connection that was refused, or a server in trouble, is tried again", async () => {
    const { chatId, texts } = await engine.person();
    let refusals = 2;
    await post(`chat:${chatId}`, "дойдёт");
    const { createCall } = await import("../../src/app.js");
    const nobody = createCall(engine.sandbox.token, "http://127.0.0.1:9");
    start({ call: (...call) => (refusals-- > 0 ? nobody(...call) : engine.call(...call)) });
    await settled();
    expect(texts()).toEqual(["дойдёт"]);
    expect((await rows()).at(-1)).toMatchObject({ status: "sent", attempts: 3 });
  });

  test("an unclear end: what a human wrote is sent again and marked, a question is not", async () => {
    const [one, two] = [await engine.person(), await engine.person()];
    await post(`chat:${one.chatId}`, "я рядом", { priority: "relay" });
    await engine.sandbox.control.failNext({ method: "sendMessage", count: 1, failure: "lost-answer" });
    start();
    await settled();
    expect(one.texts()).toEqual(["я рядом", "↻ я рядом"]);

    await engine.sandbox.control.failNext({ method: "sendMessage", count: 1, failure: "lost-answer" });
    await post(`chat:${two.chatId}`, "вопрос", { priority: "prompt" });
    await settled();
    expect(two.texts()).toEqual(["вопрос"]);
    expect(undelivered.map(([, refusal]) => refusal)).toEqual(["ambiguous"]);
  });

  test("a refusal is written down as its code, reported once, and holds up nothing", async () => {
    const { id, chatId, texts } = await engine.person();
    await engine.sandbox.control.block({ user: id });
    await post(`chat:${chatId}`, "а");
    start();
    await settled();
    await engine.sandbox.control.unblock({ user: id });
    await post(`chat:${chatId}`, "б");
    await settled();
    expect(await rows()).toMatchObject([
      { status: "failed", refusal: "blocked", payload: null },
      { status: "sent", refusal: null },
    ]);
    expect(undelivered).toHaveLength(1);
    expect(texts()).toEqual(["б"]);
  });

  test("an edit that changes nothing and a press that is too old are fine", async () => {
    const { chatId } = await engine.person();
    const id = await post(`chat:${chatId}`, "текст");
    await post(`chat:${chatId}`, "", {
      method: "editMessageText",
      payload: { message_id: -id, text: "текст" },
    });
    await post(`chat:${chatId}`, "", { method: "answerCallbackQuery", payload: { callback_query_id: "1" } });
    start();
    await settled();
    expect((await rows()).map(({ status }) => status)).toEqual(["sent", "sent", "sent"]);
    expect(undelivered).toEqual([]);
  });

  test("provisional ids become the real ones in edits, pins and replies", async () => {
    const { chatId, heard } = await engine.person();
    const to = `chat:${chatId}` as const;
    const id = await post(to, "вопрос");
    await post(to, "", { method: "editMessageText", payload: { message_id: -id, text: "исправлено" } });
    await post(to, "", { method: "pinChatMessage", payload: { message_id: -id } });
    await post(to, "ответ", { payload: { text: "ответ", reply_parameters: { message_id: -id } } });
    start();
    await settled();
    const [first] = heard();
    const second = heard().at(-1);
    expect(first?.text).toBe("исправлено");
    expect(second?.reply_to_message?.message_id).toBe(first?.message_id);
    const chat = engine.sandbox.world().chats.find(({ pinned }) => pinned.includes(first?.message_id ?? 0));
    expect(chat).toBeDefined();
  });

  test("an edit of what was never sent is dropped, the rest goes on", async () => {
    const { id: user, chatId, texts } = await engine.person();
    await engine.sandbox.control.failNext({
      method: "sendMessage",
      count: 1,
      failure: { error_code: 400, description: "Bad Request: message text is empty" },
    });
    const to = `chat:${chatId}` as const;
    const id = await post(to, "нет");
    await post(to, "", { method: "editMessageText", payload: { message_id: -id, text: "?" } });
    await post(to, "да");
    start();
    await settled();
    expect((await rows()).map(({ refusal }) => refusal)).toEqual(["bad-request", "message-gone", null]);
    expect(texts()).toEqual(["да"]);
    expect(user).toBeGreaterThan(0);
  });

  test("what a dead process was sending: words again and marked, a question not, what it had not come to as usual", async () => {
    const [one, two] = [await engine.person(), await engine.person()];
    for (const text of ["а", "б", "в"]) {
      await post(`chat:${one.chatId}`, text, { priority: "relay" });
      await post(`chat:${two.chatId}`, text);
    }
    await engine.store.outbox.start([`chat:${one.chatId}`, `chat:${two.chatId}`], 20, engine.clock.now());
    start();
    await settled();
    expect(one.texts()).toEqual(["↻ а", "б", "в"]);
    expect(two.texts()).toEqual(["б", "в"]);
    expect((await rows()).filter(({ refusal }) => refusal === "ambiguous")).toHaveLength(1);
  });

  test("a group that was upgraded is followed to its new id", async () => {
    const owner = await engine.person("Владелец");
    const { id } = await engine.sandbox.control.addGroup({
      title: "Группа",
      members: [owner.id],
      bot_is_admin: true,
    });
    const chatId = await engine.store.people.ensureChat(
      { telegramId: id, kind: "group" },
      engine.clock.now(),
    );
    const moved = await engine.sandbox.control.migrate({ chat: id });
    await post(`chat:${chatId}`, "все здесь?");
    start();
    await settled();
    const there = engine.sandbox.world().messages[String(moved.migrate_to_chat_id)] ?? [];
    expect(there.map(({ text }) => text)).toContain("все здесь?");
    expect((await engine.store.people.identityOf(chatId)).telegramId).toBe(moved.migrate_to_chat_id);
  });

  test("stopping lets what is on its way arrive", async () => {
    const { chatId, texts } = await engine.person();
    await post(`chat:${chatId}`, "в пути");
    let called = () => {};
    const under = new Promise<void>((resolve) => {
      called = resolve;
    });
    const role = start({
      call: async (method, params, signal) => {
        called();
        await new Promise((resolve) => setTimeout(resolve, 200));
        return engine.call(method, params, signal);
      },
    });
    await under;
    await role.stop();
    expect(texts()).toEqual(["в пути"]);
    expect(await engine.store.outbox.counts()).toMatchObject({ sent: 1 });
  });

  test("something unforeseen stops nothing for good", async () => {
    const { chatId, texts } = await engine.person();
    await post(`chat:${chatId}`, "слова", { priority: "relay" });
    let bugs = 1;
    start({
      call: (...call) => {
        if (bugs-- > 0) throw new TypeError("a bug");
        return engine.call(...call);
      },
    });
    await settled();
    expect(texts()).toEqual(["↻ слова"]);
  });

  test("only one process sends at a time; when it ends the other takes over", async () => {
    const { chatId, texts } = await engine.person();
    const by: string[] = [];
    const named = (name: string): Partial<SenderDeps> => ({
      call: (...call) => {
        by.push(name);
        return engine.call(...call);
      },
    });
    const first = start(named("first"));
    await post(`chat:${chatId}`, "1");
    await until(() => texts().length === 1);
    const second = start(named("second"));
    await post(`chat:${chatId}`, "2");
    await until(() => texts().length === 2);
    await first.stop();
    await post(`chat:${chatId}`, "3");
    await until(() => texts().length === 3);
    await second.stop();
    expect(by).toEqual(["first", "first", "second"]);
  });
});
