/**
 * The directory's tables as whole records: read as one dataset, written in pieces by one statement a table. Knows how
 * PostgreSQL takes rows; what goes into which column is the domain's.
 */
import {
  type Dataset,
  type Row,
  rowsOf,
  sizeOf,
  TABLE_NAMES,
  type TableName,
} from "../domain/directory/dataset.js";
import { createLinks } from "../domain/directory/hsds/links.js";
import {
  fromStored,
  type IdMaker,
  type StoredColumn,
  type StoredTables,
  toStored,
} from "../domain/directory/hsds/stored.js";
import type { Sql } from "./sql.js";

/** A statement whose table is not known when it is written; made once a table, so that it is prepared once. */
const statement = (...parts: string[]): TemplateStringsArray => Object.assign(parts, { raw: parts });

const reads = new Map(
  TABLE_NAMES.map((table) => [table, statement(`select to_jsonb(t) as row from "${table}" t order by id`)]),
);

const writes = new Map<string, TemplateStringsArray>();
/** Inserts rows given as JSON, or puts them in place of those with the same id. */
const writeOf = (table: TableName, columns: readonly string[]): TemplateStringsArray => {
  const names = columns.map((name) => `"${name}"`).join(", ");
  const known = writes.get(`${table} ${names}`);
  if (known !== undefined) return known;
  const updates = columns.filter((name) => name !== "id").map((name) => `"${name}" = excluded."${name}"`);
  const made = statement(
    `insert into "${table}" (${names}) select ${names} from jsonb_populate_recordset(null::"${table}", `,
    `::jsonb) on conflict (id) do update set ${updates.join(", ")}`,
  );
  writes.set(`${table} ${names}`, made);
  return made;
};

/** Which columns the store has for which table: asked, so that a new column needs to be named in one place only. */
const storedTables = async (sql: Sql): Promise<StoredTables> => {
  const rows = await sql.rows<{ table: TableName; column: string; type: string; nullable: boolean }>`
    select table_name as "table", column_name as "column", data_type as type, is_nullable = 'YES' as nullable
    from information_schema.columns
    where table_schema = current_schema() and table_name = any(${[...TABLE_NAMES]})`;
  const tables = new Map<TableName, Map<string, StoredColumn>>();
  for (const { table, column, type, nullable } of rows) {
    const columns = tables.get(table) ?? new Map<string, StoredColumn>();
    tables.set(table, columns.set(column, { type, nullable }));
  }
  return tables;
};

const pieceOf = 1000;

/** Reads everything, as it was given. */
export const readDataset = async (sql: Sql): Promise<Dataset> => {
  const tables = await storedTables(sql);
  const stored = new Map<TableName, Row[]>();
  for (const [table, read] of reads)
    if (tables.has(table))
      stored.set(
        table,
        (await sql.rows<{ row: Row }>(read)).map(({ row }) => row),
      );
  const data = fromStored(stored);
  const kept = await sql.rows<{ table: TableName; values: Row }>`
    select "table", "values" from directory_record order by "table", id`;
  for (const { table, values } of kept) {
    const rows = data.get(table);
    if (rows === undefined) data.set(table, [values]);
    else rows.push(values);
  }
  return Object.fromEntries(data);
};

/** Where a long piece of work has got to. */
export type Progress = (done: number, of: number) => void;

/**
 * Writes whole records, in place of those of the same id. To be called in a transaction. `current` is what is there
 * already: links may lead to it.
 */
export const writeDataset = async (
  sql: Sql,
  { current, records, make }: { current: Dataset; records: Dataset; make: IdMaker },
  progress: Progress = () => {},
): Promise<void> => {
  const tables = await storedTables(sql);
  const links = createLinks(current, records);
  const exists = (table: TableName, id: string) => links.find(table, id) !== undefined;
  const ownerOf = (location: Row) => links.ownersOf("location", location)[0];
  const total = sizeOf(records);
  let done = 0;
  for (const table of TABLE_NAMES) {
    const rows = rowsOf(records, table);
    const columns = [...(tables.get(table)?.keys() ?? [])].filter((name) => name !== "origin");
    for (let from = 0; from < rows.length; from += pieceOf) {
      const piece = rows
        .slice(from, from + pieceOf)
        .map((row) => toStored(table, row, { tables, make, exists, ownerOf }));
      const whole = piece.filter(({ kept }) => kept).map(({ values }) => values);
      const placed = piece.filter(({ kept }) => !kept).map(({ values }) => values);
      if (placed.length > 0) await sql.run(writeOf(table, columns), JSON.stringify(placed));
      if (whole.length > 0)
        await sql.run`
          insert into directory_record ("table", id, "values")
          select ${table}, row ->> 'id', row from jsonb_array_elements(${JSON.stringify(whole)}::jsonb) row
          on conflict ("table", id) do update set "values" = excluded."values"`;
      if (tables.has(table) && placed.length > 0)
        await sql.run`
          delete from directory_record
          where "table" = ${table} and id = any(${rows.slice(from, from + pieceOf).flatMap((row, at) => (piece[at]?.kept === false && typeof row["id"] === "string" ? [row["id"]] : []))})`;
      done += piece.length;
      progress(done, total);
      // Statements that are only sent pile up otherwise, and the bar would run ahead of them.
      await sql.rows`select 1`;
    }
  }
};
