/**
 * How fast and how heavy the engine is, in one table: paced and flat out, beside the bare transaction and a bare echo bot
 * in the same run; then the directory in memory, and the desk under Telegram's budgets on a clock of its own. The rounds
 * of what is compared alternate, so that other work on the machine meets all of them; the best round counts and the
 * others are shown. A target that is missed makes the run fail.
 */
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { startEmbedded } from "../../src/store/embedded.js";
import { migrate } from "../../src/store/migrate.js";
import { benchBare } from "./bare.js";
import { startChild } from "./child.js";
import { forumCounts, simulateDesk, waitAt } from "./desk-budget.js";
import type { Load } from "./load.js";
import { benchServices } from "./services.js";
import { benchTriage } from "./triage.js";
import { benchStart } from "./warm-start.js";

const rounds = 3;
const people = 200;
const stepsARound = 1500;
const updatesBeforeWeighing = 10_000;
const sealBytes = 32;
const talks = 60;

type Line = { name: string; value: string; target: string; ok: boolean | undefined };
const lines: Line[] = [];
const line = (name: string, value: string, target = "", ok?: boolean) => {
  lines.push({ name, value, target, ok });
  process.stderr.write(`  ${name}: ${value}\n`);
};
const at = (values: number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
const ms = (value: number) => `${value < 1 ? value.toFixed(3) : value.toFixed(1)} ms`;
const rate = (values: number[]) =>
  `${Math.max(...values).toFixed(0)}/s (${values.map((value) => value.toFixed(0)).join(", ")})`;

const root = fileURLToPath(new URL("../..", import.meta.url));
execFileSync("npm", ["run", "-s", "build"], { stdio: ["ignore", "ignore", "inherit"], cwd: root });
/** What `npm start` tells Node. */
const { scripts } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
  scripts: { start: string };
};
const shipped = scripts.start.split(" ").filter((word) => word.startsWith("--"));

const dir = mkdtempSync(path.join(tmpdir(), "ryadom-bench-"));
const server = await startEmbedded(dir);
const admin = new pg.Client({ connectionString: server.url });
try {
  await migrate(server.url);
  await admin.connect();
  const databaseNamed = async (name: string): Promise<string> => {
    const url = server.url.replace(/\/ryadom$/, `/${name}`);
    await admin.query(`create database ${name}`);
    await migrate(url);
    return url;
  };

  const start = await benchStart(rounds);
  line("first start, database created", `${start.first.toFixed(1)} s`);
  const warm = Math.min(...start.warm);
  const starts = start.warm.map((seconds) => seconds.toFixed(1)).join(", ");
  line("warm start until polling", `${warm.toFixed(1)} s (${starts})`, "≤ 5 s", warm <= 5);

  const telegram = await startChild("telegram.ts");
  const { url, token } = await telegram.ask<{ url: string; token: string }>("address");
  const env = { BENCH_TOKEN: token, BENCH_API_ROOT: url, BENCH_KEY: randomBytes(32).toString("base64") };
  const profiling = process.argv.includes("--profile") ? ["--cpu-prof"] : [];
  const databaseUrl = await databaseNamed("product");
  const product = await startChild("product.mjs", { ...env, BENCH_DATABASE_URL: databaseUrl }, [
    ...shipped,
    ...profiling,
  ]);
  await telegram.ask("prepare", people);

  const byTime = (load: Load) => [0.5, 0.95, 0.99].map((share) => at(load.latenciesMs, share));
  const paced = await telegram.ask<Load>("paced", 30, 20);
  const latencies = byTime(paced);
  line(
    `guided answer at 30/s from ${people} chats, p50 / p95 / p99`,
    latencies.map(ms).join(" / "),
    "p95 ≤ 60 ms",
    (latencies[1] ?? Number.POSITIVE_INFINITY) <= 60,
  );

  const bare: number[] = [];
  const flat: number[] = [];
  let { updates, lost, outOfOrder } = paced;
  const add = (load: Load) => {
    updates += load.updates;
    lost += load.lost;
    outOfOrder += load.outOfOrder;
    return load.updates / load.seconds;
  };
  for (let n = 0; n < rounds; n++) {
    bare.push(await benchBare(await databaseNamed(`bare_${n}`), stepsARound));
    flat.push(add(await telegram.ask<Load>("flatOut", stepsARound)));
  }
  const ratio = Math.max(...flat) / Math.max(...bare);
  const ratios = flat.map((value, n) => (value / (bare[n] ?? 1)).toFixed(2)).join(", ");
  line("guided answers flat out, all replies accepted", rate(flat));
  line("bare transaction of a guided answer", rate(bare));
  line("flat out : bare transaction", `${ratio.toFixed(2)} (${ratios})`, "≥ 0.33", ratio >= 1 / 3);

  if (updates < updatesBeforeWeighing)
    add(await telegram.ask<Load>("flatOut", updatesBeforeWeighing - updates));
  line("lost / out of order", `${lost} / ${outOfOrder} of ${updates}`, "0 / 0", lost + outOfOrder === 0);
  const { rss } = await product.ask<NodeJS.MemoryUsage>("memory");
  const mb = rss / 1024 ** 2;
  line(`resident memory after ${updates} updates`, `${mb.toFixed(0)} MB`, "≤ 250 MB", mb <= 250);

  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query("select max(octet_length(state)) as bytes from dialogue");
  await client.end();
  const bytes = Number(rows[0].bytes) - sealBytes;
  line("largest dialogue state", `${bytes} bytes`, "≤ 8192", bytes > 0 && bytes <= 8192);

  const { chat, staff } = await telegram.ask<{ chat: number; staff: number[] }>("forum", talks);
  const members = staff.map((id) => ({ id, name: "Айгуль", role: "specialist" }));
  await product.ask("team", { group: chat, staff: members });
  await telegram.ask("openTalks", talks);
  const said = await telegram.ask<Load>("words", 30, 20);
  const waits = byTime(said);
  line(
    `word of a talk at 30/s in ${talks} talks, p50 / p95 / p99`,
    waits.map(ms).join(" / "),
    `p95 ≤ 60 ms, lost: ${said.lost}`,
    said.lost === 0 && (waits[1] ?? Number.POSITIVE_INFINITY) <= 60,
  );
  await product.ask("stop");
  await product.stop();

  const echo = await startChild("echo.ts", env);
  const echoed: number[] = [];
  for (let n = 0; n < rounds; n++) echoed.push(await telegram.ask<number>("echo", people, stepsARound));
  line("bare grammY echo bot, one call a text", rate(echoed));
  await echo.stop();
  await telegram.stop();

  for (const { name, value, unit, most } of benchServices()) {
    const figure = `${value.toFixed(value < 10 ? 3 : 0)} ${unit}`;
    if (most === undefined) line(name, figure);
    else line(name, figure, `≤ ${most} ${unit}`, value <= most);
  }
  for (const forums of forumCounts) {
    const { refused, imminent, others, posts, messages } = simulateDesk(forums);
    const most = waitAt(imminent, 0.99);
    line(
      `desk, 60 talks in ${forums} ${forums === 1 ? "forum" : "forums"}, imminent p99 / others p95 / in a post`,
      `${(most / 1000).toFixed(1)} s / ${(waitAt(others, 0.95) / 1000).toFixed(1)} s / ${(messages / posts).toFixed(1)}`,
      `p99 ≤ 3 s, none refused: ${refused}`,
      most <= 3000 && refused === 0,
    );
  }
  const triage = benchTriage();
  line("triage of 200 / 4,096 characters, median", `${ms(triage.short)} / ${ms(triage.long)}`);
} finally {
  await admin.end();
  await server.stop();
  rmSync(dir, { recursive: true, force: true });
}

const width = Math.max(...lines.map(({ name }) => name.length));
const mark = (ok: boolean | undefined) => (ok === undefined ? " " : ok ? "✓" : "✗");
const table = lines.map(
  ({ name, value, target, ok }) =>
    `${mark(ok)} ${name.padEnd(width)}  ${value}${target === "" ? "" : `   [${target}]`}`,
); // prettier-ignore
process.stdout.write(
  `${table.join("\n")}\nload of the machine: ${loadavg()
    .map((value) => value.toFixed(1))
    .join(" ")}\n`,
);
if (lines.some(({ ok }) => ok === false)) process.exitCode = 1;
