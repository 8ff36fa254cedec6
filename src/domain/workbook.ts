/** What sheets of a workbook are, written and read. Knows no files and no spreadsheet program. */

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

/** A workbook that is written in the moment it is sent. Its name shows on a phone. */
export type WorkbookFile = { workbook: readonly Sheet[]; name: string };

/** A sheet as it was read: every cell as words; the first row is 1, as the spreadsheet shows it. */
export type ReadSheet = {
  name: string;
  rows: { row: number; cells: string[] }[];
};

/**
 * Why a workbook is not read. `broken`: no workbook, or damaged; `big`: beyond the limits; `formula` and `error`: a cell
 * that holds a calculation or an error instead of words.
 */
export type WorkbookFault =
  | { code: "broken" | "big" }
  | { code: "formula" | "error"; sheet: string; cell: string };

export type ReadWorkbook = { ok: true; sheets: ReadSheet[] } | { ok: false; fault: WorkbookFault };
