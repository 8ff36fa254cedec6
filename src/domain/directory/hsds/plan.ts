/**
 * What an import would do: records that come, fields that change, institutions that close, and every broken rule.
 * Pure: compares two datasets. What the file does not speak of stays as it is, secrets above all.
 */
import {
  columnOf,
  type Dataset,
  idOf,
  type Row,
  rowsOf,
  TABLE_NAMES,
  type TableName,
  tableOf,
  textIn,
  type Value,
} from "../dataset.js";
import type { RegionCode } from "../region-data.js";
import type { Fault } from "./faults.js";
import { createLinks, type Links } from "./links.js";
import { findFaults, type RuleContext } from "./rules.js";
import { createSecrets } from "./secrets.js";

export type Added = { table: TableName; row: Row };
export type FieldChange = { table: TableName; id: string; column: string; before: Value; after: Value };

export type Plan = {
  adds: Added[];
  /** Field by field; closings are told apart from them. */
  changes: FieldChange[];
  /** Services and organizations that no longer work, by the file's word or by their absence. */
  closings: FieldChange[];
  faults: Fault[];
  /** Records as they will be, whole: what is written. */
  result: Dataset;
  /** The organizations whose records come or change: from now on they are ours, not the region files'. */
  owners: string[];
};

export type PlanOptions = {
  /** The file is all there is of this region: who is missing in it has closed. */
  whole?: RegionCode | undefined;
  /** It may close however many are missing in it: somebody has looked. */
  closeMany?: boolean | undefined;
  /** Finds the region and municipality of a town as an address writes it; null when that is not sure. */
  placeOf?: (city: string, state: string | null) => { region: string; municipality: string | null } | null;
  hasMunicipality?: RuleContext["hasMunicipality"];
};

const closedStates = ["inactive", "defunct", "temporarily closed"];
const isClosed = (value: Value) => typeof value === "string" && closedStates.includes(value);

export const isSame = (one: Value | undefined, other: Value | undefined): boolean =>
  one === other || JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** The digits that a number dials from Russia, or null when it is no number that we understand. */
export const digitsOf = (number: string): string | null => {
  const digits = number.replaceAll(/\D/g, "");
  if (digits.length === 10) return `7${digits}`;
  if (digits.length === 11 && digits.startsWith("8") && !digits.startsWith("8800"))
    return `7${digits.slice(1)}`;
  return digits.length >= 2 && digits.length <= 15 ? digits : null;
};

/** A record that comes for the first time, with what is ours filled in where the file says nothing. */
const begin = (table: TableName, row: Row): Row => {
  const filled: { [column: string]: Value } = { ...row };
  for (const { name, initial } of tableOf(table).columns)
    if (initial !== undefined && (filled[name] ?? null) === null) filled[name] = initial;
  if (table === "phone" && (filled["digits"] ?? null) === null)
    filled["digits"] = digitsOf(textIn(row, "number") ?? "");
  if (table === "metadata") filled["imported"] = true;
  return filled;
};

/** Gives a new location whose file does not know our regions one: by its address, else its organization's. */
const settling = (incoming: Dataset, links: Links, { placeOf }: PlanOptions) => {
  const addresses = new Map(rowsOf(incoming, "address").map((row) => [row["location_id"], row]));
  return (row: Row): Row => {
    if (textIn(row, "region") !== null) return row;
    const address = addresses.get(idOf(row));
    const city = textIn(address, "city");
    const place = city === null ? null : placeOf?.(city, textIn(address, "state_province"));
    if (place)
      return { ...row, region: place.region, municipality: row["municipality"] ?? place.municipality };
    const owner = links.find("organization", links.ownersOf("location", row)[0] ?? "");
    return { ...row, region: textIn(owner, "region") };
  };
};

/** What is to be imported over what is there. */
export const planImport = (current: Dataset, incoming: Dataset, options: PlanOptions = {}): Plan => {
  const before = createLinks(current);
  const secrets = createSecrets(current, before);
  const adds: Added[] = [];
  const changes: FieldChange[] = [];
  const closings: FieldChange[] = [];
  const merged = new Map<TableName, Row[]>();
  const touched = new Map<TableName, Row[]>();
  const add = (to: Map<TableName, Row[]>, table: TableName, row: Row) => {
    const rows = to.get(table);
    if (rows === undefined) to.set(table, [row]);
    else rows.push(row);
  };
  const put = (table: TableName, row: Row, isTouched: boolean) => {
    add(merged, table, row);
    if (isTouched) add(touched, table, row);
  };
  const change = (found: FieldChange) => {
    const closes =
      found.column === "status" &&
      (found.table === "service" || found.table === "organization") &&
      isClosed(found.after) &&
      !isClosed(found.before);
    (closes ? closings : changes).push(found);
  };

  const from = new Map<Row, Row>();
  const settle = settling(incoming, createLinks(current, incoming), options);
  for (const table of TABLE_NAMES)
    for (const row of rowsOf(incoming, table)) {
      const known = before.find(table, idOf(row));
      if (known === undefined) {
        const begun = begin(table, row);
        const whole = table === "location" ? settle(begun) : begun;
        adds.push({ table, row: whole });
        put(table, whole, true);
        from.set(whole, row);
        continue;
      }
      const said = Object.entries(row).filter(
        ([column, value]) =>
          !isSame(value, known[column]) &&
          // An export leaves secrets out; coming back it must not wipe them.
          !(
            value === null &&
            (columnOf(table, column)?.ours === true || secrets.isSecret(table, known, column))
          ),
      );
      for (const [column, after] of said)
        change({ table, id: idOf(row), column, before: known[column] ?? null, after });
      const whole = { ...known, ...Object.fromEntries(said) };
      put(table, whole, said.length > 0);
      from.set(whole, row);
    }
  const gone = options.whole === undefined ? noMissing : missing(current, incoming, before, options.whole);
  for (const { table, row } of gone.closed) {
    change({ table, id: idOf(row), column: "status", before: row["status"] ?? null, after: "inactive" });
    put(table, { ...row, status: "inactive" }, true);
  }

  const all = Object.fromEntries(merged) as Dataset;
  const result = Object.fromEntries(touched) as Dataset;
  const links = createLinks(current, all);
  const { hasMunicipality } = options;
  const both = Object.fromEntries(
    TABLE_NAMES.map((table) => [table, [...rowsOf(current, table), ...rowsOf(all, table)]]),
  ) as Dataset;
  const tooMany = options.closeMany === true ? [] : gone.faults;
  const faults = findFaults(all, both, { links, ...(hasMunicipality ? { hasMunicipality } : {}) }).map(
    // Told of the record as it came: whoever read it knows where that stood.
    (fault) => ({ ...fault, ...(fault.row ? { row: from.get(fault.row) ?? fault.row } : {}) }),
  );
  const owners = new Set(
    TABLE_NAMES.flatMap((table) =>
      table === "metadata" ? [] : rowsOf(result, table).flatMap((row) => links.ownersOf(table, row)),
    ),
  );
  return { adds, changes, closings, faults: [...tooMany, ...faults], result, owners: [...owners] };
};

/** Whether so many are missing that the file is more likely cut short than the region closed. */
export const isCutShort = (missing: number, open: number): boolean => missing * 3 > open && missing > 1;

type Missing = { closed: Added[]; faults: Fault[] };
const noMissing: Missing = { closed: [], faults: [] };

/** Open services and organizations of a region that a file which should have them all does not have. */
const missing = (current: Dataset, incoming: Dataset, links: Links, region: RegionCode): Missing => {
  const here = new Set(
    (["organization", "location"] as const).flatMap((table) =>
      rowsOf(current, table)
        .filter((row) => row["region"] === region)
        .flatMap((row) => links.ownersOf(table, row)),
    ),
  );
  const found = (["organization", "service"] as const).map((table): Missing => {
    const told = new Set(rowsOf(incoming, table).map(idOf));
    const open = rowsOf(current, table)
      .filter((row) => !isClosed(row["status"] ?? null))
      .filter((row) => links.ownersOf(table, row).some((id) => here.has(id)));
    const closed = open.filter((row) => !told.has(idOf(row))).map((row) => ({ table, row }));
    const text =
      `the file lacks ${closed.length} of ${open.length} records that are open in ${region}: ` +
      "it does not look like all there is of the region. If they have really closed, add --close-many";
    const isOdd = isCutShort(closed.length, open.length);
    return { closed, faults: isOdd ? [{ rule: "cut-short", stops: true, text, table }] : [] };
  });
  return {
    closed: found.flatMap(({ closed }) => closed),
    faults: found.flatMap(({ faults }) => faults),
  };
};

/** Whether an import may be written at all. */
export const mayApply = (plan: Plan): boolean => !plan.faults.some(({ stops }) => stops);
