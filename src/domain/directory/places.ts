/**
 * Understands where a person says they are. Asks rather than guesses: what fits several places is returned as such,
 * and a place that is not ours is said to be elsewhere. Knows places, not services.
 */
import { otherLayout, type Token, tokensOf } from "./fold.js";
import { createNames, EXACT, type NameHit } from "./place-names.js";
import {
  isContent,
  isDistrictWord,
  isFrom,
  isInside,
  isOrdinary,
  isRegionWord,
  isSettlementWord,
  isStreetWord,
} from "./place-words.js";
import type { Elsewhere, Municipality, Place, Region, RegionCode, Regions } from "./region-data.js";

export type PlaceAnswer =
  | { kind: "one"; place: Place }
  | { kind: "many"; places: Place[] }
  | { kind: "elsewhere"; name: string }
  | { kind: "none" };

type Target =
  | { kind: "place" | "area" | "municipality"; place: Place; needsType: boolean }
  | { kind: "region"; region: RegionCode }
  | { kind: "elsewhere" | "elsewhere-region"; name: string };
type Ours = Extract<Target, { place: Place }>;

const MOST_OFFERED = 5;
/** Two names this near belong to one answer: the smaller is the more exact. */
const SAME_CORNER_DEGREES = 0.6;

const isOurs = (target: Target): target is Ours => "place" in target;

/** «Лаишевский район» → «Лаишевский»; the word for the kind is looked for around the name, in any language. */
const withoutType = (name: string): string =>
  name
    .replace(
      /(^|\s)(муниципальный|городской)?\s?(район|округ|районы|край|область|республика)(?=\s|$)/giu,
      " ",
    )
    .trim();

const placeNames = (place: Place): [string, Target][] => {
  const isDistrict = /(^|\s)район(ы)?$/iu.test(place.ru);
  const target: Target = { kind: place.kind, place, needsType: isDistrict };
  const plain: Target = { kind: place.kind, place, needsType: false };
  const names = [place.ru, place.tt, place.latin].filter((name) => name !== null);
  return [
    ...names.map((name): [string, Target] => [withoutType(name) || name, target]),
    ...place.aliases.map((name): [string, Target] => [
      withoutType(name) || name,
      withoutType(name) === name ? plain : target,
    ]),
  ];
};

const municipalityNames = (municipality: Municipality, seat: Place): [string, Target][] => {
  const place: Place = { ...seat, municipality: municipality.name };
  const target: Target = { kind: "municipality", place, needsType: true };
  return [municipality.name, ...municipality.aliases]
    .filter((name) => !/^городской округ/iu.test(name))
    .map((name) => [withoutType(name), target]);
};

const names = (
  regions: readonly Pick<Regions["regions"][number], "region" | "places" | "municipalities">[],
  elsewhere: Elsewhere,
) => {
  const list: [string, Target][] = [];
  const byMunicipality = new Map<string, Ours>();
  for (const { region, places, municipalities } of regions) {
    const seats = new Map(places.filter((place) => place.kind === "place").map((place) => [place.ru, place]));
    for (const place of places) list.push(...placeNames(place));
    for (const municipality of municipalities) {
      const seat = seats.get(municipality.centre);
      if (!seat) continue;
      for (const [name, target] of municipalityNames(municipality, seat)) {
        list.push([name, target]);
        if (isOurs(target)) byMunicipality.set(`${region.code}/${municipality.centre}`, target);
      }
    }
    for (const name of [region.name, region.en, ...region.aliases]) {
      const target: Target = { kind: "region", region: region.code };
      list.push([name, target]);
    }
  }
  for (const group of elsewhere.places)
    for (const name of group) list.push([name, { kind: "elsewhere", name: group[0] ?? name }]);
  for (const group of elsewhere.regions)
    for (const name of group) list.push([name, { kind: "elsewhere-region", name: group[0] ?? name }]);
  return { list, byMunicipality };
};

/** A name in the text with what stands around it. */
type Mention = NameHit<Target> & { weight: number; typed: "district" | "settlement" | null };

const WEIGHT = { typed: 3, inside: 3, bare: 2, from: 1 };

/** What the index is made of; the first are `Regions["regions"]`. */
export const createPlaceIndex = (
  regions: readonly { region: Region; places: Place[]; municipalities: Municipality[] }[],
  elsewhere: Elsewhere,
) => {
  const { list, byMunicipality } = names(regions, elsewhere);
  const dictionary = createNames(list);

  /** Drops what only looks like a name, and keeps of each name what its surroundings allow. */
  const mention = (hit: NameHit<Target>, tokens: readonly Token[], content: number): Mention[] => {
    const { start, end } = hit;
    const [before, after] = [tokens[start - 1], tokens[end]];
    if ((before && isStreetWord(before)) || (after && isStreetWord(after))) return [];
    const district =
      (after !== undefined && isDistrictWord(after)) || (before !== undefined && isDistrictWord(before));
    const settlement = before !== undefined && isSettlementWord(before);
    const opener = settlement || (before && isDistrictWord(before)) ? tokens[start - 2] : before;
    const inside = opener !== undefined && isInside(opener);
    const from = opener !== undefined && isFrom(opener);
    const alone = content <= end - start;
    if (!alone && !settlement && !district && end - start === 1 && isOrdinary(hit.name)) {
      const capital = tokens[start]?.isCapital === true;
      if (content > 2 && !(capital && (inside || from))) return [];
    }

    let targets = hit.targets;
    if (district) {
      const districts = targets.filter((target) => isOurs(target) && target.needsType);
      const seats = targets.flatMap((target) =>
        after !== undefined && isDistrictWord(after) && isOurs(target) && target.kind === "place"
          ? (byMunicipality.get(`${target.place.region}/${target.place.ru}`) ?? [])
          : [],
      );
      if (districts.length > 0) targets = districts;
      else if (seats.length > 0) targets = seats;
    } else if (settlement || !alone) {
      const settled = targets.filter((target) => !(isOurs(target) && target.needsType));
      targets = settled.length > 0 || content > end - start + 1 ? settled : targets;
    }
    const foreign =
      after !== undefined && isRegionWord(after) && !targets.some((target) => target.kind.includes("region"));
    if (foreign || targets.length === 0) return [];
    const weight = inside || settlement ? WEIGHT.inside : from ? WEIGHT.from : WEIGHT.bare;
    return [{ ...hit, targets, weight, typed: district ? "district" : settlement ? "settlement" : null }];
  };

  const guess = (tokens: readonly Token[]): NameHit<Target>[] => {
    const content = tokens.map(isContent);
    const count = content.filter(Boolean).length;
    const likely = (at: number) => {
      const before = tokens[at - 1];
      return (
        count <= 3 ||
        (before !== undefined && (isInside(before) || isFrom(before) || isSettlementWord(before)))
      );
    };
    const hits: NameHit<Target>[] = [];
    for (let start = 0; start < tokens.length; start++)
      for (let end = Math.min(start + 3, tokens.length); end > start; end--)
        if (content[start] && content[end - 1] && likely(start))
          hits.push(...dictionary.misspelt(tokens, start, end));
    const least = Math.min(...hits.map((hit) => hit.looseness));
    return hits.filter((hit) => hit.looseness === least);
  };

  const find = (text: string, { region = null }: { region?: RegionCode | null } = {}): PlaceAnswer => {
    const spoken = tokensOf(text);
    const ways: (() => [readonly Token[], NameHit<Target>[]])[] = [
      () => [spoken, dictionary.exact(spoken)],
      () => {
        const typed = tokensOf(otherLayout(text));
        return [typed, dictionary.exact(typed)];
      },
      () => [spoken, guess(spoken)],
    ];
    for (const way of ways) {
      const [tokens, hits] = way();
      const content = tokens.filter(isContent).length;
      const mentions = hits.flatMap((hit) => mention(hit, tokens, content));
      if (mentions.length > 0) return decide(mentions, region);
    }
    return { kind: "none" };
  };
  return { find };
};

const answer = (targets: readonly Ours[]): PlaceAnswer => {
  const places = [
    ...new Map(
      targets.map(({ place }) => [`${place.ru}/${place.municipality}/${place.lat}`, place]),
    ).values(),
  ];
  const [first] = places;
  if (!first) return { kind: "none" };
  if (places.length === 1) return { kind: "one", place: first };
  const bySize = places.toSorted((a, b) => (b.population ?? 0) - (a.population ?? 0));
  return { kind: "many", places: bySize.slice(0, MOST_OFFERED) };
};

const isNear = (a: Place, b: Place) =>
  Math.abs(a.lat - b.lat) < SAME_CORNER_DEGREES && Math.abs(a.lon - b.lon) < SAME_CORNER_DEGREES;

/** Narrows `targets` by a test, unless nothing would remain. */
const prefer = <T>(targets: T[], test: (target: T) => boolean): T[] => {
  const kept = targets.filter(test);
  return kept.length > 0 ? kept : targets;
};

/** Weighs all names of the text against each other. */
const decide = (mentions: readonly Mention[], region: RegionCode | null): PlaceAnswer => {
  const named = mentions.flatMap(({ targets }) =>
    targets.flatMap((t) => (t.kind === "region" ? [t.region] : [])),
  );
  const away = mentions.flatMap((mentioned) =>
    mentioned.targets.flatMap((t) =>
      t.kind === "elsewhere" || t.kind === "elsewhere-region" ? [{ ...mentioned, t }] : [],
    ),
  );
  const ours = mentions.flatMap((mentioned) => {
    const targets = mentioned.targets.filter(isOurs);
    return targets.length > 0 ? [{ ...mentioned, targets }] : [];
  });
  const [foreign] = away;
  if (foreign && (ours.length === 0 || named.length === 0)) {
    const abroad = away.some(({ t }) => t.kind === "elsewhere-region");
    const rank = ({ weight, looseness }: Mention) => weight - looseness;
    const best = Math.max(...ours.map((hit) => rank(hit) - (hit.typed === "district" ? 1 : 0)));
    if (abroad || best < Math.max(...away.map(rank)) || ours.length === 0)
      return { kind: "elsewhere", name: foreign.t.name };
    const tie = ours.every((hit) => hit.looseness > EXACT) && best === Math.max(...away.map(rank));
    if (tie) return { kind: "none" };
  }

  let targets = ours.flatMap((hit) => hit.targets);
  if (named.length > 0) targets = prefer(targets, ({ place }) => named.includes(place.region));
  else if (region) targets = prefer(targets, ({ place }) => place.region === region);
  const heaviest = Math.max(...ours.map((hit) => hit.weight));
  const settled = ours.filter((hit) => hit.weight === heaviest).flatMap((hit) => hit.targets);
  if (ours.length > 1)
    targets = prefer(targets, (target) => settled.includes(target) || target.kind !== "place");
  if (ours.length > 1) targets = together(targets);
  return answer(targets);
};

/** Several names of one corner of the land: the smallest of them is meant, the others say where it lies. */
const together = (targets: Ours[]): Ours[] => {
  const towns = targets.filter((target) => target.kind === "place");
  const areas = targets.filter((target) => target.kind === "area");
  const districts = targets.filter((target) => target.kind === "municipality");
  const inside = (whole: Ours[]) => (part: Ours) =>
    whole.some(({ place }) => place.municipality === part.place.municipality || isNear(place, part.place));
  const around = [...towns, ...districts];
  const areasThere = around.length > 0 ? areas.filter(inside(around)) : areas;
  if (areasThere.length > 0) return areasThere;
  if (districts.length > 0 && towns.length > 0)
    return prefer(towns.filter(inside(districts)), () => true).length > 0
      ? towns.filter(inside(districts))
      : districts;
  const [first] = towns;
  if (first && towns.every(({ place }) => isNear(place, first.place)))
    return [
      towns.reduce((least, town) =>
        (town.place.population ?? 0) < (least.place.population ?? 0) ? town : least,
      ),
    ];
  return targets;
};

export type PlaceIndex = ReturnType<typeof createPlaceIndex>;
