/** Coordinators see what there is where in their region: a picture and two lines; to others the command is not there. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { instant } from "../../src/domain/time.js";
import type { Phone } from "../support/actors.js";
import { member } from "../support/directory.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
let olga: Phone;
beforeAll(async () => {
  world = await createWorld();
  olga = await member(world, "Ольга");
});
afterAll(() => world.close());

const pictures = (phone: Phone) =>
  phone.fromBot().flatMap(({ document, caption }) => (document === undefined ? [] : [{ document, caption }]));

test("a region by its name, by a place in it, or chosen; what was looked for in vain stands below", async () => {
  const at = instant(world.sandbox.now());
  const miss = {
    region: "komi",
    municipality: "городской округ Воркута",
    need: "bullying",
    ageBand: "11-14",
  };
  await world.store.misses.add({ ...miss, at });
  await olga.says("/coverage коми");
  const [first] = pictures(olga);
  expect(first?.document.file_name).toMatch(/^komi-\d{4}-\d{2}-\d{2}-1\.png$/);
  expect(first?.document.file_size).toBeGreaterThan(50_000);
  expect(first?.caption).toMatch(/^Республика Коми\. Хуже всего: .*Есть рядом: 0 из 21 районов\.\n/);
  expect(first?.caption).toMatch(/рядом не нашли: 1\. Чаще всего: Травля, городской округ Воркута \(1\)\.$/);
  await olga.says("/coverage Альметьевск");
  expect(pictures(olga).at(-1)?.document.file_name).toMatch(/^tatarstan-/);
  await olga.says("/coverage где-нибудь");
  olga.sees("Какой регион показать?");
  await olga.presses("Вологодская область");
  expect(pictures(olga).at(-1)?.document.file_name).toMatch(/^vologda-/);
  expect(pictures(olga).at(-1)?.caption).toContain("никто не искал напрасно");
  expect(pictures(olga)).toHaveLength(3);
});

test("nobody else has it", async () => {
  const teen = await world.phone();
  await teen.says("/start");
  await teen.says("/coverage коми");
  await teen.pressesData("1:coverage:komi");
  expect(pictures(teen)).toEqual([]);
  teen.doesNotSee(/Хуже всего|Какой регион/);
});
