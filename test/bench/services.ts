/** How fast the directory in memory answers: nearest services among 100,000, places among 150,000. Prints nothing. */
import type { ServiceCard } from "../../src/domain/directory/card.js";
import { createServiceIndex } from "../../src/domain/directory/nearest.js";
import { createPlaceIndex } from "../../src/domain/directory/places.js";
import type { Place } from "../../src/domain/directory/region-data.js";
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

const syntheticCards = (places: readonly Place[], random: () => number): ServiceCard[] =>
  Array.from({ length: SERVICES }, (_, index) => {
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
    };
  });

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

/** Milliseconds of each run, sorted. */
const timed = <T>(inputs: readonly T[], run: (input: T) => unknown): number[] =>
  inputs
    .map((input) => {
      const start = performance.now();
      run(input);
      return performance.now() - start;
    })
    .toSorted((a, b) => a - b);

const at = (times: readonly number[], share: number) => times[Math.floor(times.length * share)] ?? 0;

/** Figures of the directory, ready to be printed in a table. */
export const benchServices = (): { name: string; value: number; unit: string }[] => {
  const random = numbers(1);
  const data = loadRegions();
  const places = data.regions.flatMap((region) => region.places);

  const services = createServiceIndex(syntheticCards(places, random));
  const questions = Array.from({ length: QUESTIONS }, () => pick(places, random));
  const nearest = timed(questions, ({ lat, lon, region }) =>
    services.find({
      need: pick(NEEDS, random),
      at: { lat, lon },
      region,
      age: Math.floor(random() * 18),
      limit: 3,
    }),
  );

  const [first, ...rest] = data.regions;
  const crowd = first
    ? [{ ...first, places: [...first.places, ...syntheticPlaces(places, random)] }, ...rest]
    : [];
  const index = createPlaceIndex({ regions: crowd, elsewhere: data.elsewhere });
  const names = Array.from({ length: QUESTIONS }, (_, number) => {
    const { ru } = pick(places, random);
    const cut = 1 + Math.floor(random() * (ru.length - 1));
    return number % 2 === 0 ? `живу в ${ru}` : ru.slice(0, cut) + ru.slice(cut + 1);
  });
  const lookup = timed(names, (name) => index.find(name));

  return [
    { name: `nearest 3 of ${SERVICES} services, median`, value: at(nearest, 0.5), unit: "ms" },
    { name: `nearest 3 of ${SERVICES} services, p99`, value: at(nearest, 0.99), unit: "ms" },
    { name: `place among ${PLACES}, half misspelt, median`, value: at(lookup, 0.5), unit: "ms" },
    { name: `place among ${PLACES}, half misspelt, p99`, value: at(lookup, 0.99), unit: "ms" },
  ];
};
