/** `directory`: what an import would do, what an export wrote and what a check found, as lines for a person. */
import { rename, writeFile } from "node:fs/promises";
import { BrokenFile } from "../directory/broken-file.js";
import {
  applyImport,
  checkDirectory,
  exportDirectory,
  type Prepared,
  prepareImport,
} from "../directory/exchange.js";
import type { Dataset, Row, TableName, Value } from "../domain/directory/dataset.js";
import { type Fault, faultText } from "../domain/directory/hsds/faults.js";
import { createLinks } from "../domain/directory/hsds/links.js";
import { type FieldChange, mayApply } from "../domain/directory/hsds/plan.js";
import type { RegionCode } from "../domain/directory/region-data.js";
import type { Instant } from "../domain/time.js";
import type { Store } from "../store/store.js";
import { termWords } from "./term-words.js";

/** Lines for a person, and whether all went well. */
export type Told = { ok: boolean; lines: string[] };

/** More of a kind are counted, not listed. */
const listed = 50;

const list = <T>(title: string, items: readonly T[], text: (item: T) => string): string[] =>
  items.length === 0
    ? []
    : [
        `${title}: ${items.length}`,
        ...items.slice(0, listed).map((item) => `  ${text(item)}`),
        ...(items.length > listed ? [`  … and ${items.length - listed} more`] : []),
      ];

const brief = (value: Value): string => {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};
const nameOf = (row: Row): string => brief(row["name"] ?? row["key"] ?? row["id"] ?? "?");

/** A change with what the record is called: its own name, or its owner's with its key. */
const changeTextIn = (current: Dataset, result: Dataset) => {
  // What it is called today, and only what is new by its new name.
  const links = createLinks(result, current);
  const called = (table: TableName, id: string): string => {
    const row = links.find(table, id);
    if (row === undefined) return id;
    const own = row["name"] ?? row["number"] ?? row["address_1"];
    const owner = table === "organization" ? undefined : links.ownersOf(table, row)[0];
    const above = owner === undefined ? undefined : links.find("organization", owner)?.["name"];
    const words = [own ?? row["key"], above].filter((word) => typeof word === "string").map(brief);
    return words.length === 0 ? id : `${words.join(", ")} (${id})`;
  };
  return ({ table, id, column, before, after }: FieldChange) =>
    `${table} ${called(table, id)}, ${column}: ${brief(before)} → ${brief(after)}`;
};

const countsOf = (adds: readonly { table: TableName }[]): string[] => {
  const counts = new Map<TableName, number>();
  for (const { table } of adds) counts.set(table, (counts.get(table) ?? 0) + 1);
  return [...counts].map(([table, count]) => `${table} ${count}`);
};

const planLines = ({ plan, current }: Prepared): string[] => {
  const changeText = changeTextIn(current, plan.result);
  return [
    ...(plan.adds.length === 0 ? [] : [`New: ${countsOf(plan.adds).join(", ")}`]),
    ...plan.adds
      .filter(({ table }) => table === "organization")
      .slice(0, listed)
      .map(({ row }) => `  ${nameOf(row)}`),
    ...list("Changes", plan.changes, changeText),
    ...list("Closings", plan.closings, changeText),
  ];
};

/** What the standard asks for is told once a column: a directory of people's help lacks much of it. */
const wantedLines = (faults: readonly Fault[]): string[] => {
  const counts = new Map<string, number>();
  for (const { table = "", column = "" } of faults) {
    const name = `${table}.${column}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const columns = [...counts].map(([name, count]) => `${name} (${count})`);
  return columns.length === 0 ? [] : [`The standard also asks for: ${columns.join(", ")}`];
};

/** Mistakes as lines: those that stop first. */
export const faultLines = (faults: readonly Fault[], incoming?: Prepared["incoming"]): string[] => {
  const text = (fault: Fault) => faultText(fault, incoming?.whereOf);
  const mistakes = faults.filter(({ stops }) => stops);
  const remarks = faults.filter(({ stops }) => !stops);
  const isWanted = ({ rule }: Fault) => rule === "missing";
  return [
    ...list("Mistakes", mistakes, text),
    ...list(
      "Remarks",
      remarks.filter((fault) => !isWanted(fault)),
      text,
    ),
    ...wantedLines(remarks.filter(isWanted)),
  ];
};

const guarded = async (work: () => Promise<Told>): Promise<Told> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BrokenFile)
      return { ok: false, lines: [faultText(error.fault), "Nothing was changed."] };
    throw error;
  }
};

const tries = 5;

/** Imports a file, or with `dryRun` says what that would do. A file with a mistake changes nothing. */
export const importFile = (
  store: Store,
  path: string,
  options: {
    whole?: RegionCode | undefined;
    closeMany?: boolean | undefined;
    dryRun?: boolean | undefined;
    now: Instant;
  },
  progress?: (done: number, of: number) => void,
): Promise<Told> =>
  guarded(async () => {
    const words = termWords();
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const prepared = await prepareImport(store, path, { ...options, words });
      const { plan, incoming } = prepared;
      const lines = [...faultLines(plan.faults, incoming), ...planLines(prepared)];
      if (!mayApply(plan))
        return { ok: false, lines: [...lines, "Nothing was changed: mend the file first."] };
      const isEmpty = plan.adds.length + plan.changes.length + plan.closings.length === 0;
      if (isEmpty) return { ok: true, lines: [...lines, "The directory already says all of it."] };
      if (options.dryRun === true)
        return { ok: true, lines: [...lines, "Nothing was changed: this was a try."] };
      const waiting = plan.adds.some(
        ({ table, row }) => table === "organization" && row["publish"] === "after-check",
      );
      if (await applyImport(store, prepared, { by: "import", now: options.now }, progress))
        return {
          ok: true,
          lines: [
            ...lines,
            "Imported.",
            ...(waiting ? ["New organizations are shown to people once somebody has checked them."] : []),
          ],
        };
    }
    return { ok: false, lines: ["Others keep changing the directory. Nothing was changed; try again."] };
  });

/** Writes the directory into a file. */
export const exportFile = (store: Store, format: string, path: string, now: Instant): Promise<Told> =>
  guarded(async () => {
    const bytes = await exportDirectory(store, format, { now, words: termWords() });
    // Whoever reads the file meanwhile sees the old one or the new one, never half of it.
    await writeFile(`${path}.part`, bytes);
    await rename(`${path}.part`, path);
    return { ok: true, lines: [`${path}: ${bytes.length} bytes.`] };
  });

/** Checks the region files and the stored directory. */
export const checkText = async (store: Store, now: Instant): Promise<Told> => {
  const faults = await checkDirectory(store, now);
  const ok = !faults.some(({ stops }) => stops);
  return {
    ok,
    lines: [...faultLines(faults), ok ? "The directory breaks no rule." : "The directory breaks rules."],
  };
};
