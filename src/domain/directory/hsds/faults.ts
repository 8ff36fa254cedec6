/** What a broken rule is told with: which record and column, which rule, one sentence. Collects; decides no rules. */
import type { Row, TableName } from "../dataset.js";
import type { CellRule } from "./values.js";

export type Rule =
  | CellRule
  | "duplicate"
  | "leads-nowhere"
  | "nobody-s"
  | "ages"
  | "hours"
  | "season"
  | "digits"
  | "no-name"
  | "taken-key"
  | "strange-key"
  | "unknown-region"
  | "unknown-municipality"
  | "own-parent"
  /** A file that is to be all there is of a region has too little of it. */
  | "cut-short"
  /** The file itself: it is none, is broken, or is too large. */
  | "file";

export type Fault = {
  rule: Rule;
  /** Whether nothing may be imported because of it; else it is only told. */
  stops: boolean;
  text: string;
  table?: TableName;
  row?: Row;
  column?: string;
  /** Where the reader of a file knows more than the row: the file, and the line, path or cell in it. */
  file?: string;
  at?: string;
};

/** Where a record stood in what was read. */
export type Where = { file: string; at: string };

/** The sentence with its place: file, line or path, column. */
export const faultText = (fault: Fault, whereOf?: (row: Row) => Where | undefined): string => {
  const where = fault.row === undefined ? undefined : whereOf?.(fault.row);
  const id = fault.row?.["key"] ?? fault.row?.["id"];
  const place = [
    fault.file ?? where?.file ?? fault.table,
    fault.at ?? where?.at ?? (typeof id === "string" ? id : undefined),
    fault.column === undefined ? undefined : `column ${fault.column}`,
  ].filter((part) => part !== undefined && part !== "");
  return place.length === 0 ? fault.text : `${place.join(", ")}: ${fault.text}`;
};
