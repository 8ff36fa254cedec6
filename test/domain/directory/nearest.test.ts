/** Nearest services: the same answers as a slow search over everything, and the rules that keep people safe. */
import { array, assert, boolean, constantFrom, integer, option, property, record } from "fast-check";
import { distance } from "geokdbush";
import { describe, expect, test } from "vitest";
import { isShowable, type ServiceCard } from "../../../src/domain/directory/card.js";
import {
  byCost,
  createServiceIndex,
  type Found,
  type ServiceQuery,
} from "../../../src/domain/directory/nearest.js";
import { NEEDS, SERVICE_CODES, suitabilityOf } from "../../../src/domain/needs.js";

const card = (over: Partial<ServiceCard> & { key: string }): ServiceCard => ({
  name: over.key,
  kinds: ["psych_centre"],
  services: [{ code: "psych_help", planned: false }],
  region: "tatarstan",
  municipality: "городской округ Казань",
  place: { ru: "Казань", tt: "Казан" },
  point: { lat: 55.79, lon: 49.12, exact: false },
  phones: [],
  address: null,
  site: null,
  email: null,
  ages: { text: null, min: null, max: null },
  hours: null,
  checkedOn: null,
  assuredOn: null,
  sourceWhere: null,
  capacity: null,
  viaSpecialist: false,
  referralOnly: false,
  status: "active",
  publish: "yes",
  staffNotes: null,
  ...over,
});

const kazan = { lat: 55.79, lon: 49.12 };
const keys = (found: Found[]) => found.map((one) => one.card.key);

const forPsychologist = (cards: ServiceCard[]) =>
  keys(createServiceIndex(cards).find({ need: "psychologist", at: kazan }));

const anyCard = record({
  code: constantFrom(...SERVICE_CODES),
  second: constantFrom(...SERVICE_CODES),
  planned: boolean(),
  region: constantFrom("tatarstan" as const, "komi" as const),
  lat: integer({ min: 540, max: 560 }),
  lon: integer({ min: 470, max: 540 }),
  placed: integer({ min: 0, max: 9 }),
  min: option(integer({ min: 0, max: 17 })),
  max: option(integer({ min: 3, max: 18 })),
  publish: constantFrom(
    "yes" as const,
    "yes" as const,
    "yes" as const,
    "after-check" as const,
    "no" as const,
  ),
  status: constantFrom("active", "active", "active", "temporarily closed", "planned", null),
  checkedOn: constantFrom(null, "2024", "2025-12"),
}).map(({ code, second, planned, lat, lon, placed, min, max, ...rest }) => ({
  ...rest,
  services: [
    { code, planned },
    { code: second, planned: false },
  ],
  point: placed === 0 ? null : { lat: lat / 10, lon: lon / 10, exact: true },
  ages: { text: null, min, max },
}));

/** The same question answered by looking at every card. */
const slowly = (
  cards: ServiceCard[],
  query: Required<Pick<ServiceQuery, "need" | "limit">> & ServiceQuery,
) => {
  const wanted = suitabilityOf(query.need);
  const at = query.at ?? kazan;
  return cards
    .filter((one) => isShowable(one) && (!query.region || one.region === query.region))
    .filter(
      ({ ages }) =>
        typeof query.age !== "number" || ((ages.min ?? 0) <= query.age && (ages.max ?? 99) >= query.age),
    )
    .map((one): Found => {
      const fits = one.services.map(({ code, planned }) => (wanted[code] ?? 0) * (planned ? 0.5 : 1));
      const distanceKm = one.point && distance(at.lon, at.lat, one.point.lon, one.point.lat);
      return { card: one, distanceKm, suitability: Math.max(...fits), planned: false, scope: "region" };
    })
    .filter((one) => one.suitability > 0)
    .toSorted(byCost)
    .slice(0, query.limit);
};

describe("find", () => {
  test("answers as a search over everything does", () => {
    assert(
      property(
        array(anyCard, { maxLength: 120 }),
        constantFrom(...NEEDS),
        integer({ min: 1, max: 6 }),
        option(integer({ min: 0, max: 18 })),
        constantFrom(null, "tatarstan" as const),
        (parts, need, limit, age, region) => {
          const cards = parts.map((part, index) => card({ key: `k${index}`, ...part }));
          const query = { need, limit, age, region, at: kazan };
          const [fast, slow] = [createServiceIndex(cards).find(query), slowly(cards, query)];
          expect(keys(fast)).toEqual(keys(slow));
        },
      ),
      { numRuns: 300 },
    );
  });

  test("never shows what is closed, unconfirmed, withdrawn or an authority", () => {
    const index = createServiceIndex([
      card({ key: "closed", status: "defunct" }),
      card({ key: "suspended", status: "temporarily closed" }),
      card({ key: "planned", status: "planned" }),
      card({ key: "unchecked", publish: "after-check" }),
      card({ key: "withdrawn", publish: "no" }),
      card({ key: "ministry", kinds: ["authority"] }),
      card({ key: "open" }),
    ]);
    expect(index.size).toBe(1);
    expect(keys(index.find({ need: "any", at: kazan, limit: 10 }))).toEqual(["open"]);
  });

  test("the right service 30 km away goes before a vague one next door, one 250 km away does not", () => {
    const family = card({ key: "family", services: [{ code: "family_help", planned: false }] });
    const near = card({ key: "near", point: { lat: 55.79, lon: 49.6, exact: true } });
    const far = card({ key: "far", point: { lat: 55.79, lon: 53.2, exact: true } });
    expect(forPsychologist([family, near])).toEqual(["near", "family"]);
    expect(forPsychologist([family, far])).toEqual(["family", "far"]);
  });

  test("says how far it had to look, and what is only planned", () => {
    const index = createServiceIndex([
      card({ key: "here" }),
      card({
        key: "next",
        municipality: "Высокогорский район",
        point: { lat: 55.91, lon: 49.31, exact: false },
      }),
      card({ key: "away", municipality: "Агрызский район", point: { lat: 56.5, lon: 53, exact: false } }),
      card({ key: "somewhere", municipality: null, point: null }),
      card({ key: "soon", services: [{ code: "psych_help", planned: true }] }),
    ]);
    const found = index.find({ need: "psychologist", at: kazan, municipality: "городской округ Казань" });
    expect(found.map(({ card: { key }, scope, planned }) => [key, scope, planned])).toEqual([
      ["here", "municipality", false],
      ["next", "neighbours", false],
      ["soon", "municipality", true],
      ["away", "region", false],
      ["somewhere", "region", false],
    ]);
    expect(found.at(-1)?.distanceKm).toBeNull();
  });

  test("an age outside of the stated one does not fit, an unstated one always does", () => {
    const index = createServiceIndex([
      card({ key: "small", ages: { text: "до 4 лет", min: 0, max: 4 } }),
      card({ key: "all" }),
    ]);
    expect(keys(index.find({ need: "psychologist", at: kazan, age: 14 }))).toEqual(["all"]);
    expect(keys(index.find({ need: "psychologist", at: kazan, age: { min: 3, max: 6 } }))).toEqual([
      "all",
      "small",
    ]);
  });

  test("without a place the best fit comes first", () => {
    const index = createServiceIndex([
      card({ key: "family", services: [{ code: "family_help", planned: false }] }),
      card({ key: "psych" }),
    ]);
    const found = index.find({ need: "psychologist", region: "tatarstan" });
    expect(keys(found)).toEqual(["psych", "family"]);
    expect(found[0]?.distanceKm).toBeNull();
  });
});
