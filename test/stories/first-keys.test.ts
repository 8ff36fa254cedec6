/** SOS, hiding and the menu stand below from the first thing that we say, whatever somebody begins with. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Language } from "../../src/domain/people.js";
import { createI18n } from "../../src/i18n/i18n.js";
import { type Phone, textOf } from "../support/actors.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const i18n = createI18n();
const below = (phone: Phone) =>
  JSON.stringify(world.sandbox.world().chats.find(({ id }) => id === phone.id)?.keyboard ?? {});

const beginnings: [Language, ...words: string[]][] = [
  ["ru", "сын боится идти в школу"],
  ["ru", "/start", "меня обижают в школе"],
  ["ru", "/menu"],
  ["ru", "/sos"],
  ["ru", "/case"],
  ["ru", "/lines"],
  ["ru", "хочу умереть"],
  ["ru", "привет"],
  ["tt", "мине мыскыл итәләр"],
  ["en", "i need a lawyer"],
];
test.each(beginnings)("%s: %s %s", async (language, ...words) => {
  const t = i18n.translator(language, false);
  const person = await world.phone({ language_code: language });
  for (const said of words) await person.says(said);
  for (const key of ["common:sos", "hide:button", "common:menu"] as const)
    expect(below(person)).toContain(t(key));
});

test("they come once, after the numbers where there is danger, and above the question elsewhere", async () => {
  const t = i18n.translator("ru", false);
  const keys = t("start:keys", { sos: t("common:sos"), hide: t("hide:button"), menu: t("common:menu") });
  const child = await world.phone();
  await child.says("/sos");
  expect(child.fromBot().map(textOf)[0]).toMatch(/\n112 — /);
  expect(child.fromBot().map(textOf)[1]).toBe(keys);
  const parent = await world.phone();
  await parent.says("сын боится идти в школу");
  await parent.presses("Пропустить");
  const said = parent.fromBot().map(textOf);
  expect(said.filter((text) => text === keys).length).toBeLessThanOrEqual(1);
  expect(said.at(-1)).toMatch(/^Вопрос /);
});

test("nobody of the staff is given them", async () => {
  const aigul = await world.staff("Айгуль");
  await aigul.opens();
  expect(below(aigul)).not.toContain("SOS");
});
