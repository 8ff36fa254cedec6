/** A name is shown only where a life is in danger, by two people, once, to the one who asked, for a while; the group never sees it. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { minuteMs } from "../../src/domain/time.js";
import { type Phone, textOf } from "../support/actors.js";
import { colleagueIn, met, takes, talking } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const lastname = "Каримовская";
const colleague = (name: string, role?: Parameters<World["staff"]>[1]) => colleagueIn(world, name, role);
/** Somebody in imminent danger, and the specialist who talks to them. */
const inDanger = async (specialist: Phone) => {
  const teen = await met(world, { last_name: lastname });
  await teen.says("я наглоталась таблеток");
  const thread = await takes(world, specialist);
  await specialist.inTopic(thread).says("Я здесь");
  return { teen, thread };
};
const secretsOf = (teen: Phone) => [String(teen.id), teen.person.username ?? "", lastname];

test("two keys, the person is told, shown once and gone; the head has it on the list", async () => {
  const aigul = await colleague("Айгуль");
  const vera = await colleague("Вера", "supervisor");
  const head = await colleague("Ольга", "head");
  const { teen, thread } = await inDanger(aigul);
  await aigul.inTopic(thread).says("/reveal не отвечает, скорая не знает куда ехать");
  await aigul.pressesIn(world.forum.sees(thread, /Сказать человеку, что вы узнаёте/), /Скажем/);
  // The first key opens nothing, whoever of the group tries.
  const marat = await world.staff("Марат");
  await aigul.pressesIn(world.forum.sees(thread, /Решите в течение 15 минут/), /Подтвердить/);
  await marat.pressesIn(world.forum.sees(thread, /Решите в течение 15 минут/), /Подтвердить/);
  aigul.doesNotSee(/Имя в Telegram/);
  vera.sees(/скорая не знает/);
  await vera.presses(/Подтвердить/);
  const shown = aigul.sees(/Имя в Telegram/);
  expect(textOf(shown)).toContain(lastname);
  expect(textOf(shown)).toContain(`https://t.me/${teen.person.username}`);
  teen.sees(/посмотреть имя и ссылку твоего профиля/);
  vera.doesNotSee(new RegExp(lastname));
  head.sees(/Показано имя человека/);
  // A second press shows nothing more.
  await vera.presses(/Подтвердить/);
  expect(aigul.fromBot().filter((message) => textOf(message).includes(lastname))).toHaveLength(1);
  await world.pass(16 * minuteMs);
  aigul.doesNotSee(new RegExp(lastname));
  await head.says("/reveals");
  expect(textOf(head.last())).toMatch(/Айгуль → Вера · показано[^]*скорая не знает/);
  head.doesNotSee(new RegExp(lastname));
  await vera.says("/reveals");
  vera.sees("Для вашей роли это недоступно");
  world.forum.neverSaw(secretsOf(teen));
});

test("declined with a reason; only where life is in danger; typed throughout", async () => {
  const aigul = await colleague("Айгуль");
  const vera = await colleague("Вера", "supervisor");
  const calm = await talking(world, aigul);
  await aigul.inTopic(calm.thread).says("/reveal хочу знать");
  world.forum.sees(calm.thread, "Только при угрозе жизни");
  const dina = await colleague("Дина");
  const { teen, thread } = await inDanger(dina);
  const ticket = (await world.store.tickets.allQueued()).length;
  expect(ticket).toBe(0);
  await dina.inTopic(thread).says("/reveal не отвечает");
  await dina.inTopic(thread).says("/reveal опасно");
  world.forum.sees(thread, /Напишите почему: \/reveal опасно/);
  await dina.inTopic(thread).says("/reveal опасно телефон у отчима");
  const request = textOf(vera.sees(/телефон у отчима/));
  const code = /\/reveal (\w+) да/.exec(request)?.[1] ?? "";
  await vera.says(`/reveal ${code} нет`);
  await vera.says(`/reveal ${code} нет она пишет, спросите адрес`);
  world.forum.sees(thread, /Вера отказал\(а\): она пишет/);
  dina.doesNotSee(/Имя в Telegram/);
  teen.doesNotSee(/имя и ссылку/);
  // Not telling is confirmed too, or taken back: here the supervisor lets them be told.
  await dina.inTopic(thread).says("/reveal теперь не отвечает");
  await dina.inTopic(thread).says("/reveal опасно телефон у отчима");
  await vera.says(`/reveal ${code} сказать`);
  dina.sees(/Имя в Telegram/);
  teen.sees(/имя и ссылку/);
  // The second key, typed by whoever asked after it was turned, begins nothing anew.
  const asked = (await world.store.reveals.all(20)).length;
  await dina.inTopic(thread).says(`/reveal ${code} да`);
  expect((await world.store.reveals.all(20)).length).toBe(asked);
  // A third time in a day goes to the head.
  await dina.inTopic(thread).says("/reveal ещё раз");
  world.forum.sees(thread, /Дальше только вместе с руководителем/);
  world.forum.neverSaw(secretsOf(teen));
});

test("nobody decides for 15 minutes: everybody who leads is called, and either may", async () => {
  const aigul = await colleague("Айгуль");
  const vera = await colleague("Вера", "supervisor");
  const head = await colleague("Ольга", "head");
  const { teen, thread } = await inDanger(aigul);
  await aigul.inTopic(thread).says("/reveal не отвечает");
  await aigul.inTopic(thread).says("/reveal опасно обидчик рядом");
  vera.sees(/обидчик рядом/);
  head.doesNotSee(/обидчик рядом/);
  await world.pass(15 * minuteMs);
  head.sees(/Ждёт больше 15 минут/);
  world.forum.sees(thread, /За 15 минут никто не решил/);
  await head.presses(/Подтвердить и не говорить/);
  aigul.sees(/Имя в Telegram/);
  teen.doesNotSee(/имя и ссылку/);
  world.forum.neverSaw(secretsOf(teen));
});
