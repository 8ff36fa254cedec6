/** Keeps every change on disk before anybody hears of it, and gives them all back at the next start. Knows no meaning. */
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** A value put under a key of a table; `null` takes it away. */
export type Change = [table: string, key: string | number, value: unknown];

export type Journal = {
  /** What earlier runs wrote, oldest first. A last line cut short by a kill never was acknowledged: it is left out. */
  read(): Change[];
  /** Replaces everything written so far by these changes. */
  compact(changes: Iterable<Change>): void;
  /** Remembers a change for the next `flush`. */
  note(change: Change): void;
  /** Writes the noted changes as one line: all of them or, after a kill, none. */
  flush(): void;
  close(): void;
};

const memoryOnly: Journal = {
  read: () => [],
  compact: () => undefined,
  note: () => undefined,
  flush: () => undefined,
  close: () => undefined,
};

const parseLine = (line: string): Change[] => JSON.parse(line);

const parseLines = (path: string): Change[] => {
  const lines = readFileSync(path, "utf8").split("\n");
  lines.pop();
  return lines.flatMap((line, index) => {
    try {
      return parseLine(line);
    } catch (cause) {
      throw new Error(`the journal ${path} is damaged at line ${index + 1}`, { cause });
    }
  });
};

/** Opens the journal file, readable by its owner only; without a path nothing is kept. */
export const openJournal = (path: string | undefined): Journal => {
  if (path === undefined) return memoryOnly;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  let file: number | null = openSync(path, "a", 0o600);
  let noted: Change[] = [];

  return {
    read: () => (existsSync(path) ? parseLines(path) : []),
    compact(changes) {
      const fresh = openSync(`${path}.new`, "w", 0o600);
      for (const change of changes) writeSync(fresh, `${JSON.stringify([change])}\n`);
      if (file !== null) closeSync(file);
      renameSync(`${path}.new`, path);
      // The descriptor follows the renamed file, so writing goes on at its end.
      file = fresh;
    },
    note: (change) => void noted.push(change),
    flush() {
      if (noted.length === 0) return;
      // A closed descriptor's number may belong to another file by now.
      if (file === null) throw new Error("the sandbox is closed");
      writeSync(file, `${JSON.stringify(noted)}\n`);
      noted = [];
    },
    close() {
      if (file !== null) closeSync(file);
      file = null;
    },
  };
};
