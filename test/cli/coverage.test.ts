/** `directory coverage`: pictures, a workbook and JSON of what there is where, with the searches that found nothing. */
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CoverageOptions, writeCoverage } from "../../src/cli/coverage.js";
import { readWorkbook } from "../../src/documents/xlsx/read.js";
import { openDatabase } from "../../src/store/database.js";
import { createSeal } from "../../src/store/seal.js";
import { createStore, type Store } from "../../src/store/store.js";
import { createTestDatabase } from "../support/database.js";

const now = "2026-11-22T10:00:00.000Z";
const folder = mkdtempSync(path.join(tmpdir(), "ryadom-coverage-"));
const file = (name: string) => path.join(folder, name);
const options = (over: Partial<CoverageOptions> & Pick<CoverageOptions, "format">): CoverageOptions => ({
  days: 90,
  language: "ru",
  now,
  ...over,
});
let store: Store;
let close: () => Promise<void>;

const miss = { region: "komi", municipality: "городской округ Воркута", need: "bullying", ageBand: "11-14" };

beforeAll(async () => {
  const database = await createTestDatabase();
  const opened = openDatabase(database.url, 4);
  store = createStore(opened, createSeal(Buffer.alloc(32, 7).toString("base64")));
  close = async () => {
    await opened.close();
    await database.drop();
  };
  for (const at of ["2026-11-20T10:00:00.000Z", "2026-11-20T11:00:00.000Z", "2026-10-01T10:00:00.000Z"])
    await store.misses.add({ ...miss, at });
  await store.misses.add({ ...miss, need: "any", municipality: "", ageBand: "", at: now });
  await store.misses.add({ ...miss, at: "2026-01-01T10:00:00.000Z" });
});
afterAll(() => close());

const sheets = async (name: string) => {
  const read = await readWorkbook(readFileSync(file(name)));
  if (!read.ok) throw new Error(read.fault.code);
  return read.sheets.map((sheet) => ({ name: sheet.name, rows: sheet.rows.map(({ cells }) => cells) }));
};

test("the workbook: what there is, what is lacking with the most wanted first, the searches", async () => {
  await writeCoverage(store, file("all.xlsx"), options({ format: "xlsx" }));
  const [coverage, lacks, misses] = await sheets("all.xlsx");
  expect([coverage?.name, lacks?.name, misses?.name]).toEqual(["Покрытие", "Чего не хватает", "Промахи"]);
  expect(coverage?.rows).toHaveLength(1 + 163);
  expect(coverage?.rows[0]?.slice(0, 5)).toEqual([
    "Регион",
    "Район или округ",
    "Мест всего",
    "Психолог",
    "Травля",
  ]);
  expect(lacks?.rows[1]?.slice(0, 5)).toEqual([
    "Республика Коми",
    "городской округ Воркута",
    "Травля",
    "3",
    "далеко",
  ]);
  expect(misses?.rows.slice(1)).toEqual([
    ["Республика Коми", "городской округ Воркута", "Травля", "11–14", "3"],
    ["Республика Коми", "не сказали", "любая помощь", "не сказали", "1"],
  ]);
});

test("JSON: totals that are the sums of their rows, a comment, a period", async () => {
  await writeCoverage(store, file("komi.json"), options({ format: "json", region: "komi", days: 30 }));
  const read = JSON.parse(readFileSync(file("komi.json"), "utf8"));
  expect(read.$comment.length).toBeGreaterThan(3);
  expect(read.since).toBe("2026-10-23");
  expect(read.rows).toHaveLength(21);
  expect(Object.keys(read.totals)).toEqual(["komi"]);
  const reaches = read.rows.map(
    (row: { needs: { social_help: { reach: string } } }) => row.needs.social_help.reach,
  );
  const near = reaches.filter((reach: string) => reach === "here" || reach === "near").length;
  expect(near).toBeGreaterThan(0);
  expect(read.totals.komi.social_help).toMatchObject({ of: 21, withinReach: near });
  const vorkuta = read.rows.find(
    ({ municipality }: { municipality: string }) => municipality === miss.municipality,
  );
  expect(vorkuta.needs.bullying).toMatchObject({ misses: 2, reach: "far" });
  expect(vorkuta.needs.bullying.ages["11-14"].misses).toBe(2);
});

test("pictures: one a region, in any language; one need by age", async () => {
  const { lines } = await writeCoverage(store, file("map.png"), options({ format: "png", language: "tt" }));
  expect(lines).toHaveLength(5);
  await writeCoverage(store, file("one.png"), options({ format: "png", region: "komi", need: "bullying" }));
  const pictures = readdirSync(folder).filter((name) => name.endsWith(".png"));
  expect(pictures.toSorted()).toEqual([
    "map-komi.png",
    "map-novosibirsk.png",
    "map-primorye.png",
    "map-tatarstan.png",
    "map-vologda.png",
    "one.png",
  ]);
  for (const name of pictures)
    expect(readFileSync(file(name)).subarray(0, 8).toString("latin1")).toBe("\u0089PNG\r\n\u001a\n");
});
