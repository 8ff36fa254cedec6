/** The database is away: every cry for help gets the numbers once, and nothing that was written is lost. */
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { hourMs, minuteMs } from "../../src/domain/time.js";
import { textOf } from "../support/actors.js";
import { crowd } from "../support/crowd.js";
import { met } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const admin = async (work: (client: pg.Client, name: string) => Promise<unknown>) => {
  const client = new pg.Client({ connectionString: inject("postgres") });
  await client.connect();
  await work(client, new URL(world.databaseUrl).pathname.slice(1));
  await client.end();
};
const takeAway = () =>
  admin(async (client, name) => {
    await client.query(`alter database ${name} allow_connections false`);
    await client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [name]);
  });
const bringBack = () =>
  admin((client, name) => client.query(`alter database ${name} allow_connections true`));

const until = async (reached: () => boolean) => {
  const end = Date.now() + 40_000;
  while (!reached() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 100));
};

test("numbers from memory, in their language; then everything is handled", {
  timeout: 120_000,
}, async () => {
  await world.staff("Айгуль");
  const known = await met(world);
  // Phones that do not wait for a product that cannot come to rest.
  const [teen, tatar] = await crowd(world, [{ language_code: "ru" }, { language_code: "tt" }]);
  if (teen === undefined || tatar === undefined) throw new Error("No phones.");
  await takeAway();
  await teen.says("помогите");
  await teen.says("меня бьёт отчим, я закрылась в ванной");
  await teen.says("тут темно");
  await teen.says("/sos");
  await tatar.says("яшисем килми");
  await until(() => teen.fromBot().length > 0 && tatar.fromBot().length > 0);
  const broken = (phone: typeof teen) =>
    phone
      .fromBot()
      .map(textOf)
      .filter((text) => /^(У нас сбой|Бездә өзеклек)/.test(text));
  expect(broken(teen)[0]).toMatch(/^У нас сбой, но помощь работает.*\n112 — /);
  expect(broken(tatar)[0]).toMatch(/^Бездә өзеклек.*\n112 — /);
  // Updates that are not confirmed come again and again: each cry is told once all the same, the rest not at all.
  await new Promise((resolve) => setTimeout(resolve, 4000));
  expect([broken(teen).length, broken(tatar).length]).toEqual([3, 1]);

  await bringBack();
  const isHandled = (phone: typeof teen) =>
    /^(Это срочно|Бу ашыгыч)/m.test(phone.fromBot().map(textOf).join("\n"));
  await until(() => isHandled(teen) && isHandled(tatar));
  await world.settled();
  teen.sees("Если опасно, звони сейчас");
  teen.sees(/^Это срочно/);
  tatar.sees(/^Бу ашыгыч/);
  expect(
    world.forum
      .cards()
      .map(textOf)
      .filter((text) => /СРОЧНО|ВЫСОКИЙ/.test(text)).length,
  ).toBeGreaterThan(1);
  await known.says("/menu");
  known.sees("Что сейчас ближе всего?");

  // It was said past the outbox, and goes like everything else: when it is hidden, and by itself in time.
  expect(broken(teen)).toHaveLength(3);
  await teen.says("/hide");
  await until(() => broken(teen).length === 0);
  expect(broken(teen)).toEqual([]);
  await world.pass(47 * hourMs + minuteMs);
  await until(() => broken(tatar).length === 0);
  expect(broken(tatar)).toEqual([]);
});
