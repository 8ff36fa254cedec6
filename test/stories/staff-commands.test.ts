/** What staff type with a slash in a talk: done, or explained, and never passed on to the person. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { textOf } from "../support/actors.js";
import { talking } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

test("no command of staff reaches the person, known or mistyped, new or edited, nor in a caption", async () => {
  const aigul = await world.staff("Айгуль");
  const { teen, thread } = await talking(world, aigul);
  const before = teen.fromBot().length;
  const here = aigul.inTopic(thread);
  await here.says("/doo set-time 3");
  world.forum.sees(thread, /Такой команды нет: \/doo\. Человеку ничего не отправлено/);
  world.forum.sees(thread, "/step — Шаг плана");
  await here.sends("photo", "/stock add коляска");
  world.forum.sees(thread, /Такой команды нет: \/stock/);
  await here.says("/help");
  world.forum.sees(thread, /Для сотрудников/);
  expect(teen.fromBot()).toHaveLength(before);
  const word = await here.says("Здравствуй");
  await here.edits(word.message_id, "/level standard ошибка");
  expect(teen.fromBot().map(textOf).join("\n")).not.toMatch(/\/level|\/doo|\/stock/);
  teen.sees("Здравствуй");
});

test("what belongs to a talk is explained in the lobby: nobody on the staff is told that they are not", async () => {
  const aigul = await world.staff("Айгуль");
  for (const command of ["/queue", "/do", "/stock", "/link"]) {
    const before = world.forum.messages().length;
    await aigul.inGroup(command);
    const said = world.forum.messages().slice(before).map(textOf);
    expect(said).toContain("Эта команда работает в теме обращения.");
    expect(said.join("\n")).not.toContain("нет в списке сотрудников");
  }
});
