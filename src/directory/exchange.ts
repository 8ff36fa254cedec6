/**
 * Imports and exports the directory, and checks it: reads, plans, and writes all of it or nothing. Prints nothing; what
 * was found and done is answered.
 */
import { randomUUID } from "node:crypto";
import { openDirectory } from "../directory.js";
import { type Dataset, rowsOf, sizeOf } from "../domain/directory/dataset.js";
import type { Directory } from "../domain/directory/directory.js";
import { againstFiles } from "../domain/directory/hsds/against-files.js";
import type { Incoming } from "../domain/directory/hsds/collect.js";
import type { Fault } from "../domain/directory/hsds/faults.js";
import { filled, type TermWords, unfilled } from "../domain/directory/hsds/filled.js";
import { historyOf } from "../domain/directory/hsds/history.js";
import { createLinks } from "../domain/directory/hsds/links.js";
import { type Plan, type PlanOptions, planImport } from "../domain/directory/hsds/plan.js";
import { findFaults } from "../domain/directory/hsds/rules.js";
import { withoutSecrets } from "../domain/directory/hsds/secrets.js";
import { toRows } from "../domain/directory/hsds.js";
import type { RegionCode, Regions } from "../domain/directory/region-data.js";
import type { Instant } from "../domain/time.js";
import { loadRegions, stableId } from "../regions.js";
import type { Store } from "../store/store.js";
import { BrokenFile } from "./broken-file.js";
import { readFrom, writerOf } from "./formats.js";

/** Municipalities of the region files, for the rules. */
const municipalities = (regions: Regions): NonNullable<PlanOptions["hasMunicipality"]> => {
  const names = new Map<string, Set<string>>(
    regions.regions.map((data) => [data.region.code, new Set(data.municipalities.map(({ name }) => name))]),
  );
  return (region, name) => names.get(region)?.has(name) === true;
};

const plain = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/^(г|город|пгт|село|с)\.? /u, "");
/** A region's name without what kind of region it is. */
const bare = (name: string) =>
  plain(name).replaceAll(/республика|республикасы|область|край|republic|of|oblast|krai|[^\p{L}]/gu, "");

/** Towns as addresses write them. A name alone must be exact; with its region it may be spelled freely. */
const placeFinder = (directory: Directory, regions: Regions): NonNullable<PlanOptions["placeOf"]> => {
  const codes = new Map(
    regions.regions.flatMap(({ region: { code, name, tt, en, aliases } }) =>
      [code, name, tt, en, ...aliases].map((one) => [bare(one), code] as const),
    ),
  );
  const find: NonNullable<PlanOptions["placeOf"]> = (city, state) => {
    const region = state === null ? null : codes.get(bare(state));
    if (region === undefined) return null;
    const found = directory.places.find(city, { region });
    if (found.kind !== "one") return null;
    const { place } = found;
    if (region === null && plain(place.ru) !== plain(city)) return null;
    return { region: place.region, municipality: place.municipality };
  };
  // A file names few towns many times.
  const found = new Map<string, ReturnType<typeof find>>();
  return (city, state) => {
    const words = `${city}/${state ?? ""}`;
    const known = found.get(words);
    if (known !== undefined) return known;
    const place = find(city, state);
    found.set(words, place);
    return place;
  };
};

export type Prepared = { plan: Plan; incoming: Incoming; current: Dataset; version: string };

/** Reads a file and says what importing it would do. Writes nothing. @throws BrokenFile */
export const prepareImport = async (
  store: Store,
  path: string,
  {
    whole,
    closeMany,
    now,
    words,
  }: {
    whole?: RegionCode | undefined;
    closeMany?: boolean | undefined;
    now: Instant;
    /** What an export calls what has no name. */
    words: TermWords;
  },
): Promise<Prepared> => {
  const read = await readFrom(path);
  const directory = await openDirectory(store, now);
  const version = await store.directory.version();
  const current = await store.directory.dataset();
  // What an export has made up for the standard's sake is nobody's word.
  const { data, from } = unfilled(read.data, current, words);
  const incoming: Incoming = { ...read, data, whereOf: (row) => read.whereOf(from.get(row) ?? row) };
  const regions = loadRegions();
  const plan = planImport(current, incoming.data, {
    whole,
    closeMany,
    placeOf: placeFinder(directory, regions),
    hasMunicipality: municipalities(regions),
  });
  return { plan: { ...plan, faults: [...incoming.faults, ...plan.faults] }, incoming, current, version };
};

/**
 * Writes what was prepared, in one transaction, with its history. False when the directory has changed meanwhile: then
 * nothing is written, and it is to be prepared anew.
 */
export const applyImport = async (
  store: Store,
  { plan, current, version }: Prepared,
  { by, now }: { by: string; now: Instant },
  progress?: (done: number, of: number) => void,
): Promise<boolean> => {
  const changes = [...plan.changes, ...plan.closings].filter(({ table }) => table !== "metadata");
  const history = historyOf(changes, { on: now.slice(0, 10), by, makeId: randomUUID });
  const records: Dataset = {
    ...plan.result,
    metadata: [...rowsOf(plan.result, "metadata"), ...history],
  };
  if (sizeOf(records) === 0) return true;
  return store.transaction(async (slices) => {
    await slices.directory.hold();
    if ((await slices.directory.version()) !== version) return false;
    await slices.directory.write({ current, records, owners: plan.owners }, stableId, progress);
    return true;
  });
};

/** The directory as a file, without what must not leave. @throws BrokenFile for a format that is not known */
export const exportDirectory = async (
  store: Store,
  format: string,
  { now, words }: { now: Instant; words: TermWords },
): Promise<Buffer> => {
  const write = writerOf(format);
  if (write === undefined) throw new BrokenFile("nobody here writes this format", { file: format });
  await openDirectory(store, now);
  return write(filled(withoutSecrets(await store.directory.dataset()), words));
};

/** Every rule that the directory breaks, and where region files say otherwise than what was edited since. */
export const checkDirectory = async (store: Store, now: Instant): Promise<Fault[]> => {
  await openDirectory(store, now);
  const regions = loadRegions();
  const data = await store.directory.dataset();
  const hasMunicipality = municipalities(regions);
  return [
    ...findFaults(data, data, { links: createLinks(data), hasMunicipality }),
    ...againstFiles(toRows(regions, stableId), data, await store.directory.ownKeys()),
  ];
};
