/** No keys are left hanging: those of a place go back with the next message, those of a choice when it is made. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayMs } from "../../src/domain/time.js";
import { type Phone, textOf } from "../support/actors.js";
import { met } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** The keys that stand below the line now. */
const below = (phone: Phone): string =>
  JSON.stringify(world.sandbox.world().chats.find(({ id }) => id === phone.id)?.keyboard ?? {});
/** Messages that still have keys in them. */
const withKeys = (phone: Phone): string[] =>
  phone
    .fromBot()
    .filter(({ reply_markup }) => (reply_markup?.inline_keyboard ?? []).length > 0)
    .map(textOf);
const presses = async (phone: Phone, ...labels: (string | RegExp)[]) => {
  for (const label of labels) await phone.presses(label);
};

describe("the keys of a place", () => {
  test("go back with the summary of the questions about bullying, which says the place", async () => {
    const teen = await met(world);
    await teen.presses("Меня обижают");
    await presses(teen, "Нет, сейчас спокойно", "Обзывают", "Готово", "Пропустить", "В классе");
    await presses(teen, "Каждую неделю", "Пока никто", "Поговорить с человеком");
    expect(below(teen)).toContain("Отправить место");
    await teen.says("Казань");
    teen.sees("Место: Казань.");
    expect(below(teen)).not.toContain("Отправить место");
    expect(below(teen)).toContain("SOS");
  });

  test.each(["Вологда", "Пропустить", "‹ Назад"])("go back with the next question: «%s»", async (said) => {
    const teen = await met(world);
    await teen.says("хочу быть волонтёром");
    await teen.presses("14–15");
    expect(below(teen)).toContain("Отправить место");
    await teen.says(said);
    expect(below(teen)).not.toContain("Отправить место");
    expect(below(teen)).toContain("SOS");
  });

  test("go back when a key far above leads elsewhere, and never take the keys of danger away", async () => {
    const teen = await met(world);
    await teen.presses("Меня обижают");
    for (let asked = 0; asked < 7; asked++) await teen.presses("Пропустить");
    expect(below(teen)).toContain("Отправить место");
    await teen.presses("Обижают другого");
    expect(below(teen)).not.toContain("Отправить место");
    const other = await met(world);
    await other.says("хочу быть волонтёром");
    await other.presses("14–15");
    await other.says("я сейчас порежу себе вены");
    expect(below(other)).toContain("Это сейчас");
  });
});

describe("keys in messages", () => {
  test("of language, role and menu go when they are pressed, those of a first message when a side is taken", async () => {
    const teen = await met(world);
    expect(withKeys(teen).join()).not.toMatch(/На каком языке|Кто /);
    expect(withKeys(teen)).toHaveLength(1);
    await teen.presses("Меня обижают");
    expect(withKeys(teen)).toHaveLength(2);
    await teen.presses("Обижают другого");
    const left = withKeys(teen);
    expect(left.filter((text) => text.includes("Спасибо, что пишешь"))).toEqual([]);
  });

  test("of the open question go when it is left in danger, and when it is put anew", async () => {
    const teen = await met(world);
    await teen.presses("Меня обижают");
    await teen.presses("Нет, сейчас спокойно");
    await teen.says("я сейчас порежу себе вены");
    expect(withKeys(teen).join()).not.toContain("Что происходит");
  });

  test("of a summary over which something is typed stand only below the newest", async () => {
    const teen = await met(world);
    await teen.presses("Меня обижают");
    await presses(teen, "Нет, сейчас спокойно", "Обзывают", "Готово", "Пропустить", "В классе");
    await presses(teen, "Каждую неделю", "Пока никто", "Поговорить с человеком");
    await teen.says("Казань");
    await teen.says("и ещё он смеётся");
    expect(withKeys(teen).filter((text) => text.includes("Вот что отправлю"))).toHaveLength(1);
  });

  test("of a question that came later go when it is answered in words", async () => {
    const teen = await met(world);
    await teen.says("/find");
    await presses(teen, "Психолог", "Пропустить", "Пропустить", "Пропустить", "Пропустить");
    await teen.says("Казань");
    await presses(teen, "Ещё", "Спросить потом");
    await teen.says("вечером");
    expect(withKeys(teen).filter((text) => text.startsWith("Спросить здесь"))).toEqual([]);
    await world.pass(15 * dayMs);
    const asked = textOf(teen.last());
    await teen.says("так же");
    expect(withKeys(teen)).not.toContain(asked);
  });
});

describe("what was understood", () => {
  test("of several needs the first is asked for, and stands below the question", async () => {
    const teen = await met(world);
    await teen.says("/find");
    await teen.says("хочу к психологу, мне грустно, ссоримся дома");
    teen.sees(/Какая помощь нужна[^]*→ Психолог/);
    await teen.presses("15–17");
    teen.sees("О чём хочется поговорить с психологом");
  });

  test("words of one's own leave no bare question", async () => {
    const teen = await met(world);
    await teen.presses("Меня обижают");
    await teen.presses("Нет, сейчас спокойно");
    await teen.says("ну всякое");
    teen.sees(/Что происходит[^]*→ твоими словами/);
  });
});
