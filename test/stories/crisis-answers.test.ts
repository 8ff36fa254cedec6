/** What is typed instead of pressed on the emergency screen: about whom it is, that it goes on, that it is over. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Phone, textOf } from "../support/actors.js";
import { met, takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const inDanger = async () => {
  const teen = await met(world);
  await teen.says("меня бьёт отчим");
  teen.sees("Это срочно");
  return teen;
};
const screens = (phone: Phone) =>
  phone
    .fromBot()
    .map(textOf)
    .filter((text) => text.startsWith("Это срочно")).length;
const newestLevel = async () => {
  const [team] = await world.store.teams.all();
  return (await world.store.tickets.unfinishedOf(team?.id ?? 0)).at(-1)?.level;
};

test.each(["про другого", "Это про другого", "про сестру", "это про маму", "Башка кеше турында"])(
  "«%s» is about another",
  async (words) => {
    const teen = await inDanger();
    await teen.says(words);
    teen.sees("Хорошо, что ты рядом с этим человеком");
    expect(screens(teen)).toBe(1);
  },
);

test("that it goes on, said again, is seen and passed on; the screen is not repeated", async () => {
  const teen = await inDanger();
  await teen.says("сейчас");
  teen.sees("закройся в другой комнате");
  await teen.says("это сейчас происходит");
  expect(textOf(teen.last())).toMatch(/^Вижу твои слова/);
  expect(screens(teen)).toBe(1);
  const aigul = await world.staff("Айгуль");
  world.forum.sees(await takes(world, aigul), "это сейчас происходит");
});

test.each([
  ["не сейчас", "high"],
  ["хәзер түгел", "high"],
  ["not now", "high"],
  ["хәзер түгел, узган атнада булды", "high"],
  ["сейчас нет, на той неделе было", "high"],
  ["right now not at all, last week", "high"],
  ["сейчас, я одна в комнате", "imminent"],
  ["сейчас не могу говорить", "imminent"],
])("«%s» makes it %s", async (words, level) => {
  const teen = await met(world);
  await teen.says("не хочу жить");
  await teen.says(words);
  expect(await newestLevel()).toBe(level);
});

test("danger now: what is advised fits what was told", async () => {
  const attacked = await met(world);
  await attacked.says("папа опять пьяный, он сейчас ломает дверь");
  await attacked.says("сейчас");
  attacked.sees(/закройся в другой комнате/);
  const alone = await met(world);
  await alone.says("не хочу жить");
  await alone.says("сейчас");
  alone.sees(/чтобы рядом кто-то был/);
  await alone.says("папа меня бьёт");
  await alone.says("сейчас");
  expect(textOf(alone.last())).toMatch(/быть подальше от опасности/);
});
