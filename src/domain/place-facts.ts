/** What is publicly known of getting help at a place, and what only a specialist can tell. Knows no wording. */
import type { ServiceCard } from "./directory/card.js";
import type { Programme, Words } from "./programmes/programme-data.js";

/** What people ask before they go; the order is the order in which it is shown. */
export const placeAbouts = ["who", "documents", "cost", "apply", "hours", "format"] as const;
export type PlaceAbout = (typeof placeAbouts)[number];

export type PlaceFacts = {
  known: { about: PlaceAbout; value: Words }[];
  unknown: PlaceAbout[];
};

/** The programmes that name the institution as one of their givers, for something that it gives. */
const givenAt = (card: ServiceCard, programmes: readonly Programme[]): Programme[] =>
  programmes.filter(
    ({ providers, services }) =>
      providers.includes(card.key) &&
      (services.length === 0 || services.some((code) => card.services.some((own) => own.code === code))),
  );

/** A fact stands in the words of its source; what nobody has published is among the unknown, never guessed. */
export const factsOf = (card: ServiceCard, programmes: readonly Programme[]): PlaceFacts => {
  const told = givenAt(card, programmes).flatMap(({ conditions }) => conditions);
  const own: Partial<Record<PlaceAbout, boolean>> = {
    who: card.ages.text !== null,
    hours: card.hours !== null,
  };
  const known = placeAbouts.flatMap((about) =>
    told.flatMap((one) =>
      one.about === about && one.unknown === undefined ? [{ about, value: one.value }] : [],
    ),
  );
  return {
    known,
    unknown: placeAbouts.filter(
      (about) => own[about] !== true && !known.some((fact) => fact.about === about),
    ),
  };
};
