/** What is typed at another question than the one it answers: a town, several things at once, the name of another key. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Phone, textOf } from "../support/actors.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const teen = async (language = "Русский", role = "Подросток"): Promise<Phone> => {
  const phone = await world.phone();
  await phone.opens();
  await phone.presses(language);
  await phone.presses(role);
  return phone;
};

/** Up to the question what is done. */
const bullied = async (): Promise<Phone> => {
  const phone = await teen();
  await phone.says("меня травят в школе");
  await phone.presses("Нет, сейчас спокойно");
  return phone;
};

describe("several things in one sentence", () => {
  test("all of them are kept, and stay ticked when one goes back", async () => {
    const phone = await bullied();
    await phone.says("в интернете и снимают на видео, ещё деньги отбирают");
    expect(textOf(phone.last())).toContain("Кто это делает");
    await phone.presses("Назад");
    const ticked = phone.buttons().filter((label) => label.startsWith("✓"));
    expect(ticked).toHaveLength(3);
    expect(ticked.join()).toMatch(/деньги/i);
  });
});

describe("a town at another question", () => {
  test("is taken as the place, and the question stays", async () => {
    const phone = await bullied();
    await phone.says("обзывают и толкают");
    await phone.says("Казань");
    phone.sees(/Казань/);
    expect(textOf(phone.last())).toContain("Кто это делает");
    for (const answer of ["одноклассники", "в школе", "каждый день", "никто", "Понять, что делать"])
      await phone.says(answer);
    expect(phone.fromBot().map(textOf).join("\n")).not.toContain("В каком городе");
  });

  test("words that say more than where are the answer as well", async () => {
    const phone = await bullied();
    await phone.says("в Казани тут всякое творят со мной");
    expect(textOf(phone.last())).toContain("Кто это делает");
  });
});

describe("the name of another key", () => {
  test("is no answer", async () => {
    const phone = await bullied();
    await phone.says("Отправить");
    phone.sees(/нужны слова или кнопка[^]*Что происходит/);
  });
});

describe("a team is called", () => {
  test("what was said of what has happened is not asked, and is read by who comes", async () => {
    const phone = await teen("Русский", "Родитель");
    await phone.says("в школе погиб ученик, дети в шоке, Череповец");
    await phone.presses("Нет, сейчас спокойно");
    await phone.presses("Всему классу");
    await phone.says("школа");
    await phone.presses("Да, можно писать");
    const heard = phone.fromBot().map(textOf).join("\n");
    expect(heard).not.toContain("Что случилось? Можно выбрать");
    phone.sees(/Место: Череповец[^]*Что случилось: Кто-то умер \(«в школе погиб/);
  });
});
