/**
 * Writes workbooks that a spreadsheet program opens with a frozen title row, drop-downs and hints. Cells are words and
 * numbers; nothing in them is ever a formula. The same sheets give the same bytes.
 */
import type { Sheet, WrittenCell } from "../../domain/workbook.js";
import { writeZip } from "../zip.js";
import { columnName, escaped } from "./sheet.js";

const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${body}`;
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";
/** Sheets have so many rows at the most: drop-downs reach as far, so that new rows have them too. */
const lastRow = 20_000;

const styles = `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF7"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0" numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf xfId="0" numFmtId="49" fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf xfId="0" numFmtId="0" applyAlignment="1"><alignment vertical="top"/></xf></cellXfs></styleSheet>`;
const style = { words: 0, title: 1, number: 2 } as const;

const cellXml = (cell: WrittenCell, at: string, look: number): string => {
  if (cell === null || cell === "") return "";
  if (typeof cell === "number") return `<c r="${at}" s="${style.number}"><v>${cell}</v></c>`;
  return `<c r="${at}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
};

const rowXml = (cells: readonly WrittenCell[], row: number, look: number): string =>
  `<row r="${row}">${cells.map((cell, index) => cellXml(cell, `${columnName(index)}${row}`, look)).join("")}</row>`;

/** Hints are shown by the spreadsheet while a cell is edited; lists stand on a hidden sheet, where any length fits. */
const validationXml = (sheet: Sheet, listOf: (choices: readonly string[]) => string): string => {
  const all = sheet.columns.flatMap(({ choices, note, title }, index) => {
    if (choices === undefined && note === undefined) return [];
    const at = `${columnName(index)}2:${columnName(index)}${lastRow}`;
    const hint =
      note === undefined
        ? ""
        : ` showInputMessage="1" promptTitle="${escaped(title.slice(0, 32))}" prompt="${escaped(note.slice(0, 255))}"`;
    return [
      choices === undefined
        ? `<dataValidation sqref="${at}"${hint}/>`
        : `<dataValidation type="list" allowBlank="1" showErrorMessage="1"${hint} sqref="${at}"><formula1>${escaped(listOf(choices))}</formula1></dataValidation>`,
    ];
  });
  return all.length === 0 ? "" : `<dataValidations count="${all.length}">${all.join("")}</dataValidations>`;
};

const sheetXml = (sheet: Sheet, listOf: (choices: readonly string[]) => string): string => {
  const widths = sheet.columns.map(
    ({ width = 18 }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const titles = sheet.columns.map(({ title }) => title);
  return xml(
    `<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join("")}</cols><sheetData>${rowXml(titles, 1, style.title)}${sheet.rows.map((row, index) => rowXml(row, index + 2, style.words)).join("")}</sheetData>${validationXml(sheet, listOf)}</worksheet>`,
  );
};

const listSheet = "lists";

/** The bytes of a workbook of these sheets, in this order. */
export const writeWorkbook = (sheets: readonly Sheet[]): Promise<Buffer> => {
  const lists: (readonly string[])[] = [];
  const listOf = (choices: readonly string[]): string => {
    const known = lists.findIndex((list) => list.join("\n") === choices.join("\n"));
    const index = known === -1 ? lists.push(choices) - 1 : known;
    const column = columnName(index);
    return `${listSheet}!$${column}$1:$${column}$${choices.length}`;
  };
  const bodies = sheets.map((sheet) => sheetXml(sheet, listOf));
  const longest = Math.max(0, ...lists.map((list) => list.length));
  const listRows = Array.from(
    { length: longest },
    (_, row) =>
      rowXml(
        lists.map((list) => list[row] ?? null),
        row + 1,
        style.words,
      ), // prettier-ignore
  );
  const names = [...sheets.map(({ name }) => name), ...(lists.length > 0 ? [listSheet] : [])];
  if (lists.length > 0)
    bodies.push(xml(`<worksheet xmlns="${main}"><sheetData>${listRows.join("")}</sheetData></worksheet>`));

  const types = names
    .map(
      (_, index) =>
        `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
    ) // prettier-ignore
    .join("");
  const tabs = names.map(
    (name, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}"${index >= sheets.length ? ' state="hidden"' : ""} r:id="rId${index + 1}"/>`,
  ); // prettier-ignore
  const links = names.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  ); // prettier-ignore
  const parts: [string, string][] = [
    [
      "[Content_Types].xml",
      `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${types}</Types>`,
    ],
    [
      "_rels/.rels",
      `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${tabs.join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `<Relationships xmlns="${packaged}/relationships">${links.join("")}<Relationship Id="rId${names.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ["xl/styles.xml", styles],
  ];
  return writeZip([
    ...parts.map(([name, body]) => [name, Buffer.from(xml(body))] as const),
    ...bodies.map((body, index) => [`xl/worksheets/sheet${index + 1}.xml`, Buffer.from(body)] as const),
  ]);
};
