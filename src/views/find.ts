/** Places of help as cards: what they do, how to reach them, when last checked, and nothing that is not known. */
import { hasContact, type ServiceCard } from "../domain/directory/card.js";
import { doesIt } from "../domain/directory/fit.js";
import type { Freshness } from "../domain/directory/freshness.js";
import type { HelpLine } from "../domain/directory/lines.js";
import type { Found } from "../domain/directory/order.js";
import type { Language } from "../domain/people.js";
import type { ProgrammeKind } from "../domain/programmes/kinds.js";
import type { T } from "../i18n/i18n.js";
import { data } from "./buttons.js";
import { alertText } from "./card-values.js";
import { type Doors, hoursText, openingText } from "./hours.js";
import { linesText } from "./lines.js";
import { applyButtons, applyLabels } from "./programme.js";
import { homeKeyboard, inline, inRows, type View } from "./view.js";
import { dateText } from "./when.js";
import { type Narrowing, narrowRows } from "./wish-keys.js";

/** What a place is called; `latin` in letters that who reads English can read. */
export type PlaceNamed = { ru: string; tt: string | null; latin?: string | null };

export const placeName = ({ ru, tt, latin }: PlaceNamed, language: Language): string =>
  (language === "tt" ? tt : language === "en" ? latin : ru) ?? ru;

/** A place as it was understood: with its district when the name alone does not tell where that is. */
export const placeLabel = (
  place: PlaceNamed & { municipality: string | null },
  language: Language,
): string => {
  const name = placeName(place, language);
  const plain = place.municipality === null || place.municipality.includes(place.ru.slice(0, -2));
  return plain ? name : `${name}, ${place.municipality}`;
};

/** What an institution is called: by its kind while its own name is not known. */
export const titleOf = (t: T, { name, kinds }: ServiceCard): string =>
  name ?? t(`find:kinds.${kinds[0] ?? "family_centre"}`);

/** What is farther away is said to be far: nobody goes there and back in a day without having planned it. */
const farKm = 100;

/** From here on nobody is too old. */
const oldest = 99;

/** What the files say in Russian is for who reads that, with the years that are not in it; others get the years. */
export const agesText = (t: T, { ages: { text, min, max } }: ServiceCard, language: Language): string => {
  const from = min ?? 0;
  const to = max === null || max >= oldest ? undefined : max;
  const told = language === "ru" ? (text ?? "") : "";
  const isEverybody = from === 0 && to === undefined;
  if (isEverybody) return min === null && max === null ? told : told || t("find:card.anyAge");
  const years = to === undefined ? `${from}+` : `${from}–${to}`;
  const numbers: readonly string[] = told.match(/\d+/g) ?? [];
  const isTold = [from, to].every(
    (year) => year === undefined || year === 0 || numbers.includes(String(year)),
  );
  return told === "" ? years : isTold ? told : `${told} (${years})`;
};

/** Who says so, and when: a source, or a person whose word may have aged. */
const trustText = (
  t: T,
  { checkedOn, assuredOn }: ServiceCard,
  freshness: Freshness | undefined,
  language: Language,
): string => {
  if (assuredOn !== null) {
    const date = dateText(assuredOn, language);
    return freshness === "stale" || freshness === "ageing"
      ? t(`find:card.${freshness}`, { date })
      : t("find:card.assured", { date });
  }
  return checkedOn === null
    ? t("find:card.sourceUndated")
    : t("find:card.source", { date: dateText(checkedOn, language) });
};

/** How far it is; of a refuge only that it is not in one's own town. */
const whereText = (
  t: T,
  {
    place,
    distanceKm,
    isHidden,
    scope,
  }: Pick<Found, "distanceKm"> & { scope: Found["scope"] | undefined; place: string; isHidden: boolean },
): string => {
  if (place === "") return "";
  if (isHidden && scope !== undefined && scope !== "municipality") return t("find:card.elsewhere", { place });
  if (isHidden || distanceKm === null || distanceKm < 1) return t("find:card.here", { place });
  const km = Math.round(distanceKm);
  return t(distanceKm > farKm ? "find:card.far" : "find:card.distance", { km, place });
};

/**
 * @param it.suitability of a place that was looked for; one that was opened by itself has none
 * @param it.talking its reader talks with a specialist already: there is no key that leads to one
 */
export const placeCard = (
  t: T,
  language: Language,
  {
    card: it,
    distanceKm,
    suitability,
    freshness,
    scope,
    doors,
    talking = false,
  }: Pick<Found, "card" | "distanceKm"> &
    Partial<Pick<Found, "suitability" | "freshness" | "scope">> & {
      doors?: Doors | undefined;
      talking?: boolean;
    },
): string => {
  const [ages, hours] = [agesText(t, it, language), hoursText(t, it.hours, language)];
  const place = it.place === null ? (it.municipality ?? "") : placeName(it.place, language);
  const services = it.services.map(({ code, planned }) => {
    const service = t(`find:services.${code}`);
    return planned ? t("find:card.planned", { service }) : service;
  });
  const phone = it.phones[0];
  const rows = [
    titleOf(t, it),
    it.alert === null ? "" : `⚠️ ${alertText(t, it.alert)}`,
    whereText(t, { place, distanceKm, isHidden: it.viaSpecialist, scope }),
    hasContact(it) || it.viaSpecialist || freshness === "stale"
      ? ""
      : t(talking ? "find:card.throughSpecialist" : "find:card.throughHuman"),
    suitability === undefined || doesIt({ suitability }) ? "" : t("find:card.general"),
    services.length > 0 ? t("find:card.services", { services: services.join(", ") }) : "",
    ages === "" ? "" : t("find:card.ages", { ages }),
    it.address === null ? "" : t("find:card.address", { address: it.address }),
    hours === "" ? "" : t("find:card.hours", { hours }),
    doors === undefined ? "" : openingText(t, doors, language),
    it.site === null ? "" : t("find:card.site", { site: it.site }),
    phone === undefined ? "" : t("find:card.phone", { phone: phone.display }),
    it.available === null
      ? ""
      : t("coordinator:places", {
          number: it.available.number,
          date: dateText(it.available.on, language),
        }),
    it.viaSpecialist ? t("find:card.onlyThroughSpecialist") : "",
    it.referralOnly ? t("find:card.byReferral") : "",
    trustText(t, it, freshness, language),
  ];
  return rows.filter((row) => row !== "").join("\n");
};

export type Results = {
  found: Found[];
  lines: HelpLine[];
  place: (PlaceNamed & { municipality: string | null; approximate?: true }) | undefined;
  /** What can be asked for here and now. */
  offers?: readonly ProgrammeKind[];
  /** A call was wished for: numbers come before places. */
  linesFirst?: boolean;
  /** Whether a place is open, as its reader's clock has it. */
  doors?: (card: ServiceCard) => Doors;
  /** To what the answer can be narrowed; without it, to nothing. */
  narrowing?: Narrowing;
};

/** Keys for each place, by its number: a human where nobody can be rung first, and all that is known of it. */
export const placeKeys = (t: T, found: readonly Found[]) => [
  ...found.flatMap(({ card }, index) =>
    card.phones.length > 0
      ? []
      : [
          [
            {
              text: t("find:connect", { number: index + 1 }),
              callback_data: data("place", { act: "connect", place: card.key }),
            },
          ],
        ],
  ),
  ...inRows(
    found.map(({ card: { key } }, index) => ({
      text: t("find:more", { number: index + 1 }),
      callback_data: data("place", { act: "open", place: key }),
    })),
  ),
];

const menuKey = (t: T) => ({
  text: t("common:menu"),
  callback_data: data("menu", { item: "menu" as const }),
});

const nextKeyboard = (t: T, offers: readonly ProgrammeKind[], found: readonly Found[], isNarrow: boolean) =>
  inline(
    ...placeKeys(t, found),
    ...applyButtons(t, offers),
    [{ text: t("start:menuItem.talk"), callback_data: data("menu", { item: "talk" }) }],
    [
      {
        text: t("find:moreKeys.button"),
        callback_data: data("narrow", { act: isNarrow ? "more" : "else", to: "-" }),
      },
      menuKey(t),
    ],
  );

/** What is rarely wanted below an answer. @param narrowing to what it can be narrowed; without it, to nothing */
export const moreKeys = (t: T, narrowing: Narrowing | undefined): View => ({
  text: t("find:moreKeys.text"),
  keyboard: inline(
    ...(narrowing === undefined ? [] : narrowRows(t, narrowing, "new")),
    [{ text: t("find:again"), callback_data: data("menu", { item: "find" }) }, menuKey(t)],
    [
      {
        text: t("follow:dayPart.options.ask"),
        callback_data: data("follow", { of: "wellbeing", choice: "offer" }),
      },
    ],
  ),
});

/** The answer to a search as two messages: the places, and by themselves the lines with what to do next. */
export const results = (
  t: T,
  language: Language,
  { found, lines, place, offers = [], linesFirst = false, narrowing, doors }: Results,
  talking: boolean,
): [View, View] => {
  const fitting = found.filter(doesIt);
  const far = place !== undefined && fitting.every(({ scope }) => scope === "region");
  // What only knows whom to ask is not what was looked for, but it is there.
  const isAnyNear = found.some(({ scope }) => scope !== "region");
  const ask = applyLabels(t, offers).join("», «");
  const head =
    found.length === 0
      ? ask !== "" && place !== undefined
        ? t("find:foundOfferOnly", { ask })
        : t(place === undefined ? "find:foundWithoutPlace" : "find:foundNothing")
      : fitting.length === 0
        ? t(ask === "" ? "find:foundGeneral" : "find:foundOffer", { ask })
        : far
          ? t(isAnyNear ? "find:foundAsk" : "find:foundFar", { place: placeName(place, language) })
          : t("find:found");
  const isPhoneMissing = found.some(({ card }) => card.phones.length === 0 && hasContact(card));
  const text = [
    ...(place === undefined ? [] : [t("find:placeUnderstood", { place: placeLabel(place, language) })]),
    ...(place?.approximate === true && found.length > 0 ? [t("find:placeApproximate")] : []),
    head,
    ...found.map((item, index) => {
      const shown = placeCard(t, language, { ...item, doors: doors?.(item.card) });
      return `\n${found.length > 1 ? t("find:numbered", { number: index + 1, card: shown }) : shown}`;
    }),
    ...(isPhoneMissing ? [`\n${t("find:noPhones")}`] : []),
  ].join("\n");
  const tail = [t("sos:linesTitle"), linesText(t, lines)].join("\n");
  const [first, second] = linesFirst ? [tail, text] : [text, tail];
  return [
    { text: first, keyboard: homeKeyboard(t, talking) },
    { text: second, keyboard: nextKeyboard(t, offers, found, narrowing !== undefined && found.length > 0) },
  ];
};
