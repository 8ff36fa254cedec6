/** Nobody answers: who is called when, what the person hears, what is promised and owned up to. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { minuteMs } from "../../src/domain/time.js";
import { type Phone, textOf } from "../support/actors.js";
import { met, takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
/** In the forum and by private message: they have opened their link. */
const linked: Record<string, Phone> = {};
const link = async (name: string, role: Parameters<World["staffCode"]>[1]) => {
  const code = await world.staffCode(name, role);
  const phone = await world.phone({ first_name: name });
  await phone.opens(`staff_${code}`);
  linked[name] = phone;
};
beforeAll(async () => {
  world = await createWorld();
  await link("Айгуль", "specialist");
  await link("Вера", "supervisor");
  await link("Олег", "coordinator");
  await link("Рустам", "head");
});
afterAll(() => world.close());

const called = (name: string) =>
  (linked[name] as Phone)
    .fromBot()
    .map(textOf)
    .filter((text) => text.includes("Ждёт ответа человека")).length;
const counts = () => Object.keys(linked).map(called);
const since = (before: number[]) => counts().map((count, index) => count - (before[index] ?? 0));
const beginnings = [
  "Мы здесь и зовём человека",
  "Зовём снова",
  "Зовём всех",
  "Ответа пока нет",
  "Мы помним",
  "За час никто не ответил",
];
const again = (phone: Phone) =>
  phone.fromBot().filter((message) => beginnings.some((begin) => textOf(message).startsWith(begin))).length;
const calls = () =>
  world.forum
    .cards()
    .map(textOf)
    .filter((text) => text.includes("Ждёт ответа человека"));
const writeDown = async (weekdays: number[], from: number, to: number, utcOffset = 3) => {
  for (const { id, name } of await world.store.teams.allStaff())
    await world.store.teams.setDuties(
      id,
      name === "Айгуль"
        ? weekdays.map((weekday) => ({ weekday, startsAt: from * 60, endsAt: to * 60, utcOffset }))
        : [],
    );
};
/** Moves the clock to an hour of UTC on a weekday, Monday being 1. */
const goTo = async (weekday: number, hour: number) => {
  const now = new Date(world.sandbox.now());
  const at = Date.UTC(
    now.getUTCFullYear(),
    now.getUTCMonth(),
    now.getUTCDate() + ((weekday - now.getUTCDay() + 7) % 7) + 7,
    hour,
  );
  await world.pass(at - now.getTime());
};

describe("the ladder", () => {
  test("imminent: 1, 3, 5, then a short line every 15 minutes for an hour; duty, supervisor, everyone, head", async () => {
    const teen = await met(world);
    await teen.says("я наглоталась таблеток");
    const before = counts();
    const seen: [minute: number, staff: number[], numbers: number][] = [];
    let minute = 0;
    for (const at of [1, 3, 5, 10, 20, 35, 50, 65, 80]) {
      await world.pass((at - minute) * minuteMs);
      minute = at;
      seen.push([at, since(before), again(teen)]);
    }
    expect(seen).toEqual([
      [1, [1, 0, 0, 0], 1],
      [3, [2, 1, 0, 0], 2],
      // The time that was promised is over at the same moment: that is what is said, above the same numbers.
      [5, [3, 2, 1, 0], 2],
      [10, [4, 3, 2, 1], 2],
      [20, [5, 4, 3, 2], 3],
      [35, [6, 5, 4, 3], 4],
      [50, [7, 6, 5, 4], 5],
      [65, [8, 7, 6, 5], 6],
      [80, [8, 7, 6, 5], 6],
    ]);
    const unasked = teen.fromBot().slice(-7).map(textOf);
    for (const [index, text] of unasked.entries()) expect(text).not.toBe(unasked[index - 1]);
    expect(unasked.filter((text) => /^(Ответа пока нет|Мы помним)/.test(text)).join()).not.toContain("\n");
    for (const text of unasked) expect(text).toContain("112");
    // Every call is heard in the lobby, also of those who were called before.
    expect(calls().map((text) => text.split(". ").at(-1))).toEqual([
      "Зовём: Айгуль",
      "Зовём: Вера",
      "Зовём: Олег",
      "Зовём: Рустам",
      ...Array.from({ length: 4 }, () => "Зовём снова: Айгуль, Вера, Олег, Рустам"),
    ]);
    // By name, so that a muted group rings; nobody but staff is ever named by an id.
    const mentioned = world.forum
      .cards()
      .filter((message) => textOf(message).includes("Ждёт ответа человека"))
      .map(({ text = "", entities = [] }) =>
        entities.flatMap((one) =>
          one.type === "text_mention" ? [[text.slice(one.offset, one.offset + one.length), one.user.id]] : [],
        ),
      );
    const idOf = (name: string) => linked[name]?.id;
    expect(mentioned[0]).toEqual([["Айгуль", idOf("Айгуль")]]);
    expect(mentioned.at(-1)).toEqual(Object.keys(linked).map((name) => [name, idOf(name)]));
    world.forum.neverSaw([String(teen.id)]);
    expect(textOf(teen.sees("За час никто не ответил"))).toMatch(/Больше напоминать не будем[^]*112/);
    expect(
      teen.fromBot().filter((message) => textOf(message).startsWith("Мы обещали ответить до")),
    ).toHaveLength(1);
    // Whoever comes after a broken promise asks how they are.
    const marat = await world.staff("Марат");
    const thread = await takes(world, marat);
    teen.sees(/Прости, что пришлось так долго ждать\. Как ты сейчас\?/);
    await marat.inTopic(thread).says("Я здесь.");
  });

  test("high: 5, 10, 15 and 30 minutes, without reminding the person", async () => {
    const teen = await met(world);
    await teen.says("не хочу жить");
    const before = counts();
    const seen: number[][] = [];
    let minute = 0;
    for (const at of [4, 5, 10, 15, 30, 60]) {
      await world.pass((at - minute) * minuteMs);
      minute = at;
      seen.push(since(before));
    }
    expect(seen).toEqual([
      [0, 0, 0, 0],
      [1, 0, 0, 0],
      [2, 1, 0, 0],
      [3, 2, 1, 0],
      [4, 3, 2, 1],
      [4, 3, 2, 1],
    ]);
    expect(again(teen)).toBe(0);
    await teen.says("Закончить разговор");
    await teen.presses("Да, закончить");
  });

  test("stops at the first human word, not at the claim", async () => {
    const marat = await world.staff("Дина");
    const teen = await met(world);
    await teen.says("я наглоталась таблеток");
    const thread = await takes(world, marat);
    await world.pass(minuteMs);
    expect(again(teen)).toBe(1);
    await marat.inTopic(thread).says("Я здесь.");
    const before = counts();
    await world.pass(60 * minuteMs);
    expect(again(teen)).toBe(1);
    expect(since(before)).toEqual([0, 0, 0, 0]);
    // The specialist has gone home: new words of danger call others, a while later than the first time.
    await teen.says("у меня нож, я сейчас порежу вены");
    await world.pass(4 * minuteMs);
    expect(since(before)).toEqual([0, 0, 0, 0]);
    await world.pass(minuteMs);
    expect(since(before)[0]).toBeGreaterThan(0);
    await marat.inTopic(thread).says("Снова с тобой.");
  });

  test("a joke ends the reminders, not the calls; silence is kept while somebody is near", async () => {
    const [joker, watched] = [await met(world), await met(world)];
    await joker.says("я наглоталась таблеток");
    await joker.says("шутка");
    await watched.says("рядом кто-то есть");
    await watched.says("меня бьёт отчим, я закрылась в ванной");
    const before = counts();
    const heard = watched.fromBot().length;
    await world.pass(19 * minuteMs);
    expect([again(joker), watched.fromBot().length - heard]).toEqual([0, 0]);
    expect(since(before)[0]).toBe(8);
  });
});

describe("the roster", () => {
  test("nobody there over the weekend: said before anything is written, with the real time, in the reader's zone", async () => {
    await writeDown([1, 2, 3, 4, 5], 9, 18);
    await goTo(6, 12);
    const teen = await met(world);
    await teen.says("/talk");
    const asked = teen.fromBot().map(textOf);
    const told = asked.findIndex((text) => text.startsWith("Сейчас никого из специалистов нет"));
    expect(told).toBeGreaterThan(-1);
    expect(told).toBeLessThan(asked.findIndex((text) => text.includes("О чём хочется поговорить")));
    expect(asked[told]).toMatch(/Кто-то будет с \d+ [а-я]+, 09:00/);
    expect(asked[told]).toContain("8-800-2000-122");
    await teen.presses("Пропустить");
    await teen.says("Владивосток");
    // Nine in Moscow is four in the afternoon in Vladivostok.
    teen.sees(/Кто-то будет с \d+ [а-я]+, 16:00/);
  });

  test("in danger no time is promised that nobody has; the supervisor is called at once", async () => {
    const teen = await met(world);
    const before = counts();
    await teen.says("я наглоталась таблеток");
    teen.sees("Сейчас никто из специалистов не на связи");
    teen.doesNotSee(/Человека уже зову/);
    await world.pass(minuteMs);
    // Nobody is on duty: the first call goes to the supervisor, who is called at any hour.
    expect(since(before)).toEqual([0, 1, 0, 0]);
    await world.pass(30 * minuteMs);
    teen.doesNotSee(/Мы обещали ответить/);
  });

  test("at night those who are off duty are called, and this is said; who comes on duty is called first", async () => {
    await goTo(1, 1);
    const teen = await met(world);
    await teen.says("я наглоталась таблеток");
    teen.sees(/Зовём тех, кто не на смене[^]*Кто-то будет с 09:00/);
    await world.pass(minuteMs);
    expect(textOf(teen.last())).toMatch(/^На смене сейчас никого, поэтому зовём остальных/);
    teen.doesNotSee(/Мы здесь и зовём/);
    await world.pass(2 * 60 * minuteMs);
    const [before, heard] = [counts(), teen.fromBot().length];
    // Nine in Moscow: five hours after the first words.
    await world.pass(3 * 60 * minuteMs - minuteMs);
    expect(since(before)[0]).toBe(1);
    expect(calls().at(-1)).toMatch(/Зовём: Айгуль$/);
    await world.pass(3 * minuteMs);
    expect(since(before).slice(0, 2)).toEqual([3, 1]);
    expect(teen.fromBot()).toHaveLength(heard);
  });

  test("the time set for staff passes with nobody there: nothing is apologised for that was not said", async () => {
    // 08:00 in Moscow on a Monday: somebody is there from nine.
    await goTo(1, 5);
    const teen = await met(world);
    await teen.says("я наглоталась таблеток");
    teen.sees(/Сейчас никто из специалистов не на связи[^]*Кто-то будет с 09:00/);
    await world.pass(66 * minuteMs);
    teen.sees(/^Человека зовём, но он пока не ответил/);
    teen.doesNotSee(/Мы обещали ответить/);
  });

  test("on a working day somebody is there, until when is said, and a broken promise is owned up to once", async () => {
    await goTo(2, 8);
    const teen = await met(world);
    await teen.says("/talk");
    teen.sees(/Специалисты на связи и отвечают по очереди\. Самое позднее/);
    await teen.presses("Пропустить");
    await teen.says("Казань");
    await world.pass(25 * 60 * minuteMs);
    await world.pass(60 * minuteMs);
    expect(
      teen.fromBot().filter((message) => textOf(message).startsWith("Мы обещали ответить до")),
    ).toHaveLength(1);
    expect((linked["Рустам"] as Phone).fromBot().map(textOf).join()).toContain("Срок прошёл");
  });
});
