/**
 * Understands where a person says they are. Asks rather than guesses: what fits several places is returned as such,
 * and a place that is not ours is said to be elsewhere. Knows places, not services.
 */
import { otherLayout, type Token, tokensOf } from "./fold.js";
import {
  choose,
  isOurs,
  type Mention,
  type Ours,
  type PlaceAnswer,
  type Target,
  WEIGHT,
} from "./place-choice.js";
import { createNames, EXACT, INFLECTED, type NameHit, SLOPPY } from "./place-names.js";
import {
  isContent,
  isDistrictWord,
  isFrom,
  isGuessable,
  isInside,
  isNever,
  isOrdinary,
  isRegionWord,
  isSettlementWord,
  isStreetWord,
  isTopic,
} from "./place-words.js";
import type { Elsewhere, Municipality, Place, Region, RegionCode } from "./region-data.js";

/** What the index is made of: the matching part of the region files. */
export type PlaceSource = {
  regions: readonly { region: Region; places: Place[]; municipalities: Municipality[] }[];
  elsewhere: Elsewhere;
};

const SHORTEST_RETYPED = 4;
const LONGEST_GUESS = 3;
/** A text of so few words is probably nothing but a name. */
const FEW_WORDS = 3;

/** «Лаишевский район» → «Лаишевский»: the word for the kind is looked for around the name, in any language. */
const withoutType = (name: string): string =>
  name.replaceAll(/(^|\s)((муниципальный|городской)\s)?(район|округ|районы)(?=\s|$)/giu, " ").trim();

const placeNames = (place: Place): [string, Target][] =>
  [place.ru, place.tt, place.latin, ...place.aliases].flatMap((name): [string, Target][] => {
    if (name === null) return [];
    const bare = withoutType(name);
    return [[bare, { kind: place.kind, place, needsType: bare !== name }]];
  });

type Names = { list: [string, Target][]; districtOf: Map<string, Ours> };

const collectNames = ({ regions, elsewhere }: PlaceSource): Names => {
  const list: [string, Target][] = [];
  const districtOf = new Map<string, Ours>();
  for (const { region, places, municipalities } of regions) {
    for (const place of places) list.push(...placeNames(place));
    const seats = new Map(places.filter((place) => place.kind === "place").map((place) => [place.ru, place]));
    for (const { name, aliases, centre } of municipalities) {
      const seat = seats.get(centre);
      if (!seat || name.startsWith("городской округ")) continue;
      const district: Ours = {
        kind: "municipality",
        place: { ...seat, municipality: name },
        needsType: true,
      };
      for (const one of [name, ...aliases]) list.push([withoutType(one), district]);
      districtOf.set(`${region.code}/${centre}`, district);
    }
    const whole: Target = { kind: "region", region: region.code };
    for (const name of [region.name, region.en, ...region.aliases]) list.push([name, whole]);
  }
  for (const kind of ["places", "regions"] as const)
    for (const spellings of elsewhere[kind]) {
      const name = spellings[0] ?? "";
      const target: Target = { kind: kind === "places" ? "elsewhere" : "elsewhere-region", name };
      for (const spelling of spellings) list.push([spelling, target]);
    }
  return { list, districtOf };
};

const is = (token: Token | undefined, test: (token: Token) => boolean) => token !== undefined && test(token);

type Reading = { tokens: readonly Token[]; hits: NameHit<Target>[] };

/** Whether nothing in the text is left unexplained by the names found in it. */
const isAllNames = ({ tokens, hits }: Reading): boolean =>
  tokens.every((token, at) => !isContent(token) || hits.some(({ start, end }) => start <= at && at < end));

const ADJECTIVE = /(ий|ый|ой|ая|яя|ое|ее)$/;

/** «Казанская улица» names a street; in «Казань, улица Баумана» the street has a name of its own. */
const isStreetName = ({ start, end }: NameHit<Target>, tokens: readonly Token[]): boolean =>
  is(tokens[end], isStreetWord) &&
  (ADJECTIVE.test(tokens[end - 1]?.folded ?? "") ||
    ADJECTIVE.test(tokens[start]?.folded ?? "") ||
    !is(tokens[end + 1], isContent));

/** Whether a text has a word such as «улица» in it. */
export const namesStreet = (text: string): boolean => tokensOf(text).some(isStreetWord);

/** Builds the index; `find` answers what place a text means. */
export const createPlaceIndex = (source: PlaceSource) => {
  const { list, districtOf } = collectNames(source);
  const dictionary = createNames(list);

  /** What the hit can mean given the words around it; nothing when it only looks like a name. */
  const mention = (hit: NameHit<Target>, tokens: readonly Token[], alone: boolean): Mention[] => {
    const { start, end, looseness } = hit;
    const [before, after] = [tokens[start - 1], tokens[end]];
    if (is(before, isStreetWord) || isStreetName(hit, tokens)) return [];
    const isWord = tokens.slice(start, end).some(isNever);
    if (isWord && (looseness > EXACT || tokens.length > 1)) return [];
    const isDistrict = is(before, isDistrictWord) || is(after, isDistrictWord);
    const isSettlement = is(before, isSettlementWord);
    const opener = isSettlement || is(before, isDistrictWord) ? tokens[start - 2] : before;
    const [inside, from] = [is(opener, isInside), is(opener, isFrom)];
    const isBare = alone && !tokens.some((token, at) => isTopic(token) && (at < start || at >= end));
    if (!isBare && !isSettlement && !isDistrict && end - start === 1 && isOrdinary(hit.name)) {
      const asName = looseness < SLOPPY && tokens[start]?.isCapital === true && (inside || from);
      if (!asName) return [];
    }

    let targets = hit.targets;
    if (isDistrict) {
      const districts = targets.filter((target) => isOurs(target) && target.needsType);
      // «Арча районы»: in Tatar the district is called by its centre.
      const seats = targets.flatMap((target) =>
        is(after, isDistrictWord) && isOurs(target)
          ? (districtOf.get(`${target.place.region}/${target.place.ru}`) ?? [])
          : [],
      );
      targets = districts.length > 0 ? districts : seats.length > 0 ? seats : targets;
    } else {
      const settled = targets.filter((target) => !isOurs(target) || !target.needsType);
      // «Киров» is the town and not a district of Kazan; an adjective alone means a district only when nothing else
      // is said.
      const isAdjective = /[иы]й$/.test(hit.name) && looseness <= INFLECTED;
      if (isSettlement || !alone || !isAdjective || settled.some((target) => !isOurs(target)))
        targets = settled;
    }
    // «Новгородская область» must not become a place through a typing error.
    const isUnknownRegion =
      is(after, isRegionWord) && targets.every((target) => !target.kind.endsWith("region"));
    if (isUnknownRegion) targets = targets.filter((target) => !isOurs(target) || looseness <= INFLECTED);
    if (targets.length === 0) return [];
    const weight = inside || isSettlement ? WEIGHT.inside : from ? WEIGHT.from : WEIGHT.bare;
    return [{ ...hit, targets, weight }];
  };

  const literally = (tokens: readonly Token[]): Reading => ({ tokens, hits: dictionary.exact(tokens) });

  /** As if typed in the other layout; only when that makes sense of all of it. */
  const retyped = (text: string): Reading => {
    const tokens = tokensOf(otherLayout(text));
    const hits = dictionary
      .exact(tokens)
      .filter(({ looseness, name }) => looseness <= INFLECTED && name.length >= SHORTEST_RETYPED);
    return isAllNames({ tokens, hits }) ? { tokens, hits } : { tokens, hits: [] };
  };

  /** As if misspelt; in a long text only where a name is to be expected. */
  const guessed = (tokens: readonly Token[]): Reading => {
    const content = tokens.map(isContent);
    const isShort = content.filter(Boolean).length <= FEW_WORDS;
    const found: NameHit<Target>[] = [];
    for (const [start, token] of tokens.entries()) {
      if (!isContent(token) || isNever(token)) continue;
      const before = tokens[start - 1];
      const isExpected = is(before, isInside) || is(before, isFrom) || is(before, isSettlementWord);
      for (let end = Math.min(start + LONGEST_GUESS, tokens.length); end > start; end--) {
        const explainsAll = content.every((isName, at) => !isName || (start <= at && at < end));
        if (content[end - 1] && (isExpected || (isShort && explainsAll)))
          found.push(...dictionary.misspelt(tokens, start, end));
      }
    }
    const least = Math.min(...found.map((hit) => hit.looseness));
    return { tokens, hits: found.filter((hit) => hit.looseness === least && isGuessable(hit.name)) };
  };

  /** Readings of a text from the surest on. */
  const readings = function* (text: string): Generator<Reading> {
    const tokens = tokensOf(text);
    const literal = literally(tokens);
    if (isAllNames(literal)) yield literal;
    // «Вехняя Инта» is not Инта: a misspelt name of several words goes before a part of it spelt right.
    const guess = guessed(tokens);
    if (guess.hits.some(({ start, end }) => end - start > 1) && isAllNames(guess)) yield guess;
    yield literal;
    yield retyped(text);
    yield guess;
  };

  /** The surest reading of a text in which something is meant. */
  const understand = (text: string): { reading: Reading; mentions: Mention[] } | undefined => {
    for (const reading of readings(text)) {
      const alone = isAllNames(reading);
      const mentions = reading.hits.flatMap((hit) => mention(hit, reading.tokens, alone));
      if (mentions.length > 0) return { reading, mentions };
    }
    return undefined;
  };

  /** Finds the place that a text means; `region` breaks ties, it hides nothing. */
  const find = (text: string, { region = null }: { region?: RegionCode | null } = {}): PlaceAnswer => {
    const understood = understand(text);
    return understood === undefined ? { kind: "none" } : choose(understood.mentions, region);
  };

  /** The words of a text that name no place, folded. */
  const beside = (text: string): string[] => {
    const { reading, mentions = [] } = understand(text) ?? { reading: { tokens: tokensOf(text) } };
    return reading.tokens
      .filter((_, at) => !mentions.some(({ start, end }) => start <= at && at < end))
      .map(({ folded }) => folded);
  };

  /** Everything that `find` may answer, the districts among it. */
  const all = [...new Set(list.flatMap(([, target]) => (isOurs(target) ? [target.place] : [])))];

  return { find, beside, all };
};

export type PlaceIndex = ReturnType<typeof createPlaceIndex>;
