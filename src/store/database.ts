/** The connection to PostgreSQL: Prisma on its own pool, and single connections for locks that live with them. */
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type Prisma, PrismaClient } from "./generated/client.js";

/** What a slice of the store works on: the database, or one transaction of it. */
export type Db = PrismaClient | Prisma.TransactionClient;

export type Database = {
  client: PrismaClient;
  url: string;
  close(): Promise<void>;
};

/** Opens the database. @param connections upper bound of the pool; each step in flight takes one. */
export const openDatabase = (url: string, connections = 12): Database => {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  // A broken idle connection is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => {});
  const client = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    client,
    url,
    close: async () => {
      await client.$disconnect();
      await pool.end();
    },
  };
};

export type HeldLock = { lost: Promise<void>; release(): Promise<void> };

/**
 * Takes an advisory lock on a connection of its own, so that it ends with the process that holds it.
 * Answers undefined when another process has it. `lost` resolves when the connection breaks.
 */
export const tryLock = async (url: string, name: string): Promise<HeldLock | undefined> => {
  const client = new pg.Client({ connectionString: url, keepAlive: true });
  const lost = new Promise<void>((resolve) => {
    client.on("error", () => resolve());
    client.on("end", () => resolve());
  });
  await client.connect();
  const { rows } = await client.query<{ locked: boolean }>(
    "select pg_try_advisory_lock(hashtext($1)) as locked",
    [`ryadom ${name}`],
  );
  if (rows[0]?.locked !== true) {
    await client.end();
    return undefined;
  }
  return { lost, release: () => client.end() };
};
