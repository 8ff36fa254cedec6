/** Weighs the names met in one text against each other and says what is meant, or that it has to be asked. */
import { EXACT, type NameHit } from "./place-names.js";
import type { Place, RegionCode } from "./region-data.js";

export type PlaceAnswer =
  | { kind: "one"; place: Place }
  | { kind: "many"; places: Place[] }
  | { kind: "elsewhere"; name: string }
  | { kind: "none" };

/** What a name stands for. `needsType`: it is an adjective that means a district only next to a word like «район». */
export type Target =
  | { kind: "place" | "area" | "municipality"; place: Place; needsType: boolean }
  | { kind: "region"; region: RegionCode }
  | { kind: "elsewhere" | "elsewhere-region"; name: string };
export type Ours = Extract<Target, { place: Place }>;

/** A name in the text with what stands around it. */
export type Mention = NameHit<Target> & { weight: number };

/** «в Казани» and «город Казань» say more than «Казань», «из Казани» says less. */
export const WEIGHT = { inside: 3, bare: 2, from: 1 };

const MOST_OFFERED = 5;
/** Two names this near belong to one answer: the smaller is the more exact. */
const SAME_CORNER_DEGREES = 0.6;

export const isOurs = (target: Target): target is Ours => "place" in target;

const isForeign = (target: Target): boolean =>
  target.kind === "elsewhere" || target.kind === "elsewhere-region";

/** Narrows a list by a test, unless nothing would remain. */
const prefer = <T>(items: T[], test: (item: T) => boolean): T[] => {
  const kept = items.filter(test);
  return kept.length > 0 ? kept : items;
};

const size = (place: Place): number => place.population ?? 0;

const isNear = (a: Place, b: Place): boolean =>
  Math.abs(a.lat - b.lat) < SAME_CORNER_DEGREES && Math.abs(a.lon - b.lon) < SAME_CORNER_DEGREES;

/** Several names of one corner of the land: the smallest of them is meant, the others say where it lies. */
const together = (targets: Ours[]): Ours[] => {
  const towns = targets.filter((target) => target.kind === "place");
  const areas = targets.filter((target) => target.kind === "area");
  const districts = targets.filter((target) => target.kind === "municipality");
  const sharing = (part: Ours, wholes: Ours[]) =>
    wholes.some(({ place }) => place.municipality === part.place.municipality);
  const beside = (part: Ours, wholes: Ours[]) => wholes.some(({ place }) => isNear(place, part.place));

  if (areas.length > 0 && towns.length + districts.length > 0) {
    const there = areas.filter((area) => sharing(area, towns));
    if (there.length > 0) return there;
  }
  if (districts.length > 0 && towns.length > 0) {
    const within = towns.filter((town) => sharing(town, districts));
    if (within.length > 0) return within;
    // A village of ours without a known municipality, or a district named beside the city it surrounds.
    const unknown = towns.filter((town) => town.place.municipality === null && beside(town, districts));
    return unknown.length > 0 ? unknown : prefer(districts, (district) => beside(district, towns));
  }
  const [first] = towns;
  if (first && areas.length === 0 && towns.every((town) => isNear(town.place, first.place)))
    return [towns.reduce((least, town) => (size(town.place) < size(least.place) ? town : least))];
  return targets;
};

/** Whether another name of the text is one of the same municipality: «Северный, Воркута» is no Северное. */
const agrees = (target: Ours, mentions: readonly Mention[]): boolean => {
  const { region, municipality } = target.place;
  return mentions.some(
    ({ targets }) =>
      !targets.includes(target) &&
      targets.some(
        (other) =>
          isOurs(other) && other.place.region === region && other.place.municipality === municipality,
      ),
  );
};

const answer = (targets: readonly Ours[]): PlaceAnswer => {
  const distinct = new Map(
    targets.map(({ place }) => [`${place.ru}/${place.municipality ?? ""}/${place.lat}/${place.lon}`, place]),
  );
  const places = [...distinct.values()].toSorted((a, b) => size(b) - size(a));
  const [first] = places;
  if (!first) return { kind: "none" };
  return places.length === 1
    ? { kind: "one", place: first }
    : { kind: "many", places: places.slice(0, MOST_OFFERED) };
};

/** Halves, so that no other difference is made up for. */
const PART = 1.5;

/** A part of a town or a district yields to a foreign town beside it: «Советский район, Самара». */
const strength = ({ weight, looseness, targets }: Mention): number =>
  weight - looseness - (targets.some((target) => target.kind === "place" || isForeign(target)) ? 0 : PART);

const strongest = (mentions: readonly Mention[]): number => Math.max(...mentions.map(strength));

/** What is meant by all names of one text; `region` is where the person said to be before. */
export const choose = (mentions: readonly Mention[], region: RegionCode | null): PlaceAnswer => {
  const regions = mentions.flatMap(({ targets }) =>
    targets.flatMap((t) => (t.kind === "region" ? [t.region] : [])),
  );
  const ours = mentions.filter(({ targets }) => targets.some(isOurs));
  // «Әлмәт» is no Алматы in another ending: the same word is what it is letter for letter.
  const isOursRather = ({ start, end, looseness }: Mention) =>
    ours.some((one) => one.start === start && one.end === end && one.looseness < looseness);
  const foreign = mentions.filter((one) => one.targets.some(isForeign) && !isOursRather(one));

  if (foreign.length > 0 && (ours.length === 0 || regions.length === 0)) {
    const name =
      foreign.flatMap(({ targets }) => targets.flatMap((t) => ("name" in t ? [t.name] : [])))[0] ?? "";
    const isAbroad = foreign.some(({ targets }) =>
      targets.some((target) => target.kind === "elsewhere-region"),
    );
    if (isAbroad || ours.length === 0 || strongest(ours) < strongest(foreign))
      return { kind: "elsewhere", name };
    const undecided =
      strongest(ours) === strongest(foreign) && ours.every((mention) => mention.looseness > EXACT);
    if (undecided) return { kind: "none" };
  }

  const heaviest = Math.max(...ours.map((mention) => mention.weight));
  const central = new Set(
    ours.filter((mention) => mention.weight === heaviest).flatMap(({ targets }) => targets),
  );
  let targets = ours.flatMap((mention) => mention.targets.filter(isOurs));
  if (ours.length > 1) targets = prefer(targets, (target) => central.has(target) || target.kind !== "place");
  const wanted = regions.length > 0 ? regions : region === null ? [] : [region];
  if (wanted.length > 0) targets = prefer(targets, ({ place }) => wanted.includes(place.region));
  return answer(ours.length > 1 ? together(prefer(targets, (target) => agrees(target, ours))) : targets);
};
