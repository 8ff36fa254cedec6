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
  // What somebody has told us of this very place goes before what the programme says of all its places.
  const toldHere: PlaceFacts["known"] = [
    ...(card.documents.length === 0
      ? []
      : [{ about: "documents" as const, value: { ru: card.documents.join("; ") } }]),
    ...(card.cost === null ? [] : [{ about: "cost" as const, value: { ru: card.cost } }]),
  ];
  const isToldHere = (about: PlaceAbout) => toldHere.some((one) => one.about === about);
  const known = placeAbouts.flatMap((about) =>
    told.flatMap((one) =>
      one.about === about && one.unknown === undefined && !isToldHere(about)
        ? [{ about, value: one.value }]
        : [],
    ),
  );
  return {
    known: placeAbouts.flatMap((about) => [...toldHere, ...known].filter((one) => one.about === about)),
    unknown: placeAbouts.filter(
      (about) => own[about] !== true && !isToldHere(about) && !known.some((fact) => fact.about === about),
    ),
  };
};
