/** Workbooks: what was written is read back, and what is hostile or half made is refused with its place. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { readWorkbook } from "../../../src/documents/xlsx/read.js";
import { columnIndex, columnName } from "../../../src/documents/xlsx/sheet.js";
import { writeWorkbook } from "../../../src/documents/xlsx/write.js";
import { readZip, writeZip } from "../../../src/documents/zip.js";
import type { Sheet } from "../../../src/domain/workbook.js";

const sheet: Sheet = {
  name: "Учреждения",
  columns: [
    { title: "Ключ" },
    { title: "Название", width: 40, note: "Как на вывеске" },
    { title: "Состояние", choices: ["работает", "закрыто"], note: "Выберите из списка" },
  ],
  rows: [
    ["a-1", "Центр «Гаилә» & <мәктәп>", "работает"],
    ["a-2", null, "закрыто"],
    ["a-3", "=1+1", 5],
  ],
};

/** A workbook whose only sheet is this XML. */
const made = async (body: string, more: [string, string][] = []) => {
  const written = await readZip(await writeWorkbook([{ name: "Лист", columns: [{ title: "А" }], rows: [] }]));
  if (!written.ok) throw new Error("not written");
  const files = new Map([...written.value].map(([name, content]) => [name, content.toString()]));
  files.set("xl/worksheets/sheet1.xml", `<worksheet><sheetData>${body}</sheetData></worksheet>`);
  for (const [name, content] of more) files.set(name, content);
  return writeZip([...files].map(([name, content]) => [name, Buffer.from(content)] as const));
};

test("columns have the names that spreadsheets give them", () => {
  expect([0, 25, 26, 51, 701, 702].map(columnName)).toEqual(["A", "Z", "AA", "AZ", "ZZ", "AAA"]);
  for (let index = 0; index < 1000; index += 1) expect(columnIndex(`${columnName(index)}7`)).toBe(index);
});

test("a written workbook is read back, words that look like formulas too; lists stay hidden", async () => {
  const bytes = await writeWorkbook([sheet, { name: "Пусто", columns: [{ title: "Нет" }], rows: [] }]);
  expect(await readWorkbook(bytes)).toEqual({
    ok: true,
    sheets: [
      {
        name: "Учреждения",
        rows: [
          { row: 1, cells: ["Ключ", "Название", "Состояние"] },
          { row: 2, cells: ["a-1", "Центр «Гаилә» & <мәктәп>", "работает"] },
          { row: 3, cells: ["a-2", "", "закрыто"] },
          { row: 4, cells: ["a-3", "=1+1", "5"] },
        ],
      },
      { name: "Пусто", rows: [{ row: 1, cells: ["Нет"] }] },
    ],
  });
  expect((await writeWorkbook([sheet])).equals(await writeWorkbook([sheet]))).toBe(true);
});

test("whatever is typed comes back as it was", async () => {
  const cell = fc.string({ unit: "grapheme", maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), async (typed) => {
      const rows = typed.map(([a, b]) => [`x${a}`, `${b}y`]);
      const read = await readWorkbook(
        await writeWorkbook([{ name: "a", columns: [{ title: "1" }, { title: "2" }], rows }]),
      );
      // A line's end is one in XML, however it was typed.
      const kept = rows.map((row) => row.map((words) => words.replaceAll(/\r\n?/g, "\n")));
      const shown = kept.map((row) =>
        row.map((words) => words.replaceAll(/[^\P{Cc}\n\t]|[\ufffe\uffff]/gu, "")),
      );
      expect(read.ok && read.sheets[0]?.rows.slice(1).map(({ cells }) => cells)).toEqual(shown);
    }),
    { numRuns: 60 },
  );
});

test("shared words, dates, times and numbers are read as a person sees them", async () => {
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="164"/></cellXfs></styleSheet>';
  const bytes = await made(
    '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="C1" s="1"><v>46348</v></c><c r="D1" s="2"><v>0.375</v></c><c r="E1" s="3"><v>46348</v></c><c r="F1"><v>1.50</v></c><c r="G1" t="b"><v>1</v></c></row>',
    [
      [
        "xl/sharedStrings.xml",
        "<sst><si><t>нет</t></si><si><r><t>два </t></r><r><t>куска</t></r></si></sst>",
      ],
      ["xl/styles.xml", styles],
    ],
  );
  expect(await readWorkbook(bytes)).toMatchObject({
    ok: true,
    sheets: [
      { rows: [{ row: 1, cells: ["два куска", "", "2026-11-22", "09:00", "2026-11-22", "1.5", "TRUE"] }] },
    ],
  });
});

test("a formula or an error is told with its cell", async () => {
  expect(await readWorkbook(await made('<row r="3"><c r="B3"><f>1+1</f><v>2</v></c></row>'))).toEqual({
    ok: false,
    fault: { code: "formula", sheet: "Лист", cell: "B3" },
  });
  expect(await readWorkbook(await made('<row r="3"><c r="C3" t="e"><v>#REF!</v></c></row>'))).toEqual({
    ok: false,
    fault: { code: "error", sheet: "Лист", cell: "C3" },
  });
});

test.each([
  ["no zip", async () => Buffer.from("просто текст")],
  ["no workbook", async () => writeZip([["a.txt", Buffer.from("a")]])],
  ["XML that ends early", async () => made("<row r='1'><c><v>")],
  ["entities", async () => made("", [["xl/workbook.xml", '<!DOCTYPE a [<!ENTITY b "c">]><workbook/>']])],
  [
    "another encoding",
    async () => made("", [["xl/workbook.xml", Buffer.from([0xff, 0xfe, 0x3c]).toString("latin1")]]),
  ],
])("%s is no workbook", async (_, bytes) => {
  expect(await readWorkbook(await bytes())).toEqual({ ok: false, fault: { code: "broken" } });
});

test("a bomb is put down unpacked", async () => {
  const zeros = Buffer.alloc(200 * 1024 * 1024, 32);
  const bomb = await writeZip([
    ["xl/workbook.xml", Buffer.from("<workbook/>")],
    ["xl/worksheets/sheet1.xml", zeros],
  ]);
  expect(bomb.length).toBeLessThan(1024 * 1024);
  const before = process.memoryUsage().arrayBuffers;
  expect(await readWorkbook(bomb)).toEqual({ ok: false, fault: { code: "big" } });
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 1024 * 1024);
  // One that lies about what it holds: the size in its directory is cut to a thousand bytes.
  const lying = Buffer.from(bomb);
  const at = lying.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  lying.writeUInt32LE(1000, at + 24);
  expect(await readWorkbook(lying)).toEqual({ ok: false, fault: { code: "broken" } });
});

test("a million rows are not read to their end", async () => {
  const row = '<row><c t="inlineStr"><is><t>а</t></is></c></row>';
  expect(await readWorkbook(await made(row.repeat(1_000_000)))).toEqual({
    ok: false,
    fault: { code: "big" },
  });
});
