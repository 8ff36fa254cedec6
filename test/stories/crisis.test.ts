import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { minuteMs } from "../../src/domain/time.js";
import { textOf } from "../support/actors.js";
import { until } from "../support/engine.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const newTeen = async () => {
  const teen = await world.phone();
  await teen.opens();
  await teen.presses("Русский");
  await teen.presses("Подросток");
  return teen;
};

describe("a teen in danger", () => {
  test("is heard at once, gets numbers first, and a ticket without a form", async () => {
    const teen = await newTeen();
    await teen.says("меня бьёт отчим, я закрылась в ванной");
    const screen = teen.sees("Это срочно");
    expect(textOf(screen)).toMatch(/^Это срочно.*\n112 — /);
    expect(textOf(screen).length).toBeLessThanOrEqual(600);
    const card = world.forum.card(/СРОЧНО/);
    const aigul = await world.staff("Айгуль");
    await aigul.pressesIn(card, /Взять/);
    const thread = world.forum.ticketTopics().at(-1)?.id ?? 0;
    world.forum.sees(thread, "меня бьёт отчим, я закрылась в ванной");
    await aigul.inTopic(thread).says("Я рядом. Ты сейчас одна?");
    teen.sees("Я рядом. Ты сейчас одна?");
    world.forum.neverSaw([String(teen.id), teen.person.username ?? ""]);
  });

  test("in the middle of a form: the form is kept, a joke returns to it at once", async () => {
    const teen = await newTeen();
    await teen.says("меня травят в классе");
    await teen.presses("Нет, сейчас спокойно");
    await teen.says("не хочу жить");
    teen.sees("Это срочно");
    await teen.says("шутка");
    teen.sees("Хорошо. Идём дальше.");
    expect(textOf(teen.last())).toContain("Что происходит?");
    await teen.says("Обзывают, смеются");
    expect(
      teen
        .fromBot()
        .map(textOf)
        .filter((text) => text.includes("тебе прямо сейчас что-то угрожает")).length,
    ).toBe(1);
  });

  test("while a form's first texts still wait their turn: the numbers come first, its question not at all", async () => {
    const teen = await newTeen();
    await world.sandbox.control.failNext({
      method: "sendMessage",
      count: 1,
      failure: {
        error_code: 429,
        description: "Too Many Requests: retry after 2",
        parameters: { retry_after: 2 },
      },
    });
    const before = teen.fromBot().length;
    const opening = teen.presses("Меня обижают");
    await until(() => world.sandbox.calls.list().some(({ error_code }) => error_code === 429));
    await Promise.all([opening, teen.says("не хочу жить")]);
    const texts = teen.fromBot().slice(before).map(textOf);
    expect(texts[0]).toMatch(/^Это срочно/);
    expect(texts.filter((text) => text.includes("Вопрос 1"))).toEqual([]);
    await teen.says("шутка");
    expect(textOf(teen.last())).toMatch(/^Вопрос 1/);
  });

  test("in three bubbles one after the other: heard as the sentence they are", async () => {
    const teen = await newTeen();
    for (const bubble of ["я больше", "не хочу", "жить"]) await teen.says(bubble);
    teen.sees("Это срочно");
  });

  test("nobody answers: numbers at 1, 3 and 5 minutes, staff are called, the promise is owned up to", async () => {
    const teen = await newTeen();
    await teen.says("я наглоталась таблеток");
    teen.sees("Это срочно");
    const again = () =>
      teen.fromBot().filter((message) => /^(Мы здесь и зовём|Зовём снова|Зовём всех)/.test(textOf(message)))
        .length;
    await world.pass(minuteMs);
    expect(again()).toBe(1);
    await world.pass(2 * minuteMs);
    expect(again()).toBe(2);
    await world.pass(2 * minuteMs);
    // An apology with the numbers below it stands in place of the third.
    expect(again()).toBe(2);
    teen.sees(/^Мы обещали ответить до[^]*\n112/);
    const lobby = world.forum.messages().map(textOf);
    expect(lobby.some((text) => /Зовём: .*Айгуль/.test(text))).toBe(true);
    expect(lobby.some((text) => text.includes("Срок прошёл"))).toBe(true);
  });

  test("an unclear word is asked about once, lightly", async () => {
    const teen = await newTeen();
    await teen.says("не хочу умирать");
    teen.sees("Чтобы помочь верно, скажи, что ближе");
    await teen.says("нет, шутка");
    teen.sees("Хорошо, спасибо за ответ.");
    await teen.says("не хочу умирать");
    await teen.says("Не знаю");
    teen.sees("Это срочно");
  });
});
