/** Brings the directory from the region files through the database into memory. */
import { createHash } from "node:crypto";
import { cardContext, toCards } from "./domain/directory/cards.js";
import { createDirectory, type Directory } from "./domain/directory/directory.js";
import { toRows } from "./domain/directory/hsds.js";
import { loadRegions, stableId } from "./regions.js";
import type { Store } from "./store/store.js";

/** Loads region files that have changed into the store and answers the directory as it stands there. @throws with file and line */
export const openDirectory = async (store: Store, now: string): Promise<Directory> => {
  const regions = loadRegions();
  const rows = toRows(regions, stableId);
  const hash = createHash("sha256").update(JSON.stringify(rows)).digest("hex");
  await store.transaction(async (slices) => {
    if ((await slices.facts.get("directory")) === hash) return;
    await slices.directory.replace(rows);
    await slices.facts.set("directory", hash, now);
  });
  const cards = toCards(await store.directory.cardRows(), cardContext(regions));
  return createDirectory(regions, cards, await store.directory.lines());
};
