/** What staff do for somebody counts as a word to them: nobody is apologised to for help that has come. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { hourMs } from "../../src/domain/time.js";
import { textOf } from "../support/actors.js";
import { asksForThing } from "../support/rental.js";
import { met, takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

test("an act on a request stops the clock of the promise; without one it goes on", async () => {
  const aigul = await world.staff("Айгуль");
  for (const acts of [true, false]) {
    const parent = await met(world, { role: "Родитель" });
    await asksForThing(parent);
    const thread = await takes(world, aigul);
    if (acts) await aigul.inTopic(thread).says("/do refuse сейчас всё занято");
    await world.pass(30 * hourMs);
    const sorry = parent.fromBot().filter((message) => /не успели/.test(textOf(message)));
    expect(sorry, parent.fromBot().map(textOf).join("\n---\n")).toHaveLength(acts ? 0 : 1);
  }
});
