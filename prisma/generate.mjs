// Generates the Prisma client without the schema engine: `generate` never runs it, but the CLI would download
// it, and on a machine that reaches only the npm registry that download fails. Any existing file stands in for it.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
let cli;
try {
  cli = createRequire(import.meta.url).resolve("prisma/build/index.js");
} catch {
  // A production install has no CLI; the image brings the generated client along.
  if (existsSync(new URL("../dist/store/generated", import.meta.url))) process.exit(0);
  throw new Error("The prisma package is missing: run `npm ci` with development dependencies.");
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
