/** Brings the directory from the region files through the database into memory. */
import { createHash } from "node:crypto";
import { cardContext, toCards } from "./domain/directory/cards.js";
import { createDirectory, type Directory } from "./domain/directory/directory.js";
import { toRows } from "./domain/directory/hsds.js";
import { loadRegions, stableId } from "./regions.js";
import type { Store } from "./store/store.js";

/** Loads changed region files into the store. Answers whether anything had changed. @throws with file and line */
export const loadDirectory = async (store: Store, now: string): Promise<boolean> => {
  const rows = toRows(loadRegions(), stableId);
  const hash = createHash("sha256").update(JSON.stringify(rows)).digest("hex");
  return store.transaction(async (slices) => {
    if ((await slices.facts.get("directory")) === hash) return false;
    await slices.directory.replace(rows);
    await slices.facts.set("directory", hash, now);
    return true;
  });
};

/** The directory as it stands in the store. */
export const readDirectory = async (store: Store): Promise<Directory> => {
  const regions = loadRegions();
  const cards = toCards(await store.directory.cardRows(), cardContext(regions));
  return createDirectory(regions, cards, await store.directory.lines());
};
