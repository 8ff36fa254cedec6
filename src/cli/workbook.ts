/** `directory` with workbooks: what a sheet would do, what it did and what is wrong in it, in the coordinators' words. */
import { rename, writeFile } from "node:fs/promises";
import { applyWorkbook, exportWorkbook, prepareWorkbook } from "../directory/workbook.js";
import { openDirectory } from "../directory.js";
import { cardStatuses } from "../domain/directory/card-fields.js";
import { type SheetColumn, type SheetWords, sheetColumns } from "../domain/directory/card-sheet.js";
import {
  type CardChanges,
  type SheetFault,
  type SheetPlan,
  sheetFaults,
} from "../domain/directory/card-sheet-plan.js";
import { KINDS, REGIONS, type RegionCode } from "../domain/directory/region-data.js";
import { SERVICE_CODES } from "../domain/needs.js";
import { type Language, languages } from "../domain/people.js";
import type { Instant } from "../domain/time.js";
import { createI18n, type T } from "../i18n/i18n.js";
import type { Store } from "../store/store.js";
import { changeText } from "../views/card-values.js";
import type { Told } from "./directory.js";

const isOf = <C extends string>(all: readonly C[], code: string): code is C =>
  (all as readonly string[]).includes(code);

const labels = <C extends string>(codes: readonly C[], label: (code: C) => string): Record<C, string> =>
  Object.fromEntries(codes.map((code) => [code, label(code)])) as Record<C, string>;

const ownTitles = ["key", "region", "municipality", "place", "kind", "publish", "assured", "source"] as const;
const ownNotes = [...ownTitles, "status", "alert"] as const;

const wordsOf = (t: T, regionName: (code: RegionCode) => string): SheetWords => ({
  sheet: t("workbook:sheet"),
  titles: labels(sheetColumns, (column) =>
    isOf(ownTitles, column) ? t(`workbook:title.${column}`) : t(`coordinator:staff.field.options.${column}`),
  ),
  regions: labels(REGIONS, regionName),
  kinds: labels(KINDS, (kind) => t(`find:kinds.${kind}`)),
  services: labels(SERVICE_CODES, (code) => t(`find:services.${code}`)),
  statuses: labels(cardStatuses, (status) => t(`coordinator:staff.status.options.${status}`)),
  publish: labels(["yes", "after-check", "no"], (code) => t(`workbook:publish.${code}`)),
});

const notesOf = (t: T): Record<SheetColumn, string> =>
  labels(sheetColumns, (column) => {
    if (column === "services") {
      const list = `${t("find:services.psych_help")}; ${t("find:services.legal_help")}`;
      return t("workbook:note.services", { list, sheet: t("coordinator:staff.field.options.services") });
    }
    return isOf(ownNotes, column) ? t(`workbook:note.${column}`) : t(`coordinator:staff.example.${column}`);
  });

const faultText = (t: T, { sheet, row, column, code, detail }: SheetFault): string => {
  const text = isOf(sheetFaults, code)
    ? t(`workbook:fault.${code}`, { detail })
    : t(`coordinator:staff.fault.${code}`, { detail });
  if (row === undefined) return t("workbook:whereSheet", { text });
  return column === undefined
    ? t("workbook:whereRow", { sheet, row, text })
    : t("workbook:where", { sheet, row, column, text });
};

/** More of a kind are counted, not listed. */
const listed = 100;

const list = <I>(
  t: T,
  title: "new" | "changes" | "closings" | "faults",
  items: readonly I[],
  text: (item: I) => string[],
) =>
  items.length === 0
    ? []
    : [
        t(`workbook:${title}`, { count: items.length }),
        ...items.slice(0, listed).flatMap((item) => text(item).map((line) => `  ${line}`)),
        ...(items.length > listed ? [`  ${t("workbook:more", { count: items.length - listed })}`] : []),
      ];

const planLines = (t: T, language: Language, { adds, changes, closings, faults }: SheetPlan): string[] => {
  const changed = ({ title, card, changes: all }: CardChanges) => [
    t("workbook:item", { title, card }),
    ...all.flatMap((change) =>
      changeText(t, language, change)
        .split("\n")
        .map((line) => `  ${line}`),
    ),
  ];
  return [
    ...list(t, "faults", faults, (fault) => [faultText(t, fault)]),
    ...list(t, "new", adds, ({ name, municipality, place }) => [
      t("workbook:item", { title: name, card: place ?? municipality ?? "" }),
    ]),
    ...list(t, "changes", changes, changed),
    ...list(t, "closings", closings, changed),
  ];
};

export type WorkbookOptions = {
  language: Language;
  whole?: RegionCode | undefined;
  closeMany?: boolean | undefined;
  dryRun?: boolean | undefined;
  now: Instant;
};

const open = async (store: Store, { language, now }: Pick<WorkbookOptions, "language" | "now">) => {
  const directory = await openDirectory(store, now);
  const i18n = createI18n();
  const wordsIn = (one: Language) =>
    wordsOf(i18n.translator(one, true), (code) => directory.regionOf(code)?.[one] ?? code);
  const others = languages.filter((one) => one !== language).map(wordsIn);
  return { directory, t: i18n.translator(language, true), words: wordsIn(language), others };
};

/** Takes a coordinator's sheet in, all of it or nothing; with `dryRun` says what that would do. */
export const importWorkbook = async (
  store: Store,
  path: string,
  options: WorkbookOptions,
  progress?: (done: number, of: number) => void,
): Promise<Told> => {
  const { directory, t, words, others } = await open(store, options);
  const { whole, closeMany } = options;
  const vocabularies = [words, ...others] as const;
  const prepared = await prepareWorkbook(store, directory, path, { vocabularies, whole, closeMany });
  if (!prepared.ok) {
    const { code, ...where } = prepared.fault;
    return { ok: false, lines: [t(`workbook:file.${code}`, where), t("workbook:stopped")] };
  }
  const { plan } = prepared.value;
  const remarks = plan.extra.length === 0 ? [] : [t("workbook:extra", { list: plan.extra.join(", ") })];
  const asked = planLines(t, options.language, plan);
  const lines = [...remarks, ...asked];
  if (plan.faults.length > 0) return { ok: false, lines: [...lines, t("workbook:stopped")] };
  if (asked.length === 0) return { ok: true, lines: [...lines, t("workbook:same")] };
  if (options.dryRun === true) return { ok: true, lines: [...lines, t("workbook:try")] };
  if (!(await applyWorkbook(store, prepared.value, { by: "import", now: options.now }, progress)))
    return { ok: false, lines: [t("workbook:meanwhile")] };
  return {
    ok: true,
    lines: [...lines, t("workbook:done"), ...(plan.adds.length > 0 ? [t("workbook:waits")] : [])],
  };
};

/** Writes the sheet of all cards. */
export const writeSheet = async (
  store: Store,
  path: string,
  options: Pick<WorkbookOptions, "language" | "now">,
): Promise<Told> => {
  const { t, words } = await open(store, options);
  const bytes = await exportWorkbook(store, words, notesOf(t));
  await writeFile(`${path}.part`, bytes);
  await rename(`${path}.part`, path);
  return { ok: true, lines: [`${path}: ${bytes.length} bytes.`] };
};
