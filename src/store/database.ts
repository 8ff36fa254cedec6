/**
 * The connections to PostgreSQL: a pool that plain SQL and Prisma share, transactions that both can take part in, and
 * single connections for locks that live with them.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type Asked, createAsked } from "./asked.js";
import { type Prisma, PrismaClient } from "./generated/client.js";
import { createSql, createTransactionSql, type Sql, type TransactionSql } from "./sql.js";

/** What a slice of the store works on: the database, or one transaction of it. */
export type Db = PrismaClient | Prisma.TransactionClient;

export type Database = {
  client: PrismaClient;
  sql: Sql;
  url: string;
  /** Runs work as one transaction: all of it is kept, or, when it throws, nothing. */
  transaction<T>(work: (db: Db, sql: Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

// A step never waits for Telegram; one that still takes longer than this hangs.
const limits = { maxWait: 10_000, timeout: 30_000 };

type Joined = { connection: pg.PoolClient; sql: TransactionSql };

/** The transaction that Prisma is to join. */
const joined = new AsyncLocalStorage<Joined>();

const isFrame = (text: string) => text === "BEGIN" || text === "COMMIT" || text === "ROLLBACK";
const nothing = { rows: [], fields: [], rowCount: 0 };

/** A connection on loan: beginning, ending and giving back are left to its owner. */
const onLoan = ({ connection, sql }: Joined) => ({
  query: (config: pg.QueryConfig) => {
    if (isFrame(config.text)) return Promise.resolve(nothing);
    sql.flush();
    return connection.query(config);
  },
  on: () => {},
  removeListener: () => {},
  release: () => {},
});

/** The pool as Prisma sees it: inside a transaction of ours it hands out that one's connection. */
const poolForPrisma = (pool: pg.Pool): pg.Pool =>
  new Proxy(pool, {
    get: (target, name) => {
      if (name === "connect") {
        const transaction = joined.getStore();
        if (transaction !== undefined) return () => Promise.resolve(onLoan(transaction));
      }
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });

/** Prisma inside a transaction of ours. It joins when it is first used: most steps get by without it. */
const joinLater = (client: PrismaClient, transaction: Joined, asked: Asked) => {
  let leave = () => {};
  let over: Promise<void> = Promise.resolve();
  let joining: Promise<Prisma.TransactionClient> | undefined;
  const join = () =>
    new Promise<Prisma.TransactionClient>((resolve, reject) => {
      const left = new Promise<void>((done) => {
        leave = done;
      });
      over = joined.run(transaction, () =>
        client.$transaction((tx) => {
          resolve(tx);
          return left;
        }, limits),
      );
      over.catch(reject);
    });
  const later = (path: string[]): unknown =>
    new Proxy(() => {}, {
      get: (_, name) => later([...path, String(name)]),
      apply: (_, __, args: unknown[]) =>
        asked.prisma(path, args, async () => {
          joining ??= join();
          const tx = (await joining) as unknown as Record<string, unknown>;
          const [first = "", second] = path;
          const model = tx[first] as Record<string, (...args: unknown[]) => unknown>;
          return second === undefined
            ? (model as unknown as (...args: unknown[]) => unknown).apply(tx, args)
            : model[second]?.(...args);
        }),
    });
  return {
    db: later([]) as Prisma.TransactionClient,
    leave: async () => {
      leave();
      await over;
    },
  };
};

/**
 * A newer version beside this one has given a table a column, and the connection remembers how it was: nothing of the
 * transaction is kept, and another connection has to do it.
 */
const isOutOfDate = (error: unknown): boolean =>
  (error as { code?: unknown } | undefined)?.code === "0A000" &&
  String((error as { message?: unknown }).message).includes("cached plan");

/** Opens the database. @param connections upper bound of the pool; each step in flight takes one. */
export const openDatabase = (url: string, connections = 12): Database => {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    pipeline: true,
    statement_timeout: limits.timeout,
    idle_in_transaction_session_timeout: limits.timeout,
    // The statements are few and always find their rows by an index: planning each anew costs more than it finds.
    options: "-c plan_cache_mode=force_generic_plan",
  });
  // A broken idle connection is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => {});
  const client = new PrismaClient({ adapter: new PrismaPg(poolForPrisma(pool)) });

  const attempt = async <T>(work: (db: Db, sql: Sql) => Promise<T>): Promise<T> => {
    const connection = await pool.connect();
    const asked = createAsked();
    const sql = createTransactionSql(connection, asked);
    const prisma = joinLater(client, { connection, sql }, asked);
    let broken = false;
    const onBroken = () => {
      broken = true;
    };
    connection.on("error", onBroken);
    try {
      const result = await work(prisma.db, sql);
      await prisma.leave();
      await sql.commit();
      return result;
    } catch (error) {
      sql.end();
      await prisma.leave().catch(() => {});
      await connection.query("ROLLBACK").catch(onBroken);
      if (isOutOfDate(error)) onBroken();
      throw error;
    } finally {
      connection.removeListener("error", onBroken);
      connection.release(broken);
    }
  };

  const transaction = async <T>(work: (db: Db, sql: Sql) => Promise<T>): Promise<T> => {
    for (let tried = 0; ; tried += 1) {
      try {
        return await attempt(work);
      } catch (error) {
        if (!isOutOfDate(error) || tried >= connections) throw error;
      }
    }
  };

  return {
    client,
    sql: createSql(pool),
    url,
    transaction,
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
