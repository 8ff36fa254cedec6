/** The engine without the bot: a database, a sandbox and the store between them, for tests of inbox, outbox and timers. */
import { createCall } from "../../src/app.js";
import { type Instant, instant } from "../../src/domain/time.js";
import { createLog } from "../../src/log.js";
import type { SandboxOptions } from "../../src/sandbox/contract.js";
import { startSandbox } from "../../src/sandbox/sandbox.js";
import { openDatabase } from "../../src/store/database.js";
import { createSeal } from "../../src/store/seal.js";
import { createStore } from "../../src/store/store.js";
import { createTestDatabase } from "./database.js";

export const testKey = Buffer.alloc(32, 7).toString("base64");

export const createEngine = async (options: SandboxOptions & { connections?: number } = {}) => {
  const { connections = 12, ...sandboxOptions } = options;
  const testDatabase = await createTestDatabase();
  const sandbox = await startSandbox({ budgets: false, ...sandboxOptions });
  sandbox.calls.record(true);
  const database = openDatabase(testDatabase.url, connections);
  const seal = createSeal(testKey);
  const store = createStore(database, seal);
  const call = createCall(sandbox.token, sandbox.url);
  const clock = { now: (): Instant => instant(sandbox.now()) };
  return {
    sandbox,
    database,
    databaseUrl: testDatabase.url,
    seal,
    store,
    call,
    clock,
    log: createLog(process.env["TEST_LOG"] ?? "silent"),
    /** Rows of any statement. */
    query: <Row extends object>(text: string): Promise<Row[]> => database.client.$queryRawUnsafe<Row[]>(text),
    /** A person who has written to the bot, and the row of their chat. */
    person: async (firstName = "Алия") => {
      const { id } = await sandbox.control.addPerson({ first_name: firstName, side: "phone" });
      await sandbox.control.say({ user: id, text: "привет" });
      const chatId = await store.people.ensureChat(
        { telegramId: id, kind: "private", firstName },
        clock.now(),
      );
      const heard = () =>
        (sandbox.world().messages[String(id)] ?? []).filter(({ from }) => from?.is_bot === true);
      return { id, chatId, heard, texts: () => heard().map(({ text }) => text ?? "") };
    },
    close: async () => {
      await database.close();
      await sandbox.close();
      await testDatabase.drop();
    },
  };
};

export type Engine = Awaited<ReturnType<typeof createEngine>>;

/** Waits until something is so. @throws when it is not so within the time */
export const until = async (isSo: () => boolean | Promise<boolean>, ms = 10_000): Promise<void> => {
  const end = Date.now() + ms;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`Waited ${ms} ms in vain.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};
