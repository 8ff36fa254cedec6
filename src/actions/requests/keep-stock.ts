/** What a programme has to give: things are added, shown, and taken out of use. */
import type { Deps, Needs } from "../../deps.js";
import { type Outcome, ok, refuse } from "../../domain/outcome.js";
import { flowFor, flows } from "../../domain/programmes/flows.js";
import { programmeByKey } from "../../domain/programmes/programmes.js";
import { isPast, type Request, type Resource } from "../../domain/programmes/request.js";
import type { Instant } from "../../domain/time.js";

type Part = Needs<"store" | "clock"> & { directory: Pick<Deps["directory"], "programmes" | "places"> };

/** The municipality that is meant by a name in any form, in the region of a programme; undefined when none or several are. */
export const municipalityOf = (
  { places }: Pick<Deps["directory"], "places">,
  said: string,
  region: string | undefined,
): string | undefined => {
  const found = places.find(said);
  const all = found.kind === "one" ? [found.place] : found.kind === "many" ? found.places : [];
  const here = all.filter((place) => region === undefined || place.region === region);
  const names = new Set([
    ...places.all
      .filter((place) => place.region === region && place.municipality === said)
      .flatMap(({ municipality }) => municipality ?? []),
    ...here.map((place) => place.municipality ?? place.ru),
  ]);
  return names.size === 1 ? [...names][0] : undefined;
};

/** @param resource.item key of an item in the region's file, where the programme names its items */
export const addResource = async (
  { store, clock, directory }: Part,
  resource: {
    programme: string;
    name: string;
    item?: string | undefined;
    municipality?: string | undefined;
    maximum?: number | undefined;
    startsAt?: Instant | undefined;
  },
): Promise<Outcome<Resource, "no-programme" | "gives-nothing" | "no-item" | "no-start" | "no-place">> => {
  const { item, maximum, name, startsAt } = resource;
  const programme = programmeByKey(directory.programmes, resource.programme);
  if (programme === null) return refuse("no-programme");
  const flow = flowFor[programme.kind];
  const kind = flow === undefined ? undefined : flows[flow].gives;
  if (kind === undefined) return refuse("gives-nothing");
  if (programme.items.length > 0 && !programme.items.some(({ key }) => key === item))
    return refuse("no-item");
  if (kind === "time" && startsAt === undefined) return refuse("no-start");
  const municipality =
    resource.municipality === undefined
      ? undefined
      : municipalityOf(directory, resource.municipality, programme.region);
  if (resource.municipality !== undefined && municipality === undefined) return refuse("no-place");
  const added = {
    programme: programme.key,
    kind,
    name,
    ...(item === undefined ? {} : { item }),
    ...(municipality === undefined ? {} : { municipality }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(startsAt === undefined ? {} : { startsAt }),
  };
  const now = clock.now();
  const kept = await store.resources.add(added, now);
  // Whoever adds it need not be there when the first of the waiting is called.
  const payload = { resourceId: kept.id };
  await store.timers.set({ name: "stock-added", key: String(kept.id), payload, dueAt: now });
  return ok(kept);
};

/** False when there is no such thing, or somebody has it. */
export const retireResource = ({ store, clock }: Part, { id }: { id: number }): Promise<boolean> =>
  store.resources.retire(id, clock.now());

/**
 * What could be given to a request now: what was asked for by name, what is where the person lives, and the soonest
 * first. @param here only what is there, or anywhere
 */
export const freeFor = async (
  { store, clock }: Part,
  { request, here = false }: { request: Request; here?: boolean },
): Promise<Resource[]> => {
  const wanted = (await store.requests.answers(request.id)).flatMap(({ value }) =>
    "choice" in value ? [value.choice] : [],
  );
  const fits = ({ item }: Resource) => (item !== undefined && wanted.includes(item) ? 0 : 1);
  const isNear = ({ municipality }: Resource) =>
    municipality === undefined || request.municipality === undefined || municipality === request.municipality;
  const rank = (one: Resource) => fits(one) * 2 + (isNear(one) ? 0 : 1);
  const start = ({ startsAt = "" }: Resource) => startsAt;
  return (await store.resources.list(request.programme))
    .filter((one) => one.taken < one.maximum && !isPast(one, clock.now()) && (!here || isNear(one)))
    .toSorted((a, b) => rank(a) - rank(b) || start(a).localeCompare(start(b)));
};
