/** `scans`: how often each poster was opened. Few are told as few, so that nobody is made out among them. */
import { type Link, readLink, scansText } from "../domain/links.js";
import type { Store } from "../store/store.js";
import { filedDirectory } from "./poster.js";

const named = ({ region, place, need, programme }: Link): string =>
  [region, place?.ru, programme?.key ?? need].filter((part) => part !== undefined).join(" · ");

/** A line for each code, the most scanned first; or with `days` for each of its days. */
export const scansLines = async (store: Store, { days = false } = {}): Promise<string[]> => {
  const directory = filedDirectory();
  const counted = new Map<string, { code: string; day: string; count: number }>();
  for (const { code, day, count } of await store.scans.all()) {
    const row = days ? `${code} ${day}` : code;
    const sum = (counted.get(row)?.count ?? 0) + count;
    counted.set(row, { code, day, count: sum });
  }
  const rows = [...counted.values()].toSorted((a, b) => (days ? 0 : b.count - a.count));
  return rows.map(({ code, day, count }) => {
    const link = readLink(directory, code);
    const what = link === undefined ? "?" : named(link);
    return [scansText(count).padStart(6), ...(days ? [day] : []), code.padEnd(14), what].join("  ");
  });
};
