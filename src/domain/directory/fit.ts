/** How well an institution fits what is wanted and for whom. Owns what its services are worth; knows no place and no order. */
import { type ServiceCode, type Suitability, suitabilityOf, type Wanted } from "../needs.js";
import type { ServiceCard } from "./card.js";
import type { Kind } from "./region-data.js";

/** How much a service of a card counts: what stands, what a centre of this kind can be asked, what was only planned. */
export const WORTH = { standing: 1, implied: 0.6, planned: 0.5 } as const;
export type Standing = keyof typeof WORTH;

/** From here on a place does what was asked for; below it, its people only know whom to send one to. */
const fitsFrom = 0.7;
export const doesIt = ({ suitability }: { suitability: number }): boolean => suitability >= fitsFrom;

/** A card with those services only that do what is wanted: what else is given there helps nobody now. */
export const narrowed = (card: ServiceCard, need: Wanted): ServiceCard => {
  const wanted = suitabilityOf(need);
  return { ...card, services: card.services.filter(({ code }) => (wanted[code] ?? 0) >= fitsFrom) };
};

/** Centres for families in general: even where nobody wrote down their services, they know whom to send one to. */
const GENERAL: readonly Kind[] = ["kcson", "family_centre", "family_mfc"];

/** What can be had at an institution, and how surely. */
export const offersOf = ({ services, kinds }: ServiceCard): { code: ServiceCode; standing: Standing }[] => {
  const offers = services.map(({ code, planned }) => ({
    code,
    standing: planned ? ("planned" as const) : ("standing" as const),
  }));
  const isImplied =
    kinds.some((kind) => GENERAL.includes(kind)) && !services.some(({ code }) => code === "family_help");
  return isImplied ? [...offers, { code: "family_help", standing: "implied" }] : offers;
};

/** What a card gives of what is wanted: the best of its services. */
export const fitOf = (card: ServiceCard, wanted: Suitability): { suitability: number; planned: boolean } => {
  let best = { suitability: 0, planned: false };
  for (const { code, standing } of offersOf(card)) {
    const suitability = (wanted[code] ?? 0) * WORTH[standing];
    if (suitability > best.suitability) best = { suitability, planned: standing === "planned" };
  }
  return best;
};

/** An age, or a span of ages of which one year is enough. */
export type Age = number | { min: number; max: number };

/** The years somebody may be of; without an age, any. */
export const spanOf = (age: Age | null | undefined): { min: number; max: number } =>
  age === null || age === undefined
    ? { min: 0, max: Number.POSITIVE_INFINITY }
    : typeof age === "number"
      ? { min: age, max: age }
      : age;

/** Whether somebody of those years is taken; a bound that is not stated shuts nobody out. */
export const agesFit = ({ ages }: Pick<ServiceCard, "ages">, age: Age | null | undefined): boolean => {
  const { min, max } = spanOf(age);
  return (ages.min === null || ages.min <= max) && (ages.max === null || ages.max >= min);
};

/** From here on nobody is too old. */
const oldest = 99;

/** Whether it is for some years only, by a bound or in words («основная группа 14–35»). */
export const isForSomeAges = ({ ages: { text, min, max } }: Pick<ServiceCard, "ages">): boolean =>
  (min ?? 0) > 0 || (max ?? oldest) < oldest || /\d/.test(text ?? "");
