/**
 * How a record of the dataset lies in the store, and back: what a column cannot hold (unknown columns, links that lead
 * nowhere, foreign ids, values that break their rule) goes into `extra` and wins when it is given back. Pure.
 */
import {
  columnOf,
  idOf,
  isTableName,
  type Row,
  TABLE_NAMES,
  type TableName,
  tableOf,
  textIn,
  type Value,
} from "../dataset.js";
import { breachOf } from "./values.js";

/** A column of the store's own table. */
export type StoredColumn = { type: string; nullable: boolean };
/** The store's columns by table; a table that is absent is kept whole. */
export type StoredTables = ReadonlyMap<TableName, ReadonlyMap<string, StoredColumn>>;

export type IdMaker = (table: string, key: string) => string;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The id under which the store keeps a record: its own when it is a UUID, else one made of it. */
export const storedId = (table: string, id: string, make: IdMaker): string =>
  uuid.test(id) ? id : make(table, id);

export type StoredRow = { table: TableName; values: Row; kept: boolean };

const largestInt = 2 ** 31 - 1;

const fits = (table: TableName, name: string, value: Value, { type }: StoredColumn): boolean => {
  if (breachOf(columnOf(table, name), value) !== null) return false;
  if (type === "integer") return Number.isInteger(value) && Math.abs(Number(value)) <= largestInt;
  if (type === "double precision") return typeof value === "number";
  if (type === "boolean") return typeof value === "boolean";
  if (type === "ARRAY") return Array.isArray(value);
  return typeof value === "string";
};

/** The table that a column's id belongs to; attributes and history name it in another column. */
const targetOf = (table: TableName, row: Row, name: string): string | undefined => {
  if (name === "link_id") return textIn(row, "link_entity") ?? "thing";
  if (name === "resource_id") return textIn(row, "resource_type") ?? "thing";
  return columnOf(table, name)?.refers;
};

export type ToStored = {
  tables: StoredTables;
  make: IdMaker;
  exists: (table: TableName, id: string) => boolean;
  /** The organization of a location that names none which exists. */
  ownerOf: (location: Row) => string | undefined;
};

/** A record as the store keeps it. */
export const toStored = (
  table: TableName,
  row: Row,
  { tables, make, exists, ownerOf }: ToStored,
): StoredRow => {
  const columns = tables.get(table);
  if (columns === undefined) return { table, values: row, kept: true };
  const id = storedId(table, idOf(row), make);
  const values: { [column: string]: Value } = { id };
  const extra: { [column: string]: Value } = id === idOf(row) ? {} : { id: idOf(row) };
  for (const [name, value] of Object.entries(row)) {
    if (name === "id" || value === null) continue;
    const column = columns.get(name);
    const target = targetOf(table, row, name);
    if (column === undefined || name === "extra" || name === "origin" || !fits(table, name, value, column))
      extra[name] = value;
    else if (column.type !== "uuid") values[name] = value;
    else {
      const link = typeof value === "string" ? value : "";
      const isKnown = target !== undefined && isTableName(target) && exists(target, link);
      const isLoose = name === "link_id" || name === "resource_id";
      if (isKnown || isLoose) values[name] = storedId(target ?? "thing", link, make);
      if (!isKnown) extra[name] = value;
    }
  }
  if (table === "location" && values["organization_id"] === undefined) {
    const owner = ownerOf(row);
    if (owner !== undefined) {
      extra["organization_id"] ??= null;
      values["organization_id"] = storedId("organization", owner, make);
    }
  }
  if (columns.has("key")) values["key"] ??= `x-${id.replaceAll("-", "").slice(0, 12)}`;
  if (table === "phone") values["digits"] ??= "";
  for (const [name, { nullable }] of columns) {
    const initial = columnOf(table, name)?.initial;
    if (!nullable && values[name] === undefined && initial !== undefined) values[name] = initial;
  }
  // Without what a table cannot do without, the record is kept whole until it can be placed.
  const lacks = [...columns].some(
    ([name, { nullable }]) => !nullable && values[name] === undefined && name !== "origin",
  );
  if (lacks) return { table, values: row, kept: true };
  return {
    table,
    values: Object.keys(extra).length > 0 ? { ...values, extra } : values,
    kept: false,
  };
};

const isObject = (value: Value | undefined): value is Row =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Rows of the store as records of the dataset; ids that were foreign are given back everywhere. */
export const fromStored = (stored: ReadonlyMap<TableName, readonly Row[]>): Map<TableName, Row[]> => {
  const given = new Map<string, string>();
  for (const rows of stored.values())
    for (const row of rows) {
      const id = isObject(row["extra"]) ? row["extra"]["id"] : undefined;
      if (typeof id === "string") given.set(idOf(row), id);
    }
  const links = new Map(
    TABLE_NAMES.map((table) => [
      table,
      [
        "id",
        "link_id",
        "resource_id",
        ...tableOf(table).columns.flatMap(({ name, refers }) => (refers ? [name] : [])),
      ],
    ]),
  );
  const read = (table: TableName, row: Row): Row => {
    const { extra = null, origin: _, ...values } = row;
    const back: { [column: string]: Value } = values;
    if (given.size > 0)
      for (const name of links.get(table) ?? []) {
        const value = back[name];
        if (typeof value === "string") back[name] = given.get(value) ?? value;
      }
    if (table === "phone" && back["digits"] === "") back["digits"] = null;
    if (!isObject(extra)) return back;
    const isLink = new Set(links.get(table));
    // What a column holds by now was written after what it once could not hold.
    for (const [name, value] of Object.entries(extra))
      if (isLink.has(name) || (back[name] ?? null) === null) back[name] = value;
    return back;
  };
  return new Map([...stored].map(([table, rows]) => [table, rows.map((row) => read(table, row))]));
};
