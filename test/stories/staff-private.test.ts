/** What staff write to the bot themselves: they hear what they can do here, and not what a person is offered. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { textOf } from "../support/actors.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

test.each(["подтверждаю", "сделано", "/start"])("«%s»", async (words) => {
  const aigul = await world.staff("Айгуль");
  await aigul.opens();
  await aigul.presses("Русский");
  await aigul.says(words);
  expect(textOf(aigul.last())).toContain("/library");
});

test("whoever is no colleague is asked as before", async () => {
  const parent = await world.phone();
  await parent.opens();
  expect(textOf(parent.last())).not.toContain("/library");
});
