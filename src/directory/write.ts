/** Writes a dataset as a tabular package or as nested JSON: the same records give the same bytes. Keeps no secrets: that is the caller's. */
import { stringify } from "csv-stringify/sync";
import { writeZip } from "../documents/zip.js";
import {
  type Column,
  type Dataset,
  rowsOf,
  TABLE_NAMES,
  type TableName,
  tableOf,
  type Value,
} from "../domain/directory/dataset.js";
import { nest } from "../domain/directory/hsds/nest.js";
import { sorted, writtenColumns } from "../domain/directory/hsds/sorted.js";

const cell = (value: Value | undefined): string => {
  if (value === null || value === undefined) return "";
  if (typeof value === "object")
    return Array.isArray(value) && value.every((word) => typeof word === "string")
      ? value.join(", ")
      : JSON.stringify(value);
  return String(value);
};

const fieldTypes: { [type in Column["type"]]?: string } = {
  number: "number",
  integer: "integer",
  boolean: "boolean",
  date: "date",
};

/** Without these a package says nothing of any help: it has them even when they are empty. */
export const neededTables: readonly TableName[] = ["organization", "service"];

/** A tabular package: a .zip with one CSV a table and the description of all of them. */
export const writeCsvPackage = (data: Dataset): Promise<Buffer> => {
  const tables = sorted(data);
  const written = TABLE_NAMES.filter(
    (table) => neededTables.includes(table) || rowsOf(tables, table).length > 0,
  );
  const files = written.map((table): [string, Buffer] => {
    const rows = rowsOf(tables, table);
    const columns = writtenColumns(table, rows);
    const text = stringify([columns, ...rows.map((row) => columns.map((name) => cell(row[name])))], {
      // A reader may take a lone return for the end of a row.
      quoted_match: /\r/,
    });
    return [tableOf(table).file, Buffer.from(text)];
  });
  const resources = written.map((table) => {
    const known = new Map(tableOf(table).columns.map((column) => [column.name, column]));
    const columns = writtenColumns(table, rowsOf(tables, table));
    return {
      name: tableOf(table).file.replace(/\.csv$/, ""),
      path: tableOf(table).file,
      profile: "tabular-data-resource",
      schema: {
        primaryKey: "id",
        fields: columns.map((name) => ({
          name,
          type: fieldTypes[known.get(name)?.type ?? "text"] ?? "string",
        })),
        foreignKeys: [...known.values()].flatMap(({ name, refers }) =>
          refers !== undefined && written.includes(refers)
            ? [
                {
                  fields: name,
                  reference: { resource: tableOf(refers).file.replace(/\.csv$/, ""), fields: "id" },
                },
              ]
            : [],
        ),
      },
    };
  });
  const description = { profile: "tabular-data-package", name: "directory", hsds: "3.1", resources };
  return writeZip([["datapackage.json", Buffer.from(`${JSON.stringify(description, null, 2)}\n`)], ...files]);
};

/** Nested JSON: organizations with all that is theirs. */
export const writeNestedJson = (data: Dataset): Buffer =>
  Buffer.from(`${JSON.stringify({ version: "3.1", ...nest(data) }, null, 2)}\n`);
