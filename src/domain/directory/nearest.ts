/**
 * Finds the institutions that fit a need, a place and an age, best first. Works on cards in memory; knows no wording
 * and no storage.
 *
 * Order: each card costs its distance in kilometres plus KM_FOR_UNSUITABILITY × (1 − suitability). So a centre that
 * does exactly what is needed 40 km away goes before one that only "will know whom to send you to" in the same town,
 * and among equals the nearer wins. A service that is only planned counts as half as suitable. Ties: later checked
 * first, then the key.
 */
import { around, distance } from "geokdbush";
import KDBush from "kdbush";
import { SERVICE_CODES, type ServiceCode, type Suitability, suitabilityOf, type Wanted } from "../needs.js";
import { isShowable, type Point, type ServiceCard } from "./card.js";
import type { RegionCode } from "./region-data.js";

const KM_FOR_UNSUITABILITY = 100;
const PLANNED = 0.5;
const METRE = 0.001;
/** How far people are ready to go to a neighbouring municipality. */
export const REACH_KM = 60;

export type ServiceQuery = {
  /** What is wanted, or the exact services. */
  need?: Wanted;
  codes?: readonly ServiceCode[];
  /** Where the person is; without it the order is by suitability alone. */
  at?: Point | null;
  region?: RegionCode | null;
  municipality?: string | null;
  age?: number | { min: number; max: number } | null;
  limit?: number;
};

export type Found = {
  card: ServiceCard;
  /** null when the institution's place is not known or the person's is not. */
  distanceKm: number | null;
  suitability: number;
  /** Everything that fits here is only planned. */
  planned: boolean;
  /** How far the search had to widen to find it. */
  scope: "municipality" | "neighbours" | "region";
};

/** What a card gives of what is wanted: the best of its services. */
const fitOf = (card: ServiceCard, wanted: Suitability): { suitability: number; planned: boolean } => {
  let best = { suitability: 0, planned: false };
  for (const { code, planned } of card.services) {
    const suitability = (wanted[code] ?? 0) * (planned ? PLANNED : 1);
    if (suitability > best.suitability) best = { suitability, planned };
  }
  return best;
};

const agesFit = ({ ages }: ServiceCard, age: ServiceQuery["age"]): boolean => {
  if (age === null || age === undefined) return true;
  const { min, max } = typeof age === "number" ? { min: age, max: age } : age;
  return (ages.min === null || ages.min <= max) && (ages.max === null || ages.max >= min);
};

const costOf = ({ distanceKm, suitability }: Found): number =>
  (distanceKm ?? 0) + KM_FOR_UNSUITABILITY * (1 - suitability);

/** The order of an answer: what has a place before what has none, then by cost. */
export const byCost = (a: Found, b: Found): number =>
  Number(a.distanceKm === null) - Number(b.distanceKm === null) ||
  costOf(a) - costOf(b) ||
  (b.card.checkedOn ?? "").localeCompare(a.card.checkedOn ?? "") ||
  (a.card.key < b.card.key ? -1 : Number(a.card.key > b.card.key));

type Shelf = { tree: KDBush; cards: ServiceCard[]; placeless: ServiceCard[] };

const shelve = (cards: ServiceCard[]): Shelf => {
  const placed = cards.filter((card) => card.point !== null);
  const tree = new KDBush(placed.length);
  for (const { point } of placed) tree.add(point?.lon ?? 0, point?.lat ?? 0);
  return { tree: tree.finish(), cards: placed, placeless: cards.filter((card) => card.point === null) };
};

/** The nearest few and whatever stands as far as the last of them: many share the point of their municipality. */
const nearestWithTies = (
  { tree, cards }: Shelf,
  at: Point,
  limit: number,
  fits: (index: number) => boolean,
) => {
  const nearest = around(tree, at.lon, at.lat, limit, undefined, fits);
  const last = cards[nearest[limit - 1] ?? -1]?.point;
  if (!last) return nearest;
  const reach = distance(at.lon, at.lat, last.lon, last.lat) + METRE;
  return around(tree, at.lon, at.lat, undefined, reach, fits);
};

const scopeOf = (
  card: ServiceCard,
  distanceKm: number | null,
  municipality: string | null,
): Found["scope"] => {
  if (municipality !== null && card.municipality === municipality) return "municipality";
  return distanceKm !== null && distanceKm <= REACH_KM ? "neighbours" : "region";
};

/**
 * Builds the index over the cards that may be shown; all others can never be found. One tree a service and region, so
 * that a search touches only what can fit.
 */
export const createServiceIndex = (cards: readonly ServiceCard[]) => {
  const shown = cards.filter(isShowable);
  const shelves = new Map<string, ServiceCard[]>();
  for (const card of shown)
    for (const code of new Set(card.services.map((service) => service.code)))
      for (const shelf of [code, `${code}/${card.region}`]) {
        const list = shelves.get(shelf);
        if (list) list.push(card);
        else shelves.set(shelf, [card]);
      }
  const trees = new Map<string, Shelf>([...shelves].map(([name, list]) => [name, shelve(list)]));
  // A centre that exists but whose services nobody has written down yet still answers "any help".
  const bare = shown.filter((card) => card.services.length === 0);

  const find = (query: ServiceQuery): Found[] => {
    const {
      need = "any",
      codes,
      at = null,
      region = null,
      municipality = null,
      age = null,
      limit = 5,
    } = query;
    const wanted: Suitability = codes
      ? Object.fromEntries(codes.map((code) => [code, 1]))
      : suitabilityOf(need);
    const found = new Map<ServiceCard, Found>();
    const add = (card: ServiceCard) => {
      if (found.has(card) || !agesFit(card, age) || (region !== null && card.region !== region)) return;
      const distanceKm = at && card.point ? distance(at.lon, at.lat, card.point.lon, card.point.lat) : null;
      const fit = card.services.length === 0 ? { suitability: PLANNED, planned: false } : fitOf(card, wanted);
      found.set(card, { card, distanceKm, ...fit, scope: scopeOf(card, distanceKm, municipality) });
    };

    for (const code of SERVICE_CODES) {
      if (!wanted[code]) continue;
      const shelf = trees.get(region === null ? code : `${code}/${region}`);
      if (!shelf) continue;
      if (!at) for (const card of shelf.cards) add(card);
      // The nearest few of both kinds suffice: whoever is in the answer is among the nearest of its own service,
      // standing or planned.
      else
        for (const planned of [false, true]) {
          const fits = (index: number) => {
            const card = shelf.cards[index];
            return (
              card !== undefined &&
              agesFit(card, age) &&
              card.services.some((service) => service.code === code && service.planned === planned)
            );
          };
          for (const index of nearestWithTies(shelf, at, limit, fits)) {
            const card = shelf.cards[index];
            if (card) add(card);
          }
        }
      for (const card of shelf.placeless) add(card);
    }
    if (need === "any" && !codes) for (const card of bare) add(card);
    return [...found.values()].toSorted(byCost).slice(0, limit);
  };

  return { find, size: shown.length };
};

export type ServiceIndex = ReturnType<typeof createServiceIndex>;
