/** Reads where a team works in anybody's words, as municipalities and a region of the directory. Sets nothing. */
import type { Directory } from "../directory/directory.js";
import type { Place } from "../directory/region-data.js";

/** What is meant, or which words are not understood and which municipalities they may have meant. */
export type Territory<T> = { ok: true; value: T } | { ok: false; unknown: string; near: readonly string[] };

/** Words by which a limit is taken away again. */
export const isEverywhere = (text: string): boolean =>
  ["", "-", "all", "все"].includes(text.trim().toLowerCase());

/** What a ticket from there says of its place. */
const municipalityOf = ({ municipality, ru }: Place): string => municipality ?? ru;
const distinct = (places: readonly Place[]): string[] => [...new Set(places.map(municipalityOf))];

/** «Казань, Арск» as the municipalities by which tickets are told apart. @param region where the team works, if it is set */
export const readMunicipalities = (
  { places }: Pick<Directory, "places">,
  text: string,
  region: string | undefined,
): Territory<string[]> => {
  if (isEverywhere(text)) return { ok: true, value: [] };
  const found = new Set<string>();
  for (const name of text.split(",").map((one) => one.trim())) {
    if (name === "") continue;
    const own = places.all.filter((place) => region === undefined || place.region === region);
    const exact = own.find((place) => municipalityOf(place).toLowerCase() === name.toLowerCase());
    const answer = exact === undefined ? places.find(name) : undefined;
    const meant = exact === undefined ? [] : [exact];
    if (answer?.kind === "one") meant.push(answer.place);
    if (answer?.kind === "many") meant.push(...answer.places);
    const there = meant.filter((place) => region === undefined || place.region === region);
    const [only, ...others] = distinct(there);
    if (only === undefined || others.length > 0)
      return { ok: false, unknown: name, near: distinct(there.length > 0 ? there : meant) };
    found.add(only);
  }
  return { ok: true, value: [...found] };
};

const shortestName = 4;

/** «tatarstan» or «Татарстан» as a region's code; undefined is all of them. */
export const readRegion = (
  { places, regionOf }: Pick<Directory, "places" | "regionOf">,
  text: string,
): Territory<string | undefined> => {
  if (isEverywhere(text)) return { ok: true, value: undefined };
  const said = text.trim().toLowerCase();
  const codes = [...new Set(places.all.map(({ region }) => region))];
  const fits = (code: string): boolean => {
    const names = regionOf(code);
    const isNamed = [names?.ru, names?.tt, names?.en].some((name) => name?.toLowerCase().includes(said));
    return code === said || (said.length >= shortestName && isNamed);
  };
  const [code, ...others] = codes.filter(fits);
  return code === undefined || others.length > 0
    ? { ok: false, unknown: text.trim(), near: codes }
    : { ok: true, value: code };
};
