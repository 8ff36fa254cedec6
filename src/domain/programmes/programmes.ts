/** Finds programmes by place, kind and key. Works on what was read; knows no wording and no person. */
import type { RegionCode } from "../directory/region-data.js";
import type { ProgrammeKind } from "./kinds.js";
import type { Programme } from "./programme-data.js";

/** Whether a programme is given at a place; `ask`: perhaps, the sources do not name all municipalities. */
export type Coverage = "yes" | "ask" | "no";

/** Whether a programme is given in a municipality of its region; null is one that nobody has told. */
export const coverageOf = ({ territory }: Programme, municipality: string | null): Coverage => {
  if (territory.extent === "region") return "yes";
  if (municipality === null) return "ask";
  if (territory.municipalities.includes(municipality)) return "yes";
  return territory.extent === "unlisted" ? "ask" : "no";
};

export type ProgrammeQuery = {
  region: RegionCode;
  municipality?: string | null | undefined;
  kind?: ProgrammeKind | undefined;
};

/** What a person can most rely on comes first: given here, working, somebody named. */
const doubt = (programme: Programme, municipality: string | null): number => {
  const { lines, providers, status } = programme;
  const here = coverageOf(programme, municipality) === "yes" ? 0 : 8;
  const works = { active: 0, unknown: 2, planned: 4 }[status ?? "unknown"];
  return here + works + (providers.length + lines.length > 0 ? 0 : 1);
};

/** Programmes that are or may be given there, the surest first; those that surely are not are left out. */
export const programmesFor = (
  programmes: readonly Programme[],
  { region, municipality = null, kind }: ProgrammeQuery,
): Programme[] =>
  programmes
    .filter((one) => one.region === region && (kind === undefined || one.kind === kind))
    .filter((one) => coverageOf(one, municipality) !== "no")
    .toSorted((a, b) => doubt(a, municipality) - doubt(b, municipality));

/** The programme of that key, or null. */
export const programmeByKey = (programmes: readonly Programme[], key: string): Programme | null =>
  programmes.find((one) => one.key === key) ?? null;
