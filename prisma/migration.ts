// Writes a migration from the schema files of a commit, by itself the last one, to the ones in the working tree:
// `npx tsx prisma/migration.ts <name> [commit]`. What it says of data is to be read: the engine knows no meanings. Works without the schema engine binary, on a scratch database of its own.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEmbedded } from "../src/store/embedded.js";
import { schemaFiles, withEngine } from "../src/store/migrate.js";

const [name, since = "HEAD"] = process.argv.slice(2);
if (name === undefined) throw new Error("Usage: npx tsx prisma/migration.ts <name> [commit]");

const git = (...args: string[]) =>
  execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
const hasMigrations = git("ls-files", "prisma/migrations/*/migration.sql").trim() !== "";
const before = git("ls-tree", "-r", "--name-only", since, "prisma/")
  .split("\n")
  .filter((file) => file.endsWith(".prisma"))
  .map((file) => ({ path: file.replace("prisma/", ""), content: git("show", `${since}:${file}`) }));

const scratch = mkdtempSync(path.join(tmpdir(), "ryadom-migration-"));
const { url, stop } = await startEmbedded(scratch);
const { stdout } = await withEngine(url, (engine) =>
  engine.diff({
    from: hasMigrations ? { tag: "schemaDatamodel", files: before } : { tag: "empty" },
    to: { tag: "schemaDatamodel", files: schemaFiles() },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  }),
);
await stop();
rmSync(scratch, { recursive: true, force: true });

const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
const folder = new URL(`migrations/${stamp}_${name}/`, import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL("migration.sql", folder), stdout ?? "");
process.stdout.write(`${folder.pathname}migration.sql\n`);
