/** A parent or a teen looks for help: asked what makes a difference, shown what is known, connected, saved, corrected. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayMs, hourMs } from "../../src/domain/time.js";
import { createI18n } from "../../src/i18n/i18n.js";
import { type Phone, textOf } from "../support/actors.js";
import { met, takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await world.staff("Гульназ");
});
afterAll(() => world.close());

const said = (phone: Phone, before: number) => phone.fromBot().slice(before).map(textOf).join("\n");
const days = async (count: number) => {
  await world.pass(count * dayMs);
  const now = world.sandbox.now() + 3 * hourMs;
  const target = Math.floor(now / dayMs) * dayMs + 20.5 * hourMs;
  await world.pass((target > now ? target : target + dayMs) - now);
};

/** A parent who looks for a lawyer in Казань and sees places. */
const looksForLawyer = async () => {
  const parent = await met(world, { role: "Родитель" });
  await parent.says("/find");
  await parent.presses("Юрист, документы");
  await parent.presses("11–14");
  parent.sees("Как удобнее?");
  await parent.presses("По телефону");
  await parent.says("Казань");
  parent.sees("Телефона и адреса у нас нет");
  return parent;
};

describe("ages", () => {
  const small = ["до 3 лет", "4–6", "7–10"];

  test("a teen is offered ages of teens, and understood when it is about somebody small", async () => {
    const teen = await met(world);
    await teen.says("/find");
    await teen.presses("Психолог");
    expect(teen.buttons()).toEqual(expect.arrayContaining(["11–14", "15–17", "18 и старше"]));
    expect(teen.buttons().filter((one) => small.includes(one))).toEqual([]);
    await teen.says("сестре 5 лет");
    teen.sees(/→ 4–6|О чём хочется поговорить/);
    expect(textOf(teen.last())).not.toContain("Сколько тебе лет");
  });

  test("a parent is offered all, and so is a teen who asks for something for a baby", async () => {
    const parent = await met(world, { role: "Родитель" });
    await parent.says("/find");
    await parent.presses("Психолог");
    expect(parent.buttons()).toEqual(expect.arrayContaining(small));
    const teen = await met(world);
    await teen.says("/find");
    await teen.presses(/^Прокат/);
    expect(teen.buttons()).toEqual(expect.arrayContaining(small));
  });
});

describe("a parent finds support", () => {
  test("sees all that is known of a place, and that a specialist knows the rest", async () => {
    const parent = await looksForLawyer();
    await parent.presses("1 · Подробнее");
    const text = textOf(parent.sees("Спросите у специалиста"));
    expect(text).toMatch(/документы.*цена/);
    expect(parent.buttons()).toEqual(["Соединить через человека", "Сохранить", "Это неверно"]);
  });

  test("is connected through a person, who sees which place and what was answered; and is asked what became of it", async () => {
    const parent = await looksForLawyer();
    await parent.presses("1 · Подробнее");
    await parent.presses("Соединить через человека");
    parent.sees("Вот что отправлю");
    await parent.presses("Отправить");
    parent.sees("Передали специалисту");
    parent.sees("Спросить через 3 дня");
    const staff = await world.staff("Айгуль");
    const thread = await takes(world, staff);
    world.forum.sees(thread, /С каким местом соединить[\s\S]*«/);
    world.forum.sees(thread, "Юрист, документы");
    world.forum.sees(thread, "По телефону");
    await parent.presses("Вечером");
    await parent.says("Закончить разговор");
    await parent.presses("Да, закончить");
    await days(4);
    expect(textOf(parent.sees("вышло связаться?"))).toMatch(/^Как дела\? Можно не отвечать\.\n/);
    await parent.presses(/^Да$/);
    await days(8);
    parent.sees("согласились помочь?");
    await parent.presses(/^Нет$/);
    await parent.presses("Очередь");
    parent.sees("записали без имени");
    const before = parent.fromBot().length;
    await days(40);
    // A no is asked about once more when 30 days are over.
    expect(said(parent, before).match(/согласились помочь\?/g)).toHaveLength(1);
  });

  test("keeps places until they are erased: a day later, after /cancel, but not after hiding", async () => {
    const parent = await looksForLawyer();
    await parent.presses("1 · Подробнее");
    await parent.presses("Сохранить");
    await parent.presses("Не надо");
    await parent.says("/cancel");
    await days(3);
    await parent.says("/saved");
    parent.sees("Мои места");
    const label = parent.buttons()[0] ?? "";
    expect(label).not.toBe("");
    await parent.presses(label);
    await parent.presses("Убрать");
    await parent.says("/saved");
    parent.sees("Сохранённых мест пока нет");
    await parent.presses("Сохранить");
    await parent.says("/hide");
    await parent.says("/saved");
    parent.sees("Сохранённых мест пока нет");
  });

  test("says what is wrong, by key or in words, and the team hears it without a name", async () => {
    const parent = await looksForLawyer();
    await parent.presses("1 · Подробнее");
    await parent.presses("Это неверно");
    await parent.presses("Места больше нет");
    parent.sees("Спасибо, передали");
    expect(world.forum.cards().map(textOf).join("\n")).toMatch(/Справочник[\s\S]*Места больше нет/);
    await parent.presses("1 · Подробнее");
    await parent.presses("Это неверно");
    await parent.says("переехали на другую улицу");
    expect(world.forum.cards().map(textOf).join("\n")).toContain("переехали на другую улицу");
    world.forum.neverSaw([String(parent.id), parent.person.username ?? ""]);
  });

  test("with nothing to eat today is given places, and a human is called at a high level", async () => {
    const parent = await met(world, { role: "Родитель" });
    await parent.says("/find");
    await parent.presses("Еда, вещи, деньги");
    await parent.presses("до 3 лет");
    await parent.presses("Сегодня");
    await parent.says("Казань");
    parent.sees("Передали специалисту");
    expect(textOf(world.forum.card(/ВЫСОКИЙ/))).toContain("Казань");
  });
});

test("a teen who cannot bear it any more gets a psychologist's places and a human", async () => {
  const teen = await met(world);
  await teen.says("/find");
  await teen.presses("Психолог");
  await teen.presses("15–17");
  await teen.says("про новый класс и переезд");
  await teen.presses("Очень тяжело");
  await teen.presses("Переписка или онлайн");
  await teen.says("Казань");
  teen.sees(/прочитать живой специалист и ответить здесь/);
  expect(textOf(teen.sees("Вот что отправлю"))).toMatch(/«про новый класс и переезд»[^]*Очень тяжело/);
  expect(world.forum.cards().map(textOf).join("\n")).not.toContain("ПОВЫШЕННЫЙ");
  await teen.presses("Отправить");
  teen.sees("Передали специалисту");
  const staff = await world.staff("Айгуль");
  world.forum.sees(await takes(world, staff), "про новый класс и переезд");
});

describe("in every language", () => {
  const i18n = createI18n();
  test.each([
    ["ru", "Русский"],
    ["tt", "Татарча"],
    ["en", "English"],
  ] as const)("%s: a psychologist is looked for, a place opened and saved", async (language, name) => {
    const t = i18n.translator(language, true);
    const parent = await world.phone();
    await parent.opens();
    await parent.presses(name);
    await parent.presses(t("start:role.parent"));
    await parent.says("/find");
    await parent.presses(t("find:need.options.psychologist"));
    await parent.presses(t("find:age.options.7-10"));
    await parent.presses(t("find:topic.options.family"));
    await parent.presses(t("find:hard.options.bearable"));
    await parent.presses(t("find:format.options.visit"));
    await parent.says("Казань");
    await parent.presses(t("find:more", { number: 1 }));
    parent.sees(t("find:details.unknown", { list: "" }).split(":")[0] ?? "");
    await parent.presses(t("find:act.options.save"));
    parent.sees(t("find:saved"));
    await parent.presses(t("follow:dayPart.options.noon"));
    await parent.says("/saved");
    parent.sees(t("find:savedTitle"));
  });
});

describe("told at another question", () => {
  test("a place at the age, an age in a sentence: neither is asked for twice", async () => {
    const parent = await met(world, { role: "Родитель" });
    await parent.says("/find");
    await parent.presses("Прокат для малыша");
    await parent.says("Альметьевск");
    parent.sees("Место: Альметьевск");
    expect(textOf(parent.last())).toContain("Сколько лет ребёнку");
    await parent.says("ему 2");
    expect(said(parent, 0)).toContain("→ до 3 лет");
    parent.sees(/Вот что нашлось|Рядом с местом|подскажут|нет/);
    expect(said(parent, 0)).not.toContain("Где искать помощь");
  });

  test("an age at the need", async () => {
    const teen = await met(world);
    await teen.says("/find");
    await teen.says("мне 13");
    teen.sees("Понятно: 11–14");
    expect(textOf(teen.last())).toContain("Какая помощь нужна");
  });

  test("labels of the menu are understood when typed, a location begins the search, a voice is answered kindly", async () => {
    const teen = await met(world);
    await teen.says("найти помошь рядом");
    expect(textOf(teen.last())).toContain("Какая помощь нужна");
    await teen.says("/cancel");
    await teen.sends("voice");
    teen.sees(/специалист послушает/);
    await teen.shares(55.79, 49.12);
    teen.sees("Место: Казань");
    expect(textOf(teen.last())).toContain("Какая помощь нужна");
  });
});
