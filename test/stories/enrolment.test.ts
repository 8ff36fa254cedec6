/** A place in a group: play therapy in Vologda from the asking to its end, the waiting list, and several programmes to choose from. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayMs, hourMs } from "../../src/domain/time.js";
import { type Phone, textOf } from "../support/actors.js";
import { takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const programme = "vo-play-therapy";
const words = {
  ru: {
    language: "Русский",
    role: "Родитель",
    begin: "нужна игровая терапия сыну",
    age: "4–6",
    take: "Записаться на занятия",
    whom: "Для ребёнка",
    when: "В выходные",
    done: "Готово",
    skip: "Пропустить",
    send: "Отправить",
    yes: "Да, место нужно",
    finished: "Занятия закончены",
  },
  tt: {
    language: "Татарча",
    role: "Әти-әни",
    begin: "уен терапиясе кирәк",
    age: "4–6",
    take: "Дәресләргә язылу",
    whom: "Бала өчен",
    when: "Ял көнендә",
    done: "Әзер",
    skip: "Үткәреп җибәрү",
    send: "Җибәрү",
    yes: "Әйе, урын кирәк",
    finished: "Дәресләр бетте",
  },
  en: {
    language: "English",
    role: /parent/i,
    begin: "play therapy for my son",
    age: "4–6",
    take: "Ask for a place in a group",
    whom: "For a child",
    when: "Weekends",
    done: "Done",
    skip: "Skip",
    send: "Send",
    yes: "Yes, we take the place",
    finished: "It is finished",
  },
} as const;
type Words = (typeof words)[keyof typeof words];

/** Eleven in the morning in Moscow, so many days from now. */
const morning = (days: number) =>
  `${new Date(world.sandbox.now() + days * dayMs).toISOString().slice(0, 10)}T08:00:00.000Z`;
const dayIn = (days: number) => {
  const [, month, day] = morning(days).slice(0, 10).split("-");
  return `${day}.${month}`;
};
const until = (at: string, ms = 0) => world.pass(Date.parse(at) + ms - world.sandbox.now());
const group = async (name: string, startsAt: string, maximum = 1) =>
  (
    await world.store.resources.add(
      { programme, kind: "group", name, startsAt, maximum },
      new Date(world.sandbox.now()).toISOString(),
    )
  ).id;

const meets = async (it: Words): Promise<Phone> => {
  const phone = await world.phone({ first_name: "Марина", last_name: "Белова", username: "marina_b" });
  await phone.opens();
  await phone.presses(it.language);
  await phone.presses(it.role);
  return phone;
};

const asks = async (mother: Phone, it: Words) => {
  await mother.says(it.begin);
  await mother.presses(it.age);
  await mother.says("Вологда");
  await mother.presses(it.take);
  // The age of the search is not asked for again.
  await mother.presses(it.whom);
  await mother.presses(it.skip);
  await mother.presses(it.when);
  await mother.presses(it.done);
  await mother.presses(it.send);
};

const reminders = (phone: Phone) =>
  phone.fromBot().filter((message) => /^(Напоминаю|Искә төшерәм|A reminder)/.test(textOf(message))).length;

describe("Вологда: игровая терапия", () => {
  test.each(["ru", "tt", "en"] as const)(
    "asked, offered, accepted, begun, finished: %s",
    async (language) => {
      const it = words[language];
      const startsAt = morning(12);
      const number = await group(`Песочная группа ${language}`, startsAt);
      const aigul = await world.staff("Айгуль");
      const mother = await meets(it);
      await asks(mother, it);
      const thread = await takes(world, aigul);
      // Whoever takes a talk and writes nothing is offered to have it taken by another.
      await aigul.inTopic(thread).says("Здравствуйте, я здесь");
      world.forum.sees(thread, /Кабинеты игровой терапии[\s\S]*Для кого: Для ребёнка\n• Возраст: 4–6/);
      await aigul.inTopic(thread).says(`/do offer ${number} ${dayIn(5)}`);
      await mother.presses(it.yes);
      world.forum.sees(thread, /место закреплено/);
      await until(startsAt, -3 * dayMs + 4 * hourMs);
      await until(startsAt, -dayMs + 4 * hourMs);
      await until(startsAt, -hourMs);
      expect(reminders(mother)).toBe(3);
      await until(startsAt, 2 * dayMs);
      world.forum.sees(thread, /начались, пришли\?/);
      await aigul.inTopic(thread).says("/do пришли");
      world.forum.sees(thread, /Сейчас: ходит/);
      expect((await world.store.resources.list(programme)).find(({ id }) => id === number)?.taken).toBe(1);
      await aigul.inTopic(thread).says("/do finish");
      mother.sees(it.finished);
      expect((await world.store.resources.list(programme)).find(({ id }) => id === number)?.taken).toBe(0);
      world.forum.neverSaw(["Марина", "Белова", "marina_b"]);
    },
  );

  test("one place, two families: the second waits, and is offered it when the first lets it go", async () => {
    const it = words.ru;
    const aigul = await world.staff("Айгуль");
    const [first, second] = [await meets(it), await meets(it)];
    await asks(first, it);
    const one = await takes(world, aigul);
    await aigul.inTopic(one).says(`/stock add ${dayIn(20)} 16:00 Игровая группа, 1 место`);
    const number =
      /№(\d+) .*16:00, Игровая группа/.exec(textOf(world.forum.sees(one, /Записали/)))?.[1] ?? "";
    await asks(second, it);
    const two = await takes(world, aigul);
    await aigul.inTopic(one).says(`/do offer ${number} ${dayIn(5)}`);
    await aigul.inTopic(two).says(`/do offer ${number} ${dayIn(5)}`);
    world.forum.sees(two, /уже заняли/);
    await aigul.inTopic(two).says("/do в лист ожидания");
    second.sees("Заявка в листе ожидания");
    await first.presses("Не подходит");
    world.forum.sees(one, /Сейчас: в листе ожидания/);
    await aigul.inTopic(two).says(`/do offer ${number} ${dayIn(5)}`);
    // Nobody answers: the place is not kept for ever.
    await world.pass(7 * dayMs);
    second.sees("Срок ответа прошёл");
    expect((await world.store.resources.list(programme)).find(({ id }) => String(id) === number)?.taken).toBe(
      0,
    );
    await aigul.inTopic(two).says("/do refuse группа закрылась");
    second.sees("Записать не получится: группа закрылась");
    await first.says("/requests");
    await first.presses("Отменить заявку");
    first.sees("Заявку отменили");
  });

  test("several programmes of rehabilitation: which one is asked, and how one gets there is told", async () => {
    const mother = await meets(words.ru);
    await mother.says("нужна реабилитация");
    await mother.presses("7–10");
    await mother.says("Новосибирск");
    await mother.presses(words.ru.take);
    expect(mother.buttons()).toEqual(
      expect.arrayContaining([
        "«Мать и дитя» в центре «Морской залив»",
        "Курс для подростков в центре «Снегири»",
      ]),
    );
    await mother.presses("Морской залив");
    mother.sees(/направление центра социального обслуживания/);
    await mother.presses("Для ребёнка и взрослого");
    await mother.presses("Нет");
    await mother.presses("Пропустить");
    await mother.presses("Пропустить");
    mother.sees(/Направление: Нет/);
    await mother.presses("Удалить и не отправлять");
    mother.sees("Ничего не отправлено");
  });
});
