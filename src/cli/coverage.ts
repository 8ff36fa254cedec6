/** `directory coverage`: what there is where, written as pictures, a workbook or JSON. */
import { rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { openDirectory } from "../directory.js";
import { drawHeatMap } from "../documents/heat-map.js";
import { writeWorkbook } from "../documents/xlsx/write.js";
import type { Missed } from "../domain/directory/coverage.js";
import { REGIONS, type RegionCode } from "../domain/directory/region-data.js";
import { pagesOf } from "../domain/heat-map.js";
import { NEEDS, type Need } from "../domain/needs.js";
import type { Language } from "../domain/people.js";
import { dayMs, type Instant, instant, msOf } from "../domain/time.js";
import { createI18n } from "../i18n/i18n.js";
import type { Store } from "../store/store.js";
import { coverageMap } from "../views/coverage.js";
import { dateText } from "../views/when.js";
import { coverageJson, coverageSheets } from "./coverage-sheets.js";
import type { Told } from "./directory.js";

export const coverageFormats = ["png", "xlsx", "json"] as const;
export type CoverageFormat = (typeof coverageFormats)[number];

export type CoverageOptions = {
  format: CoverageFormat;
  region?: RegionCode | undefined;
  need?: Need | undefined;
  /** How far back searches are counted. */
  days: number;
  language: Language;
  now: Instant;
};

type Written = { path: string; bytes: Buffer };

/** `map.png` → `map-komi.png`: a region, or a page, has a file of its own where there are several. */
const named = (file: string, parts: readonly string[]): string => {
  const { dir, name, ext } = path.parse(file);
  return path.join(dir, `${[name, ...parts].join("-")}${ext}`);
};

const filesOf = async (store: Store, file: string, options: CoverageOptions): Promise<Written[]> => {
  const { format, region, need, days, language, now } = options;
  const directory = await openDirectory(store, now);
  const t = createI18n().translator(language, true);
  const since = instant(msOf(now) - days * dayMs).slice(0, "2026-12-25".length);
  const missed = (await missedSince(store, since)).filter(
    (one) => (region === undefined || one.region === region) && (need === undefined || one.need === need),
  );
  const rows = directory.coverage({ missed, now, region });
  const regionName = (code: string) => directory.regionOf(code)?.[language] ?? code;
  const facts = { rows, missed, needs: need === undefined ? NEEDS : [need], since, regionName };
  if (format === "json")
    return [{ path: file, bytes: Buffer.from(`${JSON.stringify(coverageJson(facts, now), null, 2)}\n`) }];
  if (format === "xlsx")
    return [{ path: file, bytes: await writeWorkbook(coverageSheets({ t, language }, facts)) }];
  const codes = region === undefined ? REGIONS : [region];
  const written: Written[] = [];
  for (const code of codes) {
    const about = { language, region: regionName(code), days, date: dateText(now.slice(0, 10), language) };
    const own = rows.filter((row) => row.region === code);
    const pages = pagesOf(coverageMap(t, about, { rows: own, need }));
    for (const [page, map] of pages.entries()) {
      const parts = [...(codes.length > 1 ? [code] : []), ...(pages.length > 1 ? [String(page + 1)] : [])];
      written.push({ path: named(file, parts), bytes: await drawHeatMap(map) });
    }
  }
  return written;
};

/** What was counted since a day, the days taken together. */
const missedSince = async (store: Store, day: string): Promise<Missed[]> => {
  const sums = new Map<string, Missed>();
  for (const { day: _day, count, ...miss } of await store.misses.since(day)) {
    const key = JSON.stringify(miss);
    sums.set(key, { ...miss, count: (sums.get(key)?.count ?? 0) + count });
  }
  return [...sums.values()];
};

/** Writes what there is where. Pictures of several regions get a file each. */
export const writeCoverage = async (store: Store, file: string, options: CoverageOptions): Promise<Told> => {
  const files = await filesOf(store, file, options);
  for (const { path: to, bytes } of files) {
    await writeFile(`${to}.part`, bytes);
    await rename(`${to}.part`, to);
  }
  return { ok: true, lines: files.map(({ path: to, bytes }) => `${to}: ${bytes.length} bytes.`) };
};
