/** Finds the nearest help for what a person answered: places first, lines always beside them. */
import type { Needs } from "../deps.js";
import type { ServiceCard } from "../domain/directory/card.js";
import type { Filters } from "../domain/directory/filters.js";
import { doesIt, narrowed } from "../domain/directory/fit.js";
import { trusted } from "../domain/directory/freshness.js";
import type { LineTopic } from "../domain/directory/lines.js";
import type { ServiceQuery } from "../domain/directory/nearest.js";
import { type Found, reachableFirst } from "../domain/directory/order.js";
import type { Place } from "../domain/directory/region-data.js";
import { parseNeed, type ServiceCode, type Wanted } from "../domain/needs.js";
import { kindsFor } from "../domain/programmes/flows.js";
import { programmesFor } from "../domain/programmes/programmes.js";
import type { Results } from "../views/find.js";

export type HelpQuery = {
  need: string;
  place: Place | undefined;
  age: { min: number; max: number } | undefined;
  /** In which way help is wished for: visit, phone or online. */
  format?: string | undefined;
  /** To what the answer was narrowed after it was shown. */
  wishes?: Filters;
};

/** Of what is near, and then of what is far, what can be reached in the wished way comes first; nothing is left out. */
const inFormat = (found: Found[], format: string | undefined): Found[] => {
  const fits = ({ card: { phones, site, email } }: Found) =>
    format === "phone" ? phones.length > 0 : format !== "online" || site !== null || email !== null;
  const isFar = ({ scope }: Found) => scope === "region";
  return found.toSorted((a, b) => Number(isFar(a)) - Number(isFar(b)) || Number(fits(b)) - Number(fits(a)));
};

const topics: Partial<Record<Wanted, LineTopic>> = {
  bullying: "bullying",
  violence: "violence",
  accommodation: "violence",
  social_help: "social",
};

/** Ages above which there is no band. */
const oldest = 99;

const mostCards = 3;
/** Among so many nearest there are enough that fit, if any do. */
const looked = 20;

/** What is only planned is told to nobody but who looks for that. */
export const withoutPlans = (card: ServiceCard, need: Wanted | null): ServiceCard => {
  const wanted = need === null ? [] : narrowed(card, need).services;
  return { ...card, services: card.services.filter((one) => !one.planned || wanted.includes(one)) };
};

/** What does it, with nothing else that it does; and while that is far or nowhere, the nearest who know whom to ask. */
export const placesFor = (
  { services }: Needs<"directory">["directory"],
  query: ServiceQuery & { need: Wanted },
  most = mostCards,
): Found[] => {
  const { now } = query;
  // What is not told of a place makes it no other place.
  const told = services.find({ ...query, limit: Math.max(looked, most) }).map((one) => {
    const card = narrowed(one.card, query.need);
    return { ...one, card: now === undefined ? card : trusted(card, now) };
  });
  const all = reachableFirst(told);
  const fitting = all.filter(doesIt).slice(0, most);
  const isNear = fitting.some(({ scope }) => scope !== "region");
  const asked = fitting.length === 0 ? 2 : 1;
  const knowing = isNear ? [] : all.filter((one) => !doesIt(one)).slice(0, Math.min(asked, most));
  const chosen = isNear ? fitting : [...fitting.slice(0, most - knowing.length), ...knowing];
  const far = ({ distanceKm }: Found) => distanceKm ?? Number.MAX_SAFE_INTEGER;
  return isNear ? chosen : chosen.toSorted((a, b) => far(a) - far(b));
};

/** To whom somebody is hurt by, nobody may be led to make peace: such services are not even named there. */
const mediation: readonly ServiceCode[] = [
  "reconciliation_room",
  "reconciliation_service",
  "family_mediation",
];
export const withoutPeace = (card: ServiceCard): ServiceCard => ({
  ...card,
  services: card.services.filter(({ code }) => !mediation.includes(code)),
});

/** Up to three places and the lines for the same need; without a place only lines, for none is nearest to nowhere. */
export const findHelp = (
  { directory, clock }: Needs<"directory" | "clock">,
  { need, place, age, format, wishes = {} }: HelpQuery,
): Results => {
  const wanted = parseNeed(need) ?? "any";
  const found: Found[] =
    place === undefined
      ? []
      : placesFor(directory, {
          need: wanted,
          at: place,
          region: place.region,
          municipality: place.municipality,
          age: age ?? null,
          now: clock.now(),
          ...wishes,
        });
  const lines = directory.lines({
    topic: topics[wanted] ?? "psychologist",
    region: place?.region,
    municipality: place?.municipality ?? undefined,
    now: clock.now(),
  });
  const offers =
    place === undefined
      ? []
      : kindsFor(need).filter((kind) => programmesFor(directory.programmes, { ...place, kind }).length > 0);
  return { found: inFormat(found, format), lines, place, offers, linesFirst: format === "phone" };
};

/** Whether nothing that does it is within reach: what is farther, or only knows whom to ask, is no answer to a need. */
export const isMiss = ({ found, place }: Pick<Results, "found" | "place">): boolean =>
  place !== undefined && !found.some((one) => doesIt(one) && !one.planned && one.scope !== "region");

/** Counts a search that found nothing within reach, so that whoever plans help sees what is lacking where. */
export const noteMiss = (
  { store, clock }: Needs<"store" | "clock">,
  { need, place, age }: HelpQuery & { place: Place },
): Promise<void> =>
  store.misses.add({
    region: place.region,
    municipality: place.municipality ?? "",
    need: parseNeed(need) ?? "any",
    ageBand: age === undefined ? "" : age.max < oldest ? `${age.min}-${age.max}` : String(age.min),
    at: clock.now(),
  });
