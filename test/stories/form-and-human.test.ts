/** A form that is open while a human comes: nothing of it is lost, nothing is asked twice, and the human reads the answers. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Language } from "../../src/domain/people.js";
import { createI18n } from "../../src/i18n/i18n.js";
import { textOf } from "../support/actors.js";
import { looksForThing } from "../support/rental.js";
import { asksForHuman, met, takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const i18n = createI18n();

test("a claim leaves a half-filled request where it was", async () => {
  const aigul = await world.staff("Айгуль");
  const mother = await met(world, { role: "Родитель" });
  await asksForHuman(mother);
  await mother.says("нужна коляска, Альметьевск");
  await looksForThing(mother);
  await mother.presses("Коляска");
  const before = mother.fromBot().length;
  const thread = await takes(world, aigul);
  world.forum.sees(thread, /Какая вещь/);
  const told = mother.fromBot().slice(before).map(textOf).join("\n");
  expect(told).toContain("Вопросы подождут");
  await mother.says("а ещё хотела спросить про кроватку");
  world.forum.sees(thread, "а ещё хотела спросить про кроватку");
  // The key of the question that was open answers it, as if nobody had come in between.
  await mother.presses("Сегодня");
  await mother.presses("месяц");
  mother.sees("Вот что отправлю");
  mother.doesNotSee(/уже не действует/);
  await mother.presses("Отправить");
  world.forum.sees(thread, /Заявка/);
  const asked = mother.fromBot().filter((message) => /Какая вещь нужна/.test(textOf(message)));
  expect(asked.length).toBeLessThanOrEqual(1);
});

test.each(["ru", "tt", "en"] as Language[])(
  "%s: the form goes on by its key, after a restart too",
  async (language) => {
    const t = i18n.translator(language, true);
    const aigul = await world.staff("Айгуль");
    const parent = await world.phone({ language_code: language });
    await parent.opens();
    await parent.presses({ ru: "Русский", tt: "Татарча", en: "English" }[language]);
    await parent.presses(t("start:role.parent"));
    await parent.says("/talk");
    await parent.presses(t("common:skip"));
    await parent.says("Казань");
    await parent.says("/find");
    await parent.presses(t("find:need.options.psychologist"));
    await takes(world, aigul);
    await world.restart();
    parent.sees(t("talk:formWaits"));
    await parent.presses(t("talk:formGoOn"));
    expect(textOf(parent.last())).toContain(t("find:age.text"));
  },
);

test("answers after an alarm reach the card, with the place, and a talk that is under way hears of them at once", async () => {
  const aigul = await world.staff("Айгуль");
  const teen = await met(world);
  await teen.says("хочу умереть");
  await teen.says("думаю об этом");
  await teen.says("меня травят в классе");
  await teen.says("/menu");
  await teen.presses("Меня обижают");
  // What was told in the alarm is not asked again.
  await teen.presses("Обзывают");
  await teen.presses("Готово");
  const thread = await takes(world, aigul);
  world.forum.sees(thread, /Что происходит\n {2}.*[Оо]бзывают/);
  await teen.presses("Продолжить вопросы");
  await teen.presses(i18n.translator("ru", false)("bullying:by.options.group"));
  await teen.presses("Готово");
  world.forum.sees(thread, /Кто это делает/);
});
