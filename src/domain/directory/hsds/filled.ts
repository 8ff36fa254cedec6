/**
 * What the standard asks for and our records do not need, because a card is called by what it is: names, descriptions
 * and states, made of the record's kind and services when the directory leaves, and known again when it comes back.
 * Pure; the wording is given.
 */
import { SERVICE_CODES } from "../../needs.js";
import {
  type Dataset,
  idOf,
  type Row,
  rowsOf,
  TABLE_NAMES,
  type TableName,
  textIn,
  type Value,
} from "../dataset.js";
import { KINDS } from "../region-data.js";
import { createLinks } from "./links.js";

/** What codes are called, by taxonomy: `service` and `kind`. */
export type TermWords = (taxonomy: string, code: string) => string | undefined;

type Made = { [column: string]: Value };
type Maker = (row: Row) => Made;

/** The state that the standard knows for one that it does not; planned is not there yet. */
const statusOf = (status: Value | undefined): Value => {
  if (status === "planned") return "inactive";
  return status ?? "active";
};

const isText = (value: string | null | undefined): value is string => value !== undefined && value !== null;

/** As a card names them: the first kind is what it is called by. */
const order: readonly string[] = [...KINDS, ...SERVICE_CODES];
const inOrder = (one: { code: string }, other: { code: string }) =>
  order.indexOf(one.code) - order.indexOf(other.code);

/** Makes what records of a dataset lack. What is not of this directory, or says nothing of what it is, stays as it is. */
const makersOf = (data: Dataset, words: TermWords): { [table in TableName]?: Maker } => {
  const links = createLinks(data);
  const called = new Map<string, { code: string; label: string }[]>();
  for (const row of rowsOf(data, "attribute")) {
    const term = links.find("taxonomy_term", textIn(row, "taxonomy_term_id") ?? "");
    const taxonomy = links.find("taxonomy", textIn(term, "taxonomy_id") ?? "");
    const code = textIn(term, "code") ?? "";
    const label = words(textIn(taxonomy, "name") ?? "", code);
    const link = textIn(row, "link_id");
    if (label !== undefined && link !== null)
      called.set(link, [...(called.get(link) ?? []), { code, label }].toSorted(inOrder));
  }
  const services = new Map<string, { code: string; label: string }[]>();
  for (const row of rowsOf(data, "service")) {
    const owner = textIn(row, "organization_id") ?? "";
    services.set(owner, [...(services.get(owner) ?? []), ...(called.get(idOf(row)) ?? [])].toSorted(inOrder));
  }
  const kindOf = (id: string) => called.get(id)?.[0]?.label;
  return {
    organization: (row) => {
      const kind = kindOf(idOf(row));
      const given = [...new Set(services.get(idOf(row))?.map(({ label }) => label) ?? [])].join(", ");
      const description = [kind, given].filter((part) => isText(part) && part !== "").join(": ");
      return {
        ...(kind === undefined ? {} : { name: kind }),
        ...(description === "" ? {} : { description }),
      };
    },
    service: (row) => {
      const owner = textIn(row, "organization_id") ?? "";
      const above = textIn(links.find("organization", owner), "name") ?? kindOf(owner);
      const parts = [called.get(idOf(row))?.[0]?.label, above].filter(isText);
      return parts.length === 0 ? {} : { name: parts.join(", ") };
    },
    taxonomy: (row): Made => {
      const name = textIn(row, "name");
      return name === null ? {} : { description: name };
    },
    taxonomy_term: (row): Made => {
      const taxonomy = textIn(links.find("taxonomy", textIn(row, "taxonomy_id") ?? ""), "name") ?? "";
      const label = words(taxonomy, textIn(row, "code") ?? "");
      return label === undefined ? {} : { name: label, description: `${taxonomy}: ${label}` };
    },
  };
};

const isOurs = (table: TableName, row: Row) =>
  table === "taxonomy" || table === "taxonomy_term" || textIn(row, "key") !== null;

/** The dataset with everything that the standard asks of organizations, services and terms. */
export const filled = (data: Dataset, words: TermWords): Dataset => {
  const makers = makersOf(data, words);
  return Object.fromEntries(
    TABLE_NAMES.map((table) => {
      const rows = rowsOf(data, table).map((row): Row => {
        const make = makers[table];
        if (make === undefined || !isOurs(table, row)) return row;
        const lacks = Object.entries(make(row)).filter(([column]) => (row[column] ?? null) === null);
        const state = table === "service" ? { status: statusOf(row["status"]) } : {};
        return { ...row, ...Object.fromEntries(lacks), ...state };
      });
      return [table, rows];
    }),
  );
};

/**
 * What comes in without what `filled` has made: nobody has said it. What was changed in it is kept.
 * @param current what is here already: made for it, words are as little news
 * @returns the dataset, and from which record each one that is otherwise was made
 */
export const unfilled = (
  data: Dataset,
  current: Dataset,
  words: TermWords,
): { data: Dataset; from: ReadonlyMap<Row, Row> } => {
  const [coming, here] = [makersOf(data, words), makersOf(current, words)];
  const links = createLinks(current);
  const from = new Map<Row, Row>();
  const without = (table: TableName, row: Row): Row => {
    const make = coming[table];
    if (make === undefined || !isOurs(table, row)) return row;
    const known = links.find(table, idOf(row));
    const made = [make({ ...row, name: table === "taxonomy" ? (row["name"] ?? null) : null })];
    if (known !== undefined) made.push(here[table]?.(known) ?? {});
    const isMade = (column: string, value: Value) =>
      made.some((one) => one[column] !== undefined && one[column] === value);
    const isState = (column: string, value: Value) =>
      table === "service" &&
      column === "status" &&
      known !== undefined &&
      value === statusOf(known["status"]);
    const kept = Object.entries(row).filter(
      ([column, value]) => !isMade(column, value) && !isState(column, value),
    );
    if (kept.length === Object.keys(row).length) return row;
    const whole = Object.fromEntries(kept);
    from.set(whole, row);
    return whole;
  };
  const rows = TABLE_NAMES.flatMap((table) =>
    data[table] === undefined
      ? []
      : [[table, rowsOf(data, table).map((row) => without(table, row))] as const],
  );
  return { data: Object.fromEntries(rows), from };
};
