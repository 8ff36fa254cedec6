/** One real PostgreSQL for the whole run, and a template database that every test file copies. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "../../src/store/embedded.js";
import { migrate } from "../../src/store/migrate.js";

declare module "vitest" {
  interface ProvidedContext {
    postgres: string;
  }
}

export default async function setup(project: TestProject) {
  const dir = mkdtempSync(path.join(tmpdir(), "ryadom-test-"));
  // What is tested is never the disk: without fsync a database is copied in a tenth of the time.
  const server = await startEmbedded(dir, {
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    max_connections: "200",
  });
  await migrate(server.url);
  const admin = new pg.Client({ connectionString: server.url.replace(/\/ryadom$/, "/postgres") });
  await admin.connect();
  await admin.query("alter database ryadom rename to ryadom_template");
  await admin.end();
  project.provide("postgres", server.url.replace(/\/ryadom$/, "/postgres"));
  return async () => {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  };
}
