/** The next human word: until when it is owed, who is reminded on the way, what is written down, and what the person hears. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { nextWordBy } from "../../src/domain/desk/deadlines.js";
import { createCalendar } from "../../src/domain/directory/days-off.js";
import { minuteMs, msBetween, plus, secondMs } from "../../src/domain/time.js";
import { loadRegions } from "../../src/regions.js";
import { type Phone, textOf } from "../support/actors.js";
import { closes, colleagueIn, met, takesCard, talking } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const colleague = (name: string, role?: Parameters<World["staff"]>[1]) => colleagueIn(world, name, role);

/** A talk of that level under way, in which the person was answered last. */
const under = async (level: string, specialist: Phone) => {
  const { teen, thread } = await talking(world, specialist);
  await specialist.inTopic(thread).says("Слушаю тебя");
  await specialist.inTopic(thread).says(`/level ${level}`);
  return { teen, thread };
};

const now = () => new Date(world.sandbox.now()).toISOString();
const owed = () => world.store.nextWords.owed();
const breaches = async () =>
  (await world.store.tickets.breaches("2020-01-01T00:00:00.000Z")).map(({ level, kind, count }) => [
    level,
    kind,
    count,
  ]);
const pinned = (thread: number) => textOf(world.forum.sees(thread, /Кто пишет/));
const said = (phone: Phone, text: RegExp) => phone.fromBot().filter((one) => text.test(textOf(one))).length;

test("high: holder, supervisor, team, head; written down once; the person is not nagged; a restart loses nothing", async () => {
  const aigul = await colleague("Айгуль");
  const dina = await colleague("Дина");
  const vera = await colleague("Вера", "supervisor");
  const olga = await colleague("Ольга", "head");
  const { teen, thread } = await under("high", aigul);
  expect(await owed()).toEqual([]);
  const before = teen.fromBot().length;
  await teen.says("он опять звонил");
  const [clock] = await owed();
  expect(msBetween(clock?.since ?? "", clock?.by ?? "")).toBe(15 * minuteMs);
  // The card says until when once the talk has rested.
  await world.pass(31 * secondMs);
  expect(pinned(thread)).toMatch(/человек ждёт нас · ведёт Айгуль · ответить до \d\d:\d\d/);
  // More words do not put it off.
  await teen.says("и написал");
  expect((await owed())[0]?.by).toBe(clock?.by);
  await world.restart();
  await world.pass(10 * minuteMs);
  world.forum.sees(thread, /^Айгуль, человек ждёт ответа 10 мин/);
  vera.doesNotSee(/ждёт следующего ответа/);
  await world.pass(5 * minuteMs);
  vera.sees(/ВЫСОКИЙ[^]*ждёт следующего ответа 15 мин[^]*Ведёт Айгуль/);
  world.forum.sees(thread, /Срок ответа прошёл: \d\d:\d\d. Позвали: Вера/);
  dina.doesNotSee(/ждёт следующего ответа/);
  expect(await breaches()).toEqual([["high", "nextWord", 1]]);
  await aigul.inTopic(thread).says("/history");
  world.forum.sees(thread, /срок следующего ответа прошёл \(🟠 ВЫСОКИЙ\)/);
  await world.pass(10 * minuteMs);
  // Each is told what is open to them.
  vera.sees(/\/stepin/);
  dina.sees(/ждёт следующего ответа 25 мин[^]*Можете подменить\?[^]*\/claim/);
  dina.doesNotSee(/\/stepin/);
  olga.doesNotSee(/ждёт следующего ответа/);
  await world.pass(15 * minuteMs);
  olga.sees(/ждёт следующего ответа 40 мин[^]*\/release/);
  expect(teen.fromBot()).toHaveLength(before);
  // A word of anybody who may speak stops it.
  await vera.inTopic(thread).says("Привет, это Вера, я тоже здесь");
  expect(await owed()).toEqual([]);
  await world.pass(60 * minuteMs);
  expect(said(olga, /ждёт следующего ответа/)).toBe(1);
  expect(await breaches()).toEqual([["high", "nextWord", 1]]);
});

test("imminent: five minutes by the clock, and the numbers once; words of danger have their own ladder", async () => {
  const aigul = await colleague("Айгуль");
  const vera = await colleague("Вера", "supervisor");
  const teen = await met(world);
  await teen.says("я наглоталась таблеток");
  await takesCard(world, aigul, "СРОЧНО");
  const thread = world.forum.ticketTopics().at(-1)?.id ?? 0;
  await aigul.inTopic(thread).says("Я здесь. Где ты?");
  await teen.says("на кухне");
  await world.pass(2 * minuteMs);
  world.forum.sees(thread, /^Айгуль, человек ждёт ответа 2 мин/);
  await world.pass(3 * minuteMs);
  vera.sees(/СРОЧНО[^]*ждёт следующего ответа 5 мин/);
  teen.sees(/Человека зовём, но он пока не ответил[^]*112/);
  expect(await breaches()).toEqual([["imminent", "nextWord", 1]]);
  // Nobody is called in turn for what has passed meanwhile: once, and the widest circle.
  await world.pass(60 * minuteMs);
  expect(said(teen, /Человека зовём, но он пока не ответил/)).toBe(1);
  expect(said(vera, /ждёт следующего ответа/)).toBe(2);
  await aigul.inTopic(thread).says("Скорая едет");
  // Danger once more: that ladder calls, this clock only writes down.
  await teen.says("я ещё наглоталась таблеток");
  await world.pass(5 * minuteMs);
  expect(said(vera, /ждёт следующего ответа 5 мин/)).toBe(1);
  aigul.sees(/Ждёт ответа человека/);
  expect(await breaches()).toEqual([["imminent", "nextWord", 2]]);
});

test("standard counts days on which people work; another level sets another time; the end of a talk stops it", async () => {
  const { isWorkingDay } = createCalendar(loadRegions().daysOff);
  const kazan = { utcOffset: 3, isWorkingDay: (day: string) => isWorkingDay(day, "tatarstan") };
  const aigul = await colleague("Айгуль");
  const vera = await colleague("Вера", "supervisor");
  const { teen, thread } = await talking(world, aigul);
  await aigul.inTopic(thread).says("Слушаю тебя");
  await teen.says("а как записаться?");
  const [clock] = await owed();
  const since = clock?.since ?? "";
  const by = nextWordBy("standard", since, kazan);
  expect(clock).toMatchObject({ level: "standard", by });
  await world.pass(msBetween(now(), plus(by, -minuteMs)));
  expect(await breaches()).toEqual([]);
  world.forum.sees(thread, /^Айгуль, человек ждёт ответа/);
  await world.pass(2 * minuteMs);
  vera.sees(/ОБЫЧНЫЙ[^]*ждёт следующего ответа/);
  expect(await breaches()).toEqual([["standard", "nextWord", 1]]);
  // Graver now: it counts anew.
  await aigul.inTopic(thread).says("/level high");
  const [graver] = await owed();
  expect(msBetween(graver?.since ?? "", graver?.by ?? "")).toBe(15 * minuteMs);
  expect((graver?.since ?? "") > by).toBe(true);
  // Calmer: from the words that wait.
  await aigul.inTopic(thread).says("/level elevated спокойно");
  expect((await owed())[0]).toMatchObject({ since: graver?.since, level: "elevated" });
  await closes(world, aigul, thread);
  expect(await owed()).toEqual([]);
  await world.pass(20 * minuteMs);
  expect(said(vera, /ждёт следующего ответа/)).toBe(1);
  // Whoever comes back waits for us again.
  await teen.says("ещё вопрос");
  await teen.presses("Продолжить");
  expect((await owed())[0]).toMatchObject({ level: "elevated" });
});

test("a rest stops the clock; when it ends by itself, a broken promise is owned up to, once", async () => {
  const aigul = await colleague("Айгуль");
  const { teen, thread } = await talking(world, aigul);
  await aigul.inTopic(thread).says("Слушаю тебя");
  await teen.says("подумаю");
  expect(await owed()).toHaveLength(1);
  await aigul.inTopic(thread).says("/snooze завтра");
  expect(await owed()).toEqual([]);
  const ticket = (await world.store.tickets.unfinishedOf(1)).at(-1);
  const until = ticket?.snoozedUntil ?? "";
  await world.pass(msBetween(now(), until) + secondMs);
  const [clock] = await owed();
  expect(clock?.promised).toBe(until);
  expect(said(teen, /Мы обещали ответить до/)).toBe(0);
  await world.pass(msBetween(now(), clock?.by ?? "") + secondMs);
  expect(said(teen, /Мы обещали ответить до/)).toBe(1);
  await aigul.inTopic(thread).says("Прости, что позже");
  await teen.says("ничего");
  // The next word was promised to nobody.
  expect((await owed())[0]?.promised).toBeUndefined();
});
