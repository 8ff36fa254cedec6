import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Language, languages } from "../../src/domain/people.js";
import { readPdf } from "../documents/pdf.js";
import { type Phone, textOf } from "../support/actors.js";
import { met, takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
let aigul: Phone;
beforeAll(async () => {
  world = await createWorld();
  aigul = await world.staff("Айгуль");
});
afterAll(() => world.close());

const answers = async (phone: Phone, ...labels: (string | RegExp)[]) => {
  for (const label of labels) await phone.presses(label);
};

/** The newest file on a phone, as it is opened in the messenger. */
const file = async (phone: Phone) => {
  const document = phone.fromBot().findLast((message) => message.document !== undefined)?.document;
  const response = await fetch(`${world.sandbox.url}/control/file/${document?.file_id ?? ""}`);
  expect(response.ok).toBe(true);
  return { name: document?.file_name, ...readPdf(Buffer.from(await response.arrayBuffer())) };
};

describe("bullying, from the first words to a plan", () => {
  test("a teen gets a plan in their own words, as a message and as a page; the specialist reads what it looks like and why", async () => {
    const teen = await met(world);
    await teen.says("меня травят в классе");
    await answers(teen, "Нет, сейчас спокойно", "Обзывают", "Бьют", "Готово");
    await answers(teen, "Сразу несколько", "Готово", "В классе", "Каждую неделю", "Пока никто");
    await teen.presses("Поговорить с человеком");
    await teen.says("Казань");
    teen.sees(/Вот что отправлю[^]*Что происходит: Обзывают[^]*О чём: «меня травят в классе»/);
    expect(world.forum.cards()).toEqual([]);
    const asked = teen.fromBot().length;
    await teen.presses("Отправить");
    const heard = teen.fromBot().slice(asked).map(textOf);
    expect(heard).toHaveLength(3);
    expect(heard[0]).toMatch(/Передали специалисту[^]*серьёзно[^]*Вот что помогает/);
    expect(heard[1]).toMatch(/Место: Казань[^]*124[^]*Могу показать план на страницу/);
    expect(heard[2]).toContain("Код, чтобы вернуться");
    expect(heard.join("\n")).toContain("Могу показать план на страницу");
    await teen.presses("Показать план");
    const shown = textOf(teen.last());
    expect(shown).toContain(
      "Меня обижают: обзывают и смеются, бьют, толкают. Это бывает: в классе, каждую неделю.",
    );
    for (const heading of [
      "Кому сказать",
      "Что сказать",
      "Текст, который можно переслать",
      "Как должна поступить школа",
    ])
      expect(shown).toContain(heading);
    await teen.presses("План файлом");
    const { name, pages, text, unknown } = await file(teen);
    expect([name, pages.length, unknown]).toEqual(["plan.pdf", 1, 0]);
    expect(text).toContain("Меня обижают: обзывают и смеются, бьют, толкают.");
    expect(text).toContain("8-800-2000-122");
    await teen.presses("Мой дневник");
    teen.sees("Пока записей нет");

    const thread = await takes(world, aigul);
    const card = textOf(world.forum.sees(thread, /Похоже на/));
    expect(card).toContain("Похоже на: травля. Почему: тяжёлые действия; повторяется; силы не равны.");
  });

  test("threats with pictures: what to do at once, no picture asked for, and a human is called", async () => {
    const teen = await met(world);
    await teen.presses("Меня обижают");
    await answers(teen, "Нет, сейчас спокойно", "В интернете", "Готово", "Пропустить");
    teen.sees("угрожает показать личные фото");
    await teen.presses(/^Да$/);
    teen.sees(/Не плати[^]*Не удаляй[^]*не присылай/);
    await answers(teen, "В интернете", "Было раз или два", "Пока никто", "Пока ничего");
    const before = teen.fromBot().length;
    await teen.says("Казань");
    teen.sees(/ответы сразу видит специалист[^]*(?:Передали специалисту|напишут)[^]*Вот что помогает/);
    expect(teen.fromBot().slice(before)).toHaveLength(3);
    const thread = await takes(world, aigul);
    expect(textOf(world.forum.sees(thread, /Похоже на/))).toMatch(
      /ВЫСОКИЙ[^]*возможное преступление\. Почему: [^.]*угрожают показать фото/,
    );
    await teen.sends("photo");
    teen.sees(/не принимаем фото/);
  });

  test("somebody who sees it is told what one person can do, and what to say", async () => {
    const teen = await met(world);
    await teen.presses("Меня обижают");
    await teen.presses("Обижают другого");
    teen.sees("не проходишь мимо");
    expect(textOf(teen.last())).toContain("тому, о ком речь, прямо сейчас что-то угрожает");
    await answers(teen, "Нет, сейчас спокойно", "Не общаются", "Готово", "Пропустить", "В классе");
    await answers(teen, "Каждую неделю", "Пока никто", "Понять, что делать");
    teen.sees(/Один человек рядом[^]*Я с тобой[^]*не снимай[^]*не донос/);
    const before = teen.fromBot().length;
    await teen.says("Казань");
    expect(teen.fromBot().slice(before)).toHaveLength(2);
    await teen.presses("Показать план");
    expect(textOf(teen.last())).toContain("Я вижу, как человека обижают: не общаются, прогоняют.");
  });

  test("who does it themselves is met kindly and firmly, without a label, and can have a human", async () => {
    const teen = await met(world);
    await teen.presses("Меня обижают");
    await teen.presses("Нет, сейчас спокойно");
    await teen.presses("Это делаю я");
    teen.sees("Ругать не буду");
    await answers(teen, "Бью, толкаю", "Готово", "Поговорить с человеком", "Отправить");
    teen.sees(/это твой выбор[^]*Остановись сейчас[^]*Не требуй, чтобы простили/);
    teen.sees(/Передали специалисту/);
    teen.doesNotSee(/агрессор|обидчик|булли|хулиган/i);
    const thread = await takes(world, aigul);
    world.forum.sees(thread, "обижаю я");
  });

  test("the keys of the first message begin anew after the end", async () => {
    const teen = await met(world);
    await teen.presses("Меня обижают");
    await answers(teen, "Это делаю я", "Нет, сейчас спокойно", "Обзываю", "Готово", "Остановиться");
    teen.sees("Остановиться можно сегодня");
    await teen.presses("Обижают другого");
    teen.sees("не проходишь мимо");
    expect(textOf(teen.last())).toContain("тому, о ком речь, прямо сейчас что-то угрожает");
  });

  test("after the advice, while the place is asked, they begin anew as well", async () => {
    const teen = await met(world);
    await teen.presses("Меня обижают");
    await answers(teen, "Нет, сейчас спокойно", "Обзывают", "Готово", "Пропустить", "В классе");
    await answers(teen, "Каждую неделю", "Пока никто", "Понять, что делать");
    await teen.presses("Обижают другого");
    expect(textOf(teen.last())).toContain("тому, о ком речь, прямо сейчас что-то угрожает");
  });

  test("words of one's own fill the answers where they are plain, and are read by the specialist", async () => {
    const teen = await met(world);
    await teen.presses("Меня обижают");
    await teen.presses("Нет, сейчас спокойно");
    for (const said of [
      "обзывают и толкают",
      "несколько ребят",
      "в классе",
      "каждый день почти",
      "никто не знает",
    ])
      await teen.says(said);
    await teen.says("хочу поговорить с кем нибудь");
    await teen.says("Казань");
    await teen.presses("Отправить");
    teen.doesNotSee(/Даже если это было один раз/);
    // Three talks are as many as one specialist is given at once.
    const thread = await takes(world, await world.staff("Дина"));
    const card = textOf(world.forum.sees(thread, /Похоже на/));
    expect(card).toContain("Похоже на: травля. Почему: тяжёлые действия; повторяется; силы не равны.");
    for (const part of [
      "Обзывают",
      "Бьют, толкают",
      "«обзывают и толкают»",
      "Почти каждый день",
      "«каждый день почти»",
    ])
      expect(card).toContain(part);
  });

  test("what tells nothing plainly is no «once»", async () => {
    const teen = await met(world);
    await teen.presses("Меня обижают");
    await teen.presses("Нет, сейчас спокойно");
    for (const said of ["ну всякое", "разные", "по-всякому", "бывает", "ну так"]) await teen.says(said);
    await teen.says("сам не пойму");
    teen.sees("можно остановить");
    teen.doesNotSee(/Даже если это было один раз/);
  });
});

const wordsOf = (language: Language) =>
  JSON.parse(readFileSync(new URL(`../../locales/${language}/bullying.json`, import.meta.url), "utf8"));
const names = { ru: "Русский", tt: "Татарча", en: "English" } as const;

describe.each(languages)("the same in %s", (language) => {
  test.each(["teen", "parent"])("a %s gets the plan on one page", async (role) => {
    const words = wordsOf(language);
    const skip = { ru: "Пропустить", tt: "Үткәреп җибәрү", en: "Skip" }[language];
    const t = (key: string) => {
      const find = (path: string) =>
        path.split(".").reduce((at, name) => at[name], words) as unknown as string;
      const last = key.split(".").at(-1) ?? "";
      const adult = `${key}_adult`;
      const parent = key
        .split(".")
        .slice(0, -1)
        .reduce((at, name) => at[name], words);
      return role === "parent" && `${last}_adult` in parent ? find(adult) : find(key);
    };
    const phone = await world.phone({ language_code: language });
    await phone.opens();
    await phone.presses(names[language]);
    await phone.pressesData(`1:role:${role}`);
    await phone.pressesData("1:menu:bullying");
    const done = { ru: "Готово", tt: "Әзер", en: "Done" }[language];
    await phone.presses(words.safeNow.options.no);
    for (const form of Object.keys(words.forms.options)) await phone.presses(words.forms.options[form]);
    await answers(phone, done, words.by.options.adult, words.by.options.group, done);
    await phone.presses(new RegExp(`^${words.images.options.no}$`));
    await answers(
      phone,
      words.where.options.boarding,
      words.howOften.options.daily,
      words.whoKnows.options.nobody,
    );
    await phone.presses(words.wish.options.advice);
    await phone.says(skip);
    phone.sees(t("advice.grave"));
    await phone.presses(words.plan.show);
    const shown = textOf(phone.last());
    expect(shown).toContain(t("plan.hurtBy.me").split("{{")[0]);
    for (const act of Object.values(words.plan.act)) expect(shown).toContain(act);
    expect(shown.length).toBeLessThan(4096);
    await phone.presses(words.plan.file);
    const { pages, text, unknown } = await file(phone);
    expect(pages).toHaveLength(1);
    expect(unknown).toBe(0);
    expect(text).toContain(t("plan.whom.me"));
    expect(text).toContain(words.plan.foot);
  });
});
