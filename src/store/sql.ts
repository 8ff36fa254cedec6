/**
 * Plain SQL beside Prisma, for the few statements that every step runs: prepared once per connection, and sent without
 * waiting for one another. Knows connections and values; the statements stand in the slices.
 */
import pg from "pg";

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
  /** Ends the use of the connection and waits for everything that was only sent. @throws the first failure of these */
  settled(): Promise<void>;
  /** From now on refuses: the connection belongs to somebody else. */
  end(): void;
};

/** Statements of one transaction on its connection. */
export const createTransactionSql = (connection: Queryable): TransactionSql => {
  let ended = false;
  const sent: Promise<unknown>[] = [];
  const send = (template: TemplateStringsArray, values: unknown[]) => {
    // Work that was cut off by its deadline may wake up later: it must not reach the next transaction.
    if (ended) throw new Error("The transaction is over.");
    return query(connection, template, values);
  };
  return {
    rows: async <Row>(template: TemplateStringsArray, ...values: unknown[]) =>
      (await send(template, values)).rows as Row[],
    run: async (template, ...values) => {
      const done = send(template, values);
      done.catch(() => {});
      sent.push(done);
    },
    settled: async () => {
      await Promise.all(sent);
    },
    end: () => {
      ended = true;
    },
  };
};
