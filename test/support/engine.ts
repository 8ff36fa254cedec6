/** The engine without the bot: a database, a sandbox and the store between them, for tests of inbox, outbox and timers. */
import { addTeam, inviteStaff } from "../../src/actions/staff-access.js";
import { createCall } from "../../src/app.js";
import type { Staff, StaffRole, Team } from "../../src/domain/teams.js";
import { type Clock, type Instant, instant } from "../../src/domain/time.js";
import { createLog } from "../../src/log.js";
import type { SandboxOptions } from "../../src/sandbox/contract.js";
import { startSandbox } from "../../src/sandbox/sandbox.js";
import { openDatabase } from "../../src/store/database.js";
import { createSeal } from "../../src/store/seal.js";
import { createStore, type Store } from "../../src/store/store.js";
import { createTestDatabase } from "./database.js";

export const testKey = Buffer.alloc(32, 7).toString("base64");

type Place = { store: Store; clock: Clock };
const random = Math.random;

/** Somebody who has come onto the staff by an invitation. @throws when they were not let in */
export const hired = async (
  { store, clock }: Place,
  {
    userId,
    chatId,
    ...invited
  }: { name: string; role: StaffRole; teamIds?: readonly number[]; userId: number; chatId?: number },
): Promise<Staff> => {
  const { code } = await inviteStaff({ store, clock, random }, invited);
  const staff = await store.teams.accept(code, userId, clock.now(), chatId);
  if (staff === undefined) throw new Error(`${invited.name} was not let in.`);
  return staff;
};

/** A team to which a group was bound. @throws when it was not */
export const bound = async (
  { store, clock }: Place,
  { name, telegramId }: { name: string; telegramId: number },
): Promise<Team & { chatId: number }> => {
  const { code } = await addTeam({ store, clock, random }, { name });
  const chatId = await store.people.ensureChat({ telegramId, kind: "group" }, clock.now());
  const team = await store.teams.bind(code, chatId, clock.now());
  if (team === undefined) throw new Error(`${name} was not bound.`);
  return { ...team, chatId };
};

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
  let members = 0;
  let teams = 0;
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
    /** A member of staff with an account of their own; with `chatId` somebody who can be written to in private. */
    staff: (
      role: StaffRole = "specialist",
      more: { name?: string; teamIds?: readonly number[]; chatId?: number } = {},
    ): Promise<Staff> => {
      members += 1;
      const who = { name: `Сотрудник ${members}`, role, userId: 4_000_000_000 + members };
      return hired({ store, clock }, { ...who, ...more });
    },
    /** A team with a group that nobody plays. */
    team: (name = "Дежурная группа"): Promise<Team & { chatId: number }> => {
      teams += 1;
      return bound({ store, clock }, { name, telegramId: -1_009_000_000_000 - teams });
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
