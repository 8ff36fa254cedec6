/** SOS: one tap and one word, in every state, before any question. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { textOf } from "../support/actors.js";
import { met, talking } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const screens = {
  ru: "Если опасно, звони сейчас:",
  tt: "Куркыныч булса, хәзер үк шалтырат:",
  en: "If it is dangerous, call now:",
};

test.each([
  ["ru", "sos"],
  ["ru", "SOS!!"],
  ["ru", "Помогите"],
  ["ru", "🆘 SOS"],
  ["tt", "ярдәм"],
  ["tt", "ЯРДЭМ"],
  ["en", "help"],
  ["en", "/sos"],
] as const)(
  "%s: «%s» as the very first word gives the numbers, no question before",
  async (language, word) => {
    const teen = await world.phone({ language_code: language });
    await teen.says(word);
    const [first] = teen.fromBot();
    expect(first === undefined ? "" : textOf(first)).toMatch(
      new RegExp(`^${screens[language].slice(0, 8)}.*\n112 — `),
    );
    expect(textOf(teen.last()).length).toBeLessThanOrEqual(600);
    expect(teen.fromBot()).toHaveLength(1);
  },
);

test("a word in any language is understood whatever the interface speaks", async () => {
  const teen = await met(world);
  for (const word of ["ярдәм", "help", "помогите", "sos"]) {
    const before = teen.fromBot().length;
    await teen.says(word);
    expect(textOf(teen.fromBot()[before] ?? teen.last())).toContain(screens.ru);
  }
});

test("in a form, at a soft check, at the question about danger and while hiding is asked", async () => {
  const teen = await met(world);
  const cries = async () => {
    const before = teen.fromBot().length;
    await teen.says("🆘 SOS");
    expect(textOf(teen.fromBot()[before] ?? teen.last())).toContain(screens.ru);
  };
  await teen.says("меня травят в классе");
  await cries();
  await teen.presses("Нет, сейчас спокойно");
  await cries();
  await teen.says("не хочу умирать");
  await cries();
  await teen.says("/hide");
  await cries();
  await teen.says("не хочу жить");
  await cries();
});

test("in a talk the specialist learns of it; one more tap calls a human with the highest level", async () => {
  const aigul = await world.staff("Айгуль");
  const { teen, thread } = await talking(world, aigul);
  await teen.says("помогите");
  teen.sees(screens.ru);
  world.forum.sees(thread, "Человек нажал SOS");
  await teen.presses("Позвать специалиста сюда");
  world.forum.sees(thread, /СРОЧНО/);
});
