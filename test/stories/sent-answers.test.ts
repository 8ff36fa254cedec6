/** Nothing leaves unseen: it is shown before it is sent, and where danger comes first at once after that, to be corrected or erased. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { data } from "../../src/views/buttons.js";
import { type Phone, textOf } from "../support/actors.js";
import { met, takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const ticketOf = async (phone: Phone) => {
  const chat = (await world.store.people.findChat(phone.id)) ?? 0;
  const person = await world.store.people.byChat(chat);
  return world.store.tickets.activeOf(person?.id ?? 0);
};

describe("somebody threatens to show pictures", () => {
  const threatened = async () => {
    const teen = await met(world);
    await teen.presses("Меня обижают");
    await teen.presses("Нет, сейчас спокойно");
    await teen.presses("Снимают");
    await teen.presses("Готово");
    await teen.presses("Пропустить");
    await teen.presses(/^Да$/);
    for (const _ of ["where", "howOften"]) await teen.presses("Пропустить");
    await teen.presses("Пока никто");
    await teen.presses("Пропустить");
    await teen.says("Казань");
    return teen;
  };

  test("a human comes first; what they have got is shown, corrected, and reaches them anew", async () => {
    const teen = await threatened();
    expect(await ticketOf(teen)).toMatchObject({ level: "high" });
    const sent = teen.sees("Специалист видит это:");
    expect(textOf(sent)).toMatch(/• Кто знает: Пока никто/);
    await teen.presses("Исправить");
    teen.sees("Вот что отправлю");
    expect(teen.buttons()).not.toContain("Удалить и не отправлять");
    await teen.presses("Изменить");
    await teen.presses("Кто знает");
    await teen.presses("Друг или подруга");
    await teen.presses("Отправить");
    // Nothing that was advised is said again.
    expect(textOf(teen.last())).toBe("Исправили. Специалист увидит то, что теперь.");
    const thread = await takes(world, await world.staff("Айгуль"));
    world.forum.sees(thread, /Кто знает\n\s+Друг/);
    // What was corrected is sent; there is no second time from the same key.
    await teen.pressesData(data("sent", { act: "edit", dialogue: "bullying" }));
    teen.sees("Напиши, что исправить");
  });

  test("or it is erased, when that is meant", async () => {
    const teen = await threatened();
    await teen.presses("Удалить");
    teen.sees("вернуть слова будет нельзя");
    await teen.presses("Удалить");
    teen.sees("Стёрто у нас");
    expect(await ticketOf(teen)).toBeUndefined();
  });
});

test("nothing of it is shown while somebody is near", async () => {
  const teen = await met(world);
  await teen.says("рядом кто-то есть");
  await teen.says("/find");
  await teen.presses("Негде жить, приют");
  await teen.presses("15–17");
  await teen.presses("Сегодня");
  await teen.says("Казань");
  expect(await ticketOf(teen)).toMatchObject({ level: "high" });
  teen.doesNotSee(/Специалист видит это/);
});

describe("one tap sends nothing", () => {
  test("a place that a human is to connect with is shown with what was answered first", async () => {
    const parent = await met(world, { role: "Родитель" });
    await parent.says("/find");
    await parent.presses("Юрист, документы");
    await parent.presses("11–14");
    await parent.presses("По телефону");
    await parent.says("Казань");
    await parent.presses(/^1 · (Подробнее|Соединить)/);
    if ((await ticketOf(parent)) === undefined && !parent.buttons().includes("Отправить"))
      await parent.presses("Соединить через человека");
    expect(await ticketOf(parent)).toBeUndefined();
    expect(textOf(parent.sees("Вот что отправлю"))).toMatch(/Юрист[^]*С каким местом соединить/);
    await parent.presses("Отправить");
    expect(await ticketOf(parent)).toMatchObject({ need: "find", level: "standard" });
    parent.sees("Спросить через 3 дня");
  });

  test("a human asked for in the middle of questions is told where and what, and nothing before that is seen", async () => {
    const teen = await met(world);
    await teen.says("меня травят в классе");
    await teen.presses("Нет, сейчас спокойно");
    await teen.says("/talk");
    expect(await ticketOf(teen)).toBeUndefined();
    await teen.says("Казань");
    teen.sees("Вот что отправлю");
    expect(await ticketOf(teen)).toBeUndefined();
    await teen.presses("Отправить");
    expect(await ticketOf(teen)).toMatchObject({ need: "bullying" });
  });
});
