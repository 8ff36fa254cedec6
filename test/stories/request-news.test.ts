/** A request of somebody to whom nothing may be said unasked: staff see that they have not read it, and they hear of it when they write. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { dayMs } from "../../src/domain/time.js";
import { type Phone, textOf } from "../support/actors.js";
import { met, takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const programme = "ns-place-ostatsya";
const hint = /^Есть новое/;
const hints = (phone: Phone) => phone.fromBot().filter((message) => hint.test(textOf(message))).length;

const asks = async (): Promise<Phone> => {
  const mother = await met(world, { role: "Родитель" });
  await mother.says("/find");
  await mother.pressesData("1:answer:find.need:accommodation");
  await mother.presses("до 3");
  await mother.pressesData("1:answer:find.urgent:later");
  await mother.says("Новосибирск");
  await mother.presses("Попросить место");
  await mother.presses("Нет, сейчас спокойно");
  await mother.presses("1–3 года");
  await mother.presses("Готово");
  await mother.presses("Есть где");
  await mother.presses("Только часть");
  await mother.presses("Пропустить");
  await mother.presses("До месяца");
  await mother.presses("Сегодня");
  await mother.presses("Лучше только отвечать");
  await mother.presses("Отправить");
  return mother;
};

const room = async () =>
  (
    await world.store.resources.add(
      { programme, kind: "room", name: "Комната 1", maximum: 1 },
      new Date(world.sandbox.now()).toISOString(),
    )
  ).id;

const card = (thread: number) => textOf(world.forum.sees(thread, /^Заявка \w{5}/));

test("a silent person hears of a place at her next word, and the card says when she has read it", async () => {
  const number = await room();
  const aigul = await world.staff("Айгуль");
  const mother = await asks();
  const thread = await takes(world, aigul);
  await aigul.inTopic(thread).says("Здравствуйте, я здесь");
  await aigul.inTopic(thread).says(`/do offer ${number} 31.12`);
  expect(hints(mother)).toBe(0);
  expect(card(thread)).toMatch(/ждём ответа[\s\S]*Человек этого ещё не видел/);
  await mother.says("это я");
  expect(hints(mother)).toBe(1);
  mother.doesNotSee(/Предлагают место/);
  expect(card(thread)).toMatch(/ещё не видел/);
  await mother.says("спасибо");
  expect(hints(mother)).toBe(1);
  await mother.presses("Посмотреть");
  mother.sees(/Предлагают место/);
  expect(card(thread)).not.toMatch(/ещё не видел/);
  expect(card(thread)).toMatch(/Человек это прочитал/);

  // What time does is no different; in a hidden chat nothing is said until she has shown that it is her.
  await mother.says("/hide");
  await world.pass(40 * dayMs);
  const lapsed = world.forum
    .messages()
    .map(textOf)
    .filter((text) => /по сроку/.test(text))
    .at(-1);
  expect(lapsed).toMatch(/Человек этого ещё не видел/);
  await mother.says("привет");
  expect(hints(mother)).toBe(0);
  await mother.says("/requests");
  mother.sees(/в очереди/);
  expect(hints(mother)).toBe(0);
});

test("whoever acts in a topic whose talk nobody has sees there what became of it", async () => {
  const aigul = await world.staff("Айгуль");
  await asks();
  const thread = await takes(world, aigul);
  await aigul.inTopic(thread).says("Здравствуйте, я здесь");
  const [held] = (await world.store.tickets.allHeld()).slice(-1);
  await world.store.tickets.move(held?.id ?? 0, "release");
  await aigul.inTopic(thread).says("/do refuse мест нет");
  expect(card(thread)).toMatch(/Сейчас: отказано[\s\S]*Человек этого ещё не видел/);
});
