// Generates the Prisma client without the schema engine: `generate` never runs it, but the CLI would download
// it, and on a machine that reaches only the npm registry that download fails. Any existing file stands in for it.
import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const changedAt = (file) => statSync(root + file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const schema = readdirSync(`${root}prisma`).filter((name) => name.endsWith(".prisma"));
const sources = [...schema.map((name) => `prisma/${name}`), "package-lock.json"];
const madeAt = changedAt("src/store/generated/client.ts");
if (sources.every((file) => changedAt(file) < madeAt)) process.exit(0);

let cli;
try {
  cli = createRequire(import.meta.url).resolve("prisma/build/index.js");
} catch {
  // A production install has no CLI: it runs what was built before, and a build says itself what it misses.
  process.exit(0);
}
const { status } = spawnSync(process.execPath, [cli, "generate", "--no-hints"], {
  cwd: root,
  stdio: ["ignore", "ignore", "inherit"],
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  },
});
process.exit(status ?? 1);
