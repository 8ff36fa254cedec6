/** After the end of a talk about danger: whoever says that it is worse, or asks for whom they talked with, is not asked anything. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Phone, textOf } from "../support/actors.js";
import { met, takes, talking } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const ends = async (staff: Phone) => {
  const person = (await world.store.teams.allStaff()).find(({ name }) => name === staff.person.first_name);
  const at = new Date(world.sandbox.now()).toISOString();
  for (const { id, assigneeId } of await world.store.tickets.allHeld())
    if (assigneeId === person?.id) await world.store.tickets.close(id, "helped", at, at);
};
const afterDanger = async (name: string, words = "я наглоталась таблеток") => {
  const staff = await world.staff(name);
  const teen = await met(world);
  await teen.says(words);
  const thread = await takes(world, staff);
  await staff.inTopic(thread).says("Я рядом.");
  await ends(staff);
  return { staff, teen, thread };
};

test.each([
  ["Айгуль", "стало хуже, если честно"],
  ["Диляра", "хочу снова с Дилярой"],
  ["Резеда", "не хочу умирать"],
  ["Ләйлә", "can we talk again"],
])("%s: «%s» is heard by the same human at once", async (name, words) => {
  const { teen, thread } = await afterDanger(name);
  const before = teen.fromBot().length;
  await teen.says(words);
  const heard = teen.fromBot().slice(before).map(textOf).toSorted();
  expect(heard).toEqual([expect.stringContaining("112"), expect.stringMatching(/^Открыли снова/)]);
  world.forum.sees(thread, words);
  expect((await world.store.tickets.allHeld()).length).toBeGreaterThan(0);
  for (const { id } of await world.store.tickets.allHeld())
    await world.store.tickets.close(id, "helped", "2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.000Z");
});

test("other words are asked about as ever, and so is whoever was in no danger", async () => {
  const { teen } = await afterDanger("Нурия");
  await teen.says("спасибо, я поспала");
  teen.doesNotSee(/Открыли снова/);
  expect(textOf(teen.last())).toContain("Продолжить его или начать новый?");
  const staff = await world.staff("Камиля");
  const calm = await talking(world, staff);
  await staff.inTopic(calm.thread).says("Я рядом.");
  await ends(staff);
  await calm.teen.says("хочу снова с Камилёй");
  calm.teen.doesNotSee(/Открыли снова/);
});
