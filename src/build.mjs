/**
 * Builds `dist` from `src`: the database client, the compiled program, and beside it every file that is not code.
 * Does nothing when nothing has changed since the last build, so that a warm start is quick.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const src = path.join(root, "src");
const dist = path.join(root, "dist");
const stamp = path.join(dist, ".built");

const isGenerated = (file) => path.relative(src, file).startsWith(path.join("store", "generated"));
const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !isGenerated(file))
    .sort();

/** A digest of all that a build is made of. */
const inputs = () => {
  const schema = filesIn(path.join(root, "prisma")).filter((file) => file.endsWith(".prisma"));
  const settings = ["package-lock.json", "tsconfig.json", "tsconfig.build.json"].map((name) =>
    path.join(root, name),
  );
  const hash = createHash("sha256");
  for (const file of [...filesIn(src), ...schema, ...settings])
    hash.update(path.relative(root, file)).update(readFileSync(file));
  return hash.digest("hex");
};

const run = (script, ...args) => {
  // What a build says must not mix with what the program prints.
  const { status } = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: ["ignore", 2, 2] });
  if (status !== 0) process.exit(status ?? 1);
};

const compiler = () => {
  try {
    return path.join(
      path.dirname(createRequire(import.meta.url).resolve("typescript/package.json")),
      "bin/tsc",
    );
  } catch {
    process.stderr.write("The compiler is missing: run `npm ci`, with development dependencies.\n");
    return process.exit(1);
  }
};

const digest = inputs();
if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== digest) {
  const tsc = compiler();
  rmSync(dist, { recursive: true, force: true });
  run(path.join(root, "prisma/generate.mjs"));
  run(tsc, "-p", "tsconfig.build.json");
  for (const file of filesIn(src).filter((name) => !/\.(ts|mjs)$/.test(name)))
    cpSync(file, path.join(dist, path.relative(src, file)));
  writeFileSync(stamp, digest);
}
