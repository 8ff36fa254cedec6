/**
 * Every rule that a directory can break, told by record and column. What is seen at once by people must be sound; of
 * records that a person looks at first, small mistakes are only told. Decides nothing about what is written.
 */
import {
  type Column,
  columnOf,
  type Dataset,
  idOf,
  type Row,
  rowsOf,
  TABLE_NAMES,
  type TableName,
  tableOf,
  textIn,
} from "../dataset.js";
import { REGIONS } from "../region-data.js";
import type { Fault, Rule } from "./faults.js";
import type { Links } from "./links.js";
import { breachOf, type CellRule } from "./values.js";

/** What the rules have to know beyond the rows. */
export type RuleContext = {
  links: Links;
  /** Whether a region has a municipality of that name. */
  hasMunicipality?: (region: string, name: string) => boolean;
};

/** Mistakes that only matter once somebody sees the record. */
const forgiven: readonly CellRule[] = ["out-of-range", "not-an-address", "not-a-site"];

const keyShape = /^[a-z0-9][a-z0-9./_-]*$/;
/** A button carries the key of a place, and a button holds little. */
const longestKey = { place: 40, service: 80 };
const keyed: readonly TableName[] = ["organization", "service", "location"];
const owned: readonly TableName[] = ["contact", "phone", "schedule", "service_area", "language", "program"];

/** The digits that a number dials, without the country's 7 or 8 in front. */
const significant = (number: string) => number.replaceAll(/\D/g, "").replace(/^[78](?=\d{10}$)/, "");

/** Whether a number as it is shown dials these digits. */
export const dials = (number: string, digits: string): boolean => significant(number) === significant(digits);

/** Rules of one table beyond its cells: what they tell, by column. */
type RowRule = (
  row: Row,
  context: RuleContext,
) => { column: string; rule: Rule; text: string; stops?: "seen" | "never" } | null;

const ages: RowRule = (row) => {
  const [from, to] = [row["minimum_age"], row["maximum_age"]];
  return typeof from === "number" && typeof to === "number" && from > to
    ? { column: "maximum_age", rule: "ages", text: `the highest age ${to} is below the lowest, ${from}` }
    : null;
};

const season: RowRule = (row) => {
  const [from, to] = [textIn(row, "valid_from"), textIn(row, "valid_to")];
  return from !== null && to !== null && from > to
    ? { column: "valid_to", rule: "season", text: `it ends on ${to}, before it begins on ${from}` }
    : null;
};

/** Whoever closes in the morning may have opened the evening before. */
const latestNight = "12:00";
const hours: RowRule = (row) => {
  const [opens, closes] = ["opens_at", "closes_at"].map((name) => {
    const time = textIn(row, name);
    return breachOf(columnOf("schedule", name), time) === null ? time : null;
  });
  return opens && closes && closes < opens && closes > latestNight
    ? { column: "closes_at", rule: "hours", text: `it closes at ${closes}, before it opens at ${opens}` }
    : null;
};

const digits: RowRule = (row) => {
  const [number, dialled] = [textIn(row, "number"), textIn(row, "digits")];
  if (number === null) return null;
  if (dialled === null)
    return { column: "number", rule: "digits", text: `nobody can dial ${number}`, stops: "seen" };
  if (!/^\d{2,15}$/.test(dialled))
    return { column: "digits", rule: "digits", text: "only digits, 2 to 15 of them" };
  return dials(number, dialled)
    ? null
    : { column: "digits", rule: "digits", text: `${dialled} is not what ${number} dials` };
};

const ownParent =
  (column: string): RowRule =>
  (row) =>
    textIn(row, column) !== null && row[column] === row["id"]
      ? { column, rule: "own-parent", text: "a record cannot be above itself" }
      : null;

const somewhere: RowRule = (row) =>
  textIn(row, "region") === null
    ? {
        column: "region",
        rule: "unknown-region",
        text: "no region of ours is known for it: nobody is shown it",
        stops: "never",
      }
    : null;

const region: RowRule = (row, { hasMunicipality }) => {
  const code = textIn(row, "region");
  const name = textIn(row, "municipality");
  if (code !== null && !(REGIONS as readonly string[]).includes(code))
    return { column: "region", rule: "unknown-region", text: `it must be one of: ${REGIONS.join(", ")}` };
  return code !== null && name !== null && hasMunicipality?.(code, name) === false
    ? { column: "municipality", rule: "unknown-municipality", text: `${code} has no municipality ${name}` }
    : null;
};

const key =
  (longest: number): RowRule =>
  (row) => {
    const value = textIn(row, "key");
    return value === null || (keyShape.test(value) && value.length <= longest)
      ? null
      : {
          column: "key",
          rule: "strange-key",
          text: `a key has at most ${longest} of a-z, 0-9, dot, slash and hyphen`,
        };
  };

const rowRules: { [table in TableName]?: readonly RowRule[] } = {
  organization: [key(longestKey.place), region, ownParent("parent_organization_id")],
  service: [key(longestKey.service), ages],
  location: [key(longestKey.place), region, somewhere],
  phone: [digits],
  schedule: [season, hours],
  cost_option: [season],
  taxonomy_term: [ownParent("parent_id")],
};

/** Whether people see the record as soon as it is written. */
const isSeen = (links: Links, table: TableName, row: Row) =>
  links.ownersOf(table, row).some((id) => links.find("organization", id)?.["publish"] === "yes");

/** Whether a record leads nowhere and so belongs to nobody: nothing of it is used until its end appears. */
const hangsInTheAir = (links: Links, table: TableName, row: Row) =>
  links.ownersOf(table, row).length === 0 &&
  tableOf(table).columns.some(({ name, refers }) => {
    const id = refers === undefined ? null : textIn(row, name);
    return refers !== undefined && id !== null && links.find(refers, id) === undefined;
  });

const cellFaults = (table: TableName, row: Row, column: Column | undefined, name: string, links: Links) => {
  const value = row[name] ?? null;
  if (value === null) {
    if (column?.required !== true && column?.wanted !== true) return [];
    const stops = column.required === true;
    const text = stops ? "it is missing, and nothing works without it" : "the standard asks for it";
    return [{ rule: "missing", stops, text, table, row, column: name } satisfies Fault];
  }
  const breach = breachOf(column, value);
  if (breach === null) return [];
  const isHeeded = !forgiven.includes(breach.rule) && !hangsInTheAir(links, table, row);
  const stops = isHeeded || isSeen(links, table, row);
  return [{ ...breach, stops, table, row, column: name } satisfies Fault];
};

const linkFaults = (table: TableName, row: Row, links: Links): Fault[] => {
  const faults = tableOf(table).columns.flatMap(({ name, refers }): Fault[] => {
    const id = textIn(row, name);
    if (refers === undefined || id === null || links.find(refers, id) !== undefined) return [];
    const text = `there is no ${refers} ${id}`;
    // What hangs in the air is kept, seen nowhere, until its end appears: public sets are full of such links.
    return [{ rule: "leads-nowhere", stops: false, text, table, row, column: name }];
  });
  const isNobodys = owned.includes(table) && faults.length === 0 && links.ownersOf(table, row).length === 0;
  const text = "nobody says whose it is";
  return isNobodys ? [...faults, { rule: "nobody-s", stops: false, text, table, row }] : faults;
};

/** What is broken in one record. */
const rowFaults = (table: TableName, row: Row, context: RuleContext): Fault[] => {
  const known = new Map(tableOf(table).columns.map((column) => [column.name, column]));
  const names = new Set([...known.keys(), ...Object.keys(row)]);
  return [
    ...[...names].flatMap((name) => cellFaults(table, row, known.get(name), name, context.links)),
    ...(rowRules[table] ?? []).flatMap((rule) => {
      const told = rule(row, context);
      if (told === null) return [];
      const stops = told.stops === undefined || (told.stops === "seen" && isSeen(context.links, table, row));
      return [{ ...told, stops, table, row }];
    }),
    ...linkFaults(table, row, context.links),
  ];
};

/** Organizations may lack a name only while their kind is known: then the kind is shown. */
const nameless = (data: Dataset): Fault[] => {
  const tagged = new Set(rowsOf(data, "attribute").map((row) => row["link_id"]));
  return rowsOf(data, "organization")
    .filter((row) => textIn(row, "name") === null && !tagged.has(idOf(row)))
    .map((row) => ({
      rule: "no-name",
      stops: true,
      text: "it has neither a name nor a kind",
      table: "organization",
      row,
      column: "name",
    }));
};

/** Keys that two records of one table claim. */
const takenKeys = (checked: Dataset, links: Links, all: Dataset): Fault[] =>
  keyed.flatMap((table) => {
    const holders = new Map<string, string>();
    for (const row of rowsOf(all, table)) {
      const value = textIn(links.find(table, idOf(row)), "key");
      if (value !== null && !holders.has(value)) holders.set(value, idOf(row));
    }
    return rowsOf(checked, table).flatMap((row): Fault[] => {
      const value = textIn(row, "key");
      const holder = value === null ? undefined : holders.get(value);
      if (value === null || holder === undefined || holder === idOf(row)) return [];
      const text = `the key ${value} is already that of ${holder}`;
      return [{ rule: "taken-key", stops: true, text, table, row, column: "key" }];
    });
  });

/** Every broken rule in `checked`, whose records may lead to any in `all`. */
export const findFaults = (checked: Dataset, all: Dataset, context: RuleContext): Fault[] => [
  ...TABLE_NAMES.flatMap((table) => rowsOf(checked, table).flatMap((row) => rowFaults(table, row, context))),
  ...nameless({
    ...checked,
    attribute: [...rowsOf(all, "attribute"), ...rowsOf(checked, "attribute")],
  }),
  ...takenKeys(checked, context.links, all),
];
