/** Breaks, a word after a hard talk, and pranks that are slowed down or not passed on while danger always is. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { dayMs, minuteMs } from "../../src/domain/time.js";
import { textOf } from "../support/actors.js";
import { asksForHuman, closes, colleagueIn, met, takes, talking } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const colleague = (name: string, role?: Parameters<World["staff"]>[1]) => colleagueIn(world, name, role);

test("whoever rests is not called, until they come back or the time is over; urgent talks are handed over first", async () => {
  const aigul = await colleague("Айгуль");
  const dina = await colleague("Дина");
  await aigul.says("/break 60");
  aigul.sees(/Перерыв до/);
  const teen = await met(world);
  await teen.says("не хочу жить");
  await world.pass(5 * minuteMs);
  dina.sees(/Зовём: Дина/);
  aigul.doesNotSee(/Зовём/);
  await aigul.says("/back");
  await world.pass(5 * minuteMs);
  aigul.sees(/Зовём/);
  const thread = await takes(world, dina);
  await dina.inTopic(thread).says("/break");
  world.forum.sees(thread, /Сначала передайте срочные разговоры/);
  await aigul.says("/break 5");
  await world.pass(6 * minuteMs);
  aigul.sees(/Перерыв закончился/);
  await aigul.says("/break вечность");
  aigul.sees(/Перерыв: \/break и минуты/);
});

test("after a hard talk the specialist is asked and the supervisor told", async () => {
  const aigul = await colleague("Айгуль");
  const vera = await colleague("Вера", "supervisor");
  const { thread: calm } = await talking(world, aigul);
  await closes(world, aigul, calm);
  aigul.doesNotSee(/тяжёлый разговор/);
  const teen = await met(world);
  await teen.says("не хочу жить");
  const thread = await takes(world, aigul);
  await aigul.inTopic(thread).says("Я здесь");
  await closes(world, aigul, thread);
  aigul.sees(/это был тяжёлый разговор/);
  vera.sees(/Айгуль закончил\(а\) тяжёлый разговор/);
  await aigul.presses("Хочу обсудить");
  aigul.sees("Передали руководителю");
  vera.sees(/Айгуль хочет обсудить/);
  teen.doesNotSee(/тяжёлый разговор/);
});

test("slowed down: words come together, words of danger at once", async () => {
  const aigul = await colleague("Айгуль");
  const { teen, thread } = await talking(world, aigul);
  await aigul.inTopic(thread).says("Слушаю");
  // Without a reason it is asked for: the next line is it, and goes to nobody.
  await aigul.inTopic(thread).says("/prank slow");
  world.forum.sees(thread, /Почему замедляем на сутки\?[^]*следующей строкой/);
  teen.doesNotSee(/раз в 10 минут/);
  await aigul.inTopic(thread).says("анекдоты");
  world.forum.sees(thread, /^Замедлено до/);
  teen.sees(/раз в 10 минут/);
  teen.doesNotSee(/анекдоты/);
  await teen.says("ещё анекдот");
  const seen = () => world.forum.inTopic(thread).map(textOf).join("\n");
  expect(seen()).not.toContain("ещё анекдот");
  await world.pass(10 * minuteMs);
  expect(seen()).toContain("ещё анекдот");
  await teen.says("я наглоталась таблеток");
  expect(seen()).toContain("я наглоталась таблеток");
  await teen.says("очень страшно");
  expect(seen()).toContain("очень страшно");
});

test("not passed on until a day: numbers stay, SOS and danger pass, and it ends by itself", async () => {
  const aigul = await colleague("Айгуль");
  const { teen, thread } = await talking(world, aigul);
  await aigul.inTopic(thread).says("Слушаю");
  await aigul.inTopic(thread).says("/prank block 30 шутки");
  world.forum.sees(thread, /Розыгрыши\./);
  await aigul.inTopic(thread).says("/prank block 3");
  world.forum.sees(thread, /Почему не передаём \(дней: 3\)\?/);
  await aigul.inTopic(thread).says("отмена");
  teen.doesNotSee(/специалистам не передаём/);
  await aigul.inTopic(thread).says("/prank block 3");
  await aigul.inTopic(thread).says("шутки");
  teen.doesNotSee(/шутки/);
  expect(textOf(teen.sees(/сообщения отсюда специалистам не передаём/))).toContain("112");
  teen.doesNotSee(/Разговор помог|Специалист закончил/);
  const cards = () => world.forum.cards().filter((message) => message.reply_markup !== undefined).length;
  const before = cards();
  await asksForHuman(teen).catch(() => undefined);
  await teen.says("ха-ха");
  expect(cards()).toBe(before);
  await teen.says("SOS");
  teen.sees(/112/);
  await teen.says("я наглоталась таблеток");
  expect(cards()).toBe(before + 1);
  const second = await takes(world, aigul);
  await aigul.inTopic(second).says("Я здесь");
  await teen.says("мне плохо");
  world.forum.sees(second, "мне плохо");
  // Where life may be in danger nobody is shut out.
  await aigul.inTopic(second).says("/prank block 3");
  world.forum.sees(second, /Уровень срочный/);
  await closes(world, aigul, second);
  await world.pass(4 * dayMs);
  await teen.says("привет, можно поговорить");
  teen.sees(/Продолжить его или начать новый/);
  await teen.presses("Начать новый");
  expect(cards()).toBe(before + 1);
});
