/** Checks that whatever a programme points at exists. Owns these rules; reads no file and words no line number. */
import type { OrganizationRecord } from "../directory/region-data.js";
import type { ProgrammeRecord } from "./programme-data.js";

/** What the other files of the directory hold. */
export type Known = {
  sources: ReadonlySet<string>;
  /** Those that are valid in the region. */
  lines: ReadonlySet<string>;
  municipalities: ReadonlySet<string>;
  organizations: readonly OrganizationRecord[];
};

export type Reference = { path: PropertyKey[]; text: string };

/** Every source named anywhere inside a record, with its way there. */
const sourcesIn = (value: unknown, path: PropertyKey[] = []): { path: PropertyKey[]; id: string }[] => {
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, part]: [string, unknown]) => {
    const way = [...path, Array.isArray(value) ? Number(name) : name];
    if (name !== "source" || !Array.isArray(part)) return sourcesIn(part, way);
    return part.map((id, at) => ({ path: [...way, at], id: String(id) }));
  });
};

/** What a programme names that does not exist or must not be shown; sources, providers, lines, municipalities. */
export const brokenReferences = (programme: ProgrammeRecord, known: Known): Reference[] => {
  const { lines, providers, territory } = programme;
  const named = territory.extent === "region" ? [] : territory.municipalities;
  return [
    ...sourcesIn(programme)
      .filter(({ id }) => !known.sources.has(id))
      .map(({ path, id }) => ({ path, text: `the source ${id} is not in sources.json` })),
    ...named.flatMap((name, at) =>
      known.municipalities.has(name)
        ? []
        : [{ path: ["territory", "municipalities", at], text: `no municipality ${name}` }],
    ),
    ...lines.flatMap((key, at) =>
      known.lines.has(key) ? [] : [{ path: ["lines", at], text: `no line ${key} in this region` }],
    ),
    ...providers.flatMap((key, at) => {
      const path = ["providers", at];
      const provider = known.organizations.find((one) => one.key === key);
      if (!provider) return [{ path, text: `no organization ${key} in this region` }];
      if (provider.publish === "no") return [{ path, text: `${key} is not to be shown` }];
      const { municipality } = provider.location;
      if (municipality === null || territory.extent === "region" || named.includes(municipality)) return [];
      return [{ path, text: `${key} is in ${municipality}, which the territory does not name` }];
    }),
  ];
};
