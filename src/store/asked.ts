/**
 * What one transaction has asked the database already: middleware after middleware wants to know who writes and which
 * talk is open, and until something is written the answer is the same. Knows no tables by name.
 */
import { camel } from "./rows.js";

export type Asked = {
  /** The answer to a read of Prisma, from before if it was asked. Anything else goes through and is heeded. */
  prisma(path: readonly string[], args: readonly unknown[], ask: () => Promise<unknown>): Promise<unknown>;
  /** The same for a statement of plain SQL. */
  sql<Answer>(statement: string, values: readonly unknown[], ask: () => Promise<Answer>): Promise<Answer>;
};

const reads = new Set([
  "findUnique",
  "findUniqueOrThrow",
  "findFirst",
  "findFirstOrThrow",
  "findMany",
  "count",
]);
const changes = new Set(["create", "createMany", "update", "updateMany", "upsert"]);

const isRead = /^\s*select\b(?!.*\b(?:for (?:no key )?update|nextval|set_config|current_setting)\b)/s;
const read = /\b(?:from|join)\s+"?([a-z_]+)/g;
const written = /(?<!\b(?:for|do) )\b(?:insert into|update|delete from)\s+"?([a-z_]+)/g;
const locks = /\bfor (?:no key )?update\b/;

/** What a statement does: to which tables, as Prisma names them; undefined when it may be to any. */
type Deed = { isRead: boolean; models: readonly string[] | undefined };
const deeds = new Map<string, Deed>();
const deedOf = (statement: string): Deed => {
  const known = deeds.get(statement);
  if (known !== undefined) return known;
  const tables = (pattern: RegExp) => [...statement.matchAll(pattern)].map(([, table]) => camel(table ?? ""));
  const deed = isRead.test(statement)
    ? { isRead: true, models: tables(read) }
    : { isRead: false, models: locks.test(statement) ? undefined : tables(written) };
  deeds.set(statement, deed);
  return deed;
};

const nameOf = (args: unknown): string =>
  JSON.stringify(args, (_, value: unknown) =>
    typeof value === "bigint"
      ? `${value}n`
      : value instanceof Uint8Array
        ? Buffer.from(value).toString("hex")
        : value,
  );

type Args = { include?: unknown; select?: object; where?: Record<string, unknown> };

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !(value instanceof Date) && !(value instanceof Uint8Array);
const compares = new Set(["in", "not", "notIn", "lt", "lte", "gt", "gte", "has"]);

/** A condition on a column of the table itself; keys of several columns have a name with `_`. */
const isOwn = ([column, value]: [string, unknown]): boolean =>
  !isObject(value) || column.includes("_") || Object.keys(value).every((key) => compares.has(key));

/** Whether a read is about one table: what takes others along would have to be forgotten with them. */
const isOfOne = ({ include, select = {}, where = {} }: Args): boolean =>
  include === undefined &&
  Object.values(select).every((value) => value === true) &&
  Object.entries(where).every(isOwn);

/** For one transaction, as long as it lasts. */
export const createAsked = (): Asked => {
  const answers = new Map<string, { models: readonly string[]; answer: Promise<unknown> }>();
  const forget = (models: readonly string[] | undefined) => {
    for (const [name, known] of answers)
      if (models === undefined || known.models.some((model) => models.includes(model))) answers.delete(name);
  };
  const once = <Answer>(name: string, models: readonly string[], ask: () => Promise<Answer>) => {
    const answer = answers.get(name)?.answer ?? ask();
    answers.set(name, { models, answer });
    return answer as Promise<Answer>;
  };
  return {
    prisma: async ([model = "", act = ""], args, ask) => {
      if (reads.has(act))
        return isOfOne(args[0] ?? {}) ? once(`${model} ${act} ${nameOf(args)}`, [model], ask) : ask();
      // What is deleted may take rows of other tables along.
      forget(changes.has(act) ? [model] : undefined);
      return ask();
    },
    sql: async (statement, values, ask) => {
      const deed = deedOf(statement);
      if (deed.isRead) return once(`${statement} ${nameOf(values)}`, deed.models ?? [], ask);
      forget(deed.models);
      return ask();
    },
  };
};
