/** An answer is narrowed by one tap, widened by the same, and says why it is what it is; what is lacking is counted. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { textOf } from "../support/actors.js";
import { met } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const looks = async (place: string, need = "Помощь семье", role = "Родитель") => {
  const parent = await met(world, { role });
  await parent.says("/find");
  await parent.presses(need);
  await parent.presses("11–14");
  await parent.presses("На этой неделе");
  await parent.says(place);
  await parent.presses("Ещё");
  return parent;
};

test("taps narrow the answer in one message, and say what nobody has written down", async () => {
  const parent = await looks("Казань");
  await parent.presses("Только бесплатно");
  const messages = parent.fromBot().length;
  parent.sees(/только бесплатно[\s\S]*Цена не указана/);
  await parent.presses("Онлайн");
  expect(parent.fromBot().length).toBe(messages);
  expect(parent.buttons()).toContain("✓ Только бесплатно");
  expect(parent.buttons()).toContain("✓ Онлайн");
  await parent.presses("✓ Только бесплатно");
  expect(parent.buttons()).toContain("Только бесплатно");
  expect(textOf(parent.fromBot().at(-1) ?? parent.sees(/./))).not.toContain("бесплатно");
});

test("why these: in plain words, for each place", async () => {
  const parent = await looks("Казань");
  await parent.presses("Почему это?");
  parent.sees(/Сначала то, что подходит лучше[\s\S]*1\. [\s\S]*помогают именно с этим/);
  parent.sees(/по открытым источникам/);
});

test("in Tatarstan help can be looked for in Tatar", async () => {
  const parent = await looks("Казань");
  await parent.presses("На татарском");
  parent.sees(/на каком языке/);
});

test("what was looked for and is nowhere near is counted, without anybody", async () => {
  await looks("Воркута", "Еда, вещи, деньги");
  const misses = await world.store.misses.since("2000-01-01");
  expect(misses).toContainEqual(
    expect.objectContaining({
      region: "komi",
      municipality: "городской округ Воркута",
      need: "material_help",
      ageBand: "11-14",
      count: 1,
    }),
  );
});

test("a search that is a day old is erased, and says so", async () => {
  const parent = await looks("Казань");
  await world.pass(3 * 24 * 3_600_000);
  await parent.presses("Почему это?");
  parent.sees("Этот поиск уже стёрт");
});
