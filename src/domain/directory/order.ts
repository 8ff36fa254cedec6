/**
 * In which order institutions are shown, and why. Everything is counted in kilometres that somebody would go for it, in
 * this order of weight: what suits exactly, what can be reached at all, what is open now, what is near, what was confirmed
 * lately. So a centre that
 * does exactly what is needed 40 km away goes before one that only "will know whom to send you to" in the same town, and
 * in one town the open door goes before the closed one. Knows no wording.
 */
import { hasContact, type ServiceCard } from "./card.js";
import type { FilterName } from "./filters.js";
import { doesIt } from "./fit.js";
import type { Freshness } from "./freshness.js";

/** An institution in an answer, with everything that its rank hangs on. */
export type Found = {
  card: ServiceCard;
  /** null when the institution's place is not known or the person's is not. */
  distanceKm: number | null;
  suitability: number;
  /** Everything that fits here is only planned. */
  planned: boolean;
  /** null when the hours are not known. */
  open: boolean | null;
  freshness: Freshness;
  /** What was wished for and is not known of it. */
  unsure: FilterName[];
  /** It is for certain years, and nobody has said how old the person is. */
  agesUnasked: boolean;
  /** How far the search had to widen to find it. */
  scope: "municipality" | "neighbours" | "region";
};

const KM_FOR_UNSUITABILITY = 100;
const KM_FOR_CLOSED = 30;
const KM_FOR_UNKNOWN_HOURS = 15;
const KM_FOR_UNASKED_AGES = 15;
/** Trust that has run out ranks as if nobody had ever confirmed; what is stale shows no more than a name. */
const KM_FOR_AGE: Record<Freshness, number> = { fresh: 0, source: 3, ageing: 3, stale: 60 };
/** How far people are ready to go to a neighbouring municipality. */
export const REACH_KM = 60;
/** Where nobody can go, call or write, one is as well served by the neighbours. */
const KM_FOR_NO_CONTACT = REACH_KM;

/** What a card costs whoever asks: whether anybody can get there, call or write. */
export const contactCost = (card: ServiceCard): number => (hasContact(card) ? 0 : KM_FOR_NO_CONTACT);

/** What a card costs before its contacts, its distance and its doors are known. */
export const leastCost = ({
  suitability,
  freshness,
  agesUnasked,
}: Pick<Found, "suitability" | "freshness" | "agesUnasked">): number =>
  KM_FOR_UNSUITABILITY * (1 - suitability) + KM_FOR_AGE[freshness] + (agesUnasked ? KM_FOR_UNASKED_AGES : 0);

export const costOf = (found: Omit<Found, "scope" | "planned" | "unsure">): number =>
  leastCost(found) +
  contactCost(found.card) +
  (found.open === null ? KM_FOR_UNKNOWN_HOURS : found.open ? 0 : KM_FOR_CLOSED) +
  (found.distanceKm ?? 0);

/** What is known to fit every wish goes first, then what has a place: no cost outweighs that. */
export const classOf = ({ unsure, distanceKm }: Pick<Found, "unsure" | "distanceKm">): number =>
  (unsure.length > 0 ? 2 : 0) + (distanceKm === null ? 1 : 0);

/** The order of an answer; what costs the same goes by the later source, then by key. */
export const inOrder = (a: Found, b: Found): number =>
  classOf(a) - classOf(b) ||
  costOf(a) - costOf(b) ||
  (b.card.checkedOn ?? "").localeCompare(a.card.checkedOn ?? "") ||
  (a.card.key < b.card.key ? -1 : Number(a.card.key > b.card.key));

const isNear = ({ scope }: Found) => scope !== "region";
const canReach = ({ card, freshness }: Found) => hasContact(card) && freshness !== "stale";
/** Of what nobody can reach, only this is told: what is the same here is the same to its reader. */
const toldOf = ({ card: { name, kinds, services } }: Found) =>
  JSON.stringify([name ?? kinds[0], services.map(({ code }) => code).toSorted()]);

/**
 * What can be reached before what cannot, as far as it is within reach. What cannot is told once for all that say the
 * same, and far away only while there is nothing better.
 */
export const reachableFirst = (found: readonly Found[]): Found[] => {
  const isAnyReached = found.some(canReach);
  const told = new Set<string>();
  const kept = found.filter((one) => {
    if (canReach(one)) return true;
    const isNew = !told.has(toldOf(one));
    told.add(toldOf(one));
    return isNew && (isNear(one) || !isAnyReached || one.card.viaSpecialist);
  });
  return [
    ...kept.filter((one) => isNear(one) && canReach(one)),
    ...kept.filter((one) => isNear(one) && !canReach(one)),
    ...kept.filter((one) => !isNear(one)),
  ];
};

export const scopeOf = (
  card: ServiceCard,
  distanceKm: number | null,
  municipality: string | null,
): Found["scope"] => {
  if (municipality !== null && card.municipality === municipality) return "municipality";
  return distanceKm !== null && distanceKm <= REACH_KM ? "neighbours" : "region";
};

/** Why a card stands where it stands, the weightiest first. */
export type Reason =
  | { of: "suits"; is: "does" | "planned" | "knows" }
  | { of: "unsure"; is: FilterName }
  | { of: "open"; is: "open" | "closed" | "unknown" }
  | { of: "distance"; is: Found["scope"]; km: number }
  /** `hidden`: where a refuge is, is not even told by how far it is. */
  | { of: "distance"; is: "municipality" | "hidden" | "unknown"; km: null }
  | { of: "freshness"; is: Freshness };

const whereOf = ({ card, distanceKm, scope }: Found): Reason => {
  if (card.viaSpecialist) return { of: "distance", is: "hidden", km: null };
  if (distanceKm === null) return { of: "distance", is: "unknown", km: null };
  // A place known by its town alone has no distance within it.
  const isTold = scope !== "municipality" || (card.point?.exact === true && Math.round(distanceKm) > 0);
  return isTold
    ? { of: "distance", is: scope, km: distanceKm }
    : { of: "distance", is: "municipality", km: null };
};

const doorsOf = ({ open, unsure }: Found): Reason[] => {
  // That they are not known is said already where open doors were wished for.
  if (unsure.includes("openNow")) return [];
  return [{ of: "open", is: open === null ? "unknown" : open ? "open" : "closed" }];
};

/** The reasons of one rank: what the order looks at, each once, and nothing that must not be told. */
export const reasonsOf = (found: Found): Reason[] => [
  { of: "suits", is: doesIt(found) ? "does" : found.planned ? "planned" : "knows" },
  ...found.unsure.map((is) => ({ of: "unsure" as const, is })),
  ...doorsOf(found),
  whereOf(found),
  { of: "freshness", is: found.freshness },
];
