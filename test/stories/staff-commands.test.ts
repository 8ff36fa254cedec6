/** What staff type with a slash in a talk: done, or explained, and never passed on to the person. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { textOf } from "../support/actors.js";
import { asksForHuman, colleagueIn, met, talking } from "../support/scenes.js";
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
  const said = textOf(world.forum.sees(thread, /Такой команды нет: \/doo/));
  // The nearest, not the whole list.
  expect(said).toMatch(/\/do — /);
  expect(said.split("\n").length).toBeLessThanOrEqual(4);
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
  for (const command of ["/do", "/stock", "/link"]) {
    const before = world.forum.messages().length;
    await aigul.inGroup(command);
    const said = world.forum.messages().slice(before).map(textOf);
    expect(said).toContain("Эта команда работает в теме обращения, в группе вашей команды.");
    expect(said.join("\n")).not.toContain("нет в списке сотрудников");
  }
});

test("in the lobby /queue tells who waits, the gravest first, and a wrong code for a group is called one", async () => {
  const vera = await world.staff("Вера", "supervisor");
  const teen = await met(world);
  await asksForHuman(teen);
  const said = async (command: string) => {
    const before = world.forum.messages().length;
    await vera.inGroup(command);
    return world.forum.messages().slice(before).map(textOf).join("\n");
  };
  expect(await said("/queue")).toMatch(/Ждут, самое срочное сверху:\n.*ОБЫЧНЫЙ · .* · \w{4}, /);
  expect(await said("/team WRONGCODE1")).toMatch(/Код не подошёл/);
});

test("in private staff are answered as staff: the queue is told, and what belongs to a talk is not taken for a person's words", async () => {
  const zoya = await world.staff("Зоя", "supervisor");
  await zoya.opens();
  await asksForHuman(await met(world));
  await zoya.says("/queue");
  zoya.sees(/Ждут, самое срочное сверху:\n.*ОБЫЧНЫЙ · /);
  for (const command of ["/history", "/level high", "/close"]) {
    await zoya.says(command);
    expect(textOf(zoya.last())).toMatch(/^Эта команда работает в теме обращения/);
  }
  zoya.doesNotSee(/Спасибо, что пиш|Этого уже нет/);
  const teen = await met(world);
  await teen.says("/queue");
  teen.doesNotSee(/Ждут, самое срочное|работает в теме/);
});

test("the word «закрыть» alone ends nothing and goes to nobody: it is asked what it was", async () => {
  const roza = await world.staff("Роза");
  const { teen, thread } = await talking(world, roza);
  await roza.inTopic(thread).says("Я рядом");
  await roza.inTopic(thread).says("Закрыть.");
  const asked = world.forum.sees(thread, /^Закрыть разговор\? Человеку это слово не ушло/);
  await roza.pressesIn(asked, /Закрыть/);
  world.forum.sees(thread, /Чем закончилось/);
  teen.doesNotSee(/^Закрыть/);
  await roza.inTopic(thread).says("Можно закрыть дверь и лечь спать");
  teen.sees("Можно закрыть дверь и лечь спать");
});

test("a colleague who opens the bot is not asked who they are", async () => {
  const olga = await colleagueIn(world, "Ольга");
  await olga.presses("Русский");
  olga.doesNotSee(/Кто пишет/);
  expect(olga.buttons()).not.toContain("Подросток");
});
