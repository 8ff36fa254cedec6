/**
 * What an institution counts for on the map of what there is: for which needs and ages, and how surely. Knows no place
 * and no distance.
 */
import { NEEDS, type Need, suitabilityOf } from "../needs.js";
import type { Instant } from "../time.js";
import { isShowable, type ServiceCard } from "./card.js";
import { agesFit, doesIt, fitOf, narrowed } from "./fit.js";
import { freshnessOf } from "./freshness.js";
import { createAlike } from "./moments.js";

/** Ages as people are asked for them. */
export const AGE_BANDS = ["0-3", "4-6", "7-10", "11-14", "15-17", "18"] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

/**
 * How surely something can be had. `confirmed`: a person has assured it lately; `source`: known from public sources only;
 * `stale`: nobody has confirmed it for so long that only its name is shown; `planned`: announced, never seen working;
 * `waiting`: shown to nobody until it has been checked.
 */
export const CERTAINTIES = ["confirmed", "source", "stale", "planned", "waiting"] as const;
export type Certainty = (typeof CERTAINTIES)[number];

const oldest = 99;
const yearsOf = (band: string): { min: number; max: number } => {
  const [min = 0, max = oldest] = band.split("-").map(Number);
  return { min, max };
};
/** The band in which an age begins; undefined when none was said. */
export const bandOf = (age: string): AgeBand | undefined =>
  age === "" ? undefined : AGE_BANDS.findLast((band) => yearsOf(band).min <= yearsOf(age).min);

const certaintyOf = (card: ServiceCard, need: Need, now: Instant): Certainty | undefined => {
  const isClosed = card.status !== null && card.status !== "active" && card.status !== "planned";
  const isNoHelper = card.kinds.some((kind) => kind === "authority" || kind === "aggregate");
  if (isClosed || isNoHelper || card.publish === "no") return undefined;
  const does = doesIt(fitOf(card, suitabilityOf(need)));
  if (card.status === "planned" || !does)
    return narrowed(card, need).services.length > 0 ? "planned" : undefined;
  if (!isShowable(card)) return "waiting";
  const freshness = freshnessOf(card, now);
  return freshness === "fresh" || freshness === "ageing" ? "confirmed" : freshness;
};

/** Every need for any age, then for each band: all is counted in so many slots. */
const perNeed = 1 + AGE_BANDS.length;
export const slotCount = NEEDS.length * perNeed;
export const slotOf = (need: Need, band?: AgeBand): number =>
  NEEDS.indexOf(need) * perNeed + (band === undefined ? 0 : 1 + AGE_BANDS.indexOf(band));
const bandYears = AGE_BANDS.map((band) => [band, yearsOf(band)] as const);

/** What an institution counts for: in which slots, and how surely. */
type Offer = { slot: number; certainty: Certainty };

const offersOf = (card: ServiceCard, now: Instant): readonly Offer[] =>
  NEEDS.flatMap((need) => {
    const certainty = certaintyOf(card, need, now);
    if (certainty === undefined) return [];
    const bands = bandYears.flatMap(([band, years]) => (agesFit(card, years) ? [band] : []));
    return [undefined, ...bands].map((band) => ({ slot: slotOf(need, band), certainty }));
  });

/** What decides about offers: institutions that agree in it are asked about once. */
const patternOf = ({ services, kinds, ages, status, publish, assuredOn }: ServiceCard): string =>
  JSON.stringify([services, kinds, ages.min, ages.max, status, publish, assuredOn]);

/** Institutions that do the same for the same people: of them all, only the nearest matters to anybody. */
export type Alike = {
  offers: readonly Offer[];
  goneTo: readonly number[];
  cards: readonly ServiceCard[];
  /** How many there are by municipality. */
  counts: ReadonlyMap<string | null, number>;
};

export const countByMunicipality = (cards: readonly ServiceCard[]): Map<string | null, number> => {
  const counts = new Map<string | null, number>();
  for (const { municipality } of cards) counts.set(municipality, (counts.get(municipality) ?? 0) + 1);
  return counts;
};

/** Institutions grouped by what they count for; those that count for nothing are left out. */
export const alikeOf = (cards: readonly ServiceCard[], now: Instant): Alike[] => {
  const groups = new Map<string, { offers: readonly Offer[]; cards: ServiceCard[] }>();
  // What differs in many ways still comes to the same few sets of offers.
  const groupOf = createAlike(
    cards,
    patternOf,
  )((card) => {
    const offers = offersOf(card, now);
    const key = JSON.stringify(offers);
    const group = groups.get(key) ?? { offers, cards: [] };
    groups.set(key, group);
    return group;
  });
  for (const [index, card] of cards.entries()) groupOf(index).cards.push(card);
  const isGoneTo = ({ certainty }: Offer) => certainty === "confirmed" || certainty === "source";
  return [...groups.values()]
    .filter(({ offers }) => offers.length > 0)
    .map((group) => ({
      ...group,
      goneTo: group.offers.filter(isGoneTo).map(({ slot }) => slot),
      counts: countByMunicipality(group.cards),
    }));
};
