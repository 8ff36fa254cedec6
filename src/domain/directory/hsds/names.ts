/**
 * What tables are called in files: by HSDS 3.1 in tabular packages and inside nested JSON, and by its older versions,
 * whose tables are turned into today's. Pure.
 */
import { type Row, TABLE_NAMES, type TableName, tableOf, textIn, type Value } from "../dataset.js";

/** What a table or a nested property of a file becomes. */
export type Source = {
  table: TableName;
  /** Turns a record of an older version into today's columns. */
  turn?: (row: Row) => Row;
  /** The record only adds to the one whose id it names. */
  adds?: true;
};

const renamed = (row: Row, names: { [old: string]: string }, more: Row = {}): Row =>
  Object.fromEntries([
    ...Object.entries(row).map(([name, value]) => [names[name] ?? name, value] as const),
    ...Object.entries(more),
  ]);

const without = (row: Row, ...names: string[]): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));

const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const byday = (weekday: Value | undefined): Value => {
  const word = typeof weekday === "number" ? String(weekday) : weekday;
  if (typeof word !== "string") return null;
  const index = Number(word.trim());
  return weekdays[index - 1] ?? weekdays.find((day) => word.trim().toUpperCase().startsWith(day)) ?? word;
};

const eligibility = (row: Row): Row => {
  const told = { id: row["service_id"] ?? null };
  const text = textIn(row, "eligibility_description") ?? textIn(row, "eligibility");
  const ages = ["minimum_age", "maximum_age"].flatMap((name) =>
    (row[name] ?? "") === "" ? [] : [[name, row[name] ?? null] as const],
  );
  return {
    ...told,
    ...(text === null ? {} : { eligibility_description: text }),
    ...Object.fromEntries(ages),
  };
};

const closedWords: readonly Value[] = [true, 1, "true", "True", "TRUE", "t", "yes", "1"];
const isClosed = (row: Row) => closedWords.includes(row["closed"] ?? null);
const holiday = (row: Row): Row => {
  const dated = renamed(without(row, "closed"), { start_date: "valid_from", end_date: "valid_to" });
  return isClosed(row) ? { ...dated, opens_at: null, closes_at: null } : dated;
};

const tagged = (row: Row, entity: string, link: string): Row =>
  renamed(without(row, link, "taxonomy_detail"), {}, { link_id: row[link] ?? null, link_entity: entity });

const address = (address_type: string): Source => ({
  table: "address",
  turn: (row) => ({ ...row, address_type }),
});
const regular: Source = {
  table: "schedule",
  turn: (row) =>
    "weekday" in row ? { ...without(row, "weekday"), byday: row["byday"] ?? byday(row["weekday"]) } : row,
};
const serviceTag: Source = { table: "attribute", turn: (row) => tagged(row, "service", "service_id") };

const older: { [name: string]: Source } = {
  eligibility: { table: "service", turn: eligibility, adds: true },
  eligibilities: { table: "service", turn: eligibility, adds: true },
  physical_address: address("physical"),
  physical_addresses: address("physical"),
  postal_address: address("postal"),
  postal_addresses: address("postal"),
  regular_schedule: regular,
  regular_schedules: regular,
  holiday_schedule: { table: "schedule", turn: holiday },
  holiday_schedules: { table: "schedule", turn: holiday },
  accessibility_for_disabilities: {
    table: "accessibility",
    turn: (row) => renamed(row, { accessibility: "description" }),
  },
  service_taxonomy: serviceTag,
  services_taxonomy: serviceTag,
  service_attribute: serviceTag,
  service_attributes: serviceTag,
  other_attribute: { table: "attribute", turn: (row) => renamed(row, { link_type: "link_entity" }) },
  other_attributes: { table: "attribute", turn: (row) => renamed(row, { link_type: "link_entity" }) },
};

/** What only nested JSON calls so. */
const nested: { [name: string]: Source } = {
  capacities: { table: "service_capacity" },
  additional_urls: { table: "url" },
  additional_websites: { table: "url" },
  taxonomy_detail: { table: "taxonomy" },
  service_at_locations: { table: "service_at_location" },
  urls: { table: "url" },
};

const organization: Source = {
  table: "organization",
  // Until 3.0 the website was called url.
  turn: (row) => ("url" in row && !("website" in row) ? renamed(row, { url: "website" }) : row),
};

const names = new Map<string, Source>([
  ...TABLE_NAMES.flatMap((table) =>
    [table, tableOf(table).file.replace(/\.csv$/, "")].map((name) => [name, { table }] as const),
  ),
  ...Object.entries(older),
  ...Object.entries(nested),
  ["organization", organization],
  ["organizations", organization],
]);

/** What a file (`services.csv`), a resource or a nested property of that name holds; undefined for anything else. */
export const sourceOf = (name: string): Source | undefined =>
  names.get(name.toLowerCase().replace(/\.(csv|txt)$/, ""));
