/** What a sheet of a workbook is, for writing and for reading, and how its cells are named. */

export type WrittenCell = string | number | null;

export type Sheet = {
  name: string;
  columns: readonly {
    title: string;
    /** In characters. */
    width?: number;
    /** What a cell may hold: shown as a drop-down. */
    choices?: readonly string[];
    /** Shown while a cell of the column is filled in; 255 characters at the most. */
    note?: string;
  }[];
  rows: readonly (readonly WrittenCell[])[];
};

/** A sheet as it was read: every cell as words; the first row is 1, as the spreadsheet shows it. */
export type ReadSheet = {
  name: string;
  rows: { row: number; cells: string[] }[];
};

/** A, B … Z, AA: the name of a column. @param index from 0 */
export const columnName = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);

/** The column of a cell's name, from 0; undefined when that is none. */
export const columnIndex = (cell: string): number | undefined => {
  const letters = /^([A-Z]{1,3})\d*$/.exec(cell)?.[1];
  if (letters === undefined) return undefined;
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
};

const marks: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Words as they stand in XML; what XML cannot hold is left out. */
export const escaped = (words: string): string =>
  words
    .replaceAll(/[^\P{Cc}\n\r\t]|\p{Cs}|[\ufffe\uffff]/gu, "")
    .replaceAll(/[&<>"]/g, (mark) => marks[mark] ?? "");
