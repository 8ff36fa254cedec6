/** What programmes have stands in a municipality that is known, however it was named. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { addResourceCommand } from "../../src/cli/resources.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld({ team: false });
});
afterAll(() => world.close());

const add = (municipality: string) =>
  addResourceCommand(world.store, { programme: "rt-rental", item: "pram", name: "Коляска", municipality });

test.each(["Казань", "казань", "городской округ Казань"])("«%s» is one municipality", async (said) => {
  expect((await add(said)).ok).toBe(true);
  const [thing] = (await world.store.resources.list("rt-rental")).slice(-1);
  expect(thing?.municipality).toBe("городской округ Казань");
});

test.each(["Нигделяндия", "Череповец"])("«%s» is refused in plain words", async (said) => {
  const told = await add(said);
  expect(told.ok).toBe(false);
  expect(told.text).toContain(said);
});
