/** An invitation by a link stays until it is answered, whatever is written before who writes is known. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { textOf } from "../support/actors.js";
import { mediationIn, words } from "../support/mediation.js";
import { takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
let scene: ReturnType<typeof mediationIn>;
beforeAll(async () => {
  world = await createWorld();
  scene = mediationIn(world);
});
afterAll(() => world.close());

test("words instead of who writes: it is asked again, and then what they are invited to", async () => {
  const aigul = await world.staff("Айгуль");
  const teen = await scene.meets(words.tt);
  await scene.begins(teen, words.tt, "Казан");
  await scene.answersCalmly(teen, words.tt);
  await scene.sends(teen, words.tt);
  await aigul.inTopic(await takes(world, aigul)).says(`/do invite ${scene.dayIn(14)}`);
  const link = await scene.linkOf(teen, words.tt);

  const mother = await world.phone({ first_name: "Алсу", last_name: "Сафина" });
  await mother.opens(link);
  await mother.presses(words.tt.language);
  const asked = textOf(mother.last());
  await mother.says("әйе, тыныч");
  expect(textOf(mother.last())).toBe(asked);
  await mother.says("/requests");
  expect(textOf(mother.last())).toBe(asked);
  await mother.presses(words.tt.adult);
  await mother.presses(words.tt.safe);
  expect(mother.buttons()).toContain(words.tt.yes);
});
