/** `resources`: what programmes have to give, as an operator keeps it. Reads words, calls the actions that the forum uses. */
import { addResource, retireResource } from "../actions/requests/keep-stock.js";
import { openDirectory } from "../directory.js";
import { defaultUtcOffset } from "../domain/directory/directory.js";
import { flowFor } from "../domain/programmes/flows.js";
import { programmeByKey } from "../domain/programmes/programmes.js";
import { momentOf } from "../domain/programmes/stock-words.js";
import { hourMs, instant, msOf, systemClock } from "../domain/time.js";
import type { Store } from "../store/store.js";

export type ResourceWords = {
  programme: string;
  name: string;
  item?: string;
  municipality?: string;
  maximum?: string;
  at?: string;
};

/** What was done or is there, in words; `ok` is false when nothing was done. */
export type Told = { ok: boolean; text: string };

const depsOf = async (store: Store) => ({
  store,
  clock: systemClock,
  directory: await openDirectory(store, systemClock.now()),
});

export const addResourceCommand = async (store: Store, words: ResourceWords): Promise<Told> => {
  const deps = await depsOf(store);
  const maximum = words.maximum === undefined ? undefined : Number(words.maximum);
  if (maximum !== undefined && !(Number.isInteger(maximum) && maximum > 0 && maximum < 1000))
    return { ok: false, text: "--maximum must be a whole number from 1 to 999." };
  const { programme, name, item, municipality } = words;
  const region = programmeByKey(deps.directory.programmes, programme)?.region;
  const utcOffset = deps.directory.regionOf(region)?.utcOffset ?? defaultUtcOffset;
  const [day = "", hour = ""] = (words.at ?? "").trim().split(/[\sT]+/);
  const startsAt = momentOf(day, hour, { now: systemClock.now(), utcOffset });
  if (words.at !== undefined && startsAt === undefined)
    return { ok: false, text: '--at must be a day and an hour to come, such as "2026-12-25 15:00".' };
  const added = await addResource(deps, { programme, name, item, municipality, maximum, startsAt });
  if (added.ok) return { ok: true, text: `${added.value.id}  ${added.value.name} is added.` };
  const { programmes } = deps.directory;
  const giving = programmes.filter(({ kind }) => flowFor[kind] !== undefined).map(({ key }) => key);
  const items = programmeByKey(programmes, programme)?.items.map(({ key }) => key) ?? [];
  const why = {
    "no-programme": `--programme: nobody has that key. Programmes that give something: ${giving.join(", ")}`,
    "gives-nothing": `--programme: it gives nothing out. Programmes that do: ${giving.join(", ")}`,
    "no-start": '--at is needed: when it begins, such as "2026-12-25 15:00".',
    "no-place": `--municipality: «${municipality ?? ""}» is no place of the programme's region, or several are called so.`,
    "no-item": `--item must be one of: ${items.join(", ")}`,
  };
  return { ok: false, text: why[added.code] };
};

export const listResources = async (store: Store, programme: string | undefined): Promise<Told> => {
  const stock = await store.resources.list(programme);
  const { directory } = await depsOf(store);
  /** By the clocks of its region, as it was typed. */
  const startOf = ({ programme: key, startsAt }: (typeof stock)[number]): string | undefined => {
    if (startsAt === undefined) return undefined;
    const region = programmeByKey(directory.programmes, key)?.region;
    const utcOffset = directory.regionOf(region)?.utcOffset ?? defaultUtcOffset;
    return instant(msOf(startsAt) + utcOffset * hourMs)
      .slice(0, 16)
      .replace("T", " ");
  };
  const rows = stock.map((one) =>
    [
      one.id,
      one.programme,
      [startOf(one), one.name, one.item, one.municipality].filter((part) => part !== undefined).join(", "),
      `free ${one.maximum - one.taken} of ${one.maximum}`,
      ...(one.condition === undefined ? [] : [`noted: ${one.condition}`]),
    ].join("  "),
  );
  const none = 'Nothing yet: npm run -s ryadom -- resources add --programme KEY --item KEY --name "…"';
  return { ok: true, text: rows.length === 0 ? none : rows.join("\n") };
};

export const retireResourceCommand = async (store: Store, id: string): Promise<Told> => {
  const isDone = /^\d{1,9}$/.test(id) && (await retireResource(await depsOf(store), { id: Number(id) }));
  return isDone
    ? { ok: true, text: `${id} is not given any more.` }
    : { ok: false, text: "Nothing has that number, or somebody has it now: see `resources list`." };
};
