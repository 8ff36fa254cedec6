/** The index against a slow search over everything that knows nothing of it: every wish, every order, random cards. */
import {
  type Arbitrary,
  array,
  assert,
  boolean,
  constant,
  constantFrom,
  integer,
  oneof,
  option,
  property,
  record,
} from "fast-check";
import { expect, test } from "vitest";
import type { ServiceCard } from "../../../src/domain/directory/card.js";
import { createServiceIndex, type ServiceQuery } from "../../../src/domain/directory/nearest.js";
import { NEEDS, SERVICE_CODES, suitabilityOf } from "../../../src/domain/needs.js";
import { sampleCard } from "./sample-card.js";

const now = "2026-07-01T09:00:00.000Z";
const unknown = <T>(...values: T[]): Arbitrary<T | null> => constantFrom(null, ...values);
const bit = unknown(true, false);
const rarely = constantFrom(false, false, true);
const mostlyNone = <T>(...values: T[]): Arbitrary<T | null> =>
  constantFrom(null, null, null, null, ...values);

const anyCard = record({
  code: constantFrom(...SERVICE_CODES),
  second: constantFrom(...SERVICE_CODES),
  planned: boolean(),
  kinds: constantFrom<ServiceCard["kinds"]>(
    ["psych_centre"],
    ["kcson"],
    ["ngo", "family_centre"],
    ["authority"],
  ),
  region: constantFrom("tatarstan" as const, "komi" as const),
  municipality: unknown("городской округ Казань", "Арский район"),
  point: oneof(
    { weight: 1, arbitrary: constant(null) },
    {
      weight: 9,
      arbitrary: record({
        lat: integer({ min: 5400, max: 5600 }).map((lat) => lat / 100),
        lon: integer({ min: 4700, max: 5400 }).map((lon) => lon / 100),
        exact: boolean(),
      }),
    },
  ),
  address: mostlyNone("Казань, ул. Кремлёвская, 1"),
  site: mostlyNone("https://example.org"),
  ages: record({
    text: mostlyNone("дети и молодёжь", "основная группа 14-35"),
    min: option(integer({ min: 0, max: 17 })),
    max: option(integer({ min: 3, max: 18 })),
  }),
  publish: constantFrom(
    "yes" as const,
    "yes" as const,
    "yes" as const,
    "after-check" as const,
    "no" as const,
  ),
  status: constantFrom("active", "active", "active", "temporarily closed", null),
  checkedOn: unknown("2024", "2025-12"),
  assuredOn: unknown("2026-06-20", "2026-03-01", "2025-11-01"),
  free: bit,
  formats: record({ visit: bit, phone: bit, online: bit }),
  languages: constantFrom<string[]>([], ["ru"], ["ru", "tt"], ["tt"]),
  hours: unknown("always", "never", "nobody knows").map((text) =>
    text === null ? null : { text, weekly: [] },
  ),
}).map(({ code, second, planned, ...rest }) => ({
  ...rest,
  services: [
    { code, planned },
    { code: second, planned: false },
  ],
}));

const anyQuery = record({
  need: constantFrom(...NEEDS, "any" as const, "psych_help" as const),
  limit: integer({ min: 1, max: 12 }),
  at: option(constantFrom({ lat: 55.79, lon: 49.12 }, { lat: 54.9, lon: 52.3 })),
  region: unknown("tatarstan" as const, "komi" as const),
  municipality: unknown("городской округ Казань"),
  age: oneof(constant(null), integer({ min: 0, max: 18 }), constant({ min: 11, max: 14 })),
  now: constantFrom(now, undefined),
  free: rarely,
  openNow: rarely,
  format: mostlyNone("visit" as const, "phone" as const, "online" as const),
  language: mostlyNone("ru", "tt"),
  within: mostlyNone("Арский район", "городской округ Казань"),
});

const openAt = ({ hours }: ServiceCard) =>
  hours?.text === "always" ? true : hours?.text === "never" ? false : null;

/** The way over ground between two points of a sphere of 6371 km. */
const km = (a: { lat: number; lon: number }, b: { lat: number; lon: number }): number => {
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (x: number) => Math.sin(rad(x) / 2) ** 2;
  const h = half(b.lat - a.lat) + half(b.lon - a.lon) * Math.cos(rad(a.lat)) * Math.cos(rad(b.lat));
  return 2 * 6371 * Math.asin(Math.sqrt(h));
};

const slowly = (cards: ServiceCard[], query: ServiceQuery): string[] => {
  const wanted = suitabilityOf(query.need ?? "any");
  const rows = cards.flatMap((card) => {
    if (card.publish !== "yes" || card.kinds.includes("authority")) return [];
    if (card.status === "temporarily closed") return [];
    if (query.region && card.region !== query.region) return [];
    const worths = card.services.map(({ code, planned }) => (wanted[code] ?? 0) * (planned ? 0.5 : 1));
    const isGeneral = card.kinds.some((kind) => kind === "kcson" || kind === "family_centre");
    if (isGeneral && !card.services.some(({ code }) => code === "family_help"))
      worths.push((wanted.family_help ?? 0) * 0.6);
    const suitability = Math.max(...worths);
    if (suitability === 0) return [];
    const { age } = query;
    const [from, to] = typeof age === "number" ? [age, age] : age ? [age.min, age.max] : [0, 99];
    if ((card.ages.min ?? 0) > to || (card.ages.max ?? 99) < from) return [];
    const open = query.now === undefined ? null : openAt(card);
    const wishes: (boolean | null)[] = [];
    if (query.free) wishes.push(card.free);
    if (query.openNow) wishes.push(open);
    if (query.format) wishes.push(card.formats[query.format]);
    if (query.language === "tt")
      wishes.push(card.languages.length === 0 ? null : card.languages.includes("tt"));
    if (query.language === "ru") wishes.push(card.languages.length === 0 || card.languages.includes("ru"));
    if (query.within) wishes.push(card.municipality === query.within);
    if (wishes.includes(false)) return [];
    const days = card.assuredOn === null ? null : (Date.parse(now) - Date.parse(card.assuredOn)) / 86_400_000;
    const ageing = query.now === undefined || days === null ? 3 : days > 181 ? 60 : days > 91 ? 3 : 0;
    const away = query.at && card.point ? km(query.at, card.point) : null;
    const { phones, address, site, email } = card;
    const unreachable = phones.length === 0 && !address && !site && !email ? 60 : 0;
    const { text, min, max } = card.ages;
    const someAges = (min ?? 0) > 0 || max !== null || text === "основная группа 14-35";
    const unasked = someAges && query.age === null ? 15 : 0;
    const cost =
      100 * (1 - suitability) +
      ageing +
      unreachable +
      unasked +
      (open === null ? 15 : open ? 0 : 30) +
      (away ?? 0);
    return [{ card, unsure: wishes.includes(null) ? 1 : 0, placeless: away === null ? 1 : 0, cost }];
  });
  return rows
    .toSorted(
      (a, b) =>
        a.unsure - b.unsure ||
        a.placeless - b.placeless ||
        (Math.abs(a.cost - b.cost) < 1e-9 ? 0 : a.cost - b.cost) ||
        (b.card.checkedOn ?? "").localeCompare(a.card.checkedOn ?? "") ||
        Number(a.card.key > b.card.key) - 0.5,
    )
    .slice(0, query.limit)
    .map(({ card }) => card.key);
};

test("every combination of wishes is answered as a search over everything answers it", () => {
  let answered = 0;
  assert(
    property(
      array(anyCard, { minLength: 40, maxLength: 200 }),
      array(anyQuery, { minLength: 4, maxLength: 8 }),
      (parts, queries) => {
        const cards = parts.map((part, index) => sampleCard({ key: `k${index}`, ...part }));
        const index = createServiceIndex(cards, openAt);
        for (const query of queries) {
          const found = index.find(query).map(({ card }) => card.key);
          expect(found).toEqual(slowly(cards, query));
          answered += found.length;
        }
      },
    ),
    { numRuns: 250 },
  );
  expect(answered).toBeGreaterThan(1000);
});
