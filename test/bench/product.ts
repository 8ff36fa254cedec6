/** The product in a process of its own, as `npm start` runs it, but with no budgets: the benchmark asks how fast it can be. */
import { startApp } from "../../src/app.js";
import { loadDirectory, readDirectory } from "../../src/directory.js";
import { createTriage } from "../../src/domain/crisis/triage.js";
import { systemClock } from "../../src/domain/time.js";
import { createI18n } from "../../src/i18n/i18n.js";
import { createLog } from "../../src/log.js";
import { unlimited } from "../../src/outbox/budgets.js";
import { readPack } from "../../src/rules.js";
import { openDatabase } from "../../src/store/database.js";
import { createSeal } from "../../src/store/seal.js";
import { createStore } from "../../src/store/store.js";
import { serveParent } from "./child.js";

const given = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is missing.`);
  return value;
};

const databaseUrl = given("BENCH_DATABASE_URL");
const workers = 4;
const database = openDatabase(databaseUrl, workers + 8);
const store = createStore(database, createSeal(given("BENCH_KEY")));
await store.facts.proveKey(systemClock.now());
await loadDirectory(store, systemClock.now());
const app = await startApp({
  token: given("BENCH_TOKEN"),
  apiRoot: given("BENCH_API_ROOT"),
  databaseUrl,
  store,
  clock: systemClock,
  log: createLog("error"),
  i18n: createI18n(),
  directory: await readDirectory(store),
  triage: createTriage(readPack()),
  random: Math.random,
  budgets: unlimited,
  workers,
  webhook: false,
});
await app.ready;

serveParent({
  memory: () => Promise.resolve(process.memoryUsage()),
  inbox: () => store.inbox.counts(),
  outbox: () => store.outbox.counts(),
  stop: async () => {
    await app.stop();
    await database.close();
  },
});
