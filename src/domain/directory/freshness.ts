/** How far a card may be trusted today. Owns the dates after which trust ends; decides no order and no wording. */
import { dayMs, type Instant, msOf } from "../time.js";
import type { ServiceCard } from "./card.js";

/**
 * `source`: known from public sources only. `fresh`: a person assured it lately. `ageing`: assured, but it is time to
 * ask again. `stale`: assured so long ago that only its name may be shown until somebody confirms it.
 */
export type Freshness = "source" | "fresh" | "ageing" | "stale";

/** After so many days without a confirmation a card ranks lower. */
export const ageingAfterDays = 90;
/** After so many days without a confirmation only its name and the lines are shown. */
export const staleAfterDays = 180;

/** What was told of free places is news, and old news after so many days. */
export const placesToldForDays = 14;

/** How many places are free, as far as that was told lately. */
export const freePlaces = (
  { available }: Pick<ServiceCard, "available">,
  now: Instant,
): ServiceCard["available"] =>
  available !== null && msOf(now) - msOf(available.on) <= (placesToldForDays + 1) * dayMs ? available : null;

/** The day of assurance itself counts as the whole day, wherever in the country it was. */
export const freshnessOf = ({ assuredOn }: Pick<ServiceCard, "assuredOn">, now: Instant): Freshness => {
  if (assuredOn === null) return "source";
  const days = Math.floor((msOf(now) - msOf(assuredOn)) / dayMs);
  return days > staleAfterDays ? "stale" : days > ageingAfterDays ? "ageing" : "fresh";
};

/** What of a card may be told today: of a stale one, who it is and where it lies, until somebody confirms the rest. */
export const trusted = (card: ServiceCard, now: Instant): ServiceCard =>
  freshnessOf(card, now) === "stale"
    ? {
        ...card,
        services: [],
        phones: [],
        address: null,
        site: null,
        email: null,
        hours: null,
        available: null,
        cost: null,
        documents: [],
        application: null,
        statedFormats: [],
      }
    : { ...card, available: freePlaces(card, now) };
