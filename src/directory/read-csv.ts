/** Reads one table of comma- or semicolon-separated values, row by row: nothing is held that a limit would forbid. */
import { pipeline, type Readable, Transform } from "node:stream";
import { TextDecoder } from "node:util";
import { CsvError, parse } from "csv-parse";
import type { Collector } from "../domain/directory/hsds/collect.js";
import type { Source } from "../domain/directory/hsds/names.js";
import { BrokenFile, limits } from "./broken-file.js";

const newline = 10;
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const notUtf8 = (file: string, lines: Buffer, from: number) => {
  let line = from;
  for (const bytes of lines.toString("latin1").split("\n")) {
    try {
      decoder.decode(Buffer.from(bytes, "latin1"));
      line += 1;
    } catch {
      const isUtf16 = bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff");
      const bad = /[\x80-\xff]/.exec(bytes)?.index ?? 0;
      const column = bytes.slice(0, bad).split(/[,;]/).length;
      const name = isUtf16 ? "UTF-16" : "perhaps Windows-1251";
      return new BrokenFile(`the text is not in UTF-8 (${name}): save it as CSV in UTF-8`, {
        file,
        at: `line ${line}`,
        column: String(column),
      });
    }
  }
  return new BrokenFile("the text is not in UTF-8", { file, at: `line ${line}` });
};

/** Whole lines as text: the byte that ends a line is part of no other sign, so each piece can be read by itself. */
const decodeLines = (file: string) => {
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  const push = (lines: Buffer): string => {
    try {
      const text = decoder.decode(lines);
      line += text.split("\n").length - 1;
      return text;
    } catch {
      throw notUtf8(file, lines, line);
    }
  };
  return new Transform({
    readableObjectMode: false,
    transform(chunk: Buffer, _, done) {
      try {
        const bytes = Buffer.concat([rest, chunk]);
        const end = bytes.lastIndexOf(newline) + 1;
        rest = bytes.subarray(end);
        if (rest.length > limits.lineBytes)
          throw new BrokenFile("a line is too long: this is no table", { file, at: `line ${line}` });
        done(null, end > 0 ? push(bytes.subarray(0, end)) : "");
      } catch (error) {
        done(error as Error);
      }
    },
    flush(done) {
      try {
        done(null, rest.length > 0 ? push(rest) : "");
      } catch (error) {
        done(error as Error);
      }
    },
  });
};

const sentences: { [code: string]: (expected: number, found: number) => string } = {
  CSV_RECORD_INCONSISTENT_COLUMNS: (expected, found) =>
    `the row has ${found} cells where there are ${expected} columns`,
  CSV_QUOTE_NOT_CLOSED: () => "a quotation mark is opened and never closed",
  CSV_INVALID_CLOSING_QUOTE: () => "there is text behind a closing quotation mark",
  INVALID_OPENING_QUOTE: () => "there is a quotation mark in the middle of a cell",
  CSV_MAX_RECORD_SIZE: () => "the row is too long",
};

const broken = (error: unknown, file: string): BrokenFile => {
  if (error instanceof BrokenFile) return error;
  if (!(error instanceof CsvError)) throw error;
  const facts = error as unknown as {
    lines?: number;
    column?: string | number;
    record?: unknown[];
    columns?: unknown;
  };
  const expected = /(?:length is|expect) (\d+)/.exec(error.message)?.[1];
  const found = /got (\d+)/.exec(error.message)?.[1];
  const text = sentences[error.code]?.(Number(expected), Number(found)) ?? "the row cannot be read";
  const column = typeof facts.column === "string" ? { column: facts.column } : {};
  return new BrokenFile(text, { file, at: `line ${facts.lines ?? 1}`, ...column });
};

/** More of the two in the first line, outside of quotation marks, is what separates. */
const delimiterOf = (line: string): "," | ";" => {
  const bare = line.replaceAll(/"[^"]*"/g, "");
  return bare.split(";").length > bare.split(",").length ? ";" : ",";
};

const header = (file: string) => (names: string[]) => {
  const clean = names.map((name) => name.trim());
  const blank = clean.indexOf("");
  if (blank >= 0)
    throw new BrokenFile("a column has no name", { file, at: "line 1", column: String(blank + 1) });
  const twice = clean.find((name, index) => clean.indexOf(name) < index);
  if (twice !== undefined)
    throw new BrokenFile("two columns have one name", { file, at: "line 1", column: twice });
  return clean;
};

/** Reads a table's rows into the collector. @throws BrokenFile with file, line and column */
export const readCsv = async (
  stream: Readable,
  { file, source, collector }: { file: string; source: Source; collector: Collector },
): Promise<void> => {
  const text = decodeLines(file);
  pipeline(stream, text, () => {});
  try {
    const pieces = text[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    let first = "";
    let isOver = false;
    while (!first.includes("\n") && !isOver) {
      const { value, done = false } = await pieces.next();
      isOver = done;
      if (!done) first += value.toString("utf8");
    }
    const [top = ""] = first.replace(/^\uFEFF/, "").split("\n", 1);
    if (top.trim() === "") return;
    const rows = parse({
      bom: true,
      delimiter: delimiterOf(top),
      columns: header(file),
      info: true,
      max_record_size: limits.lineBytes,
      skip_empty_lines: true,
    });
    const all = async function* () {
      yield first;
      for (;;) {
        const { value, done = false } = await pieces.next();
        if (done) return;
        yield value.toString("utf8");
      }
    };
    pipeline(all, rows, () => {});
    for await (const { record, info } of rows as AsyncIterable<{
      record: Record<string, string>;
      info: { lines: number };
    }>) {
      if (collector.count() >= limits.rows)
        throw new BrokenFile(`there are more than ${limits.rows} rows: import it in parts`, {
          file,
          at: `line ${info.lines}`,
        });
      collector.take(source, record, { file, at: `line ${info.lines}` });
    }
  } catch (error) {
    throw broken(error, file);
  } finally {
    stream.destroy();
    text.destroy();
  }
};
