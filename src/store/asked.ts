/**
 * What one transaction has asked the database already: middleware after middleware wants to know who writes and which
 * talk is open, and until something is written the answer is the same. Knows no tables by name.
 */

export type Asked = {
  /** The answer to a read of Prisma, from before if it was asked. Anything else goes through and is heeded. */
  through(path: readonly string[], args: readonly unknown[], ask: () => Promise<unknown>): Promise<unknown>;
  /** A statement of plain SQL is about to be sent. */
  wrote(statement: string): void;
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

const written = /(?<!\b(?:for|do) )\b(?:insert into|update|delete from)\s+"?([a-z_]+)/g;
const locks = /\bfor (?:no key )?update\b/;
const modelOf = (table: string) => table.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Tables that a statement writes, as Prisma names them; undefined when it may be about any. */
const tablesIn = (statement: string): readonly string[] | undefined =>
  locks.test(statement)
    ? undefined
    : [...statement.matchAll(written)].map(([, table]) => modelOf(table ?? ""));
const known = new Map<string, readonly string[] | undefined>();

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
  const answers = new Map<string, Map<string, Promise<unknown>>>();
  const forget = (models: readonly string[] | undefined) => {
    if (models === undefined) answers.clear();
    else for (const model of models) answers.delete(model);
  };
  return {
    through: async ([model = "", act = ""], args, ask) => {
      if (!reads.has(act)) {
        // What is deleted may take rows of other tables along.
        forget(changes.has(act) ? [model] : undefined);
        return ask();
      }
      if (!isOfOne((args[0] ?? {}) as Args)) return ask();
      const ofModel = answers.get(model) ?? new Map<string, Promise<unknown>>();
      answers.set(model, ofModel);
      const name = `${act} ${nameOf(args)}`;
      const answer = ofModel.get(name) ?? ask();
      ofModel.set(name, answer);
      return answer;
    },
    wrote: (statement) => {
      const models = known.has(statement) ? known.get(statement) : tablesIn(statement);
      known.set(statement, models);
      forget(models);
    },
  };
};
