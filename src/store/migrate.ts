/**
 * Applies `prisma/migrations` with Prisma's own schema engine in its WebAssembly build, so that no binary is
 * downloaded and `prisma migrate deploy` sees the same history. Owns nothing else of the database.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

const prismaDir = fileURLToPath(new URL("../../prisma", import.meta.url));

const read = (...parts: string[]) => readFileSync(path.join(prismaDir, ...parts), "utf8");

/** All schema files, as the engine wants them. */
export const schemaFiles = () =>
  readdirSync(prismaDir)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => ({ path: name, content: read(name) }));

/** What Node has and its types leave out. */
const { WebAssembly: wasm } = globalThis as unknown as {
  WebAssembly: {
    instantiate(
      bytes: Uint8Array,
      imports: object,
    ): Promise<{ instance: { exports: Record<string, () => void> } }>;
  };
};

const instantiate = async () => {
  // The package exports no path to its wasm file: it lies beside the entry.
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = readFileSync(path.join(path.dirname(entry), "schema_engine_bg.wasm"));
  const { instance } = await wasm.instantiate(bytes, { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports["__wbindgen_start"]?.();
  // Where the engine leaves its last words when it panics.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: () => {} } });
  return bindings;
};

/** Once a process: the bindings keep views of the first instance's memory. */
let loaded: ReturnType<typeof instantiate> | undefined;

/** Works with a schema engine on a database and closes its connections afterwards. */
export const withEngine = async <T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> => {
  loaded ??= instantiate();
  const bindings = await loaded;
  // A pool of our own: freeing the engine leaves its connection open, and with it the migration lock.
  const pool = new pg.Pool({ connectionString: url });
  try {
    const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
    const datamodels = schemaFiles().map(({ path: name, content }) => [name, content]) as [string, string][];
    const engine = await bindings.SchemaEngine.new({ datamodels }, () => {}, factory);
    try {
      return await work(engine);
    } finally {
      engine.free();
    }
  } finally {
    await pool.end();
  }
};

const migrationNames = (): string[] =>
  readdirSync(path.join(prismaDir, "migrations"))
    .filter((name) => existsSync(path.join(prismaDir, "migrations", name, "migration.sql")))
    .sort();

/** Whether the history table already has every migration: then the engine need not be loaded. */
const isUpToDate = async (url: string, names: string[]): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const history = await client.query("select to_regclass('_prisma_migrations') as found");
    if (history.rows[0]?.found === null) return false;
    const done = await client.query<{ name: string }>(
      "select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null",
    );
    return names.every((name) => done.rows.some((row) => row.name === name));
  } finally {
    await client.end();
  }
};

/**
 * Brings the database to the newest schema. Answers the names of the migrations that were applied now.
 * Several processes may call it at once: the engine holds an advisory lock.
 */
export const migrate = async (url: string): Promise<string[]> => {
  const names = migrationNames();
  if (await isUpToDate(url, names)) return [];
  return withEngine(url, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: {
        baseDir: path.join(prismaDir, "migrations"),
        lockfile: { path: "migration_lock.toml", content: read("migrations", "migration_lock.toml") },
        shadowDbInitScript: "",
        migrationDirectories: names.map((name) => ({
          path: name,
          migrationFile: {
            path: "migration.sql",
            content: { tag: "ok", value: read("migrations", name, "migration.sql") },
          },
        })),
      },
      filters: { externalTables: [], externalEnums: [] },
    });
    return appliedMigrationNames;
  });
};
