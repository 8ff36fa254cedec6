/** The coordinators' workbook from the command line: out, typed over, in; a wrong cell changes nothing. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { importWorkbook, writeSheet } from "../../src/cli/workbook.js";
import { readWorkbook } from "../../src/documents/xlsx/read.js";
import { writeWorkbook } from "../../src/documents/xlsx/write.js";
import { openDatabase } from "../../src/store/database.js";
import { createSeal } from "../../src/store/seal.js";
import { createStore, type Store } from "../../src/store/store.js";
import { createTestDatabase } from "../support/database.js";
import { testKey } from "../support/engine.js";

const now = "2026-11-22T10:00:00.000Z";
const folder = mkdtempSync(path.join(tmpdir(), "ryadom-workbook-"));
const out = path.join(folder, "out.xlsx");
let store: Store;
let close: () => Promise<void>;

beforeAll(async () => {
  const database = await createTestDatabase();
  const opened = openDatabase(database.url, 4);
  store = createStore(opened, createSeal(testKey));
  close = async () => {
    await opened.close();
    await database.drop();
  };
  await writeSheet(store, out, { language: "ru", now });
});
afterAll(() => close());

/** The exported sheet with some cells of one card typed over, as a file. */
const typedOver = async (
  key: string,
  cells: Record<string, string>,
  added: Record<string, string>[] = [],
) => {
  const read = await readWorkbook(readFileSync(out));
  if (!read.ok) throw new Error(read.fault.code);
  const [titles, ...rows] = read.sheets[0]?.rows.map((row) => row.cells) ?? [];
  const columns = (titles ?? []).map((title) => ({ title }));
  const typed = rows.map((row) =>
    columns.map(({ title }, at) => (row[0] === key ? (cells[title] ?? row[at] ?? "") : (row[at] ?? ""))),
  );
  const more = added.map((row) => columns.map(({ title }) => row[title] ?? ""));
  const file = path.join(folder, "in.xlsx");
  writeFileSync(
    file,
    await writeWorkbook([{ name: read.sheets[0]?.name ?? "", columns, rows: [...typed, ...more] }]),
  );
  return file;
};

const card = "ns-viktoria";

test("a sheet is read in the language of its titles, and answered in the one that was asked for", async () => {
  expect(await importWorkbook(store, out, { language: "en", now })).toEqual({
    ok: true,
    lines: ["The directory already says so."],
  });
});

test("what was written says nothing new", async () => {
  expect(await importWorkbook(store, out, { language: "ru", now })).toEqual({
    ok: true,
    lines: ["В справочнике уже так и написано."],
  });
});

test("a try changes nothing; the import changes the card, adds the new one and keeps who did it", async () => {
  const file = await typedOver(card, { Телефон: "8 (383) 225-11-33", "Работает ли": "Больше нет" }, [
    {
      Название: "Центр «Рядом»",
      Регион: "Новосибирская область",
      "Вид учреждения": "Некоммерческая организация",
      "Населённый пункт": "Бердск",
    },
  ]);
  const before = await store.directory.version();
  const tried = await importWorkbook(store, file, { language: "ru", now, dryRun: true });
  expect(tried.lines).toEqual(expect.arrayContaining(["Новые: 1", "Закрываются: 1"]));
  expect(await store.directory.version()).toBe(before);

  const done = await importWorkbook(store, file, { language: "ru", now });
  expect(done).toMatchObject({ ok: true });
  expect(done.lines).toEqual(
    expect.arrayContaining(["Записано.", "Новые учреждения люди увидят после проверки."]),
  );
  expect((await store.cards.get(card))?.values).toMatchObject({
    phones: [{ number: "8 (383) 225-11-33", digits: "73832251133" }],
    status: "defunct",
  });
  expect((await store.cards.history(card)).map(({ field, by }) => [field, by])).toEqual([
    ["phones", "import"],
    ["status", "import"],
  ]);
  const added = (await store.cards.states()).find(({ name }) => name === "Центр «Рядом»");
  expect(added).toMatchObject({ region: "novosibirsk", publish: "after-check" });
});

test.each([
  ["ru", "Телефон", "строка", "не хватает цифр"],
  ["en", "Phone", "row", "digits"],
] as const)(
  "in %s a wrong cell is told with its place, and nothing is changed",
  async (language, column, word, text) => {
    await writeSheet(store, out, { language, now });
    const before = await store.directory.version();
    const { ok, lines } = await importWorkbook(store, await typedOver(card, { [column]: "22-11" }), {
      language,
      now,
    });
    expect(ok).toBe(false);
    const told = lines.find((line) => line.includes(column));
    expect(told).toContain(word);
    expect(told).toContain(text);
    expect(await store.directory.version()).toBe(before);
  },
);
