/**
 * Finds the institutions that fit a need, a place and an age, best first. Works on cards in memory; knows no wording
 * and no storage.
 *
 * Order: each card costs its distance in kilometres plus KM_FOR_UNSUITABILITY × (1 − suitability). So a centre that
 * does exactly what is needed 40 km away goes before one that only "will know whom to send you to" in the same town,
 * and among equals the nearer wins. What is only planned counts half. Ties: later checked
 * first, then the key.
 */
import { around, distance } from "geokdbush";
import KDBush from "kdbush";
import { SERVICE_CODES, type ServiceCode, type Suitability, suitabilityOf, type Wanted } from "../needs.js";
import { isShowable, type Point, type ServiceCard } from "./card.js";
import type { Kind, RegionCode } from "./region-data.js";

const KM_FOR_UNSUITABILITY = 100;
const METRE = 0.001;
const EVERYWHERE = "everywhere";
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

/** How much a service of a card counts: what stands, what a centre of this kind can be asked, what was only planned. */
const WORTH = { standing: 1, implied: 0.6, planned: 0.5 } as const;
type Standing = keyof typeof WORTH;
const STANDINGS: readonly Standing[] = ["standing", "implied", "planned"];

/** From here on a place does what was asked for; below it, its people only know whom to send one to. */
const fitsFrom = 0.7;
export const doesIt = ({ suitability }: Pick<Found, "suitability">): boolean => suitability >= fitsFrom;

/** A card with those services only that do what is wanted: what else is given there helps nobody now. */
export const narrowed = (card: ServiceCard, need: Wanted): ServiceCard => {
  const wanted = suitabilityOf(need);
  return { ...card, services: card.services.filter(({ code }) => (wanted[code] ?? 0) >= fitsFrom) };
};

/** Centres for families in general: even where nobody wrote down their services, they know whom to send one to. */
const GENERAL: readonly Kind[] = ["kcson", "family_centre", "family_mfc"];

const offersOf = ({ services, kinds }: ServiceCard): { code: ServiceCode; standing: Standing }[] => {
  const offers = services.map(({ code, planned }) => ({
    code,
    standing: planned ? ("planned" as const) : ("standing" as const),
  }));
  const isImplied =
    kinds.some((kind) => GENERAL.includes(kind)) && !services.some(({ code }) => code === "family_help");
  return isImplied ? [...offers, { code: "family_help", standing: "implied" }] : offers;
};

/** What a card gives of what is wanted: the best of its services. */
const fitOf = (card: ServiceCard, wanted: Suitability): { suitability: number; planned: boolean } => {
  let best = { suitability: 0, planned: false };
  for (const { code, standing } of offersOf(card)) {
    const suitability = (wanted[code] ?? 0) * WORTH[standing];
    if (suitability > best.suitability) best = { suitability, planned: standing === "planned" };
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

const cardAt = (cards: readonly ServiceCard[], index: number): ServiceCard => {
  const card = cards[index];
  if (!card) throw new Error(`the tree has a point ${index} without a card`);
  return card;
};

/** The nearest few and whatever stands as far as the last of them: many share the point of their municipality. */
const nearestWithTies = (
  { tree, cards }: Shelf,
  at: Point,
  limit: number,
  fits: (card: ServiceCard) => boolean,
): ServiceCard[] => {
  const isFit = (index: number) => fits(cardAt(cards, index));
  const nearest = around(tree, at.lon, at.lat, limit, undefined, isFit).map((index) => cardAt(cards, index));
  const last = nearest[limit - 1]?.point;
  if (!last) return nearest;
  const reach = distance(at.lon, at.lat, last.lon, last.lat) + METRE;
  return around(tree, at.lon, at.lat, undefined, reach, isFit).map((index) => cardAt(cards, index));
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
 * Builds the index over the cards that may be shown; all others can never be found. One tree for each region, service
 * and standing, so that a search touches only what can fit.
 */
export const createServiceIndex = (cards: readonly ServiceCard[]) => {
  const shown = cards.filter(isShowable);
  const shelves = new Map<string, ServiceCard[]>();
  for (const card of shown)
    for (const { code, standing } of offersOf(card))
      for (const region of [EVERYWHERE, card.region]) {
        const name = `${region}/${code}/${standing}`;
        const list = shelves.get(name);
        if (list?.at(-1) === card) continue;
        if (list) list.push(card);
        else shelves.set(name, [card]);
      }
  const trees = new Map([...shelves].map(([name, list]) => [name, shelve(list)]));

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
      if (found.has(card) || !agesFit(card, age)) return;
      const distanceKm = at && card.point ? distance(at.lon, at.lat, card.point.lon, card.point.lat) : null;
      found.set(card, {
        card,
        distanceKm,
        ...fitOf(card, wanted),
        scope: scopeOf(card, distanceKm, municipality),
      });
    };

    // The nearest few of every shelf suffice: whoever is in the answer is among the nearest of its own best service.
    for (const code of SERVICE_CODES)
      for (const standing of wanted[code] ? STANDINGS : []) {
        const shelf = trees.get(`${region ?? EVERYWHERE}/${code}/${standing}`);
        if (!shelf) continue;
        const near = at ? nearestWithTies(shelf, at, limit, (card) => agesFit(card, age)) : shelf.cards;
        for (const card of [...near, ...shelf.placeless]) add(card);
      }
    return [...found.values()].toSorted(byCost).slice(0, limit);
  };

  const keyed = new Map(shown.map((card) => [card.key, card]));
  /** The card of that key, if it may be shown. */
  const byKey = (key: string): ServiceCard | undefined => keyed.get(key);
  return { find, byKey, size: shown.length };
};

export type ServiceIndex = ReturnType<typeof createServiceIndex>;
