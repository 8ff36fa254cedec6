/** One place of the directory in full, what can be done with it, and the places somebody has saved. */
import type { ServiceCard } from "../domain/directory/card.js";
import type { Freshness } from "../domain/directory/freshness.js";
import type { HelpLine } from "../domain/directory/lines.js";
import type { Language } from "../domain/people.js";
import type { PlaceFacts } from "../domain/place-facts.js";
import type { T } from "../i18n/i18n.js";
import { data, type Fields } from "./buttons.js";
import { agesText, placeCard, titleOf } from "./find.js";
import { awakeText, type Doors } from "./hours.js";
import { linesText } from "./lines.js";
import { inline, type View } from "./view.js";

const mostLines = 3;

type Act = Exclude<Fields<"place">["act"], "open">;

const key = (t: T, act: Act, place: string) => [
  { text: t(`find:act.options.${act}`), callback_data: data("place", { act, place }) },
];

/** Languages that we have a word for. */
const spoken = ["ru", "tt", "en", "kv"] as const;
const languageName = (t: T, code: string): string => {
  const known = spoken.find((one) => one === code);
  return known === undefined ? code : t(`find:details.language.${known}`);
};

const listed = <V extends string>(
  values: readonly V[],
  row: (list: string) => string,
  word: (value: V) => string,
): string => (values.length === 0 ? "" : row(values.map(word).join(", ")));

/** Whom it is for stands in one row: where facts tell it, below. */
const withoutWho = (card: ServiceCard, known: PlaceFacts["known"]): ServiceCard =>
  known.some(({ about }) => about === "who") ? { ...card, ages: { text: null, min: null, max: null } } : card;

/** What is known, and in one line what is not: that a specialist can tell. */
export const placeDetails = (
  t: T,
  language: Language,
  card: ServiceCard,
  { known, unknown, formats, isWhoSaid }: PlaceFacts,
  {
    doors,
    lines,
    isSaved,
    freshness,
  }: { doors: Doors; lines: readonly HelpLine[]; isSaved: boolean; freshness: Freshness },
): View => ({
  text: [
    placeCard(t, language, { card: withoutWho(card, known), distanceKm: null, freshness, doors }),
    awakeText(t, doors, lines),
    ...known.map(({ about, value }) => {
      const own = about === "who" && !isWhoSaid ? agesText(t, card, language) : "";
      return t("find:details.fact", {
        about: t(`find:details.about.${about}`),
        value: [own, value[language] ?? value.ru].filter((part) => part !== "").join("; "),
      });
    }),
    listed(
      formats,
      (list) => t("find:details.ways", { list }),
      (way) => t(`find:details.way.${way}`),
    ),
    listed(
      card.languages,
      (list) => t("find:details.languages", { list }),
      (code) => languageName(t, code),
    ),
    ...(unknown.length === 0
      ? []
      : [
          t("find:details.unknown", {
            list: unknown.map((about) => t(`find:details.about.${about}`).toLowerCase()).join(", "),
          }),
        ]),
    // What nobody of us has asked about lately is not all that somebody is left with.
    ...(freshness === "fresh" ? [] : [t("sos:linesTitle"), linesText(t, lines, mostLines)]),
  ]
    .filter((row) => row !== "")
    .join("\n"),
  keyboard: inline(
    key(t, "connect", card.key),
    key(t, isSaved ? "drop" : "save", card.key),
    key(t, "wrong", card.key),
  ),
});

/** What a place is called where nothing else tells which it is. */
export const placeTitle = (t: T, card: ServiceCard) =>
  [titleOf(t, card), card.place?.ru ?? card.municipality].filter((part) => part !== null).join(", ");

/** Places that were saved, each a key: names are longer than a key, and cut where a phone would. */
export const savedPlaces = (t: T, cards: readonly ServiceCard[]): View =>
  cards.length === 0
    ? { text: t("find:savedNone") }
    : {
        text: t("find:savedTitle"),
        keyboard: inline(
          ...cards.map((card) => [
            {
              text: placeTitle(t, card),
              callback_data: data("place", { act: "open", place: card.key }),
            },
          ]),
        ),
      };
