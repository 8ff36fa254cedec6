/** The whole product on a sandbox of its own: what stories are played in. */
import { randomBytes } from "node:crypto";
import { addTeam, inviteStaff } from "../../src/actions/staff-access.js";
import { type App, startApp } from "../../src/app.js";
import { openDirectory } from "../../src/directory.js";
import type { StaffRole } from "../../src/domain/teams.js";
import { instant } from "../../src/domain/time.js";
import { createI18n } from "../../src/i18n/i18n.js";
import { createLog, type Log } from "../../src/log.js";
import { createBudgets, unlimited } from "../../src/outbox/budgets.js";
import { readTriage } from "../../src/rules.js";
import type { Sandbox } from "../../src/sandbox/contract.js";
import { startSandbox } from "../../src/sandbox/sandbox.js";
import { openDatabase } from "../../src/store/database.js";
import { createSeal } from "../../src/store/seal.js";
import { createStore, type Store } from "../../src/store/store.js";
import { createPhone, type Phone, type PhoneOptions } from "./actors.js";
import { createTestDatabase } from "./database.js";
import { bound, hired } from "./engine.js";
import { createForum, type Forum } from "./forum.js";

export type World = {
  sandbox: Sandbox;
  store: Store;
  databaseUrl: string;
  forum: Forum;
  /** Somebody with a phone. They have not written to the bot yet. */
  phone(options?: PhoneOptions): Promise<Phone>;
  /** A member of staff in the forum. */
  staff(name: string, role?: StaffRole): Promise<Phone>;
  /** A one-time code that binds a forum to a new team. */
  teamCode(name: string): Promise<string>;
  /** A one-time code that makes somebody a member of staff. */
  staffCode(name: string, role?: StaffRole): Promise<string>;
  /** Waits until everything that was received has been handled and everything that may be sent is sent. */
  settled(): Promise<void>;
  /** Moves the clock and waits until what became due is done. */
  pass(ms: number): Promise<void>;
  /** Ends the running product as a crash would, and starts another on the same database. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

export type WorldOptions = {
  /** Telegram's budgets, on both sides; off, because most stories are not about them. */
  budgets?: boolean;
  /** Without a team nobody can take a ticket. */
  team?: boolean;
  workers?: number;
  /** Where the product's log goes instead of nowhere. */
  log?: Log;
};

const triage = readTriage();
/** Stories are not about how long a guess takes: a sixteenth of the work. */
const hashCost = 2 ** 11;

export const createWorld = async ({
  budgets = false,
  team = true,
  workers = 4,
  log = createLog(process.env["TEST_LOG"] ?? "silent"),
}: WorldOptions = {}): Promise<World> => {
  const database = await createTestDatabase();
  const sandbox = await startSandbox({ budgets });
  sandbox.calls.record(true);
  const clock = { now: () => instant(sandbox.now()) };
  const opened = openDatabase(database.url, workers + 6);
  const store = createStore(opened, createSeal(randomBytes(32).toString("base64"), hashCost));
  await store.facts.proveKey(clock.now());
  const deps = {
    token: sandbox.token,
    apiRoot: sandbox.url,
    databaseUrl: database.url,
    store,
    clock,
    log,
    i18n: createI18n(),
    directory: await openDirectory(store, clock.now()),
    triage,
    random: Math.random,
    budgets: budgets ? createBudgets() : unlimited,
    workers,
    webhook: false,
  };
  let app: App = await startApp(deps);
  await app.ready;

  // What nobody can take yet (no forum, no rights) waits in the outbox: unchanged for so long counts as at rest.
  const stuckMs = 1500;
  const settled = async () => {
    let before = "";
    let since = Date.now();
    for (let calm = 0; calm < 2; ) {
      const inbox = await store.inbox.counts();
      const outbox = await store.outbox.counts();
      const due = await store.timers.due(clock.now());
      const counts = JSON.stringify([inbox, outbox, due]);
      if (counts !== before) since = Date.now();
      before = counts;
      const handled = inbox.pending + (outbox["sending"] ?? 0) === 0 && due === 0 && sandbox.pending() === 0;
      const atRest = (outbox["queued"] ?? 0) === 0 || Date.now() - since > stuckMs;
      calm = handled && atRest ? calm + 1 : 0;
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  };

  const random = Math.random;
  const access = { store, clock, random };
  const forum = await createForum(sandbox, settled);
  if (team) {
    const { chatId } = await bound(access, { name: "Дежурная группа", telegramId: forum.id });
    // Whoever has made the group is in it too; they look on.
    await hired(access, { name: "Владелец", role: "analyst", userId: forum.owner.id });
    await store.groups.note(chatId, forum.owner.id, false, clock.now());
  }

  return {
    sandbox,
    store,
    databaseUrl: database.url,
    forum,
    phone: (options) => createPhone(sandbox, settled, { side: "phone", ...options }),
    staff: async (name, role = "specialist") => {
      const member = await createPhone(sandbox, settled, {
        side: "staff",
        first_name: name,
        forum: forum.id,
      });
      await hired(access, { name, role, userId: member.id });
      await sandbox.control.join({ chat: forum.id, user: member.id });
      return member;
    },
    teamCode: async (name) => (await addTeam(access, { name })).code,
    staffCode: async (name, role = "specialist") => (await inviteStaff(access, { name, role })).code,
    settled,
    pass: async (ms) => {
      await sandbox.control.moveClock({ ms });
      await settled();
    },
    restart: async () => {
      await app.stop();
      app = await startApp(deps);
      await app.ready;
    },
    close: async () => {
      await app.stop();
      await opened.close();
      await sandbox.close();
      await database.drop();
    },
  };
};
