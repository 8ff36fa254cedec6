/** Reads nested JSON and JSON Lines of HSDS into records. Owns text and its mistakes; the nesting is the domain's. */

import type { Readable } from "node:stream";
import { TextDecoder } from "node:util";
import type { Value } from "../domain/directory/dataset.js";
import type { Collector } from "../domain/directory/hsds/collect.js";
import { takeTop } from "../domain/directory/hsds/unnest.js";
import { faultAt } from "../domain/json-fault.js";
import { BrokenFile, limits, megabytes } from "./broken-file.js";

const textOf = async (stream: Readable, file: string): Promise<string> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += (chunk as Buffer).length;
    if (bytes > limits.jsonBytes)
      throw new BrokenFile(`the file is larger than ${megabytes(limits.jsonBytes)}`, { file });
    chunks.push(chunk as Buffer);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new BrokenFile("the text is not in UTF-8", { file });
  }
};

const parse = (text: string, file: string, firstLine = 1): Value => {
  try {
    return JSON.parse(text) as Value;
  } catch {
    const before = text.slice(0, faultAt(text));
    const line = before.split("\n").length + firstLine - 1;
    const column = before.length - before.lastIndexOf("\n");
    throw new BrokenFile("this is no valid JSON", { file, at: `line ${line}, sign ${column}` });
  }
};

const take = (collector: Collector, value: Value, file: string, at?: string) => {
  if (!takeTop(collector, value, file, at))
    throw new BrokenFile("there are no records of HSDS in it", { file, ...(at === undefined ? {} : { at }) });
  if (collector.count() > limits.rows)
    throw new BrokenFile(`there are more than ${limits.rows} records`, { file });
};

/** One JSON document: records, a list of them, or a page of an interface. @throws BrokenFile */
export const readJson = async (stream: Readable, file: string, collector: Collector): Promise<void> => {
  take(collector, parse(await textOf(stream, file), file), file);
};

/** A document a line. @throws BrokenFile */
export const readJsonLines = async (stream: Readable, file: string, collector: Collector): Promise<void> => {
  const lines = (await textOf(stream, file)).split("\n");
  for (const [index, line] of lines.entries())
    if (line.trim() !== "") take(collector, parse(line, file, index + 1), file, `line ${index + 1}`);
};
