import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dayMs, hourMs } from "../../src/domain/time.js";
import { type Phone, textOf } from "../support/actors.js";
import { closes, met, talking } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
let aigul: Phone;
beforeAll(async () => {
  world = await createWorld();
  aigul = await world.staff("Айгуль");
});
afterAll(() => world.close());

const query = async <T>(sql: string): Promise<T[]> => {
  const client = new pg.Client({ connectionString: world.databaseUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
};

test("a form that was left unfinished is gone after a day, and the bot can still be spoken to", async () => {
  const teen = await met(world);
  await teen.presses("Меня обижают");
  await teen.presses("Нет, сейчас спокойно");
  expect(await query("select 1 from answer")).not.toEqual([]);
  await world.pass(dayMs - 2 * hourMs);
  expect(await query("select 1 from answer where question = 'bullying.safeNow'")).toHaveLength(1);
  await world.pass(4 * hourMs);
  expect(await query("select 1 from answer where question = 'bullying.safeNow'")).toEqual([]);
  const before = teen.fromBot().length;
  await teen.says("привет");
  expect(teen.fromBot().length).toBeGreaterThan(before);
});

test("90 days after its end a talk's content and its topic are gone; until then they are there", async () => {
  const { teen, thread } = await talking(world, aigul);
  await teen.says("слова на девяносто дней");
  await closes(world, aigul, thread);
  await teen.says("и после конца тоже");
  const held = "select 1 from outbox where status = 'held'";
  expect(await query(held)).not.toEqual([]);
  await world.pass(89 * dayMs);
  expect(world.forum.inTopic(thread).map(textOf)).toContain("слова на девяносто дней");
  expect(await query("select 1 from ticket where answers is not null")).toHaveLength(1);
  await world.pass(dayMs + hourMs);
  await world.settled();
  expect(world.forum.topics().map(({ id }) => id)).not.toContain(thread);
  expect(world.forum.inTopic(thread)).toEqual([]);
  expect(await query("select 1 from ticket where answers is not null")).toEqual([]);
  expect(await query(held)).toEqual([]);
  expect(await query("select 1 from outbox where source_message_id is not null")).toEqual([]);
  // What happened is counted still, without a word of it.
  expect(await query("select 1 from ticket_event where kind = 'closed'")).toHaveLength(1);
});

test("a talk that was taken up again is not erased under its people", async () => {
  const { teen, thread } = await talking(world, aigul);
  await closes(world, aigul, thread);
  await teen.says("можно вернуться?");
  await teen.presses("Продолжить тот");
  await world.pass(91 * dayMs);
  expect(world.forum.topics().map(({ id }) => id)).toContain(thread);
  expect(world.forum.inTopic(thread).map(textOf)).toContain("можно вернуться?");
});
