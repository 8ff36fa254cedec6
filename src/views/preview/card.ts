/** The screens of one place of help, for reviewers: all that can be known of it, its doors, and what is wrong with it. */
import { plusDays } from "../../domain/days.js";
import type { ServiceCard } from "../../domain/directory/card.js";
import { FORMATS } from "../../domain/directory/filters.js";
import type { Freshness } from "../../domain/directory/freshness.js";
import { TIME_ZONES } from "../../domain/directory/hours/zones.js";
import type { OpenState } from "../../domain/directory/opening.js";
import { KINDS } from "../../domain/directory/region-data.js";
import { ownAlerts } from "../../domain/directory/reports.js";
import { SERVICE_CODES } from "../../domain/needs.js";
import { type PlaceFacts, placeAbouts } from "../../domain/place-facts.js";
import { placeDetails, savedPlaces } from "../places.js";
import { at, type Examples, type Screen, says } from "./screen.js";

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
