/** A level rises by itself and falls by a specialist alone, with a reason that is kept. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { nameOf } from "../../src/domain/tickets.js";
import { minuteMs } from "../../src/domain/time.js";
import { textOf } from "../support/actors.js";
import { met, takes, talking } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const ticketIn = async (thread: number) => {
  const [team] = await world.store.teams.all();
  const ticket = await world.store.tickets.byTopic(team?.id ?? 0, thread);
  if (ticket === undefined) throw new Error("No ticket in the topic.");
  return ticket;
};

test("words raise it, jokes and safety do not lower it", async () => {
  const aigul = await world.staff("Айгуль");
  const { teen, thread } = await talking(world, aigul);
  expect((await ticketIn(thread)).level).toBe("standard");
  await teen.says("я принимаю наркотики");
  expect((await ticketIn(thread)).level).toBe("elevated");
  await teen.says("не хочу жить");
  await teen.says("думаю об этом");
  expect((await ticketIn(thread)).level).toBe("high");
  await teen.says("я наглоталась таблеток");
  for (const word of ["шутка", "Я в безопасности", "меня травят", "я режу себя"]) await teen.says(word);
  expect((await ticketIn(thread)).level).toBe("imminent");
  world.forum.sees(thread, "Человек ответил на вопрос об опасности: «Шутка или цитата»");
  world.forum.sees(thread, "Человек ответил на вопрос об опасности: «Я в безопасности»");
});

test("only the specialist of the talk lowers it, not without a reason, and it is written down", async () => {
  const [dina, stranger] = [await world.staff("Дина"), await world.staff("Марат")];
  const { teen, thread } = await talking(world, dina);
  await teen.says("я наглоталась таблеток");
  await dina.inTopic(thread).says("/level standard");
  world.forum.sees(thread, /^Почему .*ОБЫЧНЫЙ\?.*\/level standard причина/);
  await stranger.inTopic(thread).says("/level standard мне так кажется");
  world.forum.sees(thread, "недоступно");
  expect((await ticketIn(thread)).level).toBe("imminent");
  await dina.inTopic(thread).says("/level elevated скорая приехала, мама рядом");
  const ticket = await ticketIn(thread);
  expect(ticket.level).toBe("elevated");
  world.forum.sees(thread, "Причина: скорая приехала, мама рядом");
  const events = await world.store.tickets.events(ticket.id);
  const staff = (await world.store.teams.allStaff()).find(({ name }) => name === "Дина");
  expect(events.at(-1)).toMatchObject({ kind: "level-set", staffId: staff?.id });
  expect(events.at(-1)?.detail).toContain("elevated");
});

test("a reason that is asked for is the next plain line, and the person never sees it", async () => {
  const gulnara = await world.staff("Гульнара");
  const { teen, thread } = await talking(world, gulnara);
  await teen.says("я наглоталась таблеток");
  const topic = gulnara.inTopic(thread);
  const seen = () => teen.fromBot().map(textOf).join("\n");

  await topic.says("/level standard");
  await topic.says("отмена");
  expect((await ticketIn(thread)).level).toBe("imminent");
  await topic.says("Мама уже дома?");
  teen.sees("Мама уже дома?");

  await topic.says("/level standard");
  await topic.says("причина: мама дома, безопасно");
  expect((await ticketIn(thread)).level).toBe("standard");
  world.forum.sees(thread, "Причина: причина: мама дома, безопасно");
  const line = world.forum.inTopic(thread).find((message) => textOf(message).startsWith("причина: мама"));
  await topic.edits(line?.message_id ?? 0, "мама дома, всё спокойно");
  world.forum.sees(thread, "Эта строка была ответом нам");
  await topic.says("Я тут");
  teen.sees("Я тут");
  expect(seen()).not.toMatch(/мама дома|отмена/);
});

test("once the person has written, or later, the next line is for them; what answers the question is not, until it is sent", async () => {
  const laysan = await world.staff("Ләйсән");
  const { teen, thread } = await talking(world, laysan);
  await teen.says("я наглоталась таблеток");
  const topic = laysan.inTopic(thread);
  await topic.says("/level standard");
  await teen.says("мне плохо");
  await topic.says("Позвони 103 прямо сейчас");
  teen.sees("Позвони 103 прямо сейчас");
  expect((await ticketIn(thread)).level).toBe("imminent");

  const question = world.forum.sees(thread, /^Почему .*ОБЫЧНЫЙ\?/);
  await topic.replies(question.message_id, "мама дома");
  expect((await ticketIn(thread)).level).toBe("standard");
  teen.doesNotSee(/мама дома/);
  const unsent = world.forum.sees(thread, "Человеку это не ушло.");
  await laysan.pressesIn(unsent, /Отправить человеку/);
  teen.sees("мама дома");
  world.forum.sees(thread, "Отправлено человеку.");

  await topic.says("/level elevated");
  await topic.says("/level high");
  await topic.says("/level standard");
  await world.pass(3 * minuteMs);
  await topic.says("Я рядом");
  teen.sees("Я рядом");
});

test("words that promise too much are passed on, and the specialist alone is told, once a talk", async () => {
  const rezeda = await world.staff("Резеда");
  const { teen, thread } = await talking(world, rezeda);
  const topic = rezeda.inTopic(thread);
  const notes = () =>
    world.forum
      .inTopic(thread)
      .map(textOf)
      .filter((text) => text.startsWith("Заметка вам"));
  const words = "Всё будет хорошо, я никому не расскажу. Позвони мне 89171234567";
  await topic.says(words);
  teen.sees(words);
  expect(notes()).toHaveLength(3);
  await topic.says("Правда, никому не скажу");
  teen.sees("никому не скажу");
  await topic.says("Детский телефон доверия 8-800-2000-122, там ответят и ночью");
  expect(notes()).toHaveLength(3);
  expect(teen.fromBot().map(textOf).join("\n")).not.toContain("Заметка вам");
});

test("the first joke has no lecture, the third within a day brings numbers, nobody is locked out", async () => {
  const teen = await met(world);
  const jokes: string[] = [];
  for (let joke = 0; joke < 4; joke += 1) {
    await teen.says("не хочу жить");
    const before = teen.fromBot().length;
    await teen.says("шутка");
    jokes.push(textOf(teen.fromBot()[before] ?? teen.last()));
  }
  expect(jokes.map((text) => text.includes("112"))).toEqual([false, false, true, true]);
  await world.pass(25 * 60 * 60 * 1000);
  await teen.says("не хочу жить");
  await teen.says("шутка");
  expect(
    teen
      .fromBot()
      .map(textOf)
      .findLast((text) => text.startsWith("Хорошо")),
  ).toBe("Хорошо. Идём дальше.");
});

test("the soft question comes once; a second unclear word and «не уверена» count as yes; a human there is not doubled", async () => {
  const asked = (phone: Awaited<ReturnType<typeof met>>) =>
    phone.fromBot().filter((message) => textOf(message).startsWith("Спасибо, что говоришь об этом")).length;
  const [first, second] = [await met(world), await met(world)];
  await first.says("не хочу умирать");
  await first.says("не уверена");
  first.sees(/^Это срочно/);
  await second.says("не хочу умирать");
  await second.says("не хочу умирать");
  second.sees(/^Это срочно/);
  expect([asked(first), asked(second)]).toEqual([1, 1]);
  const aigul = await world.staff("Лиля");
  const { teen, thread } = await talking(world, aigul);
  await teen.says("не хочу умирать");
  expect(asked(teen)).toBe(0);
  world.forum.sees(thread, "не хочу умирать");
});

test("unclear words to a human who is awaited are read, whatever the answer", async () => {
  const aigul = await world.staff("Соня");
  const teen = await met(world);
  await teen.says("/talk");
  await teen.says("не хочу умирать");
  await teen.says("нет");
  await teen.says("Казань");
  await teen.presses("Отправить");
  const thread = await takes(world, aigul);
  expect(nameOf(await ticketIn(thread))).not.toBe("");
  world.forum.sees(thread, "не хочу умирать");
});
