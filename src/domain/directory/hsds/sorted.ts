/** One order for everything that is written: rows by id, columns as the standard has them, then ours, then unknown ones. */
import {
  columnOf,
  type Dataset,
  idOf,
  type Row,
  rowsOf,
  TABLE_NAMES,
  type TableName,
  tableOf,
} from "../dataset.js";

const byText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** The dataset with every table sorted by id; tables without rows are left out. */
export const sorted = (data: Dataset): Dataset =>
  Object.fromEntries(
    TABLE_NAMES.filter((table) => rowsOf(data, table).length > 0).map((table) => [
      table,
      rowsOf(data, table).toSorted((one, other) => byText(idOf(one), idOf(other))),
    ]),
  );

/** The columns of a table as they are written: all of the standard and ours but secret ones, then what the rows have besides. */
export const writtenColumns = (table: TableName, rows: readonly Row[]): string[] => {
  const unknown = new Set<string>();
  for (const row of rows)
    for (const [name, value] of Object.entries(row))
      if (value !== null && columnOf(table, name) === undefined) unknown.add(name);
  return [
    ...tableOf(table)
      .columns.filter(({ secret }) => secret !== true)
      .map(({ name }) => name),
    ...[...unknown].sort(byText),
  ];
};
