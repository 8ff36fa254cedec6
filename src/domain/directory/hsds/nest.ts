/** Puts records into one another as HSDS nests them in JSON: each once, under whom it belongs to first. Pure. */
import {
  type Dataset,
  type Row,
  rowsOf,
  TABLE_NAMES,
  type TableName,
  textIn,
  type Value,
} from "../dataset.js";
import { createLinks, subjectOf } from "./links.js";
import { sorted, writtenColumns } from "./sorted.js";

/** Where records of a table may stand, the nearest first: the table of the owner and the name there. */
const homes: { [table in TableName]?: readonly (readonly [owner: TableName, as: string])[] } = {
  organization_identifier: [["organization", "organization_identifiers"]],
  program: [["organization", "programs"]],
  service: [["organization", "services"]],
  location: [["organization", "locations"]],
  service_at_location: [["service", "service_at_locations"]],
  address: [["location", "addresses"]],
  contact: [
    ["service_at_location", "contacts"],
    ["location", "contacts"],
    ["service", "contacts"],
    ["organization", "contacts"],
  ],
  phone: [
    ["contact", "phones"],
    ["service_at_location", "phones"],
    ["location", "phones"],
    ["service", "phones"],
    ["organization", "phones"],
  ],
  schedule: [
    ["service_at_location", "schedules"],
    ["location", "schedules"],
    ["service", "schedules"],
  ],
  service_area: [
    ["service_at_location", "service_areas"],
    ["service", "service_areas"],
  ],
  language: [
    ["phone", "languages"],
    ["location", "languages"],
    ["service", "languages"],
  ],
  accessibility: [["location", "accessibility"]],
  cost_option: [["service", "cost_options"]],
  required_document: [["service", "required_documents"]],
  funding: [
    ["service", "funding"],
    ["organization", "funding"],
  ],
  service_capacity: [["service", "capacities"]],
  url: [
    ["service", "additional_urls"],
    ["organization", "additional_websites"],
  ],
};

/** Names at the top for what belongs to nobody. */
const tops: { [table in TableName]?: string } = {
  organization: "organizations",
  service: "services",
  location: "locations",
  taxonomy: "taxonomies",
  taxonomy_term: "taxonomy_terms",
  unit: "units",
};

/** Everything as one document: organizations with all that is theirs, and beside them what belongs to nobody. */
export const nest = (data: Dataset): { [name: string]: Value } => {
  const tables = sorted(data);
  const links = createLinks(tables);
  const inside = new Map<Row, { [as: string]: Row[] }>();
  const loose = new Map<TableName, Row[]>();

  const homeOf = (table: TableName, row: Row): [Row, string] | undefined => {
    if (table === "attribute" || table === "metadata") {
      const subject = subjectOf(table, row);
      const isCircle = subject?.table === "metadata" || subject?.table === table;
      const target = subject === null || isCircle ? undefined : links.find(subject.table, subject.id);
      return target === undefined ? undefined : [target, table === "attribute" ? "attributes" : "metadata"];
    }
    for (const [owner, as] of homes[table] ?? []) {
      const target = links.find(owner, textIn(row, `${owner}_id`) ?? "");
      if (target !== undefined) return [target, as];
    }
    return undefined;
  };

  for (const table of TABLE_NAMES)
    for (const row of rowsOf(tables, table)) {
      const home = homeOf(table, row);
      if (home === undefined) {
        const rows = loose.get(table) ?? [];
        rows.push(row);
        loose.set(table, rows);
        continue;
      }
      const [target, as] = home;
      const children = inside.get(target) ?? {};
      (children[as] ??= []).push(row);
      inside.set(target, children);
    }

  const tableOfRow = new Map<Row, TableName>();
  for (const table of TABLE_NAMES) for (const row of rowsOf(tables, table)) tableOfRow.set(row, table);
  const whole = (row: Row): { [name: string]: Value } => {
    const table = tableOfRow.get(row) ?? "organization";
    const written: { [name: string]: Value } = {};
    for (const name of writtenColumns(table, [row])) {
      const value = row[name] ?? null;
      if (value !== null) written[name] = value;
    }
    const term =
      table === "attribute" ? links.find("taxonomy_term", textIn(row, "taxonomy_term_id") ?? "") : undefined;
    if (term !== undefined) written["taxonomy_term"] = plain(term);
    for (const [as, rows] of Object.entries(inside.get(row) ?? {})) written[as] = rows.map(whole);
    return written;
  };
  const plain = (row: Row): { [name: string]: Value } =>
    Object.fromEntries(
      writtenColumns("taxonomy_term", [row]).flatMap((name) =>
        (row[name] ?? null) === null ? [] : [[name, row[name] ?? null]],
      ),
    );
  return Object.fromEntries(
    TABLE_NAMES.flatMap((table) => {
      const rows = loose.get(table) ?? [];
      return rows.length === 0 && table !== "organization" ? [] : [[tops[table] ?? table, rows.map(whole)]];
    }),
  );
};
