/** SOS: one tap and one word, in every state, before any question. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { minuteMs } from "../../src/domain/time.js";
import { type Phone, textOf } from "../support/actors.js";
import { met, talking } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const screens = {
  ru: "Если опасно, звони сейчас:",
  tt: "Куркыныч булса, хәзер үк шалтырат:",
  en: "If it is dangerous, call now:",
};

test.each([
  ["ru", "sos"],
  ["ru", "SOS!!"],
  ["ru", "Помогите"],
  ["ru", "🆘 SOS"],
  ["tt", "ярдәм"],
  ["tt", "ЯРДЭМ"],
  ["en", "help"],
  ["en", "/sos"],
] as const)(
  "%s: «%s» as the very first word gives the numbers, no question before",
  async (language, word) => {
    const teen = await world.phone({ language_code: language });
    await teen.says(word);
    const [first] = teen.fromBot();
    expect(first === undefined ? "" : textOf(first)).toMatch(
      new RegExp(`^${screens[language].slice(0, 8)}.*\n112 — `),
    );
    expect(textOf(first ?? teen.last()).length).toBeLessThanOrEqual(600);
    // Only what the keys below are stands beside them.
    expect(teen.fromBot().slice(1).map(textOf)).toEqual([expect.stringContaining("🆘")]);
  },
);

test("a word in any language is understood whatever the interface speaks", async () => {
  const teen = await met(world);
  for (const word of ["ярдәм", "help", "помогите", "sos"]) {
    const before = teen.fromBot().length;
    await teen.says(word);
    expect(textOf(teen.fromBot()[before] ?? teen.last())).toContain(screens.ru);
  }
});

test("in a form, at a soft check, at the question about danger and while hiding is asked", async () => {
  const teen = await met(world);
  const cries = async () => {
    const before = teen.fromBot().length;
    await teen.says("🆘 SOS");
    expect(textOf(teen.fromBot()[before] ?? teen.last())).toContain(screens.ru);
  };
  await teen.says("меня травят в классе");
  await cries();
  await teen.presses("Нет, сейчас спокойно");
  await cries();
  await teen.says("не хочу умирать");
  await cries();
  await teen.says("/hide");
  await cries();
  await teen.says("не хочу жить");
  await cries();
});

const keys = (phone: Phone) =>
  phone
    .fromBot()
    .flatMap((message) => message.reply_markup?.inline_keyboard?.flat() ?? [])
    .map(({ text }) => text)
    .filter((text) => text === "Позвать специалиста сюда");

test("in a talk the specialist hears it at once and loudly; the person is told so, and when they do not answer others are called", async () => {
  const aigul = await world.staff("Айгуль");
  const { teen, thread } = await talking(world, aigul);
  await aigul.inTopic(thread).says("Привет, я здесь");
  const before = teen.fromBot().length;
  await teen.says("помогите");
  const [screen, ...more] = teen.fromBot().slice(before).map(textOf);
  expect(screen).toMatch(/^Если опасно, звони сейчас:\n112 — /);
  expect(screen).toContain(
    "Специалист, с которым идёт разговор, уже получил сигнал. Не ответит — позовём других.",
  );
  expect(more).toEqual([]);
  expect(keys(teen)).toEqual([]);
  world.forum.sees(thread, "🆘 SOS: человек просит помощи прямо сейчас");
  world.forum.sees(thread, /ВЫСОКИЙ/);
  await world.pass(15 * minuteMs);
  expect(world.forum.cards().map(textOf).join("\n")).toMatch(/Зовём/);
});

test("who has not called anybody has a key; who has is told when somebody answers, and has none", async () => {
  const teen = await met(world);
  await teen.says("/sos");
  expect(keys(teen)).toHaveLength(1);
  const before = teen.fromBot().length;
  await teen.presses("Позвать специалиста сюда");
  expect(teen.fromBot().slice(before).map(textOf)).toEqual([
    expect.stringMatching(/^Человека уже зову, он напишет сюда до \d\d:\d\d по Москве\.$/),
  ]);
  expect(keys(teen)).toEqual([]);
  expect(textOf(world.forum.cards().at(-1) ?? teen.last())).toContain("СРОЧНО");
  await teen.says("sos");
  expect(textOf(teen.last())).toContain("Человека уже зову, он напишет сюда до");
  expect(keys(teen)).toEqual([]);
  await teen.presses("Я в безопасности");
  teen.sees("Хорошо, что ты в безопасности. Специалист всё равно прочитает и напишет.");
  await teen.says("/sos");
  await world.pass(20 * minuteMs);
  await teen.says("/sos");
  expect(textOf(teen.last())).toContain("Человека зовём, но он пока не ответил.");
});

test("safe again in the middle of a form: the open question is put again", async () => {
  const teen = await met(world);
  await teen.says("меня травят в классе");
  await teen.presses("Нет, сейчас спокойно");
  await teen.says("/sos");
  await teen.presses("Я в безопасности");
  expect(textOf(teen.last())).toContain("Что происходит?");
  await teen.presses("Обзывают, смеются");
  await teen.presses("Готово");
  teen.sees("Кто это делает?");
});
