/**
 * The formats in which a directory comes and goes: one table, in which a format has its name, the endings of its files,
 * its reader and its writer.
 */
import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { basename, extname } from "node:path";
import { buffer } from "node:stream/consumers";
import { type Dataset, sizeOf, type TableName, tableOf } from "../domain/directory/dataset.js";
import { type Collector, createCollector, type Incoming } from "../domain/directory/hsds/collect.js";
import { type Source, sourceOf } from "../domain/directory/hsds/names.js";
import { stableId } from "../regions.js";
import { BrokenFile } from "./broken-file.js";
import { openArchive, openFolder, type PackageFiles } from "./package-files.js";
import { readCsv } from "./read-csv.js";
import { readJson, readJsonLines } from "./read-json.js";
import { neededTables, writeCsvPackage, writeNestedJson } from "./write.js";

/** Reads a file or folder. @throws BrokenFile when it cannot be read as a whole */
export type Reader = (path: string) => Promise<Incoming>;
/** Writes a dataset that holds no secrets any more. */
export type Writer = (data: Dataset) => Promise<Buffer>;

const makeId = (words: string) => stableId("row", createHash("sha256").update(words).digest("hex"));

/** What the package says of its files: their tables by path. A description that cannot be read says nothing. */
const described = async (files: PackageFiles): Promise<Map<string, Source>> => {
  if (!files.names.includes("datapackage.json")) return new Map();
  try {
    const text = (await buffer(await files.open("datapackage.json"))).toString("utf8");
    const { resources = [] } = JSON.parse(text) as { resources?: { name?: unknown; path?: unknown }[] };
    return new Map(
      resources.flatMap(({ name, path }): [string, Source][] => {
        const source = typeof name === "string" ? sourceOf(name) : undefined;
        return typeof path === "string" && source !== undefined ? [[basename(path), source]] : [];
      }),
    );
  } catch {
    return new Map();
  }
};

const readTables = async (files: PackageFiles, collector: Collector, label: string) => {
  const tables = await described(files);
  const lost = [...tables.keys()].find((name) => !files.names.includes(name));
  if (lost !== undefined)
    throw new BrokenFile(`datapackage.json names ${lost}, and the package does not have it`, { file: label });
  let known = 0;
  const told = new Set<TableName>();
  for (const name of files.names.filter((file) => /\.(csv|txt)$/i.test(file))) {
    const source = tables.get(name) ?? sourceOf(name);
    if (source === undefined) {
      const text = "this is no table of HSDS, it is left out";
      collector.note({ rule: "file", stops: false, text, file: name });
      continue;
    }
    known += 1;
    told.add(source.table);
    await readCsv(await files.open(name), { file: name, source, collector });
  }
  if (known === 0)
    throw new BrokenFile("there is no table of HSDS in it, such as organizations.csv", { file: label });
  return told;
};

const readPackage =
  (open: (path: string) => Promise<PackageFiles>, needed: readonly TableName[] = neededTables): Reader =>
  async (path) => {
    const files = await open(path);
    try {
      const collector = createCollector(false, makeId);
      const told = await readTables(files, collector, basename(path));
      const lost = needed.find((table) => !told.has(table));
      if (lost !== undefined)
        throw new BrokenFile(
          `${tableOf(lost).file} is missing: a package has it even when it is empty; one table alone is given as a file`,
          { file: basename(path) },
        );
      return collector.done();
    } finally {
      files.close();
    }
  };

const readDocument =
  (read: typeof readJson): Reader =>
  async (path) => {
    const files = await openFolder(path);
    const collector = createCollector(true, makeId);
    const [name = ""] = files.names;
    await read(await files.open(name), name, collector);
    return collector.done();
  };

type Format = { endings: readonly string[]; read: Reader; write?: Writer };

/** All formats. A folder is read like the archive of its files. */
export const FORMATS = {
  "hsds-csv": { endings: [".zip"], read: readPackage(openArchive), write: writeCsvPackage },
  "hsds-json": {
    endings: [".json"],
    read: readDocument(readJson),
    write: (data) => Promise.resolve(writeNestedJson(data)),
  },
  "hsds-json-lines": { endings: [".jsonl", ".ndjson"], read: readDocument(readJsonLines) },
  table: { endings: [".csv"], read: readPackage(openFolder, []) },
} as const satisfies { [name: string]: Format };

const formats: { readonly [name: string]: Format } = FORMATS;

/** The names of formats that can be written. */
export const writtenFormats: string[] = Object.entries(formats).flatMap(([name, { write }]) =>
  write === undefined ? [] : [name],
);

export const writerOf = (format: string): Writer | undefined => formats[format]?.write;

const readerOf = (path: string, isFolder: boolean): Reader => {
  if (isFolder) return readPackage(openFolder);
  const ending = extname(path).toLowerCase();
  const format = Object.values(formats).find(({ endings }) => endings.includes(ending));
  if (format !== undefined) return format.read;
  // Sheets of coordinators are read elsewhere, but they are taken in too.
  const known = [...Object.values(formats).flatMap(({ endings }) => endings), ".xlsx"];
  throw new BrokenFile(`what is known here ends in ${known.join(", ")}, or is a folder of CSV`, {
    file: basename(path),
  });
};

/** Reads whatever lies at a path, by its ending. @throws BrokenFile in one sentence */
export const readFrom = async (path: string): Promise<Incoming> => {
  const file = basename(path);
  const there = await stat(path).catch(() => {
    throw new BrokenFile("there is no such file", { file: path });
  });
  const incoming = await readerOf(path, there.isDirectory())(path);
  if (sizeOf(incoming.data) === 0) throw new BrokenFile("there are no records of HSDS in it", { file });
  return incoming;
};
