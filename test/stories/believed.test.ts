/** What is told and left half open: never dropped, never doubted, and with one key to a human or to help nearby. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Phone, textOf } from "../support/actors.js";
import { met, takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
let dina: Phone;
beforeAll(async () => {
  world = await createWorld();
  dina = await world.staff("Дина");
});
afterAll(() => world.close());

const cards = () => world.forum.cards().length;
const inForm = async () => {
  const teen = await met(world);
  await teen.presses(/обижают$/);
  await teen.presses("Нет, сейчас спокойно");
  return teen;
};
/** The newest reply keyboard that was sent to a phone. */
const keysOf = (phone: Phone): string =>
  JSON.stringify(
    world.sandbox.calls
      .list()
      .findLast(
        ({ params }) => params["chat_id"] === phone.id && JSON.stringify(params).includes('"keyboard"'),
      )?.params["reply_markup"],
  );
const asked = "Чтобы помочь верно, скажи, что ближе";
const calm = "Если станет плохо или опасно, ответят сразу:\n112 — ";
const unclear = "не хочу умирать";

describe("the light question", () => {
  test("touching and filming is no light question: a human is called at once", async () => {
    const teen = await inForm();
    const before = cards();
    await teen.says("трогают меня и снимают на видео в раздевалке");
    teen.sees("Это срочно");
    expect(cards()).toBe(before + 1);
  });

  test("an unclear reply is believed: numbers once, a key to a human, and the form goes on with the words kept", async () => {
    const teen = await inForm();
    const before = cards();
    await teen.says(unclear);
    teen.sees(asked);
    const seen = teen.fromBot().length;
    await teen.says("это каждый день");
    const heard = teen.fromBot().slice(seen).map(textOf);
    expect(heard.filter((text) => text.startsWith(calm))).toHaveLength(1);
    expect(heard.at(-1)).toMatch(/^Вопрос \d+ из \d+\nКто/);
    expect(cards()).toBe(before);
    await teen.presses("Позвать специалиста сюда");
    expect(cards()).toBe(before + 1);
    const thread = await takes(world, dina);
    world.forum.sees(thread, unclear);
    world.forum.sees(thread, "это каждый день");
  });

  test("the same outside of a form: nothing is said not to be understood", async () => {
    const teen = await met(world);
    await teen.says(unclear);
    await teen.says("это каждый день");
    teen.sees(calm);
    teen.doesNotSee(/понимаю не всё/);
    await teen.says("/talk");
    await teen.says("Казань");
    await teen.presses("Отправить");
    world.forum.sees(await takes(world, dina), "это каждый день");
  });

  test.each([
    ["бывает иногда", calm],
    ["Бывает, не сейчас", calm],
    ["да, это правдо", "Это срочно"],
    ["про подругу", "Это срочно"],
    ["толко цитата", "Хорошо, спасибо за ответ"],
  ])("«%s» is understood", async (said, answer) => {
    const teen = await met(world);
    await teen.says(unclear);
    await teen.says(said);
    teen.sees(answer);
  });
});

describe("after the alarm", () => {
  test("what was told in a form is not asked again, and a human reads it", async () => {
    const teen = await inForm();
    await teen.says("бьют ногами каждый день, сломали руку");
    teen.sees("Это срочно");
    await teen.says("Это сейчас");
    await teen.says("Вернуться к вопросам");
    expect(textOf(teen.last())).not.toMatch(/^Что происходит/);
    world.forum.sees(await takes(world, await world.staff("Марат")), "бьют ногами");
  });

  test("a parent gets answers that fit, and help near the place that was named, with nothing asked again", async () => {
    const parent = await met(world, { role: "Родитель" });
    await parent.says("у меня сын 8 лет, его бьют в школе. куда обратиться в Альметьевске?");
    parent.sees("Это срочно");
    for (const key of ["Было раньше", "Это про ребёнка", "Показать помощь рядом"])
      expect(keysOf(parent)).toContain(key);
    expect(keysOf(parent)).not.toContain("Думаю об этом");
    await parent.says("Показать помощь рядом");
    parent.sees(/Альметьевск/);
    await parent.says("Было раньше");
    parent.sees("Хорошо, что сейчас тише. Если станет опасно");
  });

  test.each([
    ["ru", "Русский", "Родитель", "моя дочь не хочет жить", "Альметьевск, ей 13", "Показать помощь рядом"],
    [
      "tt",
      "Татарча",
      "Әти-әни яки туган",
      "кызым яшисе килми ди",
      "Әлмәттә торабыз, аңа 13 яшь",
      "Якындагы ярдәмне күрсәтү",
    ],
    [
      "en",
      "English",
      "A parent or relative",
      "my daughter wants to die",
      "Almetyevsk, she is 13",
      "Show help nearby",
    ],
  ])(
    "%s: what a parent tells later is not asked again",
    async (_language, choice, role, alarm, told, key) => {
      const parent = await world.phone();
      await parent.opens();
      await parent.presses(choice);
      await parent.presses(role);
      await parent.says(alarm);
      await parent.says(told);
      const before = parent.fromBot().length;
      await parent.says(key);
      const shown = parent.fromBot().slice(before).map(textOf).join("\n");
      expect(shown).toMatch(/Альметьевск|Әлмәт|Almet/);
      expect(shown).not.toMatch(/Сколько лет|ничә яшь|How old/);
    },
  );

  test("so does a teen who names a place; without one there is no such key", async () => {
    const [here, nowhere] = [await met(world), await met(world)];
    await here.says("меня избивает отчим, я в Бугульме");
    await nowhere.says("меня избивает отчим");
    expect(keysOf(here)).toContain("Показать помощь рядом");
    expect(keysOf(nowhere)).not.toContain("Показать помощь рядом");
  });
});
