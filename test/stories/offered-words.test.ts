/** What a question itself offers is its answer, typed as well as pressed; what is no answer is not taken for one. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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
const names = { ru: "Русский", tt: "Татарча", en: "English" } as const;

const known = async (language: Language = "ru", role = "teen"): Promise<Phone> => {
  const phone = await world.phone({ language_code: language });
  await phone.opens();
  await phone.presses(names[language]);
  await phone.pressesData(`1:role:${role}`);
  return phone;
};
/** What comes after something is done. */
const after = async (phone: Phone, act: Promise<unknown>): Promise<string> => {
  const before = phone.fromBot().length;
  await act;
  return phone.fromBot().slice(before).map(textOf).join("\n");
};
/** Passes over questions until one is asked. */
const until = async (phone: Phone, language: Language, asked: string): Promise<void> => {
  const t = i18n.translator(language, false);
  for (let step = 0; step < 10 && !textOf(phone.last()).includes(asked); step++)
    await phone.presses(t("common:skip"));
  expect(textOf(phone.last())).toContain(asked);
};

describe("a key typed word for word is its answer and no alarm", () => {
  test.each([
    ["ru", "Чтобы это прекратилось"],
    ["ru", "For it to stop"],
    ["ru", "хочу, чтобы это прекратилось"],
    ["tt", "Моның туктавы"],
    ["en", "I want it to stop"],
  ] as const)("%s: «%s»", async (language, words) => {
    const t = i18n.translator(language, false);
    const teen = await known(language);
    await teen.says(t("start:menuItem.bullying"));
    await until(teen, language, t("bullying:wish.text"));
    const said = await after(teen, teen.says(words));
    expect(said).not.toContain("112");
    expect(said).toContain(t("find:place.text"));
  });

  test("how hard it is, in the search for a psychologist", async () => {
    const teen = await known();
    await teen.says("нужен психолог");
    await until(teen, "ru", "Насколько");
    const said = await after(teen, teen.says("Очень тяжело"));
    expect(said).not.toContain(i18n.translator("ru", false)("crisis:soft"));
    expect(said).toMatch(/Вопрос \d/);
  });

  test("where no question offers it, the same words are asked about", async () => {
    const teen = await known();
    expect(await after(teen, teen.says("Чтобы это прекратилось"))).toContain("112");
  });
});
