/** An age and a place told in one breath are facts: no confession, no house number taken for a child's age, no dead end. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { textOf } from "../support/actors.js";
import { met } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

type Person = Awaited<ReturnType<typeof met>>;
const saidTo = (person: Person) => person.fromBot().map(textOf).join("\n");
const believed = /Спасибо, что говоришь|Твои слова важны|Верим тебе|Thank you for telling/;

test("an age and a town told at once answer both; the address after them is no other age", async () => {
  const teen = await met(world);
  await teen.says("/find");
  await teen.presses("Помощь семье");
  await teen.says("мне 15 и я живу в казани");
  expect(saidTo(teen)).not.toMatch(believed);
  expect(saidTo(teen)).toContain("→ 15–17");
  await teen.presses("На этой неделе");
  teen.sees("Место: Казань");
});

test.each([
  ["г. Казань, ул. Пушкина 5", "Место: Казань"],
  ["Альметьевск, проспект Ленина, дом 12", "Место: Альметьевск"],
  ["Вологда улица Мира 10", "Место: Вологда"],
])("an address is a place: «%s»", async (address, understood) => {
  const parent = await met(world, { role: "Родитель" });
  await parent.says("/find");
  await parent.presses("Развитие ребёнка");
  await parent.says(address);
  expect(saidTo(parent)).not.toContain("→ 4–6");
  expect(saidTo(parent)).toContain(understood);
  await parent.presses("7–10");
  expect(saidTo(parent)).not.toMatch(/Понятно: \d|→ 4–6|→ 11–14/);
});

test("an address answers where, with the age that stands beside it", async () => {
  const parent = await met(world, { role: "Родитель" });
  await parent.says("/find");
  await parent.presses("Развитие ребёнка");
  await parent.presses("Пропустить");
  await parent.says("ему 9 лет, Казань, ул. Баумана 5");
  parent.sees("Место: Казань");
  expect(saidTo(parent)).not.toContain("Такого места пока не знаю");
});

test.each([
  ["мне 15 и я живу в казани", "Место: Казань"],
  ["i am 15 and live in kazan", "Место: Казань"],
  ["миңа 15 яшь, Казанда яшим", "Место: Казань"],
])("facts alone begin a search and are no confession: «%s»", async (words) => {
  const teen = await met(world);
  await teen.says(words);
  expect(saidTo(teen)).not.toMatch(believed);
  teen.sees(/возраст 15–17; Казань/);
  await teen.presses("Развитие ребёнка");
  teen.sees("Место: Казань");
});

test("while the light question is open, a plain request is answered and a fact is a fact", async () => {
  const parent = await met(world, { role: "Родитель" });
  await parent.says("Мне очень плохо и я больше не вижу выхода из этого всего");
  await parent.says("нужен психолог ребенку 9 лет, Альметьевск");
  expect(saidTo(parent)).toMatch(/«Психолог»/);
  expect(saidTo(parent)).toContain("возраст 7–10; Альметьевск");
  const teen = await met(world);
  await teen.says("Мне очень плохо и я больше не вижу выхода из этого всего");
  teen.sees(/Твои слова важны/);
  await teen.says("Казань");
  expect(saidTo(teen)).not.toMatch(/Верим тебе/);
});

test("a town elsewhere is named as such wherever it is said, with the lines of the country", async () => {
  const asks = await met(world, { role: "Родитель" });
  await asks.says("нужен приют самара");
  asks.sees(/«Самара» — это не наш регион[\s\S]*112/);
  expect(asks.buttons()).toContain("Поговорить с человеком");
  const answers = await met(world, { role: "Родитель" });
  await answers.says("/find");
  await answers.presses("Развитие ребёнка");
  await answers.says("самара");
  expect(saidTo(answers)).toMatch(/«Самара» — это не наш регион[\s\S]*112/);
  expect(textOf(answers.last())).toContain("Сколько лет ребёнку");
});

test("a point beyond the regions is answered with the lines of the country, in a search and before one", async () => {
  const moscow = [55.75, 37.62] as const;
  const parent = await met(world, { role: "Родитель" });
  await parent.shares(...moscow);
  parent.sees(/не в наших регионах[\s\S]*112/);
  await parent.says("/find");
  await parent.presses("Развитие ребёнка");
  await parent.presses("Пропустить");
  await parent.shares(...moscow);
  expect(saidTo(parent).match(/не в наших регионах/g)).toHaveLength(2);
  expect(saidTo(parent)).not.toContain("Такого места пока не знаю");
});
