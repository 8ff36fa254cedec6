/**
 * Finds the institutions that fit a need, a place, an age and any further wishes, best first. Works on cards in memory;
 * knows no wording and no storage; the order itself stands in `order.ts`.
 *
 * There is no tree, because with several wishes at once the nearest are seldom the best. Every card of the region is
 * looked at in flat arrays of numbers, and only those that could still get into the answer are weighed.
 */
import { distance } from "geokdbush";
import { type ServiceCode, type Suitability, suitabilityOf, type Wanted } from "../needs.js";
import type { Instant } from "../time.js";
import { isShowable, type Point, type ServiceCard } from "./card.js";
import { type Filters, unsureOf } from "./filters.js";
import { type Age, fitOf, isForSomeAges, offersOf, spanOf } from "./fit.js";
import { freshnessOf } from "./freshness.js";
import { createAlike, createMoments, SLOT } from "./moments.js";
import { classOf, contactCost, costOf, type Found, inOrder, leastCost, scopeOf } from "./order.js";
import { REGIONS, type RegionCode } from "./region-data.js";

export type ServiceQuery = Filters & {
  /** What is wanted, or the exact services. */
  need?: Wanted;
  codes?: readonly ServiceCode[];
  /** Where the person is; without it distance counts for nothing. */
  at?: Point | null;
  region?: RegionCode | null;
  /** Where the person is by name: what lies there is the first to be told of. */
  municipality?: string | null;
  /** Only institutions of this municipality. */
  within?: string | null | undefined;
  age?: Age | null;
  /** Without it nothing is known of open doors, and nobody's word has aged. */
  now?: Instant | undefined;
  limit?: number;
};

/** Whether an institution is open; null when that is not known. May look at nothing but the card's hours and region. */
export type OpenAt = (card: ServiceCard, now: Instant) => boolean | null;

const EARTH_KM = 6371;
/** A chord is never longer than the way over ground; this much is left to rounding. */
const ROUNDING_KM = 0.001;

const onSphere = (point: Point | null): [x: number, y: number, z: number] => {
  if (point === null) return [Number.NaN, Number.NaN, Number.NaN];
  const [phi, lambda] = [(point.lat * Math.PI) / 180, (point.lon * Math.PI) / 180];
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
};

/** The best few so far, in order. */
const createPodium = (limit: number) => {
  const best: Found[] = [];
  const last = { rank: Number.POSITIVE_INFINITY, cost: Number.POSITIVE_INFINITY };
  return {
    best,
    /** Farther than this nothing can get in, however well it suits. */
    farthestKm: () => (last.rank > 0 ? Number.POSITIVE_INFINITY : last.cost),
    /** Whether nothing of that class and cost can get in any more. */
    isBeyond: (rank: number, cost: number) => rank > last.rank || (rank === last.rank && cost > last.cost),
    add(found: Found): void {
      const at = best.findIndex((one) => inOrder(found, one) < 0);
      best.splice(at < 0 ? best.length : at, 0, found);
      if (best.length > limit) best.pop();
      const worst = best[limit - 1];
      if (worst === undefined) return;
      last.rank = classOf(worst);
      last.cost = costOf(worst);
    },
  };
};

/** Builds the index over the cards that may be shown; all others can never be found. */
export const createServiceIndex = (cards: readonly ServiceCard[], openAt: OpenAt = () => null) => {
  const showable = cards.filter(isShowable);
  const inRegion = REGIONS.map((code) => showable.filter(({ region }) => region === code));
  const shown = inRegion.flat();
  const sphere = Float64Array.from(shown.flatMap(({ point }) => onSphere(point)));
  const ages = Float64Array.from(
    shown.flatMap(({ ages: { min, max } }) => [min ?? 0, max ?? Number.POSITIVE_INFINITY]),
  );
  const forSomeAges = shown.map(isForSomeAges);
  const contacts = Float64Array.from(shown, contactCost);
  const offering = createAlike(shown, (card) => JSON.stringify(offersOf(card)));
  // A need is asked for again and again: what suits it is worked out once.
  const suiting = new WeakMap<Suitability, (index: number) => ReturnType<typeof fitOf>>();
  const suitsOf = (wanted: Suitability) => {
    const known = suiting.get(wanted) ?? offering((card) => fitOf(card, wanted));
    suiting.set(wanted, known);
    return known;
  };
  const openAlike = createAlike(shown, ({ region, hours }) => `${region}${JSON.stringify(hours)}`);
  const openOf = createMoments(openAlike, SLOT.minute, openAt);
  const freshOf = createMoments(
    createAlike(shown, ({ assuredOn }) => assuredOn ?? ""),
    SLOT.day,
    freshnessOf,
  );
  const filteredAlike = createAlike(shown, ({ free, formats, languages }) =>
    JSON.stringify([free, formats, languages]),
  );

  /** From where to where the cards of a region stand. */
  const spanIn = (region: RegionCode | null): [start: number, end: number] => {
    if (region === null) return [0, shown.length];
    const at = REGIONS.indexOf(region);
    const start = inRegion.slice(0, at).flat().length;
    return [start, start + (inRegion[at]?.length ?? 0)];
  };
  const spans = new Map([null, ...REGIONS].map((region) => [region, spanIn(region)]));

  const find = (query: ServiceQuery): Found[] => {
    const {
      need = "any",
      codes,
      at = null,
      region = null,
      municipality = null,
      within,
      now,
      limit = 5,
    } = query;
    const wanted: Suitability = codes
      ? Object.fromEntries(codes.map((code) => [code, 1]))
      : suitabilityOf(need);
    const fits = suitsOf(wanted);
    const years = spanOf(query.age);
    const isAgeAsked = query.age !== null && query.age !== undefined;
    const [x, y, z] = onSphere(at);
    const podium = createPodium(limit);
    const unsure = filteredAlike((card) => unsureOf(card, query));
    const open = now === undefined ? () => null : openOf(now);
    const fresh = now === undefined ? () => "source" as const : freshOf(now);
    const [start, end] = spans.get(region) ?? [0, 0];

    let farthest = Number.POSITIVE_INFINITY;

    for (let index = start; index < end && limit > 0; index++) {
      const dx = x - (sphere[index * 3] ?? 0);
      const dy = y - (sphere[index * 3 + 1] ?? 0);
      const dz = z - (sphere[index * 3 + 2] ?? 0);
      const squared = dx * dx + dy * dy + dz * dz;
      if (squared > farthest) continue;
      const notKnown = unsure(index);
      if (notKnown === null) continue;
      const fit = fits(index);
      if (fit.suitability === 0) continue;
      if ((ages[index * 2] ?? 0) > years.max || (ages[index * 2 + 1] ?? 0) < years.min) continue;
      const agesUnasked = !isAgeAsked && forSomeAges[index] === true;
      const freshness = fresh(index);
      const chord = Math.sqrt(squared) * EARTH_KM - ROUNDING_KM;
      const isPlaced = !Number.isNaN(chord);
      const least =
        leastCost({ suitability: fit.suitability, freshness, agesUnasked }) +
        (contacts[index] ?? 0) +
        (isPlaced ? chord : 0);
      const placing = isPlaced ? 0 : 1;
      if (podium.isBeyond((notKnown.length > 0 ? 2 : 0) + placing, least)) continue;
      const isOpen = open(index);
      if (query.openNow === true && isOpen === false) continue;
      const isDoubtful = query.openNow === true && isOpen === null;
      if (isDoubtful && podium.isBeyond(2 + placing, least)) continue;

      const card = shown[index];
      if (card === undefined || (within && card.municipality !== within)) continue;
      const distanceKm = at && card.point ? distance(at.lon, at.lat, card.point.lon, card.point.lat) : null;
      const found: Found = {
        card,
        distanceKm,
        ...fit,
        open: isOpen,
        freshness,
        agesUnasked,
        unsure: isDoubtful ? [...notKnown, "openNow"] : notKnown,
        scope: scopeOf(card, distanceKm, municipality),
      };
      if (podium.isBeyond(classOf(found), costOf(found))) continue;
      podium.add(found);
      farthest = ((podium.farthestKm() + ROUNDING_KM) / EARTH_KM) ** 2;
    }
    return podium.best;
  };

  const keyed = new Map(shown.map((card) => [card.key, card]));
  /** The card of that key, if it may be shown. */
  const byKey = (key: string): ServiceCard | undefined => keyed.get(key);
  return { find, byKey, size: shown.length };
};

export type ServiceIndex = ReturnType<typeof createServiceIndex>;
