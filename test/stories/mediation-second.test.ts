/** The second side of a mediation: where to come, words with the mediator, and reminders that cannot be given. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { dayMs, hourMs } from "../../src/domain/time.js";
import { textOf } from "../support/actors.js";
import { mediationIn, words } from "../support/mediation.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
let scene: ReturnType<typeof mediationIn>;
beforeAll(async () => {
  world = await createWorld();
  scene = mediationIn(world);
});
afterAll(() => world.close());

const place = { programme: "rt-mediation-rooms", place: "Казань", municipality: "городской округ Казань" };

test("both hear where to come, and the second side talks with the mediator", async () => {
  const it = words.ru;
  const aigul = await world.staff("Айгуль");
  const teen = await scene.meets(it);
  const { mother, thread } = await scene.settles(aigul, it, { ...place, teen });

  await aigul.pressesIn(scene.cardIn(thread), /Сказать обоим/);
  await aigul.inTopic(thread).says("улица Тихая, 3, второй этаж");
  for (const side of [teen, mother]) {
    side.sees(/^Куда прийти: улица Тихая, 3, второй этаж$/);
    await side.says("/requests");
    side.sees(/Встреча назначена[\s\S]*Куда прийти: улица Тихая, 3/);
  }

  await mother.says("куда приходить?");
  mother.sees(/Передали специалисту/);
  mother.doesNotSee(/Я программа/);
  world.forum.sees(thread, /Вторая сторона, заявка \w{5}: «куда приходить\?»/);
  teen.doesNotSee(/куда приходить/);
  await aigul.inTopic(thread).says("/second вход со двора");
  mother.sees(/вход со двора/);
  teen.doesNotSee(/вход со двора/);
  await aigul.pressesIn(scene.cardIn(thread), /Написать второй/);
  await aigul.inTopic(thread).says("можно прийти раньше");
  mother.sees(/можно прийти раньше/);
  teen.doesNotSee(/можно прийти раньше/);
});

test("who may not be written to is promised no reminder, and staff are told to remind them", async () => {
  const it = words.ru;
  const aigul = await world.staff("Айгуль");
  const teen = await scene.meets(it);
  const { mother, thread, meeting } = await scene.settles(aigul, it, { ...place, teen });
  mother.sees(/Напомню за день и за два часа/);
  await mother.says("/hide");
  await aigul.inTopic(thread).says("/second вход со двора");
  world.forum.sees(thread, /Не отправили: рядом со второй стороной/);
  mother.doesNotSee(/вход со двора/);
  await scene.until(meeting, -dayMs);
  world.forum.sees(thread, /второй стороне не отправили[\s\S]*Скажите сами/);
  expect(scene.reminders(teen)).toBe(1);
  await scene.until(meeting, -hourMs);
  await teen.says("/requests");
  expect(textOf(teen.sees(/Встреча назначена/))).toMatch(/Встреча назначена: \d+ \p{L}+, \d\d:\d\d/u);
});
