/** What a button has asked for can be typed by either side; a time that is over is neither offered nor agreed on. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayMs, hourMs } from "../../src/domain/time.js";
import { textOf } from "../support/actors.js";
import { mediationIn, words } from "../support/mediation.js";
import { asksForThing } from "../support/rental.js";
import { met, takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const day = (ms: number) => {
  const at = new Date(world.sandbox.now() + ms).toISOString();
  return `${at.slice(8, 10)}.${at.slice(5, 7)}`;
};

test("days and reasons are typed by staff and by the person, and none of it goes into the chat", async () => {
  await world.store.resources.add(
    { programme: "rt-rental", kind: "thing", item: "pram", name: "Коляска синяя" },
    new Date().toISOString(),
  );
  const aigul = await world.staff("Айгуль");
  const parent = await met(world, { role: "Родитель" });
  await asksForThing(parent);
  const thread = await takes(world, aigul);
  const here = aigul.inTopic(thread);
  await here.says("/do reserve");
  await here.says("1");
  await parent.presses("Да, заберу");
  await here.says("/do hand-over");
  world.forum.sees(thread, /Кнопкой, числом или командой/);
  await here.says(day(10 * dayMs));
  world.forum.sees(thread, /Сейчас: на руках/);
  await parent.presses("Продлить");
  await parent.says(day(20 * dayMs));
  world.forum.sees(thread, /Просит|просит|продлить/);
  await here.says("/do keep-term");
  await here.says("её ждут другие");
  parent.sees(/её ждут другие/);
  const relayed = parent.fromBot().map(textOf);
  expect(relayed).not.toContain("её ждут другие");
  expect(relayed).not.toContain("1");
  expect(relayed).not.toContain(day(10 * dayMs));
  expect(
    world.forum
      .inTopic(thread)
      .map(textOf)
      .filter((text) => text === day(20 * dayMs)),
  ).toEqual([]);
  // What no button asked for is said to the person as ever.
  await here.says("Напишите, если что-то нужно");
  parent.sees("Напишите, если что-то нужно");
});

describe("times of a meeting", () => {
  const at = {
    programme: "rt-mediation-rooms",
    place: "Казань",
    municipality: "городской округ Казань",
  };

  test("the very time that the other side proposes is agreed on by choosing it; one that has begun is not", async () => {
    const it = words.ru;
    const aigul = await world.staff("Айгуль");
    const { slot, meets, begins, answersCalmly, sends, linkOf, comesBy, dayIn, until } = mediationIn(world);
    const teen = await meets(it);
    const first = await slot(at.programme, 4, "кабинет 2", at.municipality);
    await slot(at.programme, 6, "кабинет 5", at.municipality);
    await begins(teen, it, at.place);
    await answersCalmly(teen, it);
    await sends(teen, it);
    const thread = await takes(world, aigul);
    await aigul.inTopic(thread).says(`/do invite ${dayIn(14)}`);
    const mother = await comesBy(await linkOf(teen, it), it);
    await mother.presses(it.safe);
    await mother.presses(it.yes);
    await mother.presses(it.choose);
    await teen.presses(it.choose);
    await teen.presses("кабинет 2");
    // Her list was opened before that time was proposed to her.
    await mother.presses("кабинет 2");
    mother.sees(/Решено: .*кабинет 2/);
    world.forum.sees(thread, /Сейчас: встреча назначена/);
    await teen.presses("Не получится прийти");
    await teen.presses(it.choose);
    await teen.presses("кабинет 2");
    await until((await world.store.resources.get(first))?.startsAt ?? "", hourMs);
    const before = mother.fromBot().length;
    await mother.presses(it.fits);
    const said = mother.fromBot().slice(before);
    expect(said.map(textOf).join("\n")).toMatch(/Какое время подойдёт/);
    expect(JSON.stringify(said)).not.toContain("кабинет 2");
    expect(mother.buttons().join()).toContain("кабинет 5");
  });
});
