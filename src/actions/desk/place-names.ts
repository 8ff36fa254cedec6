/** What places of the directory are called, by their keys; those that are gone are left out. */
import type { Needs } from "../../deps.js";

type Part = Needs<"store" | "i18n">;

export const placeName = async ({ store, i18n }: Part, key: string): Promise<string | undefined> => {
  const record = await store.cards.get(key);
  if (record === undefined) return undefined;
  const [kind] = record.kinds;
  // An institution whose own name is not known is called by its kind.
  return (
    record.values.name ??
    (kind === undefined ? (record.place ?? undefined) : i18n.translator("ru", true)(`find:kinds.${kind}`))
  );
};

export const placeNames = async (deps: Part, keys: readonly string[]): Promise<string[]> =>
  (await Promise.all(keys.map((key) => placeName(deps, key)))).filter((name) => name !== undefined);
