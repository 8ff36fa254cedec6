/** Violence at home, as a teen, a parent and a witness tell it: danger first, silence, help that names no refuge. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayMs } from "../../src/domain/time.js";
import { createI18n } from "../../src/i18n/i18n.js";
import { type Phone, textOf } from "../support/actors.js";
import { met, takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const i18n = createI18n();
const said = (phone: Phone, before = 0) => phone.fromBot().slice(before).map(textOf).join("\n");

/** From the menu to the first question. */
const tells = async (phone: Phone) => {
  await phone.says("/find");
  await phone.presses("Обижают дома");
};

describe.each([
  ["ru", "Русский", "папа бьёт маму", "Казань"],
  ["tt", "Татарча", "әти әнине кыйный", "Казан"],
  ["en", "English", "dad hits mum", "Kazan"],
] as const)("%s: a teen writes what happens at home", (language, name, words, town) => {
  test("numbers and a human at once, then questions of a child's size, a plan of safety, and people", async () => {
    const t = i18n.translator(language, false);
    const option = (question: string, code: string) => t(`violence:${question}.options.${code}` as never);
    const aigul = await world.staff("Айгуль");
    const teen = await world.phone({ first_name: "Тимур", last_name: "Галиев", username: "timur_g" });
    await teen.opens();
    await teen.presses(name);
    await teen.presses(t("start:role.teen"));
    await teen.says(words);
    teen.sees("112");
    await teen.says(t("crisis:safe"));
    await teen.says(t("crisis:backToForm"));
    teen.sees(t("violence:duty"));
    teen.sees(t("violence:near.text"));
    expect(said(teen)).not.toContain(t("violence:now.text"));
    await teen.presses(option("near", "no"));
    await teen.presses(option("whom", "mother"));
    await teen.presses(option("who", "father"));
    await teen.presses(option("forms", "hit"));
    await teen.presses(option("forms", "threats"));
    await teen.presses(t("common:done"));
    await teen.presses(option("injured", "no"));
    await teen.presses(option("children", "older"));
    await teen.presses(option("shelter", "maybe"));
    await teen.presses(option("trusted", "relative"));
    teen.sees(t("violence:advice.open.other"));
    teen.sees(t("violence:advice.apart"));
    teen.sees(t("violence:advice.right"));
    teen.sees(t("violence:specialist"));
    await teen.presses(option("wish", "talk"));
    await teen.says(town);
    // No child is offered a place for mothers.
    expect(said(teen)).not.toContain(t("stay:take"));
    expect(teen.buttons()).not.toContain(t("stay:take"));
    const thread = await takes(world, aigul);
    await aigul.inTopic(thread).says("Я рядом. Ты сейчас в своей комнате?");
    teen.sees("Я рядом. Ты сейчас в своей комнате?");
    world.forum.neverSaw(["Тимур", "Галиев", "timur_g"]);
  });
});

describe("danger and silence", () => {
  test("right now: the numbers and a human, and no more questions", async () => {
    const teen = await met(world);
    await tells(teen);
    teen.sees("может быть обязан позвать");
    await teen.presses("Да, прямо сейчас");
    teen.sees("112");
    teen.doesNotSee(/Кого обижают/);
    expect(textOf(world.forum.cards().at(-1) ?? ({} as never))).toMatch(/СРОЧНО.*\nКто: /);
  });

  test("he is near: silence by itself, few questions, nothing unasked, and a human soon", async () => {
    const mother = await met(world, { role: "Родитель" });
    await tells(mother);
    expect(mother.buttons().length).toBeGreaterThan(0);
    await mother.presses("Нет, сейчас спокойно");
    await mother.presses("Да, рядом");
    mother.sees("теперь только отвечаю");
    await mother.presses("Меня и детей");
    mother.doesNotSee(/Кто обижает|Что происходит/);
    await mother.presses(/^Да$/);
    mother.sees("скорая 103");
    await mother.presses("Некуда");
    mother.sees(/Что можно сделать:\n1\. .*112/);
    await mother.presses("Пока ничего");
    await mother.says("Казань");
    expect(textOf(world.forum.card(/ВЫСОКИЙ/))).toContain("Казань");
    const before = mother.fromBot().length;
    await world.pass(3 * dayMs);
    expect(said(mother, before)).toBe("");
  });

  test("the key below the first words silences at once", async () => {
    const mother = await met(world, { role: "Родитель" });
    await tells(mother);
    await mother.presses("Рядом кто-то есть");
    mother.sees("без напоминаний");
    await mother.presses("Нет, сейчас спокойно");
    mother.sees("спрошу меньше");
    mother.sees("Кого обижают?");
    mother.doesNotSee(/может увидеть телефон/);
  });
});

test("a mother is offered a place and a bag; the search's place is not asked for again", async () => {
  const mother = await met(world, { role: "Родитель" });
  await mother.says("муж меня унижает и не выпускает из дома");
  if (/112/.test(said(mother))) {
    await mother.says("Я в безопасности");
    await mother.says("Вернуться к вопросам");
  } else await mother.presses("Нет, сейчас спокойно");
  await mother.presses("Нет, рядом никого");
  await mother.presses("Меня и детей");
  await mother.presses("Муж или партнёр");
  await mother.presses("Запирают");
  await mother.presses("Готово");
  await mother.presses(/^Нет$/);
  await mother.presses("младше 4");
  await mother.presses("Да, есть");
  mother.sees(/сумку: документы/);
  await mother.presses("Понять, что делать");
  await mother.says("Казань");
  await mother.presses("Попросить место");
  await mother.presses("Нет, сейчас спокойно");
  mother.sees("Место обещать не могу");
  mother.sees("Кто будет с вами?");
});

test("a witness learns what to do without making it worse; nobody is called unasked", async () => {
  const cards = world.forum.cards().length;
  const neighbour = await met(world, { role: /другого|беспоко|волну/i as never });
  await tells(neighbour);
  await neighbour.presses("Нет, сейчас спокойно");
  await neighbour.presses("Нет, рядом никого");
  await neighbour.presses("Ребёнка");
  await neighbour.presses("Отец");
  await neighbour.presses("Пропустить");
  await neighbour.presses("Трудно понять");
  await neighbour.presses("Пропустить");
  await neighbour.presses("Да, есть");
  neighbour.sees(/Ребёнок в этом не виноват[\s\S]*112[\s\S]*Наедине спросите[\s\S]*сами не разбирайтесь/);
  await neighbour.presses("Понять, что делать");
  await neighbour.says("Казань");
  expect(world.forum.cards().length).toBe(cards);
});
