/** Somebody is near: whatever the product would say unasked stays unsaid, and whoever takes the talk is told why. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayMs, hourMs, minuteMs } from "../../src/domain/time.js";
import { type Phone, textOf } from "../support/actors.js";
import { asksForHuman, closes, met, takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

type Scene = { aigul: Phone; teen: Phone };
const calm = async (teen: Phone) => asksForHuman(teen);
const urgent = async (teen: Phone) => teen.says("меня прямо сейчас бьют, я закрылась");

test.each<[string, (teen: Phone) => Promise<unknown>, (scene: Scene) => Promise<unknown>]>([
  ["a specialist takes it, and the code comes due", urgent, ({ aigul }) => takes(world, aigul)],
  ["a specialist takes a calm talk", calm, ({ aigul }) => takes(world, aigul)],
  [
    "it is taken and closed, and how it went would be asked",
    calm,
    async ({ aigul }) => {
      await closes(world, aigul, await takes(world, aigul));
      await world.pass(3 * dayMs);
    },
  ],
  ["the numbers would be repeated", urgent, () => world.pass(2 * minuteMs)],
  ["the promise is broken", calm, () => world.pass(30 * hourMs)],
])("%s: nothing is said", async (_, begin, happens) => {
  const aigul = await world.staff("Айгуль");
  const teen = await met(world);
  await begin(teen);
  await teen.says("Рядом кто-то есть");
  const before = teen.fromBot().length;
  await happens({ aigul, teen });
  expect(teen.fromBot().slice(before).map(textOf)).toEqual([]);
});

test("who takes it learns that the person is not alone, and own words are answered neutrally", async () => {
  const aigul = await world.staff("Айгуль");
  const teen = await met(world);
  await asksForHuman(teen);
  await teen.says("рядом кто-то есть");
  const before = teen.fromBot().length;
  await teen.says("можно потом");
  expect(teen.fromBot().slice(before).map(textOf)).toEqual(["Записали."]);
  const thread = await takes(world, aigul);
  world.forum.sees(thread, "Рядом с человеком кто-то есть");
  await aigul.inTopic(thread).says("Хорошо, жду");
  expect(textOf(teen.last())).toBe("Хорошо, жду");
});

const keysOf = (phone: Phone) =>
  world.sandbox
    .world()
    .chats.find(({ id }) => id === phone.id)
    ?.keyboard?.keyboard.flat()
    .map((key) => (typeof key === "string" ? key : key.text)) ?? [];

const quiet = ["Телефоны", "Очистить чат", "Меню"];

describe("the keys below", () => {
  test("say nothing from the yes on, through questions, a place, danger and what is answered to it", async () => {
    const teen = await met(world);
    await teen.says("/find");
    await teen.presses("Обижают дома");
    await teen.presses("Нет, сейчас спокойно");
    await teen.presses("Да, рядом");
    expect(keysOf(teen)).toEqual(quiet);
    teen.sees("«Очистить чат» внизу уберёт переписку");
    while (!keysOf(teen).includes("Пропустить")) {
      const { message_id: open } = teen.last();
      await teen.says("пропустить");
      expect(teen.last().message_id).toBeGreaterThan(open);
    }
    expect(keysOf(teen)).toEqual(["📍 Отправить место", "‹ Назад", "Пропустить", ...quiet]);
    await teen.says("Казань");
    expect(keysOf(teen)).toEqual(quiet);
    await teen.says("папа меня бьёт");
    expect(keysOf(teen)).toEqual(expect.arrayContaining(["Сейчас", "Не сейчас", ...quiet]));
    expect(keysOf(teen).join()).not.toMatch(/SOS|Скрыть|цитата|опас/);
    await teen.says("Не сейчас");
    // Whoever looks on reads numbers, and no word of why.
    expect(textOf(teen.last())).toMatch(/^Записали\. 112, 124/);
    expect(keysOf(teen).join()).not.toMatch(/SOS|Скрыть|опас|помощь/);
    await teen.says("Рядом никого, можно писать");
    expect(keysOf(teen)).toEqual(expect.arrayContaining(["🆘 SOS", "Скрыть"]));
  });

  test("still answer the question about danger when somebody comes in the middle of it", async () => {
    const teen = await met(world);
    await teen.says("папа меня бьёт");
    const loud = keysOf(teen);
    expect(loud).toContain("Это сейчас");
    await teen.says("Рядом кто-то есть");
    expect(keysOf(teen)).toEqual(expect.arrayContaining(["Сейчас", "Не сейчас", "Не про меня", ...quiet]));
    expect(keysOf(teen)).not.toContain("Это сейчас");
    await teen.says("Рядом никого, можно писать");
    expect(keysOf(teen)).toEqual(loud);
    await teen.says("Рядом кто-то есть");
    await teen.says("Сейчас");
    expect(textOf(teen.last())).toMatch(/^Записали\. 112, 124/);
    teen.doesNotSee(/закройся в другой комнате/);
  });

  test("the light question too", async () => {
    const teen = await met(world);
    await teen.says("Рядом кто-то есть");
    await teen.says("я не хочу умирать");
    expect(keysOf(teen)).toEqual(["Да", "Не сейчас", "Про другого", "Нет", "Не знаю", ...quiet]);
    await teen.says("Нет");
    teen.sees("Хорошо, спасибо за ответ");
    expect(keysOf(teen)).toEqual(quiet);
  });
});

describe("said in own words", () => {
  test("is heard after an alarm, and a human who is called reads who it is", async () => {
    const aigul = await world.staff("Айгуль");
    const boy = await met(world);
    await boy.says("папа бьёт меня ремнём");
    await boy.says("мама рядом");
    boy.sees("только отвечаю, без напоминаний");
    expect(keysOf(boy)).toEqual(expect.arrayContaining(quiet));
    const thread = await takes(world, aigul);
    world.forum.sees(thread, "мама рядом");
    world.forum.sees(thread, "Рядом с человеком кто-то есть");
  });

  test("answers the question whether somebody is near, and is not asked anew", async () => {
    const teen = await met(world);
    await teen.says("/find");
    await teen.presses("Обижают дома");
    await teen.presses("Нет, сейчас спокойно");
    await teen.says("отчим рядом");
    teen.sees("спрошу меньше");
    teen.sees("Кого обижают?");
    expect(keysOf(teen)).toEqual(quiet);
  });
});

describe("known before the questions about home", () => {
  test("the first words are quiet ones, and who is near is not asked", async () => {
    const woman = await met(world);
    await woman.says("муж рядом");
    const before = woman.fromBot().length;
    await woman.says("/find");
    await woman.presses("Обижают дома");
    await woman.presses("Нет, сейчас спокойно");
    const said = woman.fromBot().slice(before).map(textOf).join("\n");
    expect(said).toContain("спрошу меньше");
    expect(said).not.toMatch(/нет твоей вины|Сначала честно|может увидеть телефон/);
    woman.sees("Кого обижают?");
  });

  test("help near is asked for with the place alone", async () => {
    const woman = await met(world, { role: "Родитель" });
    await woman.says("Рядом кто-то есть");
    await woman.says("муж бьёт, телефон проверяет");
    const before = woman.fromBot().length;
    await woman.says("Что есть рядом");
    await woman.says("Казань");
    const said = woman.fromBot().slice(before).map(textOf).join("\n");
    expect(said).toContain("112");
    expect(said).toContain("Казань");
    expect(said).not.toMatch(/страшно|Сначала честно|прямо сейчас опасно|может увидеть телефон|Кого обижают/);
  });
});
