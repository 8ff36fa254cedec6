/** What a programme has to give: things are added, shown, and taken out of use. */
import type { Deps, Needs } from "../../deps.js";
import { type Outcome, ok, refuse } from "../../domain/outcome.js";
import { flowFor, flows } from "../../domain/programmes/flows.js";
import { programmeByKey } from "../../domain/programmes/programmes.js";
import type { Request, Resource } from "../../domain/programmes/request.js";

type Part = Needs<"store" | "clock"> & { directory: Pick<Deps["directory"], "programmes"> };

/** @param resource.item key of an item in the region's file, where the programme names its items */
export const addResource = async (
  { store, clock, directory }: Part,
  resource: {
    programme: string;
    name: string;
    item?: string | undefined;
    municipality?: string | undefined;
    maximum?: number | undefined;
  },
): Promise<Outcome<Resource, "no-programme" | "gives-nothing" | "no-item">> => {
  const { item, municipality, maximum, name } = resource;
  const programme = programmeByKey(directory.programmes, resource.programme);
  if (programme === null) return refuse("no-programme");
  const flow = flowFor[programme.kind];
  const kind = flow === undefined ? undefined : flows[flow].gives;
  if (kind === undefined) return refuse("gives-nothing");
  if (programme.items.length > 0 && !programme.items.some(({ key }) => key === item))
    return refuse("no-item");
  const added = {
    programme: programme.key,
    kind,
    name,
    ...(item === undefined ? {} : { item }),
    ...(municipality === undefined ? {} : { municipality }),
    ...(maximum === undefined ? {} : { maximum }),
  };
  return ok(await store.resources.add(added, clock.now()));
};

/** False when there is no such thing, or somebody has it. */
export const retireResource = ({ store, clock }: Part, { id }: { id: number }): Promise<boolean> =>
  store.resources.retire(id, clock.now());

/** What could be given to a request now; what was asked for by name comes first. */
export const freeFor = async ({ store }: Part, { request }: { request: Request }): Promise<Resource[]> => {
  const wanted = (await store.requests.answers(request.id)).flatMap(({ value }) =>
    "choice" in value ? [value.choice] : [],
  );
  const fits = ({ item }: Resource) => (item !== undefined && wanted.includes(item) ? 0 : 1);
  return (await store.resources.list(request.programme))
    .filter(({ taken, maximum }) => taken < maximum)
    .toSorted((a, b) => fits(a) - fits(b));
};
