/** What is known of a place is shown, each thing once; what must not be told is not, in any language. */
import { expect, test } from "vitest";
import type { ServiceCard } from "../src/domain/directory/card.js";
import { type Found, reasonsOf } from "../src/domain/directory/order.js";
import { languages } from "../src/domain/people.js";
import { factsOf, isFreeAt } from "../src/domain/place-facts.js";
import type { Programme } from "../src/domain/programmes/programme-data.js";
import { createI18n } from "../src/i18n/i18n.js";
import { loadRegions } from "../src/regions.js";
import { results } from "../src/views/find.js";
import type { Doors } from "../src/views/hours.js";
import { narrowedResults, reasons } from "../src/views/narrow.js";
import { placeDetails } from "../src/views/places.js";
import { sampleCard } from "./domain/directory/sample-card.js";

const i18n = createI18n();
const t = i18n.translator("ru", true);
const programmes = loadRegions().programmes;
const doors: Doors = {
  state: { is: "open", until: { day: "2026-11-23", minute: 20 * 60 }, sure: true },
  today: "2026-11-23",
  zone: null,
};
const details = (card: ServiceCard, given: readonly Programme[] = [], language: "ru" | "tt" | "en" = "ru") =>
  placeDetails(i18n.translator(language, true), language, card, factsOf(card, given), {
    doors,
    lines: [],
    isSaved: false,
    freshness: "fresh",
  }).text;
const found = (card: ServiceCard, over: Partial<Found> = {}): Found => ({
  card,
  distanceKm: 0,
  suitability: 1,
  planned: false,
  open: true,
  freshness: "source",
  agesUnasked: false,
  unsure: [],
  scope: "municipality",
  ...over,
});

test("how one gets in, by what ways and in which languages is told and not asked for", () => {
  const card = sampleCard({
    key: "a",
    application: "позвоните и запишитесь",
    statedFormats: ["online"],
    phones: [{ display: "8 843 000-00-00", digits: "88430000000", extension: null }],
    languages: ["ru", "tt"],
    ages: { text: null, min: 0, max: 99 },
  });
  const text = details(card);
  expect(text).toContain("Как попасть: позвоните и запишитесь");
  expect(text).toContain("Можно: позвонить, онлайн");
  expect(text).toContain("Говорят: по-русски, по-татарски");
  expect(text).toContain("Для кого: любой возраст");
  expect(text).toMatch(/Спросите у специалиста: документы, цена, часы работы\./);
});

test.each([
  [
    { text: "подростки в трудной ситуации", min: 10, max: 17 },
    "Для кого: подростки в трудной ситуации (10–17)",
  ],
  [{ text: "дети 10-17 лет", min: 10, max: 17 }, "Для кого: дети 10-17 лет\n"],
  [{ text: null, min: 14, max: null }, "Для кого: 14+"],
  [{ text: "мамы", min: 0, max: 99 }, "Для кого: мамы\n"],
])("words for whom hide no years: %j", (ages, row) => {
  expect(`${details(sampleCard({ key: "a", ages }))}\n`).toContain(row);
});

test("for whom stands once on every card of ours, in every language", () => {
  for (const programme of programmes)
    for (const key of programme.providers)
      for (const language of languages) {
        const services = programme.services.map((code) => ({ code, planned: false }));
        const card = sampleCard({ key, services, ages: { text: "дети и молодёжь", min: 3, max: 11 } });
        const about = i18n.translator(language, true)("find:details.about.who");
        const rows = details(card, programmes, language).split("\n");
        const who = rows.filter((row) => row.startsWith(`${about}:`));
        expect(new Set(who).size).toBe(who.length);
        expect(details(card, programmes, language).match(/3–11/g) ?? []).toHaveLength(
          factsOf(card, programmes).isWhoSaid ? 0 : 1,
        );
      }
});

test("the programme's price is the price: a search for what is free knows it", () => {
  const doverie = sampleCard({ key: "rt-kazan-doverie" });
  expect(isFreeAt(doverie, programmes)).toBe(true);
  expect(isFreeAt({ ...doverie, free: false }, programmes)).toBe(false);
  expect(isFreeAt(sampleCard({ key: "b" }), programmes)).toBeNull();
});

test("a refuge has no distance, not in its reasons and not on its card; a town has none within itself", () => {
  const refuge = sampleCard({ key: "r", viaSpecialist: true });
  expect(reasonsOf(found(refuge, { distanceKm: 12, scope: "neighbours" }))).toContainEqual({
    of: "distance",
    is: "hidden",
    km: null,
  });
  for (const language of languages) {
    const voice = i18n.translator(language, true);
    const far = [found(refuge, { distanceKm: 42, scope: "region" })];
    const view = results(voice, language, { found: far, lines: [], place: undefined }, false)[0].text;
    expect([view, reasons(voice, far).text].join()).not.toMatch(/\d\s?(км|km)/);
    const here = reasons(voice, [found(sampleCard({ key: "a" }))]).text;
    expect(here).not.toMatch(/\d\s?(км|km)/);
  }
  const exact = sampleCard({ key: "e", point: { lat: 55.8, lon: 49.1, exact: true } });
  expect(reasons(t, [found(exact, { distanceKm: 3.2 })]).text).toContain("в том же районе, 3 км");
});

test("hours that are not known are said once", () => {
  const card = sampleCard({ key: "a" });
  const why = reasons(t, [found(card, { open: null, unsure: ["openNow"] })]).text;
  expect(why).toContain("часы неизвестны");
  expect(why).not.toContain("часов не знаем");
});

test("whether a place is open stands in the list, narrowed or not", () => {
  const one = found(sampleCard({ key: "a" }));
  const list = results(t, "ru", { found: [one], lines: [], place: undefined, doors: () => doors }, false)[0];
  const narrowed = narrowedResults(t, "ru", [one], { wishes: ["open"], language: "tt" }, () => doors);
  for (const { text } of [list, narrowed]) expect(text).toContain("Сейчас открыто, до 20:00.");
});

test("who reads English is told a place in Latin letters, where they are known", () => {
  const card = sampleCard({ key: "a", place: { ru: "Казань", tt: "Казан", latin: "Kazan" } });
  expect(details(card, [], "en")).toContain("Kazan");
  expect(details({ ...card, place: { ru: "Куюки", tt: null } }, [], "en")).toContain("Куюки");
});
