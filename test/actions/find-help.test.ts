/** What people are shown for a need, over the real directory: what fits, said to fit; what only knows, said to know. */
import { expect, test } from "vitest";
import { findHelp } from "../../src/actions/find-help.js";
import { hasContact } from "../../src/domain/directory/card.js";
import { cardContext, toCards } from "../../src/domain/directory/cards.js";
import { createDirectory } from "../../src/domain/directory/directory.js";
import { doesIt } from "../../src/domain/directory/fit.js";
import { toRows } from "../../src/domain/directory/hsds.js";
import { NEEDS, type Need, suitabilityOf } from "../../src/domain/needs.js";
import { languages } from "../../src/domain/people.js";
import { createI18n } from "../../src/i18n/i18n.js";
import { loadRegions, stableId } from "../../src/regions.js";
import { results } from "../../src/views/find.js";
import { joined } from "../../src/views/joined.js";

const regions = loadRegions();
const directory = createDirectory(
  regions,
  toCards(toRows(regions, stableId), cardContext(regions)),
  regions.lines,
);
const clock = { now: () => "2026-11-22T09:00:00.000Z" };
const i18n = createI18n();

const towns = ["Бугульма", "Альметьевск", "Казань", "Вологда", "Череповец", "Владивосток", "Находка"].concat([
  "Новосибирск",
  "Сыктывкар",
  "Воркута",
]);
const help = (need: Need, town: string, format?: string) => {
  const at = directory.places.find(town);
  if (at.kind !== "one") throw new Error(`${town} is not one place`);
  return findHelp({ directory, clock }, { need, place: at.place, age: undefined, format });
};
const everywhere = NEEDS.flatMap((need) => towns.map((town) => [need, town] as const));

test.each(everywhere)("%s in %s: nothing is named that is not asked for", (need, town) => {
  const wanted = suitabilityOf(need);
  const { found } = help(need, town);
  expect(found.length).toBeLessThanOrEqual(3);
  for (const one of found) {
    expect(one.card.services.filter(({ code }) => (wanted[code] ?? 0) < 0.7)).toEqual([]);
    if (doesIt(one)) expect(one.card.services).not.toEqual([]);
  }
  expect(found.filter((one) => !doesIt(one)).length).toBeLessThanOrEqual(2);
});

test.each(languages)(
  "%s: a bullied teen reads who only knows whom to ask, and how to get there",
  (language) => {
    const t = i18n.translator(language, false);
    const help3 = help("bullying", "Бугульма");
    const [{ text }, { keyboard }] = results(t, language, help3, false);
    expect(text).toContain(t("find:card.general"));
    expect(text).toContain(t("find:card.throughHuman"));
    expect(text).not.toContain(t("find:services.social_rental"));
    expect(text).not.toContain(t("find:card.planned", { service: "" }).trim());
    for (const [index, { card }] of help3.found.entries())
      expect(JSON.stringify(keyboard).includes(t("find:connect", { number: index + 1 }))).toBe(
        card.phones.length === 0,
      );
  },
);

test.each(everywhere)(
  "%s in %s: what is near is not said to be missing, and what is far is said to be",
  (need, town) => {
    const t = i18n.translator("ru", false);
    for (const format of [undefined, "phone", "online"]) {
      const all = help(need, town, format);
      const text = results(t, "ru", all, false)
        .map((view) => view.text)
        .join("\n");
      const near = all.found.map(({ scope }) => scope !== "region");
      if (near.includes(true)) expect(text).not.toContain("такого не нашлось");
      expect(near.lastIndexOf(true)).toBeLessThan(near.includes(false) ? near.indexOf(false) : 4);
      const far = all.found.filter(({ card, distanceKm }) => !card.viaSpecialist && (distanceKm ?? 0) > 100);
      expect(text.match(/^(?:\d\. )?Далеко: ≈/gm)?.length ?? 0).toBe(far.length);
    }
  },
);

test("where only somebody near knows whom to ask, that is said, and who does it is said to be farther", () => {
  for (const [town, place] of [
    ["Бугульма", "Бугульма"],
    ["Чаллы", "Набережные Челны"],
  ] as const) {
    const [{ text }] = results(i18n.translator("ru", false), "ru", help("psychologist", town), false);
    expect(text).toContain(`Рядом («${place}») подскажут`);
    expect(text).toMatch(/подскажут, куда обратиться[^]*Далеко: ≈ 2\d\d км · Казань/);
  }
});

test.each(["Бугульма", "Лениногорск", "Нурлат", "Чаллы"])(
  "%s: a card without a number says how to find out",
  (town) => {
    const t = i18n.translator("ru", false);
    const all = help("psychologist", town);
    const [{ text }] = results(t, "ru", all, false);
    for (const { card } of all.found.filter(({ card: { phones } }) => phones.length === 0))
      expect(text).toContain(t(hasContact(card) ? "find:noPhones" : "find:card.throughHuman"));
  },
);

test.each(languages)("%s: places and numbers for who is bullied fit into one message", (language) => {
  const t = i18n.translator(language, false);
  for (const town of towns) {
    const [places, lines] = results(t, language, help("bullying", town), true);
    const { text, keyboard } = joined(places, lines);
    expect(text.length, town).toBeLessThan(3700);
    expect(keyboard).toEqual(lines.keyboard);
  }
});

test("who wants to call reads numbers before places", () => {
  const t = i18n.translator("ru", true);
  const [first, second] = results(t, "ru", help("psychologist", "Альметьевск", "phone"), false);
  expect(first.text).toContain("8-800-2000-122");
  expect(second.text).toContain("Альметьевск");
});

test("hours and ages are in the reader's language", () => {
  for (const language of ["tt", "en"] as const) {
    const t = i18n.translator(language, true);
    const texts = everywhere.map(([need, town]) => results(t, language, help(need, town), false)[0].text);
    expect(texts.join("\n")).not.toMatch(/круглосуточно|дети и молодёжь|с родителем/);
    expect(texts.join("\n")).toContain(t("sos:details.roundTheClock"));
  }
});

test.each(everywhere)(
  "%s in %s: what leads nowhere is the first only where nothing else is",
  (need, town) => {
    const { found } = help(need, town);
    const [first, ...others] = found.filter(doesIt);
    if (first !== undefined && !hasContact(first.card))
      expect(others.filter(({ card, scope }) => hasContact(card) && scope !== "region")).toEqual([]);
    const empty = found.filter(({ card }) => !hasContact(card));
    const told = empty.map(({ card: { name, kinds, services } }) =>
      JSON.stringify([name ?? kinds[0], services]),
    );
    expect(new Set(told).size).toBe(told.length);
  },
);

test("a refuge elsewhere is said to be elsewhere, and not how far", () => {
  const [{ text }] = results(i18n.translator("ru", false), "ru", help("accommodation", "Казань"), false);
  expect(text).toMatch(/«Балкыш»\nВ другом городе или районе: Нижнекамск\n/);
});
