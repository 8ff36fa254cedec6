/** Gathers records from files into a dataset: reads their values, joins what is told in pieces, tells what is told twice. */
import { columnOf, type Dataset, idOf, type Row, type TableName, tableOf, type Value } from "../dataset.js";
import type { Fault, Where } from "./faults.js";
import type { Source } from "./names.js";
import { isSame } from "./plan.js";
import { readValue } from "./values.js";

/** A dataset that was read, what is wrong with it already, and where each record stood. */
export type Incoming = { data: Dataset; faults: Fault[]; whereOf: (row: Row) => Where | undefined };

export type Collector = {
  /** Takes a record as it stands in the file. Answers it as it was understood. */
  take(source: Source, said: { [column: string]: Value }, where: Where): Row;
  /** How many records there are by now. */
  count(): number;
  note(fault: Fault): void;
  done(): Incoming;
};

/** Records that mean nothing by themselves may come without an id: they get one of what they say. */
const nameless = (table: TableName) =>
  table !== "organization" && table !== "service" && table !== "location";

const read = (table: TableName, said: { [column: string]: Value }, makeId: (text: string) => string): Row => {
  const row: { [column: string]: Value } = {};
  for (const [name, value] of Object.entries(said)) row[name] = readValue(columnOf(table, name), value);
  if ((row["id"] ?? null) === null && nameless(table)) row["id"] = makeId(JSON.stringify([table, row]));
  return row;
};

/**
 * @param joins whether one record may be told several times, as in nested JSON; a table says each once
 * @param makeId an id for a record that has none; the same for the same words
 */
export const createCollector = (joins: boolean, makeId: (text: string) => string): Collector => {
  const tables = new Map<TableName, Map<string, { row: Row; where: Where }>>();
  const without: { table: TableName; row: Row; where: Where }[] = [];
  const additions: { table: TableName; row: Row; where: Where }[] = [];
  const faults: Fault[] = [];
  let count = 0;

  const recordsOf = (table: TableName) => {
    const records = tables.get(table) ?? new Map<string, { row: Row; where: Where }>();
    tables.set(table, records);
    return records;
  };

  const join = (table: TableName, before: { row: Row; where: Where }, row: Row, where: Where) => {
    const joined: { [column: string]: Value } = { ...before.row };
    for (const [column, value] of Object.entries(row)) {
      if (value === null || isSame(joined[column], value)) continue;
      if ((joined[column] ?? null) === null) joined[column] = value;
      else {
        const text = `${idOf(row)} was already told at ${before.where.at}, and otherwise`;
        faults.push({ rule: "duplicate", stops: true, text, table, column, ...where });
      }
    }
    before.row = joined;
    return joined;
  };

  return {
    take: ({ table, turn, adds }, said, where) => {
      count += 1;
      const row = read(table, turn === undefined ? said : turn(said), makeId);
      if (adds === true) {
        additions.push({ table, row, where });
        return row;
      }
      const id = idOf(row);
      if (id === "") {
        recordsOf(table);
        without.push({ table, row, where });
        return row;
      }
      const before = recordsOf(table).get(id);
      if (before === undefined) recordsOf(table).set(id, { row, where });
      else if (joins) return join(table, before, row, where);
      else {
        const text = `the id ${id} is already that of ${before.where.at}`;
        faults.push({ rule: "duplicate", stops: true, text, table, column: "id", ...where });
      }
      return row;
    },
    count: () => count,
    note: (fault) => faults.push(fault),
    done: () => {
      for (const { table, row, where } of additions) {
        const target = recordsOf(table).get(idOf(row));
        if (target === undefined) {
          const text = `there is no ${table} ${idOf(row)} that it could add to`;
          faults.push({ rule: "leads-nowhere", stops: false, text, table, ...where });
          continue;
        }
        const more = Object.entries(row).filter(([column]) => (target.row[column] ?? null) === null);
        const texts = Object.entries(row).flatMap(([column, value]): [string, Value][] => {
          const now = target.row[column];
          const isText = tableOf(table).columns.some(({ name, type }) => name === column && type === "text");
          const isNew = typeof now === "string" && typeof value === "string" && !now.includes(value);
          return column !== "id" && isText && isNew ? [[column, `${now}; ${value}`]] : [];
        });
        target.row = { ...target.row, ...Object.fromEntries([...more, ...texts]) };
      }
      const places = new Map<Row, Where>();
      for (const records of tables.values())
        for (const { row, where } of records.values()) places.set(row, where);
      for (const { row, where } of without) places.set(row, where);
      const data = Object.fromEntries(
        [...tables].map(([table, records]) => [
          table,
          [
            ...[...records.values()].map(({ row }) => row),
            ...without.flatMap((one) => (one.table === table ? [one.row] : [])),
          ],
        ]),
      );
      return { data, faults, whereOf: (row) => places.get(row) };
    },
  };
};
