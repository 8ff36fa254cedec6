/**
 * What a coordinator's sheet asks of the directory: cards that are new, fields that change, cards that close, and every
 * cell that cannot be understood, with its place. Pure: decides, writes nothing.
 */
import { type CardField, type CardStatus, type Change, editedFields } from "./card-fields.js";
import { type CardRecord, isSecret, type NewCard } from "./card-record.js";
import { cellText, type SheetColumn, type SheetWords, sheetColumns } from "./card-sheet.js";
import { type FieldFault, readField } from "./field-words.js";
import { isCutShort } from "./hsds/plan.js";
import type { RegionCode } from "./region-data.js";

/** Columns without which a sheet cannot be read; any other that is missing is taken as unchanged. */
const neededColumns: readonly SheetColumn[] = ["key", "name"];
/** What tells where and what a card is: set when it is added, changed nowhere else. */
const fixed: readonly SheetColumn[] = ["region", "municipality", "place", "kind", "assured", "source"];

const closedStatuses: readonly (CardStatus | null)[] = ["inactive", "defunct", "temporarily closed"];

export const sheetFaults = [
  "no-sheet",
  "no-column",
  "same-column",
  "unknown-key",
  "same-key",
  "fixed",
  "secret",
  "needed",
  "unknown-place",
  "one-kind",
  "unknown-word",
  "cut-short",
] as const;
export type SheetFaultCode = FieldFault | (typeof sheetFaults)[number];
/** Where a sheet is wrong. `row` counts as the spreadsheet does; undefined when it is the sheet as a whole. */
export type SheetFault = {
  sheet: string;
  row: number | undefined;
  column: string | undefined;
  code: SheetFaultCode;
  detail: string;
};

export type CardChanges = { card: string; title: string; changes: Change[] };
export type CardAddition = Omit<NewCard, "key"> & { changes: Change[] };
export type SheetPlan = {
  adds: CardAddition[];
  changes: CardChanges[];
  /** Cards that no longer work, by their status or by their absence. */
  closings: CardChanges[];
  faults: SheetFault[];
  /** Titles of columns that nobody here reads. */
  extra: string[];
};

const folded = (text: string) => text.normalize("NFC").replaceAll(/\s+/g, " ").trim();
const alike = (text: string) => folded(text).toLowerCase();

/** The codes whose labels stand in a cell, or the word that is none. */
const codesIn = <C extends string>(
  text: string,
  labels: Record<C, string>,
): { ok: true; codes: C[] } | { ok: false; word: string } => {
  const byLabel = new Map<string, C>();
  for (const [code, label] of Object.entries(labels) as [C, string][])
    byLabel.set(alike(code), code).set(alike(label), code);
  const codes: C[] = [];
  for (const word of text.split(/[;\n]/).map(folded)) {
    if (word === "") continue;
    const code = byLabel.get(alike(word));
    if (code === undefined) return { ok: false, word };
    if (!codes.includes(code)) codes.push(code);
  }
  return { ok: true, codes };
};

/** What reading a sheet has to know beyond it. */
export type SheetContext = {
  cards: readonly CardRecord[];
  words: SheetWords;
  /** Digits of lines, which are kept elsewhere. */
  lines: readonly string[];
  placeOf: (region: RegionCode, text: string) => { municipality: string | null; place: string | null } | null;
  /** The sheet is all there is of this region: who is missing has closed. */
  whole?: RegionCode | undefined;
  /** It may close however many are missing in it: somebody has looked. */
  closeMany?: boolean | undefined;
};

type Cells = Map<SheetColumn, string>;
type Blame = (column: SheetColumn, code: SheetFaultCode, detail?: string) => void;

const blank = (record: Partial<CardRecord["values"]>): CardRecord["values"] => ({
  name: null,
  phones: [],
  address: null,
  website: null,
  email: null,
  hours: null,
  ages: null,
  cost: null,
  documents: [],
  services: [],
  alert: null,
  status: "active",
  publish: "after-check",
  ...record,
});

/** The value that a cell asks for; undefined when it cannot be understood, and somebody is told why. */
const valueOf = (
  field: CardField,
  text: string,
  { words, lines }: SheetContext,
  blame: Blame,
): { value: unknown } | undefined => {
  if (field === "publish" || field === "status") {
    const found = codesIn<string>(text, field === "publish" ? words.publish : words.statuses);
    if (!found.ok || found.codes.length !== 1) {
      blame(field, "unknown-word", found.ok ? text : found.word);
      return undefined;
    }
    return { value: found.codes[0] };
  }
  const services = field === "services" ? codesIn(text, words.services) : undefined;
  if (services?.ok === false) {
    blame(field, "unknown-word", services.word);
    return undefined;
  }
  if (services?.ok === true && services.codes.length === 0) return { value: [] };
  const typed = services?.ok === true ? services.codes.join(" ") : text === "" ? "-" : text;
  const read = readField(field, typed, lines);
  if (read.ok) return { value: read.value };
  blame(field, read.code, read.detail);
  return undefined;
};

const fieldsOf = [...editedFields, "publish"] as const;

/** The changes that a row asks for, from what its card says now. */
const changesOf = (
  cells: Cells,
  before: (field: CardField) => { text: string; value: unknown },
  context: SheetContext,
  blame: Blame,
): Change[] =>
  fieldsOf.flatMap((field): Change[] => {
    const text = cells.get(field);
    const known = before(field);
    // A cell that says what was written into it asks for nothing, however its words would be read today.
    if (text === undefined || folded(text) === folded(known.text)) return [];
    const read = valueOf(field, text.trim(), context, blame);
    return read === undefined || JSON.stringify(read.value) === JSON.stringify(known.value)
      ? []
      : [{ field, before: known.value, after: read.value } as Change];
  });

const addition = (cells: Cells, context: SheetContext, blame: Blame): CardAddition | undefined => {
  const { words, placeOf } = context;
  const name = folded(cells.get("name") ?? "");
  const regions = codesIn(cells.get("region") ?? "", words.regions);
  const kinds = codesIn(cells.get("kind") ?? "", words.kinds);
  const where = folded(cells.get("place") ?? "") || folded(cells.get("municipality") ?? "");
  const region = regions.ok ? regions.codes[0] : undefined;
  const kind = kinds.ok ? kinds.codes[0] : undefined;
  if (name === "") blame("name", "needed");
  if (region === undefined)
    blame("region", regions.ok ? "needed" : "unknown-word", regions.ok ? "" : regions.word);
  if (kind === undefined) blame("kind", kinds.ok ? "needed" : "unknown-word", kinds.ok ? "" : kinds.word);
  if (kinds.ok && kinds.codes.length > 1) blame("kind", "one-kind");
  if (where === "") blame("municipality", "needed");
  const found = region === undefined || where === "" ? null : placeOf(region, where);
  if (region !== undefined && where !== "" && found === null) blame("place", "unknown-place", where);
  const start = blank({ name });
  const changes = changesOf(
    cells,
    (field) => ({ text: field === "name" ? name : "", value: start[field] }),
    context,
    blame,
  );
  return region === undefined || kind === undefined || found === null
    ? undefined
    : { name, region, kind, ...found, changes };
};

/** A table of titles to columns, or what is wrong with the titles. */
const titlesOf = (
  cells: readonly string[],
  words: SheetWords,
  fault: (code: SheetFaultCode, detail: string) => void,
) => {
  const at = new Map<SheetColumn, number>();
  const extra: string[] = [];
  for (const [index, title] of cells.entries()) {
    const column = sheetColumns.find((one) => alike(words.titles[one]) === alike(title));
    if (column === undefined) {
      if (folded(title) !== "") extra.push(folded(title));
      continue;
    }
    if (at.has(column)) fault("same-column", title);
    at.set(column, index);
  }
  for (const column of neededColumns) if (!at.has(column)) fault("no-column", words.titles[column]);
  return { at, extra };
};

const changed = (record: CardRecord, cells: Cells, context: SheetContext, blame: Blame): Change[] => {
  for (const column of fixed) {
    const text = cells.get(column);
    if (
      text !== undefined &&
      text.trim() !== "" &&
      folded(text) !== folded(cellText(record, column, context.words))
    )
      blame(column, "fixed", cellText(record, column, context.words));
  }
  const isHidden = isSecret(record);
  if (isHidden && (cells.get("address") ?? "").trim() !== "") blame("address", "secret");
  const given = isHidden ? new Map([...cells].filter(([column]) => column !== "address")) : cells;
  return changesOf(
    given,
    (field) => ({ text: cellText(record, field, context.words), value: record.values[field] }),
    context,
    blame,
  );
};

/** What the sheets of a workbook ask of the directory. Nothing of it may be done while there are faults. */
export const planSheet = (
  sheets: readonly { name: string; rows: readonly { row: number; cells: readonly string[] }[] }[],
  context: SheetContext,
): SheetPlan => {
  const { words, cards, whole } = context;
  const plan: SheetPlan = { adds: [], changes: [], closings: [], faults: [], extra: [] };
  const sheet = sheets.find(({ name }) => alike(name) === alike(words.sheet));
  const fault = (row: number | undefined, column: string | undefined, code: SheetFaultCode, detail = "") =>
    plan.faults.push({ sheet: sheet?.name ?? words.sheet, row, column, code, detail });
  const [titles, ...rows] = sheet?.rows ?? [];
  if (titles === undefined) {
    fault(undefined, undefined, "no-sheet", sheets.map(({ name }) => name).join(", "));
    return plan;
  }
  const { at: columns, extra } = titlesOf(titles.cells, words, (code, detail) =>
    fault(titles.row, undefined, code, detail),
  );
  plan.extra.push(...extra);
  if (plan.faults.length > 0) return plan;

  const known = new Map(cards.map((card) => [card.key, card]));
  const seen = new Map<string, number>();
  const keep = (record: CardRecord, changes: Change[]) => {
    const title = record.values.name ?? words.kinds[record.kinds[0] ?? "programme"];
    const closes = changes.some(
      ({ field, before, after }) =>
        field === "status" && closedStatuses.includes(after) && !closedStatuses.includes(before),
    );
    (closes ? plan.closings : plan.changes).push({ card: record.key, title, changes });
  };
  for (const { row, cells: all } of rows) {
    const cells: Cells = new Map([...columns].map(([column, index]) => [column, all[index] ?? ""]));
    const blame: Blame = (column, code, detail) => fault(row, words.titles[column], code, detail);
    const key = folded(cells.get("key") ?? "");
    if (key === "") {
      const added = addition(cells, context, blame);
      if (added !== undefined) plan.adds.push(added);
      continue;
    }
    const first = seen.get(key);
    if (first !== undefined) blame("key", "same-key", String(first));
    seen.set(key, row);
    const record = known.get(key);
    if (record === undefined) {
      blame("key", "unknown-key", key);
      continue;
    }
    const changes = changed(record, cells, context, blame);
    if (changes.length > 0) keep(record, changes);
  }
  const open = cards.filter(
    ({ region, values }) => region === whole && !closedStatuses.includes(values.status),
  );
  const missing = open.filter((record) => !seen.has(record.key));
  if (context.closeMany !== true && isCutShort(missing.length, open.length))
    fault(undefined, undefined, "cut-short", `${missing.length}/${open.length}`);
  for (const record of missing)
    keep(record, [{ field: "status", before: record.values.status, after: "inactive" }]);
  return plan;
};
