/** Starts everything in order and stops it in the reverse one. What runs is decided by the configuration alone. */
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { createCall, startApp } from "./app.js";
import { type Config, ConfigError } from "./config.js";
import { addDemoTeam } from "./demo-team.js";
import { openDirectory } from "./directory.js";
import { dialEveryMs, notDialled } from "./domain/directory/lines.js";
import { type Clock, instant, plus, systemClock } from "./domain/time.js";
import { createI18n } from "./i18n/i18n.js";
import { allowedUpdates } from "./inbox/updates.js";
import { webhookRoute } from "./inbox/webhook.js";
import { createLog } from "./log.js";
import { keepHeapSmall } from "./memory.js";
import { createBudgets } from "./outbox/budgets.js";
import { setUpProfile } from "./profile.js";
import { readTriage } from "./rules.js";
import type { Sandbox } from "./sandbox/contract.js";
import { demo } from "./sandbox/demo.js";
import { startSandbox } from "./sandbox/sandbox.js";
import { openDatabase } from "./store/database.js";
import { startEmbedded } from "./store/embedded.js";
import { lockFolder } from "./store/folder-lock.js";
import { migrate } from "./store/migrate.js";
import { createSeal, readKey } from "./store/seal.js";
import { createStore } from "./store/store.js";

export type Running = { url: string; stop(): Promise<void> };

const [aigul, marat] = demo.specialists;
const demoTeam = {
  group: demo.staffChat,
  staff: [
    { id: aigul, name: "Айгуль", role: "specialist" },
    { id: marat, name: "Марат", role: "specialist" },
    { id: demo.supervisor, name: "Вера Павловна", role: "supervisor" },
  ],
} as const;

const takeFolder = (dataDir: string) => {
  try {
    return lockFolder(dataDir);
  } catch {
    throw new ConfigError(
      "RYADOM_DATA is a folder that cannot be written: choose another or change its rights.",
    );
  }
};

const portTaken = (error: unknown): never => {
  if ((error as { code?: string }).code === "EADDRINUSE") {
    throw new ConfigError("PORT is taken by another program: stop it or choose another port.");
  }
  throw error;
};

/** Starts the product. @throws ConfigError with one sentence for the operator */
export const start = async (config: Config): Promise<Running> => {
  keepHeapSmall();
  const log = createLog(config.logLevel);
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const one of stops.splice(0).toReversed())
      await one().catch((error: unknown) => log.error("stopping failed", {}, error));
  };
  try {
    if (config.mode === "sandbox" || config.databaseUrl === undefined) {
      const unlock = takeFolder(config.dataDir);
      if (unlock === undefined) {
        throw new ConfigError(
          "RYADOM_DATA is in use by another ryadom that runs: stop it or choose another folder.",
        );
      }
      stops.push(async () => unlock());
    }
    let sandbox: Sandbox | undefined;
    if (config.mode === "sandbox") {
      const journal = `${config.dataDir}/sandbox.jsonl`;
      sandbox = await startSandbox({ port: config.port, journal, demo: true }).catch(portTaken);
      stops.push(sandbox.close);
    }
    const clock: Clock = sandbox === undefined ? systemClock : { now: () => instant(sandbox.now()) };
    let { databaseUrl } = config;
    if (databaseUrl === undefined) {
      const embedded = await startEmbedded(config.dataDir);
      stops.push(embedded.stop);
      databaseUrl = embedded.url;
    }
    const applied = await migrate(databaseUrl).catch((error: unknown) => {
      log.error("database cannot be used", {}, error);
      throw new ConfigError(
        "DATABASE_URL: no PostgreSQL that can be used answers there: check address, name and password.",
      );
    });
    log.info("database ready", { migrations: applied.length });
    const database = openDatabase(databaseUrl, config.workers + 8);
    stops.push(database.close);
    const store = createStore(database, createSeal(readKey(config.key, config.dataDir)));
    if (!(await store.facts.proveKey(clock.now()))) {
      throw new ConfigError(
        "RYADOM_KEY does not open what this database holds: give the key it was made with.",
      );
    }
    const directory = await openDirectory(store, clock.now());
    if (sandbox !== undefined) await addDemoTeam(store, clock, demoTeam);

    const i18n = createI18n();
    const token = config.mode === "live" ? config.token : (sandbox?.token ?? "");
    const apiRoot = config.mode === "live" ? config.apiRoot : (sandbox?.url ?? "");
    const webhook = config.mode === "live" ? config.webhook : undefined;
    const call = createCall(token, apiRoot);
    const app = await startApp({
      token,
      apiRoot,
      databaseUrl,
      store,
      clock,
      log,
      i18n,
      directory,
      triage: readTriage(),
      random: Math.random,
      budgets: createBudgets(),
      workers: config.workers,
      region: config.region,
      webhook: webhook !== undefined,
    });
    stops.push(app.stop);

    let url = sandbox?.url ?? "";
    if (config.mode === "live") {
      const server = new Hono().get("/health", async (c) =>
        c.json({ ok: true, ...(await store.inbox.counts()) }),
      );
      if (webhook !== undefined) {
        server.route(
          "/",
          webhookRoute({ secret: webhook.secret, store, clock, log, stored: app.stored, outage: app.outage }),
        );
      }
      url = await new Promise<string>((resolve, reject) => {
        const listening = serve({ fetch: server.fetch, port: config.port }, ({ port }) =>
          resolve(`http://127.0.0.1:${port}`),
        );
        listening.on("error", reject);
        stops.push(() => new Promise((done) => listening.close(() => done())));
      }).catch(portTaken);
      // Polling finds out by itself that a webhook is in its way, and goes on trying.
      if (webhook === undefined)
        await call("deleteWebhook", {}).catch(() => log.warn("webhook could not be removed"));
      else
        await call("setWebhook", {
          url: `${webhook.url.replace(/\/$/, "")}/telegram`,
          secret_token: webhook.secret,
          allowed_updates: allowedUpdates,
          max_connections: 40,
        }); // prettier-ignore
    }
    await app.ready;
    // What the profile says matters less than being there: a failure is told and does not stop the start.
    await setUpProfile(call, i18n).catch((error: unknown) =>
      log.warn("profile could not be set", { reason: error instanceof Error ? error.name : "" }),
    );
    if (config.mode === "live") {
      for (const line of notDialled(await store.directory.lines(), plus(clock.now(), -dialEveryMs))) {
        log.warn("nobody has dialled this line for 90 days", { line: line.key });
      }
    }
    log.info("ready", { mode: config.mode });
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
