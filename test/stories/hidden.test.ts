/** Whoever picks up a phone whose chat was hidden learns nothing, and nothing comes by itself, until its person is back. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { minuteMs } from "../../src/domain/time.js";
import { type Phone, textOf } from "../support/actors.js";
import { asksForHuman, met, takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await world.staff("Айгуль");
});
afterAll(() => world.close());

const heard = (phone: Phone, from: number) => phone.fromBot().slice(from).map(textOf);
const answer = async (phone: Phone, words: string): Promise<string> => {
  const before = phone.fromBot().length;
  await phone.says(words);
  return heard(phone, before).join("\n");
};
const neutral = "Здесь программа: места рядом и телефоны. Что она умеет — по кнопке «Меню».";
const keysOf = (phone: Phone): string =>
  JSON.stringify(world.sandbox.world().chats.find(({ id }) => id === phone.id)?.keyboard ?? {});

const hid = async (how: "Оставить" | "Стереть всё"): Promise<Phone> => {
  const teen = await met(world);
  await teen.says("отец бьёт маму и идёт ко мне");
  await teen.says("Скрыть");
  await teen.presses(how);
  return teen;
};

test.each(["Оставить", "Стереть всё"] as const)(
  "«%s»: words are met neutrally, nothing comes unasked, staff are called all the same",
  async (how) => {
    const teen = await hid(how);
    for (const words of ["кто это?", "привет", "нет", "это сейчас", "шутка", "а?"])
      expect(await answer(teen, words), words).toBe(neutral);
    expect(await answer(teen, "Телефоны")).toMatch(/112 — /);
    teen.doesNotSee(/Человека уже зову/);
    const before = teen.fromBot().length;
    const calls = world.forum.messages().length;
    for (const minutes of [2, 2, 3, 30]) await world.pass(minutes * minuteMs);
    expect(heard(teen, before)).toEqual([]);
    expect(world.forum.messages().length).toBeGreaterThan(calls);
    expect(await answer(teen, "Меню")).toMatch(/^Меню ниже\.\nЧто сейчас ближе всего/);
    expect(keysOf(teen)).not.toContain("Закончить разговор");
  },
);

test("their words reach the specialist, who is told to write neutrally and is heard", async () => {
  const dina = await world.staff("Дина");
  const teen = await hid("Оставить");
  expect(await answer(teen, "кто это?")).toBe(neutral);
  const before = teen.fromBot().length;
  const thread = await takes(world, dina);
  expect(heard(teen, before)).toEqual([]);
  world.forum.sees(thread, "кто это?");
  world.forum.sees(thread, "Человек скрыл переписку");
  expect(await answer(teen, "эй")).toBe("");
  world.forum.sees(thread, "эй");
  await dina.inTopic(thread).says("Хорошо, жду");
  expect(textOf(teen.last())).toBe("Хорошо, жду");
});

test.each([
  ["мне страшно", /^Верим, что страшно/],
  ["он опять меня бьёт", /^(?:Это срочно|Вижу твои слова)/],
  ["sos", /^Если опасно, звони/],
  ["можно писать", /^Хорошо\. Снова могу написать/],
  ["/start", /./],
])("«%s» shows who it is: from then on it is as before", async (words, said) => {
  const teen = await hid("Оставить");
  expect(await answer(teen, words)).toMatch(said);
  expect(await answer(teen, "ты тут?")).toMatch(/я программа/);
  const before = teen.fromBot().length;
  await world.pass(2 * minuteMs);
  expect(heard(teen, before).join("\n")).toMatch(/зовём/i);
});

test("without a matter behind it the chat is as open as ever", async () => {
  const teen = await met(world);
  await teen.says("Скрыть");
  await teen.presses("Оставить");
  await asksForHuman(teen);
  expect(await answer(teen, "ещё хочу сказать про школу")).not.toBe(neutral);
});
