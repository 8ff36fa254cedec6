/** Somebody is near: whatever the product would say unasked stays unsaid, and whoever takes the talk is told why. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { dayMs, hourMs, minuteMs } from "../../src/domain/time.js";
import { type Phone, textOf } from "../support/actors.js";
import { asksForHuman, closes, met, takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

type Scene = { aigul: Phone; teen: Phone };
const calm = async (teen: Phone) => asksForHuman(teen);
const urgent = async (teen: Phone) => teen.says("меня прямо сейчас бьют, я закрылась");

test.each<[string, (teen: Phone) => Promise<unknown>, (scene: Scene) => Promise<unknown>]>([
  ["a specialist takes it, and the code comes due", urgent, ({ aigul }) => takes(world, aigul)],
  ["a specialist takes a calm talk", calm, ({ aigul }) => takes(world, aigul)],
  [
    "it is taken and closed, and how it went would be asked",
    calm,
    async ({ aigul }) => {
      await closes(world, aigul, await takes(world, aigul));
      await world.pass(3 * dayMs);
    },
  ],
  ["the numbers would be repeated", urgent, () => world.pass(2 * minuteMs)],
  ["the promise is broken", calm, () => world.pass(30 * hourMs)],
])("%s: nothing is said", async (_, begin, happens) => {
  const aigul = await world.staff("Айгуль");
  const teen = await met(world);
  await begin(teen);
  await teen.says("Рядом кто-то есть");
  const before = teen.fromBot().length;
  await happens({ aigul, teen });
  expect(teen.fromBot().slice(before).map(textOf)).toEqual([]);
});

test("who takes it learns that the person is not alone, and own words are answered neutrally", async () => {
  const aigul = await world.staff("Айгуль");
  const teen = await met(world);
  await asksForHuman(teen);
  await teen.says("рядом кто-то есть");
  const before = teen.fromBot().length;
  await teen.says("можно потом");
  expect(teen.fromBot().slice(before).map(textOf)).toEqual(["Записали."]);
  const thread = await takes(world, aigul);
  world.forum.sees(thread, "Рядом с человеком кто-то есть");
  await aigul.inTopic(thread).says("Хорошо, жду");
  expect(textOf(teen.last())).toBe("Хорошо, жду");
});
