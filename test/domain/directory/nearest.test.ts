/** Nearest services: in which order, how far, and the rules that keep people safe. */
import { describe, expect, test } from "vitest";
import type { ServiceCard } from "../../../src/domain/directory/card.js";
import { createServiceIndex } from "../../../src/domain/directory/nearest.js";
import { type Found, reachableFirst } from "../../../src/domain/directory/order.js";
import { sampleCard as card } from "./sample-card.js";

const kazan = { lat: 55.79, lon: 49.12 };
const keys = (found: Found[]) => found.map((one) => one.card.key);

const forPsychologist = (cards: ServiceCard[]) =>
  keys(createServiceIndex(cards).find({ need: "psychologist", at: kazan }));

describe("find", () => {
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

  test("what can be reached goes before what cannot, as far as people go to a neighbour", () => {
    const at = (key: string, lon: number, over: Partial<ServiceCard> = {}) =>
      card({ key, point: { lat: 55.79, lon, exact: true }, ...over });
    const address = "Казань, ул. Кремлёвская, 1";
    const nobody = card({ key: "nobody" });
    expect(forPsychologist([nobody, at("close", 49.9, { address })])).toEqual(["close", "nobody"]);
    expect(forPsychologist([nobody, at("away", 53, { address })])).toEqual(["nobody", "away"]);
  });

  test("whose ages are stated goes behind the others while nobody has said how old they are", () => {
    const index = createServiceIndex([
      card({ key: "grown", ages: { text: "основная группа 14-35", min: null, max: null } }),
      card({ key: "other", point: { lat: 55.79, lon: 49.2, exact: true } }),
    ]);
    const found = index.find({ need: "psychologist", at: kazan });
    expect(found.map(({ card: { key }, agesUnasked }) => [key, agesUnasked])).toEqual([
      ["other", false],
      ["grown", true],
    ]);
    expect(keys(index.find({ need: "psychologist", at: kazan, age: 15 }))).toEqual(["grown", "other"]);
  });
});

describe("reachableFirst", () => {
  const found = (key: string, over: Partial<Found> = {}, of: Partial<ServiceCard> = {}): Found => ({
    card: card({ key, ...of }),
    distanceKm: 1,
    suitability: 1,
    planned: false,
    open: null,
    freshness: "source",
    unsure: [],
    agesUnasked: false,
    scope: "municipality",
    ...over,
  });
  const address = "Казань, ул. Кремлёвская, 1";

  test("within reach nothing that leads nowhere is the first, and what aged leads nowhere", () => {
    const all = [
      found("nowhere"),
      found("aged", { freshness: "stale" }, { address }),
      found("far", { scope: "region" }, { address }),
      found("street", { scope: "neighbours" }, { address }),
    ];
    expect(keys(reachableFirst(all))).toEqual(["street", "nowhere", "aged", "far"]);
  });

  test("of what nobody can reach, the same is told once, and far away only while there is nothing better", () => {
    const same = [found("a", {}, { name: null }), found("b", {}, { name: null })];
    const far = found("far", { scope: "region" });
    expect(keys(reachableFirst([...same, far]))).toEqual(["a", "far"]);
    expect(keys(reachableFirst([...same, far, found("street", {}, { address })]))).toEqual(["street", "a"]);
  });
});
