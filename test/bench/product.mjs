/**
 * The product as it is shipped, in a process of its own, but with no budgets: the benchmark asks how fast it can be.
 * Plain JavaScript, because a loader for TypeScript would count as the product's memory.
 */
import { startApp } from "../../dist/app.js";
import { addDemoTeam } from "../../dist/demo-team.js";
import { openDirectory } from "../../dist/directory.js";
import { systemClock } from "../../dist/domain/time.js";
import { createI18n } from "../../dist/i18n/i18n.js";
import { createLog } from "../../dist/log.js";
import { keepHeapSmall } from "../../dist/memory.js";
import { unlimited } from "../../dist/outbox/budgets.js";
import { readTriage } from "../../dist/rules.js";
import { openDatabase } from "../../dist/store/database.js";
import { createSeal } from "../../dist/store/seal.js";
import { createStore } from "../../dist/store/store.js";

const { BENCH_DATABASE_URL = "", BENCH_KEY = "", BENCH_TOKEN = "", BENCH_API_ROOT = "" } = process.env;

keepHeapSmall();
const workers = 4;
const database = openDatabase(BENCH_DATABASE_URL, workers + 8);
const store = createStore(database, createSeal(BENCH_KEY));
await store.facts.proveKey(systemClock.now());
const app = await startApp({
  token: BENCH_TOKEN,
  apiRoot: BENCH_API_ROOT,
  databaseUrl: BENCH_DATABASE_URL,
  store,
  clock: systemClock,
  log: createLog("error"),
  i18n: createI18n(),
  directory: await openDirectory(store, systemClock.now()),
  triage: readTriage(),
  random: Math.random,
  budgets: unlimited,
  workers,
  webhook: false,
});
await app.ready;

const answers = {
  memory: async () => process.memoryUsage(),
  cpu: async () => process.cpuUsage(),
  team: (team) => addDemoTeam(store, systemClock, team),
  inbox: () => store.inbox.counts(),
  outbox: () => store.outbox.counts(),
  stop: async () => {
    await app.stop();
    await database.close();
  },
};
process.on("message", ({ id, name, args }) => {
  void answers[name](...args).then((result) => process.send({ id, result }));
});
process.on("disconnect", () => process.exit(0));
process.send({ id: 0 });
