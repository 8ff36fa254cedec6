/** What rows say of cost, ways and languages, in whatever words; and that silence says nothing. */
import { describe, expect, test } from "vitest";
import { unsureOf } from "../../../src/domain/directory/filters.js";
import { trusted } from "../../../src/domain/directory/freshness.js";
import { formatsOf, freeOf, languagesOf } from "../../../src/domain/directory/ways-of-help.js";
import { filtersOf, lettersOf, toggled, WISHES, wishesIn } from "../../../src/domain/directory/wishes.js";
import { sampleCard } from "./sample-card.js";

describe("cost", () => {
  test.each([
    [[{ amount: 0 }], [], true],
    [[{ amount: 500 }], [], false],
    [[{ amount: 500 }, { amount_description: "для многодетных бесплатно" }], [], true],
    [[], ["Бесплатно"], true],
    [[], ["free of charge"], true],
    [[], ["Түләүсез"], true],
    [[], ["1500 рублей за час"], false],
    [[], ["от 500₽"], false],
    [[], ["Платно, по прейскуранту"], false],
    [[], ["первая встреча бесплатно, потом 1500 р."], true],
    [[], ["Түләүле"], false],
    [[], ["paid, 20 $"], false],
    [[], ["не бесплатно"], false],
    [[], ["not free"], false],
    [[], ["спросить по телефону 8 800"], null],
    [[], [null], null],
  ])("%j %j: %s", (costs, fees, free) => {
    expect(freeOf(costs, fees)).toBe(free);
  });
});

describe("ways", () => {
  const has = { place: true, phone: false, address: true };
  test("what no row names is taken from what can be reached", () => {
    expect(formatsOf([null], has)).toEqual({ visit: true, phone: null, online: true });
  });
  test("where rows name ways, no other is given; a number that is published may still be called", () => {
    expect(formatsOf(["ONLINE"], has)).toEqual({ visit: false, phone: false, online: true });
    expect(formatsOf(["очно"], { ...has, phone: true })).toEqual({ visit: true, phone: null, online: false });
    expect(formatsOf(["hybrid"], has)).toMatchObject({ visit: true, online: true });
  });
});

test("languages by code or by name, each once", () => {
  expect(
    languagesOf([{ code: "tt-RU" }, { name: "Татарский" }, { name: "русский" }, { code: "kpv" }]),
  ).toEqual(["tt", "ru", "kv"]);
  expect(languagesOf([{ code: null, name: null }])).toEqual([]);
});

test("a wish is met, not met, or not known to be", () => {
  const card = sampleCard({ key: "a", free: null, languages: ["ru"] });
  expect(unsureOf(card, { free: true })).toEqual(["free"]);
  expect(unsureOf(card, { language: "ru" })).toEqual([]);
  expect(unsureOf(card, { language: "tt" })).toBeNull();
  expect(unsureOf({ ...card, languages: [] }, { language: "tt" })).toEqual(["language"]);
});

test("wishes survive the way through a button", () => {
  for (const wish of WISHES) expect(wishesIn(lettersOf([wish]))).toEqual([wish]);
  expect(wishesIn(lettersOf([]))).toEqual([]);
  expect(toggled(toggled(["free"], "open"), "free")).toEqual(["open"]);
  expect(filtersOf(["online", "language"], "tt")).toEqual({
    free: false,
    openNow: false,
    format: "online",
    language: "tt",
  });
});

test("of a card that nobody has confirmed for so long only who and where is told", () => {
  const phones = [{ display: "8 843 123-45-67", digits: "88431234567", extension: null }];
  const card = sampleCard({ key: "a", phones, site: "https://example.org", assuredOn: "2025-01-01" });
  expect(trusted(card, "2025-02-01T00:00:00.000Z").phones).toEqual(phones);
  expect(trusted(card, "2026-02-01T00:00:00.000Z")).toMatchObject({
    name: "a",
    place: card.place,
    phones: [],
    site: null,
    services: [],
  });
});
