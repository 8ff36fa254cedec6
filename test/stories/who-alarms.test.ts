/** An alarm about a friend, and one of a grown woman: each is spoken to as who they are, and asked what can be about them. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Phone } from "../support/actors.js";
import { met } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** The keys below the words. */
const keysOf = (phone: Phone) =>
  JSON.stringify(world.sandbox.world().chats.find(({ id }) => id === phone.id)?.keyboard ?? {});

test("whoever worries about a friend is a teen themselves", async () => {
  const teen = await met(world, { role: /другого|беспоко|волну/i as never });
  await teen.says("подругу бьют дома, ей очень страшно");
  teen.sees("112");
  teen.doesNotSee(/Вы не обязаны|Это про ребёнка/);
  expect(keysOf(teen)).toContain("Это про другого");
  expect(keysOf(teen)).not.toContain("Это про ребёнка");
});

test("a wife who is beaten is not asked about people of a school; where one is told of, an adult is", async () => {
  const wife = await met(world, { role: "Родитель" });
  await wife.says("муж меня избивает");
  wife.sees("112");
  expect(keysOf(wife)).toContain("Было раньше");
  expect(keysOf(wife)).not.toContain("Не люди из школы");
  const mother = await met(world, { role: "Родитель" });
  await mother.says("сына избивают в школе прямо сейчас");
  mother.sees("112");
  expect(keysOf(mother)).toContain("Не люди из школы");
});
