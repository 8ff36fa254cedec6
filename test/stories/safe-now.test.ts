/** «Is there danger right now?» answered in words: what is plain counts, what is not is asked about once, nobody is called unasked. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { textOf } from "../support/actors.js";
import { met, takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await world.staff("Дина");
});
afterAll(() => world.close());

const asked = async (said: string, role?: string) => {
  const phone = await met(world, role === undefined ? {} : { role });
  await phone.presses(/обижают$/);
  const before = phone.fromBot().length;
  await phone.says(said);
  return { phone, heard: phone.fromBot().slice(before).map(textOf) };
};
const cards = () => world.forum.cards().length;

test("a plain «no» in one's own words goes on to the next question", async () => {
  const before = cards();
  for (const said of ["нет вроде", "не угражает", "юк", "safe"])
    expect((await asked(said)).heard).toEqual([expect.stringMatching(/^Вопрос \d из \d\nЧто происходит\?/)]);
  expect(cards()).toBe(before);
});

test("«I don't know» shows the numbers with a key to a human, calls nobody, and goes on", async () => {
  const before = cards();
  const { phone, heard } = await asked("Не знаю");
  expect(heard).toEqual([
    expect.stringMatching(/^Если опасно, звони сейчас:\n112 — /),
    expect.stringMatching(/^Вопрос \d из \d\nЧто происходит\?/),
  ]);
  phone.sees("Если опасно, звони сейчас");
  expect(cards()).toBe(before);
});

test("unclear words are asked about once more, then count as «I don't know»; a specialist reads them if one is wished for", async () => {
  const before = cards();
  const { phone, heard } = await asked("я дома");
  expect(heard).toEqual([expect.stringMatching(/^Вопрос \d из \d\nХочу понять правильно/)]);
  expect(phone.buttons()).toContain("Нет, сейчас спокойно");
  const seen = phone.fromBot().length;
  await phone.says("ну такое");
  expect(phone.fromBot().slice(seen).map(textOf)).toEqual([
    expect.stringMatching(/^Если опасно, звони сейчас:\n112 — /),
    expect.stringMatching(/^Вопрос \d из \d\nЧто происходит\?/),
  ]);
  expect(cards()).toBe(before);
  await phone.says("/talk");
  await phone.says("Пропустить");
  phone.sees(/Передали специалисту|Записали/);
  const aigul = await world.staff("Айгуль");
  const thread = await takes(world, aigul);
  world.forum.sees(thread, /ВЫСОКИЙ[^]*«я дома»[^]*«ну такое»/);
});

test("a button after the kind question is the answer; an adult is asked about the child", async () => {
  const { phone, heard } = await asked("она у бабушки", "Родитель");
  expect(heard).toEqual([expect.stringMatching(/^Вопрос \d из \d\nХочу понять правильно: ребёнку/)]);
  await phone.presses("Нет, сейчас спокойно");
  expect(textOf(phone.last())).toMatch(/^Вопрос \d из \d\nЧто происходит\?/);
});

test("crisis words in its place are still an alarm", async () => {
  const before = cards();
  const { heard } = await asked("он ломится в дверь с ножом");
  expect(heard[0]).toMatch(/^Это срочно/);
  expect(cards()).toBeGreaterThan(before);
});

test("«yes» calls a human at once: the numbers last, with when somebody answers, and no key for what is done", async () => {
  const { phone, heard } = await asked("да");
  expect(heard).toHaveLength(1);
  expect(heard[0]).toMatch(/^Если опасно, звони сейчас:\n112 — [^]*Человека уже зову, он напишет сюда до/);
  expect(phone.buttons()).toEqual(["Я в безопасности"]);
  expect(world.forum.cards().map(textOf).at(-1)).toContain("СРОЧНО");
});
