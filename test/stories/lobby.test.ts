/** The lobby stays readable: one card a ticket that says how long it has waited; a new message when somebody new is called, or again while danger is imminent. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { hourMs, minuteMs } from "../../src/domain/time.js";
import { type Phone, textOf } from "../support/actors.js";
import { asksForHuman, met } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const link = async (name: string, role: Parameters<World["staffCode"]>[1]): Promise<Phone> => {
  const phone = await world.phone({ first_name: name });
  await phone.opens(`staff_${await world.staffCode(name, role)}`);
  return phone;
};
const lobby = () => world.forum.cards().map(textOf);
const calls = () => lobby().filter((text) => text.includes("Зовём") || text.includes("никого нет"));
const cards = () => lobby().filter((text) => text.includes("Ответить до"));

test("one card is kept up to date; the lobby hears of those alone who are newly called", async () => {
  const aigul = await link("Айгуль", "specialist");
  await link("Вера", "supervisor");
  const teen = await met(world);
  await teen.says("не хочу жить");
  for (const minutes of [5, 5, 5, 15]) await world.pass(minutes * minuteMs);
  expect(calls().map((text) => text.split("\n").at(-1))).toEqual([
    "Ждёт ответа человека 5 мин. Зовём: Айгуль",
    "Ждёт ответа человека 10 мин. Зовём: Вера",
  ]);
  expect(cards()).toEqual([expect.stringMatching(/^🟠[^]*\nЖдёт 30 мин \(на \d\d:\d\d\)\. Срок прошёл\.$/)]);
  // In private everybody goes on being called.
  expect(aigul.fromBot().filter((message) => textOf(message).includes("Зовём"))).toHaveLength(4);
  await teen.says("я наглоталась таблеток");
  expect(cards()).toEqual([expect.stringMatching(/^🔴/)]);
  await world.pass(minuteMs);
  expect(calls().at(-1)).toMatch(/^🔴[^]*Ждёт ответа человека 31 мин\. Зовём: Айгуль$/);
});

test("several that are called at the same moment stand in one message, in hours and not in minutes", async () => {
  await link("Айгуль", "specialist");
  for (let n = 0; n < 3; n += 1) await asksForHuman(await met(world));
  await world.pass(12 * hourMs + 13 * minuteMs);
  const [call = "", ...more] = calls();
  expect(more).toEqual([]);
  expect(call.split("\n")).toHaveLength(5);
  expect(call.match(/🟢 ОБЫЧНЫЙ · [А-Я][^,]+, 12 ч 10 мин$/gm)).toHaveLength(3);
  expect(call).toMatch(/\nЗовём: Айгуль$/);
  await world.pass(12 * hourMs);
  // Nobody new can be called: no new message, the cards say it.
  expect(calls()).toHaveLength(1);
  expect(
    cards().map((text) =>
      text
        .split("\n")
        .at(-1)
        ?.replace(/\d\d:\d\d/, "…"),
    ),
  ).toEqual(Array.from({ length: 3 }, () => "Ждёт больше суток (на …). Срок прошёл."));
});

test("when nobody is there it is said once, and a card that was taken is left alone", async () => {
  const teen = await met(world);
  await teen.says("не хочу жить");
  for (const minutes of [5, 5, 5]) await world.pass(minutes * minuteMs);
  expect(calls()).toEqual([expect.stringContaining("В графике сейчас никого нет.")]);
  const dina = await world.staff("Дина");
  const card = world.forum.cards().findLast((message) => message.reply_markup !== undefined);
  await dina.pressesIn(card ?? world.forum.card(/Ждёт/), /Взять/);
  await world.pass(15 * minuteMs);
  expect(lobby().filter((text) => text.includes("Взято: Дина"))).toHaveLength(1);
  expect(cards()).toEqual([]);
});
