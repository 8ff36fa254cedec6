/** How fast the directory in memory answers: nearest services among 100,000, places among 150,000. Prints nothing. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { ServiceCard } from "../../src/domain/directory/card.js";
import { createDirectory } from "../../src/domain/directory/directory.js";
import { FORMATS } from "../../src/domain/directory/filters.js";
import type { ServiceQuery } from "../../src/domain/directory/nearest.js";
import type { Place, Weekly } from "../../src/domain/directory/region-data.js";
import { NEEDS, SERVICE_CODES } from "../../src/domain/needs.js";
import { loadRegions } from "../../src/regions.js";

const SERVICES = 100_000;
const PLACES = 150_000;
const QUESTIONS = 2_000;

/** The same pseudo-random numbers in every run. */
const numbers = (seed: number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

const pick = <T>(items: readonly [T, ...T[]] | readonly T[], random: () => number): T => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
};

/** As many different weeks as a country's institutions may have. */
const syntheticWeeks = (random: () => number): Weekly[][] =>
  Array.from({ length: 500 }, () => {
    const opens = 7 + Math.floor(random() * 5);
    const clock = (hour: number, minute: number) =>
      `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
    const minute = 15 * Math.floor(random() * 4);
    return [
      { byday: "MO,TU,WE,TH", opens_at: clock(opens, minute), closes_at: clock(opens + 9, minute) },
      { byday: "FR", opens_at: clock(opens, 0), closes_at: clock(opens + 8, minute) },
    ];
  });

const syntheticCards = (places: readonly Place[], random: () => number): ServiceCard[] => {
  const weeks = syntheticWeeks(random);
  return Array.from({ length: SERVICES }, (_, index) => {
    const { region, municipality, ru, tt, lat, lon } = pick(places, random);
    return {
      key: `synthetic-${index}`,
      name: `Центр ${index}`,
      kinds: ["family_centre"],
      services: [
        { code: pick(SERVICE_CODES, random), planned: false },
        { code: pick(SERVICE_CODES, random), planned: random() < 0.1 },
      ],
      region,
      municipality,
      place: { ru, tt },
      point: { lat: lat + random() - 0.5, lon: lon + random() - 0.5, exact: true },
      phones: [],
      address: null,
      site: null,
      email: null,
      ages: { text: null, min: Math.floor(random() * 10), max: 10 + Math.floor(random() * 9) },
      free: pick([true, false, null], random),
      formats: { visit: true, phone: pick([true, null], random), online: pick([true, false, null], random) },
      statedFormats: [],
      languages: pick([[], ["ru"], ["ru", "tt"]], random),
      hours: { text: "", weekly: pick(weeks, random) },
      checkedOn: null,
      assuredOn: pick([null, "2026-06-20", "2026-03-01", "2025-11-01"], random),
      sourceWhere: null,
      capacity: null,
      available: null,
      alert: null,
      cost: null,
      documents: [],
      application: null,
      viaSpecialist: false,
      referralOnly: false,
      status: "active",
      publish: "yes",
      staffNotes: null,
    };
  });
};

const SYLLABLES = "ба ре зо ка ли но ва се тру му дол го ши пе кра ник сол ду бо ря че".split(" ");
const ENDINGS = "ово ино ск ка евка ая Гора ый Яр цы ль".split(" ");

const syntheticPlaces = (places: readonly Place[], random: () => number): Place[] =>
  Array.from({ length: PLACES - places.length }, () => {
    const middle = Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(SYLLABLES, random)).join(
      "",
    );
    return {
      ...pick(places, random),
      ru: middle + pick(ENDINGS, random),
      tt: null,
      latin: null,
      aliases: [],
    };
  });

const ROUNDS = 3;

const at = (times: readonly number[], share: number) => times[Math.floor(times.length * share)] ?? 0;

/** Milliseconds of each question, sorted; each at its best of several rounds, for other work on the machine meets some. */
const timed = <T>(inputs: readonly T[], run: (input: T) => unknown): number[] => {
  const best = inputs.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < ROUNDS; round++)
    for (const [index, input] of inputs.entries()) {
      const start = performance.now();
      run(input);
      best[index] = Math.min(best[index] ?? 0, performance.now() - start);
    }
  return best.toSorted((a, b) => a - b);
};

/** Bytes that are held after a collection. */
const held = (): number => {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

const START = Date.parse("2026-07-01T06:00:00.000Z");
const MINUTE = 60_000;
const PER_MINUTE = 20;
const BYTES = 1024 ** 2;

export type Figure = { name: string; value: number; unit: string; most?: number };

/** A country's worth of places and services. */
const material = (random: () => number) => {
  const data = loadRegions();
  const places = data.regions.flatMap((region) => region.places);
  const [first, ...rest] = data.regions;
  const crowd = first
    ? [{ ...first, places: [...first.places, ...syntheticPlaces(places, random)] }, ...rest]
    : [];
  return { data, places, crowd, cards: syntheticCards(places, random) };
};

/** Figures of the directory with what each may be at most, ready to be printed in a table. */
export const benchServices = (): Figure[] => {
  const random = numbers(1);
  const { data, places, crowd, cards } = material(random);

  const before = held();
  const directory = createDirectory({ ...data, regions: crowd, programmes: [], library: [] }, cards, []);
  const megabytes = (held() - before) / BYTES;

  const questions = Array.from({ length: QUESTIONS }, (_, index): ServiceQuery => {
    const { lat, lon, region, municipality } = pick(places, random);
    return {
      need: pick([...NEEDS, "any" as const], random),
      at: { lat, lon },
      region,
      municipality,
      age: Math.floor(random() * 18),
      now: new Date(START + Math.floor(index / PER_MINUTE) * MINUTE).toISOString(),
      limit: 3,
    };
  });
  const plain = timed(questions, (query) => directory.services.find(query));
  const wishes = questions.map(
    (query): ServiceQuery => ({
      ...query,
      region: random() < 0.1 ? null : (query.region ?? null),
      free: true,
      openNow: true,
      format: pick(FORMATS, random),
      language: pick(["ru", "tt"], random),
      limit: 20,
    }),
  );
  const wishful = timed(wishes, (query) => directory.services.find(query));

  const names = Array.from({ length: QUESTIONS }, (_, number) => {
    const { ru } = pick(places, random);
    const cut = 1 + Math.floor(random() * (ru.length - 1));
    return number % 2 === 0 ? `живу в ${ru}` : ru.slice(0, cut) + ru.slice(cut + 1);
  });
  const lookup = timed(names, (name) => directory.places.find(name));

  return [
    { name: `nearest 3 of ${SERVICES} services, median`, value: at(plain, 0.5), unit: "ms", most: 1 },
    { name: `nearest 3 of ${SERVICES} services, p99`, value: at(plain, 0.99), unit: "ms", most: 5 },
    { name: `nearest 20 by every wish at once, median`, value: at(wishful, 0.5), unit: "ms" },
    { name: `nearest 20 by every wish at once, p99`, value: at(wishful, 0.99), unit: "ms", most: 5 },
    { name: `place among ${PLACES}, half misspelt, median`, value: at(lookup, 0.5), unit: "ms", most: 1 },
    { name: `place among ${PLACES}, half misspelt, p99`, value: at(lookup, 0.99), unit: "ms" },
    { name: "the index of all of them", value: megabytes, unit: "MB", most: 150 },
  ];
};
