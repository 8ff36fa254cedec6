/** Keys and advice fit what the danger is: nowhere to sleep, threats with pictures, blows, thoughts of death. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Language } from "../../src/domain/people.js";
import { hourMs } from "../../src/domain/time.js";
import { createI18n, type Key } from "../../src/i18n/i18n.js";
import type { Phone } from "../support/actors.js";
import { textOf } from "../support/actors.js";
import { takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
let aigul: Phone;
beforeAll(async () => {
  world = await createWorld();
  aigul = await world.staff("Айгуль");
});
afterAll(() => world.close());

const i18n = createI18n();
const names = { ru: "Русский", tt: "Татарча", en: "English" } as const;
const keysOf = (phone: Phone): string =>
  JSON.stringify(world.sandbox.world().chats.find(({ id }) => id === phone.id)?.keyboard ?? {});

const met = async (language: Language, role: "teen" | "parent"): Promise<Phone> => {
  const phone = await world.phone({ language_code: language });
  await phone.opens();
  await phone.presses(names[language]);
  await phone.presses(i18n.translator(language, false)(`start:role.${role}`));
  return phone;
};

const rows: [Language, "teen" | "parent", string, Key, RegExp][] = [
  ["ru", "parent", "мне негде ночевать с ребёнком", "crisis:keys.nowhere.now", /вокзал/],
  ["tt", "parent", "балам белән төнне кунарга урын юк", "crisis:keys.nowhere.now", /вокзал/],
  ["en", "parent", "i have nowhere to sleep tonight with my baby", "crisis:keys.nowhere.now", /station/],
  [
    "ru",
    "teen",
    "он угрожает выложить мои голые фото, если не заплачу",
    "crisis:keys.sextortion.now",
    /Не плати/,
  ],
  ["tt", "teen", "фотоларымны таратам дип янаталар", "crisis:keys.sextortion.now", /Акча түләмә/],
  ["en", "teen", "someone threatens to post my nudes", "crisis:keys.sextortion.now", /Do not pay/],
];
test.each(rows)("%s %s: «%s»", async (language, role, words, key, telling) => {
  const t = i18n.translator(language, role === "parent");
  const phone = await met(language, role);
  await phone.says(words);
  const keys = keysOf(phone);
  expect(keys).toContain(t(key));
  for (const unfit of ["thinking", "joke"] as const) expect(keys).not.toContain(t(`crisis:answers.${unfit}`));
  const before = phone.fromBot().length;
  await phone.says(t(key));
  const said = phone.fromBot().slice(before).map(textOf).join("\n");
  expect(said).toMatch(telling);
  expect(said).not.toContain(t("crisis:nowAttack", { numbers: "" }).slice(0, 30));
});

test("blows have no key for thoughts, and death has none for deeds", async () => {
  const t = i18n.translator("ru", false);
  const teen = await met("ru", "teen");
  await teen.says("меня бьёт отчим");
  expect(keysOf(teen)).toContain(t("crisis:answers.before"));
  expect(keysOf(teen)).not.toContain(t("crisis:answers.thinking"));
  const other = await met("ru", "teen");
  await other.says("хочу умереть");
  expect(keysOf(other)).toContain(t("crisis:answers.thinking"));
});

test("the key to help near works long after what it stood for is forgotten", async () => {
  const t = i18n.translator("ru", true);
  const parent = await met("ru", "parent");
  await parent.says("мне негде ночевать с ребёнком");
  expect(keysOf(parent)).toContain(t("crisis:helpNear"));
  await world.pass(30 * hourMs);
  const before = parent.fromBot().length;
  await parent.says(t("crisis:helpNear"));
  expect(parent.fromBot().slice(before).map(textOf).join("\n")).toMatch(/Какая помощь|Вопрос 1/);
});

test("staff read the answer as it stood on the key: there is a place tonight is not «it was earlier»", async () => {
  const phone = await met("ru", "parent");
  await phone.says("мне негде ночевать с ребёнком");
  await phone.says("Эту ночь есть где");
  const thread = await takes(world, aigul);
  world.forum.sees(thread, "«Эту ночь есть где»");
  const said = world.forum.inTopic(thread).map(textOf).join("\n");
  expect(said).not.toContain("Было раньше");
});
