/** Brings the directory from the region files through the database into memory, and anew whenever it has changed there. */
import { createHash } from "node:crypto";
import { cardContext, toCards } from "./domain/directory/cards.js";
import { createDirectory, type Directory } from "./domain/directory/directory.js";
import { toRows } from "./domain/directory/hsds.js";
import { loadRegions, stableId } from "./regions.js";
import type { Store } from "./store/store.js";

/** The directory as it is now: what is asked of it is answered from the newest reading. */
export type LiveDirectory = Directory & {
  /** Reads the database if something has changed there, by whichever process. Cheap when nothing has. */
  refresh(): Promise<void>;
};

/** Loads region files that have changed into the store and answers the directory as it stands there. @throws with file and line */
export const openDirectory = async (store: Store, now: string): Promise<LiveDirectory> => {
  const regions = loadRegions();
  const rows = toRows(regions, stableId);
  const hash = createHash("sha256").update(JSON.stringify(rows)).digest("hex");
  await store.transaction(async (slices) => {
    if ((await slices.facts.get("directory")) === hash) return;
    await slices.directory.replace(rows);
    await slices.facts.set("directory", hash, now);
  });
  const context = cardContext(regions);
  const read = async (places?: Directory["places"]) => {
    // The version first: what changes while the rows are read is read once more.
    const version = await store.directory.version();
    const cards = toCards(await store.directory.cardRows(), context);
    return {
      version,
      directory: createDirectory(regions, cards, await store.directory.lines(), places),
    };
  };
  let current = await read();
  let reading: Promise<void> | undefined;
  const readAgain = async () => {
    if ((await store.directory.version()) !== current.version) current = await read(current.directory.places);
  };
  return {
    ...current.directory,
    get services() {
      return current.directory.services;
    },
    lines: (query) => current.directory.lines(query),
    coverage: (query) => current.directory.coverage(query),
    refresh: async () => {
      reading ??= readAgain().finally(() => {
        reading = undefined;
      });
      await reading;
    },
  };
};

/** How soon others' changes are seen: one look-up by key each time. */
const lookMs = 2000;

/** Keeps the directory true while the product runs. */
export const watchDirectory = (
  directory: Pick<LiveDirectory, "refresh">,
  failed: () => void,
): { stop(): Promise<void> } => {
  let looking: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    looking = directory.refresh().catch(failed);
  }, lookMs);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await looking;
    },
  };
};
