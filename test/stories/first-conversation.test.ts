import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { textOf } from "../support/actors.js";
import { closes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

describe("the first help conversation", () => {
  test("a teen is asked few kind questions, sees real help, and talks with a human who does not learn who it is", async () => {
    const teen = await world.phone();
    const aigul = await world.staff("Айгуль");
    await teen.opens();
    teen.sees("На каком языке");
    await teen.presses("Русский");
    teen.sees(/живые специалисты/);
    await teen.presses("Подросток");
    await teen.says("меня травят в классе");
    teen.sees("В этом нет твоей вины");
    teen.sees("тебе прямо сейчас что-то угрожает");
    await teen.presses("Нет, сейчас спокойно");
    await teen.presses("Обзывают");
    await teen.presses("В интернете");
    await teen.presses("Готово");
    await teen.presses("Сразу несколько");
    await teen.presses("Готово");
    teen.sees("угрожает показать личные фото");
    await teen.presses(/^Нет$/);
    await teen.presses("В классе");
    await teen.presses("Почти каждый день");
    await teen.presses("Пока никто");
    await teen.presses("Поговорить с человеком");
    await teen.says("я из бугульмы");
    await teen.presses("Отправить");
    teen.sees("Вот что помогает");
    teen.sees("Место: Бугульма");
    teen.sees(/По открытым источникам/);
    teen.sees("8-800-2000-122");
    teen.sees(/Передали специалисту\. Ответ — до/);
    await teen.says("а меня точно не узнают?");

    const card = world.forum.card(/ПОВЫШЕННЫЙ/);
    expect(textOf(card)).toContain("Бугульминский район");
    await aigul.pressesIn(card, /Взять/);
    teen.sees("С тобой Айгуль, специалист");
    const [topic] = world.forum.ticketTopics();
    expect(topic?.name).toMatch(/^🟡 ПОВЫШЕННЫЙ · [А-Я][а-яё]+ [а-яё]+ · [0-9A-Z]{4}$/);
    const thread = topic?.id ?? 0;
    world.forum.sees(thread, "Обзывают, смеются; В интернете, чатах");
    // Labels are for the specialist, not the questions as they would be put to an adult.
    expect(textOf(world.forum.sees(thread, "Опасность сейчас"))).not.toMatch(/ребёнк|тебе/);
    world.forum.sees(thread, "а меня точно не узнают?");

    await aigul.inTopic(thread).says("Не узнают. Я рядом, пиши.");
    teen.sees("Не узнают. Я рядом, пиши.");
    await aigul.inTopic(thread).says("// похоже на травлю в чате класса");
    teen.doesNotSee(/похоже на травлю/);
    await teen.says("спасибо");
    world.forum.sees(thread, "спасибо");

    await closes(world, aigul, thread);
    teen.sees("Специалист закончил этот разговор");
    world.forum.neverSaw([
      String(teen.id),
      teen.person.username ?? "",
      "Алия",
      "Каримова",
      teen.person.phone_number,
    ]);
  });

  test("a parent asks where to go in Альметьевск and gets real places", async () => {
    const parent = await world.phone({ first_name: "Гульнара" });
    await parent.opens();
    await parent.presses("Русский");
    await parent.presses("Родитель");
    await parent.presses("Найти помощь рядом");
    await parent.presses("Прокат для малыша");
    await parent.presses("до 3 лет");
    const before = parent.fromBot().length;
    await parent.says("Альметьевск");
    // The places in one message, the numbers by themselves.
    const [places, numbers, ...more] = parent.fromBot().slice(before).map(textOf);
    expect(places).toMatch(/^Место: Альметьевск\.\n/);
    expect(places?.match(/Соединить через человека/g)?.length).toBeGreaterThan(0);
    expect(numbers).toMatch(/^Поговорить по телефону:\n/);
    expect(more).toEqual([]);
    parent.sees(/прокат вещей для малыша/);
    parent.sees(/Альметьевск/);
    parent.sees("8-800-2000-122");
  });
});
