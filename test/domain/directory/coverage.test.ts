/** What there is where: what counts, how far it is, for whom, and which searches found nothing. */
import { describe, expect, test } from "vitest";
import type { ServiceCard } from "../../../src/domain/directory/card.js";
import { AGE_BANDS } from "../../../src/domain/directory/certainty.js";
import {
  type CoverageRow,
  coverageRows,
  isWithinReach,
  type Missed,
  totalOf,
} from "../../../src/domain/directory/coverage.js";
import { doesIt } from "../../../src/domain/directory/fit.js";
import { createServiceIndex } from "../../../src/domain/directory/nearest.js";
import { NEEDS, SERVICE_CODES } from "../../../src/domain/needs.js";
import { loadRegions } from "../../../src/regions.js";
import { sampleCard as card } from "./sample-card.js";

const now = "2026-11-22T09:00:00.000Z";
const { regions, programmes } = loadRegions();
const kazan = "городской округ Казань";
const arsk = "Арский район";
const arskPoint = { lat: 56.0911, lon: 49.8772, exact: false };
const agryz = "Агрызский район";

const look = (cards: readonly ServiceCard[], missed: readonly Missed[] = []): CoverageRow[] =>
  coverageRows(regions, { cards, programmes, missed, now });
const rowOf = (rows: readonly CoverageRow[], name: string): CoverageRow => {
  const found = rows.find(({ municipality }) => municipality === name);
  if (found === undefined) throw new Error(`No row for ${name}.`);
  return found;
};

describe("what counts", () => {
  const cases: [string, Partial<ServiceCard>, Partial<Record<string, number>>][] = [
    ["assured yesterday", { assuredOn: "2026-11-21" }, { confirmed: 1 }],
    ["assured 120 days ago", { assuredOn: "2026-07-25" }, { confirmed: 1 }],
    ["assured a year ago", { assuredOn: "2025-11-21" }, { stale: 1 }],
    ["known from sources", {}, { source: 1 }],
    ["announced", { services: [{ code: "psych_help", planned: true }] }, { planned: 1 }],
    ["not built yet", { status: "planned", publish: "after-check" }, { planned: 1 }],
    ["to be checked", { publish: "after-check" }, { waiting: 1 }],
    ["withdrawn", { publish: "no" }, {}],
    ["closed", { status: "defunct" }, {}],
    ["an authority", { kinds: ["authority"] }, {}],
    ["only knows whom to ask", { services: [{ code: "family_help", planned: false }] }, {}],
    ["something else", { services: [{ code: "social_rental", planned: false }] }, {}],
  ];
  test.each(cases)("%s", (_, over, counted) => {
    const { there, reach } = rowOf(look([card({ key: "one", ...over })]), kazan).needs.psychologist;
    expect(there).toEqual({ confirmed: 0, source: 0, stale: 0, planned: 0, waiting: 0, ...counted });
    expect(reach).toBe((counted["confirmed"] ?? counted["source"]) === undefined ? "nowhere" : "here");
  });

  test("every municipality is a row, those with nothing too", () => {
    const rows = look([]);
    expect(rows).toHaveLength(regions.flatMap(({ municipalities }) => municipalities).length);
    expect(rows.every(({ institutions }) => institutions === 0)).toBe(true);
    expect(new Set(rows.map(({ needs }) => needs.psychologist.reach))).toEqual(new Set(["nowhere"]));
  });
});

describe("how far", () => {
  const rows = look([
    card({ key: "arsk", municipality: arsk, point: arskPoint }),
    card({ key: "hidden", municipality: agryz, publish: "after-check" }),
  ]);
  test("here, within reach, too far, and not in another region", () => {
    expect(rowOf(rows, arsk).needs.psychologist).toMatchObject({
      reach: "here",
      nearest: { card: { key: "arsk" } },
    });
    expect(rowOf(rows, kazan).needs.psychologist.reach).toBe("near");
    expect(rowOf(rows, kazan).needs.psychologist.nearest?.km).toBeCloseTo(57, -1);
    expect(rowOf(rows, agryz).needs.psychologist.reach).toBe("far");
    expect(rowOf(rows, "Вологодский округ").needs.psychologist).toMatchObject({
      reach: "nowhere",
      nearest: null,
    });
  });

  test("without a point it counts for its own municipality and is far from all others", () => {
    const placeless = look([card({ key: "one", point: null })]);
    expect(rowOf(placeless, kazan).needs.psychologist).toMatchObject({
      reach: "here",
      nearest: { km: null },
    });
    expect(rowOf(placeless, arsk).needs.psychologist).toMatchObject({ reach: "far", nearest: { km: null } });
  });

  test("totals: in how many municipalities it is met", () => {
    const here = rows.filter(({ region }) => region === "tatarstan");
    const total = totalOf(here.map(({ needs }) => needs.psychologist));
    expect(total.of).toBe(45);
    expect(total).toMatchObject({ here: 1, nowhere: 0, misses: 0 });
    expect(total.withinReach).toBe(here.filter(({ needs }) => isWithinReach(needs.psychologist)).length);
    expect(total.here + total.near + total.far).toBe(45);
  });

  test("what can be asked of a programme is told beside", () => {
    const given = look([]).filter(({ needs }) => NEEDS.some((need) => needs[need].programmes.length > 0));
    expect(given.length).toBeGreaterThan(0);
    const keys = new Set(programmes.map(({ key }) => key));
    expect(
      given
        .flatMap(({ needs }) => NEEDS.flatMap((need) => needs[need].programmes))
        .every((key) => keys.has(key)),
    ).toBe(true);
  });
});

test("for whom: an age outside of the stated years is not met", () => {
  const teens = card({ key: "teens", ages: { text: null, min: 12, max: 17 } });
  const { ages } = rowOf(look([teens]), kazan).needs.psychologist;
  const counted = AGE_BANDS.map((band) => ages[band].there.source);
  expect(counted).toEqual([0, 0, 0, 1, 1, 0]);
});

test("searches that found nothing stand where they were made, by need and age", () => {
  const miss = { region: "tatarstan", municipality: agryz, need: "psychologist", ageBand: "11-14", count: 3 };
  const row = rowOf(
    look(
      [],
      [
        miss,
        { ...miss, ageBand: "12-12", count: 1 },
        { ...miss, ageBand: "", count: 2 },
        { ...miss, ageBand: "18", count: 5 },
        { ...miss, need: "any" },
        { ...miss, municipality: "" },
        { ...miss, region: "komi" },
      ],
    ),
    agryz,
  );
  expect(row.needs.psychologist.misses).toBe(11);
  expect(row.needs.psychologist.ages["11-14"].misses).toBe(4);
  expect(row.needs.psychologist.ages["18"].misses).toBe(5);
  expect(row.needs.bullying.misses).toBe(0);
});

test("says what a search says: the same nearest, as near, for random institutions", () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed % below;
  };
  const tatarstan = regions.filter(({ region }) => region.code === "tatarstan");
  const names = tatarstan.flatMap(({ municipalities }) => municipalities.map(({ name }) => name));
  const cards = Array.from({ length: 60 }, (_, key) =>
    card({
      key: `k${key}`,
      municipality: names[random(names.length)] ?? null,
      point: { lat: 54 + random(2500) / 1000, lon: 47.5 + random(6500) / 1000, exact: true },
      services: [
        { code: SERVICE_CODES[random(SERVICE_CODES.length - 1)] ?? "psych_help", planned: random(5) === 0 },
      ],
      ages: { text: null, min: random(2) === 0 ? null : random(16), max: null },
    }),
  );
  const index = createServiceIndex(cards);
  const seats = new Map(tatarstan.flatMap(({ places }) => places.map((place) => [place.ru, place])));
  const centres = new Map(
    tatarstan.flatMap(({ municipalities }) => municipalities.map(({ name, centre }) => [name, centre])),
  );
  for (const { municipality, needs } of coverageRows(tatarstan, { cards, programmes, missed: [], now }))
    for (const need of NEEDS) {
      const at = seats.get(centres.get(municipality) ?? "");
      const found = index
        .find({ need, at: at ?? null, municipality, region: "tatarstan", limit: 100 })
        .filter((one) => doesIt(one) && !one.planned);
      const nearest = Math.min(...found.map(({ distanceKm }) => distanceKm ?? 0));
      expect(needs[need].nearest?.km ?? Number.POSITIVE_INFINITY).toBe(nearest);
      expect(isWithinReach(needs[need])).toBe(found.some(({ scope }) => scope !== "region"));
    }
});
