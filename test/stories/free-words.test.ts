/** Somebody just writes: they are led to the right dialogue, see what was understood, and correct it in one tap. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Language } from "../../src/domain/people.js";
import { createI18n, type Key } from "../../src/i18n/i18n.js";
import { type Phone, textOf } from "../support/actors.js";
import { takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const i18n = createI18n();
const names = { ru: "Русский", tt: "Татарча", en: "English" } as const;
const met = async (language: Language, role: "teen" | "parent" = "parent"): Promise<Phone> => {
  const phone = await world.phone({ language_code: language });
  await phone.opens();
  await phone.presses(names[language]);
  await phone.presses(i18n.translator(language, false)(`start:role.${role}`));
  return phone;
};

describe("what is written leads to", () => {
  const rows: [Language, text: string, goal: Key, first: Key][] = [
    ["ru", "сын боится идти в школу", "start:menuItem.bullying", "bullying:safeNow.text"],
    [
      "ru",
      "боюсь идти завтра в школу, там опять будут бить",
      "start:menuItem.bullying",
      "bullying:safeNow.text",
    ],
    ["ru", "отобрали телефон и деньги", "start:menuItem.bullying", "bullying:safeNow.text"],
    ["tt", "иртәгә мәктәпкә барырга куркам", "start:menuItem.bullying", "bullying:safeNow.text"],
    ["ru", "где взять коляску", "find:need.options.rental", "find:age.text"],
    ["ru", "нужна игровая терапия", "find:need.options.play_therapy", "find:age.text"],
    ["ru", "нужен юрист в Бугульме", "find:need.options.legal_help", "find:age.text"],
    ["ru", "мы с мужем разводимся, нужен юрист", "find:need.options.legal_help", "find:age.text"],
    ["ru", "реабилитация после больницы", "find:need.options.rehabilitation", "find:age.text"],
    ["ru", "дочка не говорит в 3 года", "find:need.options.child_development", "find:place.text"],
    ["ru", "хочу помогать", "find:goal.options.volunteer", "application:age.text"],
    ["ru", "мне одиноко", "start:menuItem.talk", "talk:place.text"],
    ["tt", "балам мәктәпкә барырга курка", "start:menuItem.bullying", "bullying:safeNow.text"],
    ["tt", "коляска каян алырга", "find:need.options.rental", "find:age.text"],
    ["tt", "булышасым килә", "find:goal.options.volunteer", "application:age.text"],
    ["tt", "психолог кирәк", "find:need.options.psychologist", "find:age.text"],
    ["en", "my son is afraid to go to school", "start:menuItem.bullying", "bullying:safeNow.text"],
    ["en", "where can i get a pram", "find:need.options.rental", "find:age.text"],
    ["en", "i want to help", "find:goal.options.volunteer", "application:age.text"],
    ["en", "i need a lawyer", "find:need.options.legal_help", "find:age.text"],
  ];
  test.each(rows)("%s: «%s»", async (language, text, goal, first) => {
    const t = i18n.translator(language, true);
    const parent = await met(language);
    const before = parent.fromBot().length;
    await parent.says(text);
    const said = parent.fromBot().slice(before);
    expect(textOf(said[0] ?? parent.last())).toContain(t("find:goal.understood", { goal: t(goal) }));
    expect(JSON.stringify(said[0]?.reply_markup)).toContain(t("find:goal.options.wrong"));
    expect(said.filter((one) => textOf(one).includes(t("find:goal.which")))).toEqual([]);
    expect(said.map(textOf).join("\n")).toContain(t(first));
  });
});

test.each([
  ["ru", "мне никто не верит"],
  ["tt", "куркам"],
] as const)("%s: «%s» is met warmly, with the likeliest ways", async (language, text) => {
  const t = i18n.translator(language, false);
  const teen = await met(language, "teen");
  await teen.says(text);
  teen.sees(t("find:goal.notAlone"));
  expect(teen.buttons()).toEqual(
    expect.arrayContaining([
      t("start:menuItem.bullying"),
      t("start:menuItem.talk"),
      t("start:menuItem.find"),
    ]),
  );
  expect(teen.fromBot().map(textOf)).not.toContain(t("common:wordsFallback"));
});

describe("one tap", () => {
  test("corrects what was misunderstood; the words are remembered and reach the specialist", async () => {
    const parent = await met("ru");
    await parent.says("сын боится идти в школу, а я с ним ругаюсь");
    await parent.presses("Не то");
    parent.sees("повторять не нужно");
    expect(parent.buttons().length).toBeGreaterThanOrEqual(4);
    expect(parent.buttons()).toContain("Меню");
    await parent.presses("Поговорить с человеком");
    parent.sees("В каком городе");
    parent.doesNotSee(/О чём хотите поговорить/);
    await parent.says("Казань");
    await parent.presses("Отправить");
    const staff = await world.staff("Айгуль");
    const thread = await takes(world, staff);
    world.forum.sees(thread, "сын боится идти в школу");
  });

  test("goes with the answers about bullying as well", async () => {
    const teen = await met("ru", "teen");
    await teen.says("меня дразнят в классе из-за очков");
    await teen.presses("Да, прямо сейчас");
    const staff = await world.staff("Айгуль");
    const thread = await takes(world, staff);
    world.forum.sees(thread, "из-за очков");
  });

  test("what was not understood at all is kept too, and every way is offered", async () => {
    const parent = await met("ru");
    await parent.says("ывапро лдж");
    parent.sees("понимаю не всё");
    await parent.presses("Поговорить с человеком");
    await parent.says("Казань");
    await parent.presses("Отправить");
    const staff = await world.staff("Айгуль");
    world.forum.sees(await takes(world, staff), "ывапро лдж");
  });
});

test("nowhere to sleep is an alarm first; when it is over, places are looked for without asking what for", async () => {
  const mother = await met("ru");
  await mother.says("нам с ребёнком негде ночевать");
  mother.sees("112");
  await mother.says("Я в безопасности");
  await mother.says("Вернуться к вопросам");
  mother.sees("Сколько лет ребёнку?");
  await mother.presses("до 3 лет");
  await mother.presses("Сегодня");
  const before = mother.fromBot().length;
  await mother.says("Владивосток");
  expect(mother.fromBot().slice(before).map(textOf).join("\n")).toMatch(
    /Колыбелька[\s\S]*Разговор уже открыт/,
  );
});

test("what was understood is said once, however much is said below it", async () => {
  for (const text of [
    "хочу поговорить с психологом, мне 14, Казань",
    "хочу стать волонтёром, мне 16, Казань",
  ]) {
    const phone = await world.phone({});
    await phone.says(text);
    expect(phone.fromBot().filter((message) => textOf(message).includes("Похоже, речь про"))).toHaveLength(1);
  }
});
