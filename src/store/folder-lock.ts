/** One ryadom at a time on a data folder: two would share, and stop, one embedded database. Knows only the folder. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isAlive } from "./alive.js";

/** Makes the folder and those above it, one by one: asked for all at once below `/proc`, Node never comes back. */
const makeFolder = (dir: string): void => {
  if (existsSync(dir)) return;
  makeFolder(path.dirname(dir));
  mkdirSync(dir);
};

/**
 * Takes the folder, or answers undefined while another process that runs has it. A lock whose process was killed is
 * taken over. @returns the way to give it back
 */
export const lockFolder = (dataDir: string): (() => void) | undefined => {
  const file = path.join(dataDir, "ryadom.pid");
  makeFolder(dataDir);
  for (const _try of [1, 2]) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx" });
      return () => rmSync(file, { force: true });
    } catch {
      const holder = Number(readFileSync(file, "utf8"));
      if (holder !== process.pid && Number.isInteger(holder) && holder > 0 && isAlive(holder))
        return undefined;
      rmSync(file, { force: true });
    }
  }
  return undefined;
};
