/**
 * Plain SQL beside Prisma, for the few statements that every step runs: prepared once per connection, and sent without
 * waiting for one another. Knows connections and values; the statements stand in the slices.
 */
import pg from "pg";
import type { Asked } from "./asked.js";

export type Sql = {
  /** Runs a statement and answers its rows. */
  rows<Row>(text: TemplateStringsArray, ...values: unknown[]): Promise<Row[]>;
  /**
   * Runs a statement whose answer nobody needs. Inside a transaction it is only sent: later statements see what it did,
   * and the transaction is not kept if it failed.
   */
  run(text: TemplateStringsArray, ...values: unknown[]): Promise<void>;
};

/** Something that runs statements: the pool, or one connection of it. */
export type Queryable = { query(config: pg.QueryConfig): Promise<{ rows: unknown[]; command: string }> };

const bigintOid = 20;
const types = {
  getTypeParser: ((oid: number, format: "text") =>
    oid === bigintOid ? BigInt : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

const statements = new WeakMap<TemplateStringsArray, { name: string; text: string }>();
let prepared = 0;

/** A template's statement under a name of its own, by which a connection remembers its plan. */
const statementOf = (template: TemplateStringsArray) => {
  const known = statements.get(template);
  if (known !== undefined) return known;
  prepared += 1;
  const text = template.reduce((all, part, index) => `${all}$${index}${part}`);
  const statement = { name: `ryadom_${prepared}`, text };
  statements.set(template, statement);
  return statement;
};

const query = (on: Queryable, template: TemplateStringsArray, values: unknown[]) =>
  on.query({ ...statementOf(template), values, types });

/** Statements on the pool: each by itself. */
export const createSql = (pool: Queryable): Sql => ({
  rows: async <Row>(template: TemplateStringsArray, ...values: unknown[]) =>
    (await query(pool, template, values)).rows as Row[],
  run: async (template, ...values) => {
    await query(pool, template, values);
  },
});

export type TransactionSql = Sql & {
  /** Sends what still waits; to be called before anybody else uses the connection. */
  flush(): void;
  /** Sends what still waits and commits. @throws the first failure of what was only sent */
  commit(): Promise<void>;
  /** From now on refuses: the connection belongs to somebody else. */
  end(): void;
};

/** What a connection sends in one piece, if it is let: pg's own type leaves its socket out. */
const socketOf = (connection: pg.PoolClient) =>
  (connection as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection.stream;

/**
 * Statements of one transaction on its connection, which has not been begun. What needs no answer waits until something
 * does, and travels with it: every piece sent makes the server change hands, which costs more than most statements.
 */
export const createTransactionSql = (connection: pg.PoolClient, asked: Asked): TransactionSql => {
  let ended = false;
  let waiting: (() => Promise<unknown>)[] = [() => connection.query("begin")];
  const sent: Promise<unknown>[] = [];
  const flush = () => {
    const socket = socketOf(connection);
    socket.cork();
    for (const send of waiting) {
      const done = send();
      done.catch(() => {});
      sent.push(done);
    }
    waiting = [];
    socket.uncork();
  };
  const guard = () => {
    // Work that was cut off by its deadline may wake up later: it must not reach the next transaction.
    if (ended) throw new Error("The transaction is over.");
  };
  return {
    flush,
    rows: <Row>(template: TemplateStringsArray, ...values: unknown[]) => {
      guard();
      return asked.sql(statementOf(template).text, values, async () => {
        let answer: ReturnType<typeof query> | undefined;
        waiting.push(() => {
          answer = query(connection, template, values);
          return answer;
        });
        // What is asked in the same moment travels in the same piece.
        await Promise.resolve();
        flush();
        return (await answer)?.rows as Row[];
      });
    },
    run: (template, ...values) => {
      guard();
      return asked.sql(statementOf(template).text, values, async () => {
        waiting.push(() => query(connection, template, values));
      });
    },
    commit: async () => {
      ended = true;
      let committed: Promise<pg.QueryResult> | undefined;
      waiting.push(() => {
        committed = connection.query("commit");
        return committed;
      });
      flush();
      await Promise.all(sent);
      // PostgreSQL answers the commit of a failed transaction by undoing it.
      if ((await committed)?.command !== "COMMIT") throw new Error("The transaction was not kept.");
    },
    end: () => {
      ended = true;
      waiting = [];
    },
  };
};
