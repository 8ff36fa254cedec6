/**
 * The directory as tables, in the names of HSDS 3.1: what is imported, exported, compared and shown as sheets. Ids are
 * those of the file or of the record's maker; types and small readings only, no rules.
 */
import { TABLES } from "./hsds/tables.js";

export const TABLE_NAMES = [
  "taxonomy",
  "taxonomy_term",
  "unit",
  "organization",
  "organization_identifier",
  "program",
  "service",
  "location",
  "service_at_location",
  "address",
  "contact",
  "phone",
  "schedule",
  "service_area",
  "language",
  "accessibility",
  "cost_option",
  "required_document",
  "funding",
  "service_capacity",
  "url",
  "attribute",
  "metadata",
  "meta_table_description",
] as const;
/** The tables of HSDS 3.1 by their singular names, each after those that it refers to. */
export type TableName = (typeof TABLE_NAMES)[number];

/** What a cell holds. Lists stand in our own columns; anything deeper only in columns that nobody here knows. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };

/** One record. A column that is absent was not spoken of; null was said to be empty. */
export type Row = { readonly [column: string]: Value };

/** Rows by table; ids are unique within their table. */
export type Dataset = { readonly [table in TableName]?: readonly Row[] };

export type ColumnType =
  | "text"
  | "url"
  | "email"
  /** YYYY-MM-DD; with `partial` also YYYY or YYYY-MM. */
  | "date"
  | "partial-date"
  | "datetime"
  | "time"
  | "integer"
  | "number"
  | "boolean"
  /** Several short words; in a cell they are separated by commas. */
  | "list"
  /** MO,TU,WE …, each with an ordinal before it if it is monthly. */
  | "days";

export type Column = {
  name: string;
  type: ColumnType;
  /** Without it a record is of no use here, and the file is not imported. */
  required?: true;
  /** The standard wants it; without it a record is imported all the same, and `check` says so. */
  wanted?: true;
  /** The table whose id it holds. A link that leads nowhere stops an import when it is `required`. */
  refers?: TableName;
  /** Nothing but these words. */
  choice?: readonly string[];
  /** Numbers from here to there. */
  range?: readonly [number, number];
  /** Not of the standard but ours. */
  ours?: true;
  /** What it is in a new record when a file says nothing. */
  initial?: Value;
  /** Never exported. */
  secret?: true;
};

export type Table = {
  /** The name of its file in a tabular package. */
  file: string;
  columns: readonly Column[];
};

export const tableOf = (name: TableName): Table => TABLES[name];

const columns = new Map(
  TABLE_NAMES.map((name) => [name, new Map(TABLES[name].columns.map((column) => [column.name, column]))]),
);

/** The column of that name, or undefined for one that nobody here knows. */
export const columnOf = (table: TableName, name: string): Column | undefined => columns.get(table)?.get(name);

export const isTableName = (name: string): name is TableName =>
  (TABLE_NAMES as readonly string[]).includes(name);

/** The rows of a table. */
export const rowsOf = (data: Dataset, table: TableName): readonly Row[] => data[table] ?? [];

export const idOf = (row: Row): string => (typeof row["id"] === "string" ? row["id"] : "");

/** The text in a column; null when there is none. */
export const textIn = (row: Row | undefined, column: string): string | null => {
  const value = row?.[column];
  return typeof value === "string" && value !== "" ? value : null;
};

/** How many rows there are in all tables. */
export const sizeOf = (data: Dataset): number =>
  TABLE_NAMES.reduce((sum, table) => sum + rowsOf(data, table).length, 0);
