/**
 * The directory as a workbook for coordinators, out and in: a sheet of cards with drop-downs and hints. What a sheet asks
 * is planned first and written as one, in the way in which cards are edited by hand.
 */
import { randomUUID } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { readWorkbook } from "../documents/xlsx/read.js";
import { writeWorkbook } from "../documents/xlsx/write.js";
import { zipLimits } from "../documents/zip.js";
import { type CardRecord } from "../domain/directory/card-record.js";
import {
  choicesOf,
  type SheetColumn,
  type SheetWords,
  sheetColumns,
  toSheetRows,
} from "../domain/directory/card-sheet.js";
import { planSheet, type SheetPlan } from "../domain/directory/card-sheet-plan.js";
import type { Directory } from "../domain/directory/directory.js";
import type { RegionCode } from "../domain/directory/region-data.js";
import type { Instant } from "../domain/time.js";
import type { WorkbookFault } from "../domain/workbook.js";
import type { Slices, Store } from "../store/store.js";

const cardsOf = async ({ cards }: Pick<Slices, "cards">): Promise<CardRecord[]> => {
  const found: CardRecord[] = [];
  for (const { card } of await cards.states()) {
    const record = await cards.get(card);
    // What must never be shown to anybody stays where it is.
    if (record !== undefined && record.values.publish !== "no") found.push(record);
  }
  return found.toSorted((a, b) => (a.key < b.key ? -1 : 1));
};

const widths: Partial<Record<SheetColumn, number>> = {
  key: 26,
  municipality: 24,
  name: 44,
  phones: 26,
  address: 32,
  website: 28,
  email: 24,
  hours: 32,
  services: 40,
  documents: 24,
};

/** The bytes of the workbook. @param notes hints by column, shown while a cell is filled in */
export const exportWorkbook = async (
  store: Store,
  words: SheetWords,
  notes: Partial<Record<SheetColumn, string>>,
): Promise<Buffer> =>
  writeWorkbook([
    {
      name: words.sheet,
      columns: sheetColumns.map((column) => {
        const choices = choicesOf(column, words);
        const note = notes[column];
        return {
          title: words.titles[column],
          width: widths[column] ?? 18,
          ...(choices === undefined ? {} : { choices }),
          ...(note === undefined ? {} : { note }),
        };
      }),
      rows: toSheetRows(await cardsOf(store), words),
    },
    // More words than a hint can hold: to be looked up and copied from.
    {
      name: words.titles.services,
      columns: [{ title: words.titles.services, width: widths.services ?? 18 }],
      rows: Object.values(words.services).map((label) => [label]),
    },
  ]);

const placeFinder = (directory: Directory) => (region: RegionCode, text: string) => {
  const found = directory.places.find(text, { region });
  if (found.kind !== "one" || found.place.region !== region) return null;
  const { municipality, kind, ru } = found.place;
  return { municipality, place: kind === "place" ? ru : null };
};

export type PreparedSheet = { plan: SheetPlan; version: string };

/** Reads a workbook and says what writing it would do. Writes nothing. */
export const prepareWorkbook = async (
  store: Store,
  directory: Directory,
  path: string,
  {
    vocabularies,
    whole,
    closeMany,
  }: {
    /** The words of every language in which sheets are written, that of the answers first. */
    vocabularies: readonly [SheetWords, ...SheetWords[]];
    whole?: RegionCode | undefined;
    closeMany?: boolean | undefined;
  },
): Promise<{ ok: true; value: PreparedSheet } | { ok: false; fault: WorkbookFault }> => {
  const { size } = await stat(path);
  if (size > zipLimits.archiveBytes) return { ok: false, fault: { code: "big" } };
  const read = await readWorkbook(await readFile(path));
  if (!read.ok) return read;
  const version = await store.directory.version();
  const lines = (await store.directory.lines()).flatMap(({ digits }) => digits ?? []);
  const placeOf = placeFinder(directory);
  const names = read.sheets.map(({ name }) => name.trim().toLowerCase());
  const words = vocabularies.find(({ sheet }) => names.includes(sheet.toLowerCase())) ?? vocabularies[0];
  const cards = await cardsOf(store);
  const plan = planSheet(read.sheets, { cards, words, lines, placeOf, whole, closeMany });
  return { ok: true, value: { plan, version } };
};

/** Writes what was prepared, in one transaction. False when the directory has changed meanwhile: nothing is written then. */
export const applyWorkbook = async (
  store: Store,
  { plan, version }: PreparedSheet,
  { by, now }: { by: string; now: Instant },
  progress?: (done: number, of: number) => void,
): Promise<boolean> => {
  const changed = [...plan.changes, ...plan.closings];
  const total = changed.length + plan.adds.length;
  return store.transaction(async (slices) => {
    await slices.directory.hold();
    if ((await slices.directory.version()) !== version) return false;
    const signature = { by, at: now };
    let done = 0;
    const step = () => progress?.((done += 1), total);
    for (const { card, changes } of changed) {
      await slices.cardEdits.apply(card, changes, signature);
      step();
    }
    for (const { changes, ...card } of plan.adds) {
      const key = `own-${randomUUID().slice(0, 8)}`;
      await slices.cardEdits.add({ ...card, key }, signature);
      await slices.cardEdits.apply(key, changes, signature);
      step();
    }
    if (total > 0) await slices.directory.changed();
    return true;
  });
};
