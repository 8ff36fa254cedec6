/** What is publicly known of getting help at a place, and what only a specialist can tell. Knows no wording. */
import type { ServiceCard } from "./directory/card.js";
import { FORMATS, type Format } from "./directory/filters.js";
import { freeOf } from "./directory/ways-of-help.js";
import type { Programme, Words } from "./programmes/programme-data.js";

/** What people ask before they go; the order is the order in which it is shown. */
export const placeAbouts = ["who", "documents", "cost", "apply", "hours", "format"] as const;
export type PlaceAbout = (typeof placeAbouts)[number];

export type PlaceFacts = {
  known: { about: PlaceAbout; value: Words }[];
  /** In which ways help is given, as far as that is stated or a number is there to be called. */
  formats: Format[];
  /** Whom it is for, in the card's own words or years, is said by what is known already. */
  isWhoSaid: boolean;
  unknown: PlaceAbout[];
};

/** The programmes that name the institution as one of their givers, for something that it gives. */
const givenAt = (card: ServiceCard, programmes: readonly Programme[]): Programme[] =>
  programmes.filter(
    ({ providers, services }) =>
      providers.includes(card.key) &&
      (services.length === 0 || services.some((code) => card.services.some((own) => own.code === code))),
  );

/** Whether a place costs nothing, by its own rows or, where they do not tell, by the programmes that it gives. */
export const isFreeAt = (card: ServiceCard, programmes: readonly Programme[]): boolean | null =>
  card.free ??
  freeOf(
    [],
    givenAt(card, programmes).flatMap(({ conditions }) =>
      conditions.flatMap((one) => (one.about === "cost" && one.unknown === undefined ? [one.value.ru] : [])),
    ),
  );

const beginnings = (text: string): string[] =>
  (text.toLowerCase().match(/\d+|\p{L}{3,}/gu) ?? []).map((word) => word.slice(0, 4));

/** Whether the most of some words stands in others, in whatever form. */
const isSaidIn = (words: string, others: string): boolean => {
  const [said, there] = [beginnings(words), beginnings(others)];
  return said.filter((word) => there.includes(word)).length * 2 >= said.length;
};

/** A fact stands in the words of its source; what nobody has published is among the unknown, never guessed. */
export const factsOf = (card: ServiceCard, programmes: readonly Programme[]): PlaceFacts => {
  const formats = FORMATS.filter(
    (format) =>
      card.statedFormats.includes(format) ||
      (format === "phone" && card.phones.length > 0 && !card.viaSpecialist),
  );
  const told = givenAt(card, programmes).flatMap(({ conditions }) => conditions);
  const own: Partial<Record<PlaceAbout, boolean>> = {
    who: Object.values(card.ages).some((value) => value !== null),
    hours: card.hours !== null,
    format: formats.length > 0,
  };
  // What somebody has told us of this very place goes before what the programme says of all its places.
  const toldHere: PlaceFacts["known"] = [
    ...(card.documents.length === 0
      ? []
      : [{ about: "documents" as const, value: { ru: card.documents.join("; ") } }]),
    ...(card.cost === null ? [] : [{ about: "cost" as const, value: { ru: card.cost } }]),
    ...(card.application === null ? [] : [{ about: "apply" as const, value: { ru: card.application } }]),
  ];
  const isToldHere = (about: PlaceAbout) => toldHere.some((one) => one.about === about);
  const known = placeAbouts.flatMap((about) =>
    told.flatMap((one) =>
      one.about === about && one.unknown === undefined && !isToldHere(about)
        ? [{ about, value: one.value }]
        : [],
    ),
  );
  const who = known.filter(({ about }) => about === "who");
  return {
    formats,
    isWhoSaid: who.some(({ value }) => isSaidIn(card.ages.text ?? "", value.ru)),
    known: placeAbouts.flatMap((about) => [...toldHere, ...known].filter((one) => one.about === about)),
    unknown: placeAbouts.filter(
      (about) => own[about] !== true && !isToldHere(about) && !known.some((fact) => fact.about === about),
    ),
  };
};
