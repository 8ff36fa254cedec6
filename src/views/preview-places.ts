/** The screens of places of help, for reviewers: an answer, narrowed and explained, one place in full, and what is wrong. */
import { plusDays } from "../domain/days.js";
import type { ServiceCard } from "../domain/directory/card.js";
import { FORMATS } from "../domain/directory/filters.js";
import type { Freshness } from "../domain/directory/freshness.js";
import { TIME_ZONES } from "../domain/directory/hours/zones.js";
import type { OpenState } from "../domain/directory/opening.js";
import type { Found } from "../domain/directory/order.js";
import { KINDS, type Place } from "../domain/directory/region-data.js";
import { ownAlerts } from "../domain/directory/reports.js";
import { WISHES } from "../domain/directory/wishes.js";
import { SERVICE_CODES } from "../domain/needs.js";
import { type PlaceFacts, placeAbouts } from "../domain/place-facts.js";
import { PROGRAMME_KINDS } from "../domain/programmes/kinds.js";
import { placeLabel, results } from "./find.js";
import * as lines from "./lines.js";
import { narrowedResults, reasons } from "./narrow.js";
import { placeDetails, savedPlaces } from "./places.js";
import { at, type Examples, type Screen, says } from "./preview-screen.js";
import { placeQuestion, whichPlace } from "./question.js";

export const placing = ({ places, danger }: Examples): Screen[] => [
  at("place-many", "Мест с таким именем несколько", ({ t, language }) =>
    whichPlace(
      t,
      "find.place",
      places.map((place) => placeLabel(place, language)),
    ),
  ),
  at("place-unknown", "Такого места не знаем", ({ t }) => ({
    ...placeQuestion(t, { id: "find.place", words: "find:place" }),
    text: t("find:placeUnknown"),
  })),
  at("place-elsewhere", "Не наш регион", ({ t }) => ({
    text: [t("find:placeElsewhere", { name: "Москва" }), lines.linesText(t, danger, 3)].join("\n"),
  })),
  at("place-far", "Прислали точку не из наших регионов", ({ t }) => ({
    text: [t("find:placeFar"), lines.linesText(t, danger, 3)].join("\n"),
  })),
];

export const finding = (its: Examples): Screen[] => {
  const { near, far, place, support, doors } = its;
  const answered = (
    id: string,
    title: string,
    found: Found[],
    more: { place?: Place | undefined; linesFirst?: boolean; talking?: boolean } = { place },
  ) =>
    at(id, title, ({ t, language }) =>
      results(
        t,
        language,
        { found, lines: [...support], place, doors, narrowing: { wishes: [], language: "tt" }, ...more },
        more.talking === true,
      ),
    );
  const less = (found: Found[]) => found.map((one) => ({ ...one, suitability: 0.3 }));
  const offering = (id: string, title: string, found: Found[], offers: typeof PROGRAMME_KINDS) =>
    at(id, title, ({ t, language }) =>
      results(t, language, { found, lines: [...support], place, offers, doors }, false),
    );
  return [
    answered("find-near", "Нашлось рядом", near),
    answered("find-near-district", "Нашлось рядом, а место известно только по району", near, {
      place: { ...place, approximate: true },
    }),
    answered("find-near-call", "Хотели позвонить: сначала номера", near, { linesFirst: true }),
    answered(
      "find-far",
      "Нашлось далеко (всё, что бывает на карточке; места для примера)",
      far.map((one) => ({ ...one, scope: "region" })),
    ),
    answered("find-talking", "Нашлось, а разговор с человеком уже открыт", far, { talking: true }),
    answered("find-general", "Нашлись те, кто подскажет", less(near)),
    offering(
      "find-offer",
      "Попросить можно прямо здесь, рядом только подскажут",
      less(near),
      PROGRAMME_KINDS,
    ),
    offering("find-offer-only", "Попросить можно только здесь", [], ["baby-goods-rental"]),
    answered("find-nothing", "Ничего не нашлось", []),
    answered("find-nowhere", "Место не названо", [], { place: undefined }),
    says("find-human", "Сказали, что терпеть нельзя", "find:humanToo"),
  ];
};

/** One tap below an answer: fewer places, or why they are these. */
export const narrowing = ({ near, doors }: Examples): Screen[] => {
  const narrowed = (id: string, title: string, found: Found[], wishes: readonly (typeof WISHES)[number][]) =>
    at(id, title, ({ t, language }) =>
      narrowedResults(t, language, found, { wishes, language: "tt" }, doors),
    );
  const unsure = near.map((one) => ({
    ...one,
    unsure: ["free", "openNow", "format", "language"] as Found["unsure"],
  }));
  const [one] = near;
  const ranked: Found[] =
    one === undefined
      ? []
      : [
          { ...one, open: true, scope: "municipality", freshness: "fresh" },
          { ...one, open: false, scope: "neighbours", distanceKm: 12, freshness: "ageing", suitability: 0.3 },
          {
            ...one,
            open: null,
            scope: "region",
            distanceKm: 80,
            planned: true,
            suitability: 0.3,
            freshness: "stale",
          },
          { ...one, card: { ...one.card, viaSpecialist: true } },
          { ...one, distanceKm: null, freshness: "source" },
          {
            ...one,
            card: { ...one.card, point: { lat: 0, lon: 0, exact: true } },
            scope: "municipality",
            distanceKm: 3,
          },
        ];
  return [
    narrowed("narrow-free", "«Только бесплатно»", near, ["free"]),
    narrowed("narrow-again", "Условие убрали", near, []),
    narrowed("narrow-unsure", "Выбрали всё, а ничего из этого не указано", unsure, WISHES),
    narrowed("narrow-none", "С такими условиями ничего нет", [], ["open", "online"]),
    ...(["en", "kv"] as const).map((spoken) =>
      at(`narrow-${spoken}`, "Условие о языке, другой язык", ({ t, language }) =>
        narrowedResults(t, language, near, { wishes: ["language"], language: spoken }, doors),
      ),
    ),
    says("narrow-gone", "Поиск уже стёрт", "find:wish.gone"),
    at("narrow-why", "«Почему это?»", ({ t }) => reasons(t, ranked)),
    at("narrow-why-unsure", "«Почему это?», когда не всё указано", ({ t }) => reasons(t, unsure)),
    at("narrow-why-none", "«Почему это?», когда ничего нет", ({ t }) => reasons(t, [])),
  ];
};

/** What doors are told as, each on the day on which it is told. */
const states = (today: string): [string, OpenState, string?][] => {
  const opens = (day: string, minute: number) =>
    ({ is: "closed", opens: { day, minute }, afterHolidays: false, sure: true }) as const;
  const ahead = (from: string) =>
    [1, 2, 3, 4, 5, 6].map((days): [string, OpenState, string] => [
      "откроется на днях",
      opens(plusDays(from, days), 540),
      from,
    ]);
  return [
    ["круглосуточно", { is: "always" }],
    ["открыто", { is: "open", until: { day: today, minute: 18 * 60 }, sure: true }],
    ["открыто до полуночи", { is: "open", until: { day: today, minute: 1440 }, sure: true }],
    ["открыто до другого дня", { is: "open", until: { day: plusDays(today, 3), minute: 600 }, sure: true }],
    ["открыто, но день необычный", { is: "open", until: { day: today, minute: 1020 }, sure: false }],
    ["откроется сегодня", opens(today, 600)],
    ...ahead(today),
    ...ahead(plusDays(today, 5)).slice(1, 3),
    ["откроется не скоро", opens(plusDays(today, 28), 540)],
    [
      "откроется после праздников",
      { is: "closed", opens: { day: plusDays(today, 48), minute: 540 }, afterHolidays: true, sure: true },
    ],
    ["закрыто", { is: "closed", opens: null, afterHolidays: false, sure: true }],
    ["неизвестно", { is: "unknown" }],
  ];
};

/** One place in full, in every state of its doors and of what is known of it. */
export const placeInFull = (its: Examples): Screen[] => {
  const { near, support, factsOf, doors, now } = its;
  const [found] = near;
  if (found === undefined) return [];
  const { card } = found;
  const whole = (
    id: string,
    title: string,
    it: ServiceCard,
    more: Partial<{ doors: ReturnType<Examples["doors"]>; isSaved: boolean; freshness: Freshness }> = {},
    facts = factsOf(it),
  ) =>
    at(id, title, ({ t, language }) =>
      placeDetails(t, language, it, facts, {
        doors: doors(it),
        lines: support,
        isSaved: false,
        freshness: "source",
        ...more,
      }),
    );
  const today = now.slice(0, 10);
  const nothing: PlaceFacts = { known: [], formats: [], isWhoSaid: false, unknown: [...placeAbouts] };
  const inSource = { ru: "так сказано в источнике", tt: "чыганакта шулай диелгән", en: "as its source says" };
  const week = (opens_at: string, closes_at: string, byday: string) =>
    ({ freq: "WEEKLY", byday, opens_at, closes_at }) as const;
  const hours = {
    text: "",
    weekly: [
      week("09:00", "18:00", "MO,TU,WE,TH"),
      week("09:00", "16:00", "FR"),
      week("10:00", "14:00", "SA"),
      { freq: "WEEKLY", byday: "SU" } as const,
      { ...week("08:00", "20:00", "MO,TU,WE,TH,FR,SA,SU"), valid_from: "2026-06-01", valid_to: "2026-08-31" },
      { freq: "WEEKLY", valid_from: "2026-12-31", valid_to: "2026-12-31" } as const,
      { ...week("00:00", "24:00", "TU,WE"), valid_from: "2027-01-01", valid_to: "2027-01-08" },
    ],
  };
  return [
    whole("card-open", "«Подробнее»: одно место", card),
    whole("card-saved", "То же, когда место сохранено", card, { isSaved: true }),
    whole(
      "card-known",
      "Известно всё, что спрашивают",
      card,
      {},
      {
        known: placeAbouts.map((about) => ({ about, value: inSource })),
        formats: [...FORMATS],
        isWhoSaid: true,
        unknown: [],
      },
    ),
    whole("card-unknown", "Не известно ничего", card, {}, nothing),
    whole(
      "card-any-age",
      "Для любого возраста",
      { ...card, ages: { text: null, min: 0, max: null } },
      {},
      nothing,
    ),
    whole(
      "card-all",
      "Телефон, языки, свободные места, недельные часы",
      {
        ...card,
        ages: { text: null, min: 0, max: null },
        hours,
        languages: ["ru", "tt", "en", "kv"],
        phones: [{ display: "8 800 000-00-00", digits: "88000000000", extension: null }],
        available: { number: 2, on: today },
        assuredOn: today,
      },
      { freshness: "fresh" },
    ),
    ...(["ageing", "stale"] as const).map((freshness) =>
      whole(
        `card-${freshness}`,
        freshness === "ageing" ? "Проверяли давно" : "Проверяли очень давно",
        {
          ...card,
          assuredOn: "2026-04-01",
        },
        { freshness },
      ),
    ),
    ...(["phone", "closed", "address", "other"] as const).map((alert) =>
      whole(`card-alert-${alert}`, "Сообщили, что неверно: пока проверяем", {
        ...card,
        alert: ownAlerts[alert],
      }),
    ),
    whole("card-services", "Всё, чем могут помогать", {
      ...card,
      services: SERVICE_CODES.map((code) => ({ code, planned: false })),
    }),
    ...states(today).map(([name, state, day = today], index) =>
      whole(`card-doors-${index + 1}`, `Двери: ${name}`, card, { doors: { state, today: day, zone: null } }),
    ),
    ...TIME_ZONES.map((zone) =>
      whole(`card-zone-${zone.split("/")[1] ?? ""}`, "Место в другом часовом поясе", card, {
        doors: { state: { is: "open", until: { day: today, minute: 1080 }, sure: true }, today, zone },
      }),
    ),
    says("saved-kept", "Сохранили место", "find:saved"),
    at("saved-list", "Команда /saved", ({ t }) =>
      savedPlaces(
        t,
        near.map((one) => one.card),
      ),
    ),
    at("saved-kinds", "Как называем место, у которого нет имени", ({ t }) =>
      savedPlaces(
        t,
        KINDS.map((kind) => ({ ...card, name: null, kinds: [kind] })),
      ),
    ),
    at("saved-none", "/saved, когда ничего нет", ({ t }) => savedPlaces(t, [])),
    says("saved-dropped", "Убрали из сохранённых", "find:dropped"),
    says("place-gone", "Места уже нет в справочнике", "find:placeGone"),
    says("place-connect", "Разговор уже открыт: соединить с местом", "find:connecting"),
  ];
};

/** After the question what is wrong with a place. */
export const wrongPlace = (): Screen[] => [
  says("wrong-sent", "Сказали, что неверно", "find:wrongSent"),
  says("wrong-more", "Добавили словами", "find:wrongMore"),
];
