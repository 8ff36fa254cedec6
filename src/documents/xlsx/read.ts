/**
 * Reads workbooks: every cell as the words a person sees in it. Reads no formulas, macros or links, and stops at its
 * limits before memory does.
 */
import { SaxesParser } from "saxes";
import { type Outcome, refuse } from "../../domain/outcome.js";
import type { ReadSheet, ReadWorkbook, WorkbookFault } from "../../domain/workbook.js";
import { readZip } from "../zip.js";
import { columnIndex } from "./sheet.js";

export type WorkbookLimits = { rows: number; cells: number; columns: number };
/** All sheets together; a coordinator's workbook has a few thousand rows. */
export const workbookLimits: WorkbookLimits = { rows: 50_000, cells: 2_000_000, columns: 200 };

type Handlers = {
  open: (name: string, attributes: Record<string, string>) => void;
  text?: (words: string) => void;
  close?: (name: string) => void;
};

/** Names without their prefix: what another program calls `x:row` is a row. */
const local = (name: string): string => name.slice(name.indexOf(":") + 1);

const parse = (bytes: Buffer, { open, text, close }: Handlers): void => {
  const parser = new SaxesParser({ xmlns: false });
  // Nothing of ours has one; what a hostile one would unfold into is not looked at.
  parser.on("doctype", () => {
    throw new Error("doctype");
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const plain = Object.entries(attributes).map(([key, value]) => [local(key), value]);
    open(local(name), Object.fromEntries(plain));
  });
  if (text !== undefined) {
    parser.on("text", text);
    parser.on("cdata", text);
  }
  if (close !== undefined) parser.on("closetag", ({ name }) => close(local(name)));
  const chunk = 64 * 1024;
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for (let at = 0; at < bytes.length; at += chunk)
    parser.write(decoder.decode(bytes.subarray(at, at + chunk), { stream: true }));
  parser.close();
};

/** Relations by their id: where the parts of the workbook are. */
const readTargets = (bytes: Buffer | undefined): Map<string, string> => {
  const targets = new Map<string, string>();
  if (bytes !== undefined)
    parse(bytes, {
      open: (name, { Id: id, Target: target }) => {
        if (name === "Relationship" && id !== undefined && target !== undefined)
          targets.set(id, target.startsWith("/") ? target.slice(1) : `xl/${target}`);
      },
    });
  return targets;
};

const readTabs = (bytes: Buffer) => {
  const tabs: { name: string; id: string; hidden: boolean }[] = [];
  let since1904 = false;
  parse(bytes, {
    open: (tag, { name, id, state, date1904 }) => {
      if (tag === "workbookPr") since1904 = date1904 === "1" || date1904 === "true";
      if (tag === "sheet" && name !== undefined && id !== undefined)
        tabs.push({ name, id, hidden: state === "hidden" || state === "veryHidden" });
    },
  });
  return { tabs, since1904 };
};

const readStrings = (bytes: Buffer | undefined): string[] => {
  const strings: string[] = [];
  if (bytes === undefined) return strings;
  let words = "";
  let isText = false;
  let isPhonetic = false;
  parse(bytes, {
    open: (name) => {
      if (name === "si") words = "";
      if (name === "rPh") isPhonetic = true;
      isText = name === "t" && !isPhonetic;
    },
    text: (more) => {
      if (isText) words += more;
    },
    close: (name) => {
      if (name === "t") isText = false;
      if (name === "rPh") isPhonetic = false;
      if (name === "si") strings.push(words);
    },
  });
  return strings;
};

type Look = "plain" | "date" | "time" | "datetime";

/** What a number format shows. Source of the built-in numbers: ECMA-376, 18.8.30. */
const lookOf = (id: number, code: string | undefined): Look => {
  if (code === undefined)
    return (id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
      ? "date"
      : (id >= 18 && id <= 21) || (id >= 45 && id <= 47)
        ? "time"
        : id === 22
          ? "datetime"
          : "plain";
  const bare = code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, "").toLowerCase();
  const [hasDay, hasHour] = [/[dy]/.test(bare), /[hs]/.test(bare)];
  return hasDay ? (hasHour ? "datetime" : "date") : hasHour ? "time" : "plain";
};

const readLooks = (bytes: Buffer | undefined): Look[] => {
  const codes = new Map<number, string>();
  const looks: Look[] = [];
  let isOfCells = false;
  if (bytes !== undefined)
    parse(bytes, {
      open: (name, { numFmtId, formatCode }) => {
        if (name === "numFmt" && numFmtId !== undefined && formatCode !== undefined)
          codes.set(Number(numFmtId), formatCode);
        if (name === "cellXfs") isOfCells = true;
        if (name === "xf" && isOfCells) {
          const id = Number(numFmtId ?? 0);
          looks.push(lookOf(id, codes.get(id)));
        }
      },
      close: (name) => {
        if (name === "cellXfs") isOfCells = false;
      },
    });
  return looks;
};

const dayMs = 86_400_000;

/** A number as its format shows it: days are counted from 30 December 1899, or on old Macs from 1904. */
const shown = (value: string, look: Look, since1904: boolean): string => {
  const number = Number(value);
  if (look === "plain" || !Number.isFinite(number)) return Number.isFinite(number) ? String(number) : value;
  const start = Date.UTC(since1904 ? 1904 : 1899, since1904 ? 0 : 11, since1904 ? 1 : 30);
  const moment = new Date(start + Math.round((number * dayMs) / 1000) * 1000);
  if (Number.isNaN(moment.getTime())) return value;
  const [date = "", time = ""] = moment.toISOString().split("T");
  if (look === "date") return date;
  return look === "time" ? (number >= 1 ? "24:00" : time.slice(0, 5)) : `${date} ${time.slice(0, 5)}`;
};

/** Ends the reading of a sheet from within. */
class Stopped extends Error {
  constructor(readonly fault: WorkbookFault) {
    super(fault.code);
  }
}

type Parts = { strings: string[]; looks: Look[]; since1904: boolean };
type Budget = { rows: number; cells: number };

const readSheet = (
  name: string,
  bytes: Buffer,
  parts: Parts,
  budget: Budget,
  limits: WorkbookLimits,
): ReadSheet => {
  const rows: ReadSheet["rows"] = [];
  let row = 0;
  let cells: string[] = [];
  let at = { column: 0, type: "n", look: "plain" as Look, name: "" };
  let words = "";
  let isValue = false;
  const stop = (fault: WorkbookFault): never => {
    throw new Stopped(fault);
  };
  parse(bytes, {
    open: (tag, { r: place, t: type = "n", s: format = "0" }) => {
      if (tag === "row") {
        row = place === undefined ? row + 1 : Number(place);
        cells = [];
        budget.rows -= 1;
        if (budget.rows < 0) stop({ code: "big" });
      } else if (tag === "c") {
        const column =
          place === undefined ? at.column + (cells.length > 0 ? 1 : 0) : (columnIndex(place) ?? 0);
        if (column >= limits.columns) stop({ code: "big" });
        budget.cells -= 1;
        if (budget.cells < 0) stop({ code: "big" });
        at = { column, type, look: parts.looks[Number(format)] ?? "plain", name: place ?? "" };
        words = "";
      } else if (tag === "f") stop({ code: "formula", sheet: name, cell: at.name });
      isValue = tag === "v" || tag === "t";
    },
    text: (more) => {
      if (isValue) words += more;
    },
    close: (tag) => {
      if (tag === "v" || tag === "t") isValue = false;
      if (tag === "c") {
        if (at.type === "e") stop({ code: "error", sheet: name, cell: at.name });
        while (cells.length < at.column) cells.push("");
        cells[at.column] =
          at.type === "s"
            ? (parts.strings[Number(words)] ?? "")
            : at.type === "n"
              ? words === ""
                ? ""
                : shown(words, at.look, parts.since1904)
              : at.type === "b"
                ? words === "1"
                  ? "TRUE"
                  : "FALSE"
                : words;
      }
      if (tag === "row" && cells.some((cell) => cell.trim() !== "")) rows.push({ row, cells });
    },
  });
  return { name, rows };
};

const unpack = async (bytes: Buffer): Promise<Outcome<Map<string, Buffer>, "big" | "broken">> => {
  const unpacked = await readZip(bytes, (name) => name.startsWith("xl/") && /\.(xml|rels)$/.test(name));
  return unpacked.ok && !unpacked.value.has("xl/workbook.xml") ? refuse("broken") : unpacked;
};

/** The sheets of a workbook that are not hidden, in their order, without empty rows. */
export const readWorkbook = async (
  bytes: Buffer,
  limits: WorkbookLimits = workbookLimits,
): Promise<ReadWorkbook> => {
  const unpacked = await unpack(bytes);
  if (!unpacked.ok) return { ok: false, fault: { code: unpacked.code } };
  const files = unpacked.value;
  try {
    const { tabs, since1904 } = readTabs(files.get("xl/workbook.xml") ?? Buffer.alloc(0));
    const targets = readTargets(files.get("xl/_rels/workbook.xml.rels"));
    const strings = readStrings(files.get("xl/sharedStrings.xml"));
    const parts = { strings, looks: readLooks(files.get("xl/styles.xml")), since1904 };
    const budget = { rows: limits.rows, cells: limits.cells };
    const sheets: ReadSheet[] = [];
    for (const { name, id, hidden } of tabs) {
      const body = files.get(targets.get(id) ?? "");
      if (body === undefined) return { ok: false, fault: { code: "broken" } };
      if (!hidden) sheets.push(readSheet(name, body, parts, budget, limits));
    }
    return { ok: true, sheets };
  } catch (error) {
    return { ok: false, fault: error instanceof Stopped ? error.fault : { code: "broken" } };
  }
};
