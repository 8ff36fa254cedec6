/** When it is over, or was none: one thing at a time, keys that fit, and a new alarm is heard anew. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { hourMs, minuteMs } from "../../src/domain/time.js";
import { data } from "../../src/views/buttons.js";
import { type Phone, textOf } from "../support/actors.js";
import { met } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await world.staff("Айгуль");
});
afterAll(() => world.close());

/** The newest keyboard below the place where one writes. */
const keysOf = (phone: Phone): string =>
  JSON.stringify(
    world.sandbox.calls
      .list()
      .findLast(
        ({ params }) => params["chat_id"] === phone.id && JSON.stringify(params).includes('"keyboard"'),
      )?.params["reply_markup"],
  );
const since = (phone: Phone, from: number) => phone.fromBot().slice(from).map(textOf);

test("a child who had no form is not sent back to one; the end of the talk stays in reach", async () => {
  const teen = await met(world);
  await teen.says("отчим меня бьёт");
  await teen.says("думаю об этом");
  expect(keysOf(teen)).toContain("Закончить разговор");
  expect(keysOf(teen)).not.toContain("Вернуться к вопросам");
  const before = teen.fromBot().length;
  await teen.says("Я в безопасности");
  expect(since(teen, before)).toEqual([
    "Хорошо, что ты в безопасности. Специалист всё равно прочитает и напишет.",
  ]);
  for (const key of ["Что можно сделать", "Закончить разговор"]) expect(keysOf(teen)).toContain(key);
  expect(keysOf(teen)).not.toContain("Вернуться к вопросам");
  await teen.says("Что можно сделать");
  teen.sees("рядом");
});

test("a form that was open is gone back to", async () => {
  const teen = await met(world);
  await teen.says("меня травят в классе");
  await teen.presses("Нет, сейчас спокойно");
  await teen.says("не хочу жить");
  await teen.says("думаю об этом");
  expect(keysOf(teen)).toContain("Вернуться к вопросам");
  await teen.says("Вернуться к вопросам");
  teen.sees("Что происходит?");
  // Nobody goes back twice.
  expect(keysOf(teen)).not.toContain("Вернуться к вопросам");
});

test("a key of a question that danger has put aside says so, and leads back", async () => {
  const teen = await met(world);
  await teen.says("меня травят в классе");
  await teen.presses("Нет, сейчас спокойно");
  await teen.says("не хочу жить");
  const before = teen.fromBot().length;
  await teen.pressesData(data("answer", { question: "bullying.forms", option: "hit" }));
  expect(since(teen, before)).toEqual([expect.stringContaining("ответы целы")]);
  expect(teen.buttons()).toEqual(["Вернуться к вопросам"]);
  await teen.presses("Вернуться к вопросам");
  teen.sees("Продолжим с того места");
  expect(textOf(teen.last())).toMatch(/^Вопрос/);
  const other = await met(world);
  await other.pressesData(data("answer", { question: "bullying.forms", option: "hit" }));
  expect(textOf(other.last())).toMatch(/уже не действует/);
});

test("answers that are not kept any more are said to be gone when their summary is pressed", async () => {
  const teen = await met(world);
  await teen.says("/talk");
  await teen.says("ссора с подругой");
  await teen.says("не хочу говорить");
  teen.doesNotSee(/Такого места пока не знаю/);
  teen.sees("Вот что отправлю");
  await world.pass(30 * hourMs);
  await teen.presses("Изменить");
  teen.sees("ответы стёрлись: ничего не отправлено");
  expect(textOf(teen.last())).toContain("О чём");
});

test("who comes back when answers are gone is told so and asked from the beginning, at any question", async () => {
  const parent = await met(world, { role: "Родитель" });
  await parent.says("/find");
  await parent.presses("Развитие ребёнка");
  await parent.presses("7–10");
  await world.pass(17 * 24 * hourMs);
  await parent.says("Казань");
  parent.sees("ответы стёрлись: ничего не отправлено");
  expect(textOf(parent.last())).toMatch(/^Вопрос 1/);
});

test("who is safe is said in words that fit: a child's own, a friend's, a daughter's", async () => {
  const [teen, parent] = [await met(world), await met(world, { role: "Родитель" })];
  await teen.says("подруга хочет умереть");
  await teen.says("про подругу");
  expect(keysOf(teen)).toContain("Мы в безопасности");
  await parent.says("дочь говорит что не хочет жить");
  await parent.says("про дочь");
  expect(keysOf(parent)).toContain("Ребёнок в безопасности");
  await parent.says("Ребёнок в безопасности");
  parent.sees("Хорошо, что сейчас безопасно. Специалист всё равно прочитает и напишет.");
});

test("after a joke nothing is repeated and nothing apologised for; the staff go on", async () => {
  const [joker, tatar] = [await met(world), await met(world)];
  await joker.says("я наглоталась таблеток");
  await joker.says("шутка");
  await tatar.says("я наглоталась таблеток");
  await tatar.says("шаярам");
  const before = [joker.fromBot().length, tatar.fromBot().length];
  await world.pass(70 * minuteMs);
  expect([joker.fromBot().length, tatar.fromBot().length]).toEqual(before);
  expect(world.forum.cards().map(textOf).join("\n")).toMatch(/Жд(ёт|ут) ответа человека/);
});

test("after a joke other grave words are answered anew", async () => {
  const teen = await met(world);
  await teen.says("хочу умереть");
  await teen.says("это шутка");
  await teen.says("не ем уже пятый день, все равно толстая");
  expect(textOf(teen.last())).toMatch(/^Спасибо, что пишешь об этом[^]*112 — /);
  await teen.says("отчим меня бьёт");
  expect(textOf(teen.last())).toMatch(/^Это срочно/);
});

test("the time is told on the clock of their region; where that is not known, it is said whose clock it is", async () => {
  const [unknown, vladivostok] = [await met(world), await met(world)];
  await unknown.says("хочу умереть");
  unknown.sees(/напишет сюда до (?:\d+ \p{L}+, )?\d\d:\d\d по Москве\./u);
  await vladivostok.says("/talk");
  await vladivostok.presses("Пропустить");
  await vladivostok.says("Владивосток");
  vladivostok.sees(/Ответ — до \d+ \p{L}+, \d\d:\d\d, придёт/u);
  const tatar = await world.phone({ language_code: "tt" });
  await tatar.says("үләсем килә");
  tatar.sees(/\d\d:\d\d \(Мәскәү вакыты\)/);
  const english = await world.phone({ language_code: "en" });
  await english.says("i want to die");
  english.sees(/by (?:[\w ]+, )?\d\d:\d\d Moscow time/);
});
