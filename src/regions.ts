/**
 * Reads the region files from disk and checks them, each against its schema and all against each other. Owns the
 * layout of that folder; decides nothing about what is shown.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { z } from "zod";
import type { DaysOff } from "./domain/directory/days-off.js";
import { lineOf } from "./domain/directory/json-position.js";
import { fileSchemas, REGIONS, type RegionData, type Regions } from "./domain/directory/region-data.js";
import { BrokenFiles, faultAt } from "./domain/json-fault.js";
import { type LibraryEntry, libraryFile } from "./domain/library/library-data.js";
import { type Programme, programmesFile } from "./domain/programmes/programme-data.js";
import { brokenReferences } from "./domain/programmes/references.js";

/** Where the project keeps its region files. */
export const regionsDir = fileURLToPath(new URL("../prisma/regions", import.meta.url));

const NAMESPACE = Buffer.from("8d5e1c0a6f3b4c1e9a47b2d0c5f6e718", "hex");

/** The UUID (version 5) of a record: the same key gives the same id on every machine. */
export const stableId = (table: string, key: string): string => {
  const hash = createHash("sha1").update(NAMESPACE).update(`${table}/${key}`).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    "-",
  );
};

type Problem = { file: string; line: number; text: string };
type FileName = keyof typeof fileSchemas | "programmes" | "library";

/** Reads one file; its problems are collected, so that all of them are told at once. */
const reader = (dir: string, problems: Problem[]) => {
  const texts = new Map<string, string>();
  const complain = (file: string, path: readonly PropertyKey[], text: string) => {
    const where = path
      .map((part) => (typeof part === "number" ? `record ${part + 1}` : String(part)))
      .join(", ");
    problems.push({
      file,
      line: lineOf(texts.get(file) ?? "", path),
      text: where ? `${where}: ${text}` : text,
    });
  };
  const read = <T>(schema: z.ZodType<T>, name: FileName, folder = "."): T | null => {
    const file = join(folder, `${name}.json`);
    if (!existsSync(join(dir, file))) {
      problems.push({ file, line: 1, text: "the file is missing" });
      return null;
    }
    const json = readFileSync(join(dir, file), "utf8");
    let value: unknown;
    try {
      value = JSON.parse(json);
    } catch {
      const before = json.slice(0, faultAt(json));
      problems.push({ file, line: before.split("\n").length, text: "not valid JSON" });
      return null;
    }
    texts.set(file, json);
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) {
      const strange = issue.code === "unrecognized_keys" ? issue.keys : [];
      for (const key of strange) complain(file, [...issue.path, key], "nobody knows this field");
      if (strange.length === 0) complain(file, issue.path, issue.message);
    }
    return null;
  };
  return { read, complain };
};

/** The digits of a number without the country's 7 or 8 in front. */
const significant = (number: string) => number.replaceAll(/\D/g, "").replace(/^[78](?=\d{10}$)/, "");

/** Digits as printed must be the digits as dialled. */
const agree = (number: string, digits: string) => significant(number) === significant(digits);

/** While the file is broken, which is told, nothing is a holiday. */
const noDaysOff: DaysOff = {
  country: { source: "", checked_on: "", holidays: [], unsure: [], years: [] },
  regions: [],
};

/** Settlements of which only the municipality is known, each at its centre. */
const placesWithin = ({ within, municipalities, places }: z.infer<typeof fileSchemas.places>) =>
  Object.entries(within).flatMap(([name, settlements]) => {
    const centre = municipalities.find((one) => one.name === name)?.centre;
    const seat = places.find(({ ru, kind }) => ru === centre && kind === "place");
    if (seat === undefined) return [];
    const { lat, lon } = seat;
    const nothing = { tt: null, latin: null, population: null, geonames_id: null, aliases: [] };
    return settlements.map((ru) => ({
      ...nothing,
      ru,
      municipality: name,
      kind: "place" as const,
      lat,
      lon,
      approximate: true as const,
    }));
  });

/** Reads and checks all region files. Throws one error that names every problem by file, line and field. */
export const loadRegions = (
  dir: string = regionsDir,
): Regions & { programmes: Programme[]; library: LibraryEntry[] } => {
  const problems: Problem[] = [];
  const { read, complain } = reader(dir, problems);

  const sources = read(fileSchemas.sources, "sources") ?? [];
  const elsewhere = read(fileSchemas.elsewhere, "elsewhere") ?? { places: [], regions: [] };
  const daysOff = read(fileSchemas["days-off"], "days-off") ?? noDaysOff;
  const known = new Set(sources.map((source) => source.id));
  const keys = new Set<string>();

  const checkKey = (file: string, index: number, key: string) => {
    if (keys.has(key)) complain(file, [index, "key"], `the key ${key} is already taken`);
    keys.add(key);
  };
  const checkCommon = (file: string, index: number, record: { key: string; source: string[] }) => {
    checkKey(file, index, record.key);
    for (const [at, id] of record.source.entries())
      if (!known.has(id)) complain(file, [index, "source", at], `the source ${id} is not in sources.json`);
  };

  const regions: RegionData[] = [];
  const lines: Regions["lines"] = [];
  for (const code of REGIONS) {
    const region = read(fileSchemas.region, "region", code);
    const map = read(fileSchemas.places, "places", code);
    const organizations = read(fileSchemas.organizations, "organizations", code);
    if (!region || !map || !organizations) continue;
    if (region.code !== code) complain(join(code, "region.json"), ["code"], `this folder is ${code}`);

    const names = new Set(map.municipalities.map((municipality) => municipality.name));
    const towns = new Set(map.places.map((place) => place.ru));
    for (const [index, municipality] of map.municipalities.entries())
      if (!towns.has(municipality.centre))
        complain(
          join(code, "places.json"),
          ["municipalities", index, "centre"],
          `no place ${municipality.centre}`,
        );
    for (const [index, place] of map.places.entries())
      if (place.municipality !== null && !names.has(place.municipality))
        complain(
          join(code, "places.json"),
          ["places", index, "municipality"],
          `no municipality ${place.municipality}`,
        );
    const file = join(code, "organizations.json");
    for (const [index, record] of organizations.entries()) {
      checkCommon(file, index, record);
      const { municipality } = record.location;
      if (municipality !== null && !names.has(municipality))
        complain(file, [index, "location", "municipality"], `no municipality ${municipality}`);
      for (const [at, phone] of record.phones.entries())
        if (!agree(phone.number, phone.digits))
          complain(
            file,
            [index, "phones", at, "digits"],
            `${phone.digits} is not what ${phone.number} dials`,
          );
    }
    for (const name of Object.keys(map.within))
      if (!names.has(name)) complain(join(code, "places.json"), ["within", name], `no municipality ${name}`);
    regions.push({
      region,
      municipalities: map.municipalities.map((municipality) => ({ ...municipality, region: code })),
      places: [...map.places, ...placesWithin(map)].map((place) => ({ ...place, region: code })),
      organizations,
    });
  }

  for (const folder of ["russia", ...REGIONS] as const) {
    const file = join(folder, "lines.json");
    if (folder !== "russia" && !existsSync(join(dir, file))) continue;
    for (const [index, record] of (read(fileSchemas.lines, "lines", folder) ?? []).entries()) {
      checkCommon(file, index, record);
      if (record.number !== null && (record.digits === null || !agree(record.number, record.digits)))
        complain(file, [index, "digits"], `${record.digits} is not what ${record.number} dials`);
      lines.push({ ...record, region: folder === "russia" ? null : folder });
    }
  }

  const programmes: Programme[] = [];
  for (const code of REGIONS) {
    const file = join(code, "programmes.json");
    const records = read(programmesFile, "programmes", code) ?? [];
    const data = regions.find(({ region }) => region.code === code);
    if (!data) continue;
    const here = {
      sources: known,
      lines: new Set(lines.filter(({ region }) => region === null || region === code).map(({ key }) => key)),
      municipalities: new Set(data.municipalities.map(({ name }) => name)),
      organizations: data.organizations,
    };
    for (const [index, record] of records.entries()) {
      checkKey(file, index, record.key);
      for (const { path, text } of brokenReferences(record, here)) complain(file, [index, ...path], text);
      programmes.push({ ...record, region: code });
    }
  }

  const library: LibraryEntry[] = [];
  for (const code of REGIONS) {
    const file = join(code, "library.json");
    if (!existsSync(join(dir, file))) continue;
    for (const [index, record] of (read(libraryFile, "library", code) ?? []).entries()) {
      checkCommon(file, index, record);
      const from = sources.flatMap(({ id, where }) => (record.source.includes(id) ? [where] : []));
      library.push({ ...record, region: code, from });
    }
  }

  if (problems.length > 0) {
    const told = problems.map(({ file, line, text }) => `${file}:${line}: ${text}`);
    throw new BrokenFiles(`The directory has ${problems.length} problem(s):\n${told.join("\n")}`);
  }
  return { regions, lines, programmes, library, sources, elsewhere, daysOff };
};
