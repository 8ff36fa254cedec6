/** Social rental of baby goods in Tatarstan, from «нужна коляска» to the returned loan, as everybody in it sees it. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayMs } from "../../src/domain/time.js";
import { type Phone, textOf } from "../support/actors.js";
import { asksForThing, looksForThing, type RentalWords, rentalWords } from "../support/rental.js";
import { takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const programme = "rt-rental";
const thing = async (name: string, item = "pram") =>
  (await world.store.resources.add({ programme, kind: "thing", item, name }, new Date().toISOString())).id;

const meets = async (words: RentalWords): Promise<Phone> => {
  const phone = await world.phone({ first_name: "Гульнара", last_name: "Мифтахова", username: "gulnara_m" });
  await phone.opens();
  await phone.presses(words.language);
  await phone.presses(words.role);
  return phone;
};

const cardIn = (thread: number) =>
  world.forum.inTopic(thread).findLast((message) => textOf(message).startsWith("Заявка")) ??
  (() => {
    throw new Error(`No request among: ${world.forum.inTopic(thread).map(textOf).join("\n---\n")}`);
  })();

describe("Татарстан: социальный прокат", () => {
  test("«нужна коляска»: asked, set aside, handed over, reminded, prolonged, returned", async () => {
    const number = await thing("Коляска синяя");
    const aigul = await world.staff("Айгуль");
    const mother = await meets(rentalWords.ru);
    await mother.says("нужна коляска");
    await mother.presses("до 3");
    await mother.says("Альметьевск");
    await mother.presses("Взять вещь");
    mother.sees("Социальный прокат вещей для малыша");
    mother.sees(/спросите у специалиста: .*залог/);
    expect(mother.buttons()).toEqual(expect.arrayContaining(["Коляска", "Кроватка с бортиками", "Ходунки"]));
    await mother.presses("Ходунки");
    await mother.says("1.1");
    await mother.presses("2 недели");
    mother.sees(/Вещь: Ходунки\n• С какого дня: 1 января\n• На сколько: 2 недели/);
    await mother.presses("Изменить");
    await mother.presses("Вещь");
    await mother.presses("Коляска");
    mother.sees(/Вещь: Коляска\n• С какого дня: 1 января/);
    expect(await world.store.requests.ofPerson(1)).toEqual([]);
    await mother.presses("Отправить");
    mother.sees(/Заявка \w{5} отправлена/);

    const thread = await takes(world, aigul);
    world.forum.sees(thread, /Тема: заявка/);
    world.forum.sees(thread, /Сейчас: ждёт[\s\S]*Вещь: Коляска[\s\S]*\/do reserve номер/);
    await aigul.pressesIn(cardIn(thread), /Отложить/);
    const offer = world.forum.sees(thread, /Что выдать/);
    await aigul.pressesIn(offer, new RegExp(`№${number} `));
    mother.sees(/отложили «Коляска синяя»/);
    await mother.presses("Да, заберу");
    world.forum.sees(thread, /согласие есть/);
    await aigul.pressesIn(cardIn(thread), /Выдать/);
    await aigul.pressesIn(world.forum.sees(thread, /До какого дня/), /\d+ \p{L}+/u);
    mother.sees(/на руках. Вернуть до \d+ \p{L}+\. Напомню/u);
    await mother.says("/requests");
    mother.sees(/на руках\. Вернуть до/);
    await mother.says("/menu");
    expect(mother.buttons()).toContain("Мои заявки");

    // Two weeks: reminders three days before, one day before, on the day.
    const reminders = () =>
      mother.fromBot().filter((message) => textOf(message).startsWith("Напоминаю")).length;
    await world.pass(12 * dayMs);
    expect(reminders()).toBe(1);
    await mother.says("коляска хорошая, нам подходит");
    await mother.says("/requests");
    await mother.presses("Продлить");
    mother.sees("До какого дня продлить?");
    await mother.presses(/\d+ \p{L}+/u);
    mother.sees(/Попросили продлить до/);
    await aigul.pressesIn(cardIn(thread), /^Продлить/);
    await aigul.pressesIn(world.forum.sees(thread, /До какого дня/), /\d+ \p{L}+/u);
    mother.sees(/Продлили\. Теперь вернуть до/);

    // Nobody brings it back.
    await world.pass(14 * dayMs);
    expect(reminders()).toBe(2);
    await world.pass(2 * dayMs);
    expect(reminders()).toBeGreaterThanOrEqual(3);
    await world.pass(2 * dayMs);
    mother.sees(/срок вышел/);
    const again = world.forum.ticketTopics().at(-1)?.id ?? thread;
    world.forum.sees(again, /Сейчас: срок вышел/);
    await aigul.inTopic(again).says("/do вернули с повреждением погнулась ручка");
    mother.sees(/Записали: погнулась ручка/);
    expect((await world.store.resources.get(number))?.condition).toBe("погнулась ручка");
    expect((await world.store.resources.list(programme)).find(({ id }) => id === number)?.taken).toBe(0);
    world.forum.neverSaw(["Гульнара", "Мифтахова", "gulnara_m"]);
    await mother.says("/menu");
    expect(mother.buttons()).not.toContain("Мои заявки");
  });

  test("one thing is never lent twice: who comes second is offered what is free", async () => {
    const cot = await thing("Кроватка белая", "cot");
    const spare = await thing("Кроватка бук", "cot");
    const aigul = await world.staff("Айгуль");
    const threads: number[] = [];
    for (let n = 0; n < 2; n += 1) {
      const mother = await meets(rentalWords.ru);
      await asksForThing(mother, rentalWords.ru, { item: "Кроватка" });
      threads.push(await takes(world, aigul));
    }
    const [one = 0, two = 0] = threads;
    await aigul.inTopic(one).says(`/do reserve ${cot}`);
    world.forum.sees(one, /Сейчас: отложено/);
    await aigul.inTopic(two).says(`/do отложить вещь №${cot}`);
    const offer = world.forum.sees(two, /уже заняли/);
    expect(offer.reply_markup?.inline_keyboard?.flat().some(({ text }) => text.includes(`№${cot} `))).toBe(
      false,
    );
    await aigul.pressesIn(offer, new RegExp(`№${spare} `));
    world.forum.sees(two, /Сейчас: отложено/);
    await aigul.inTopic(one).says("/do refuse нашли у соседей");
    await aigul.inTopic(one).says("/do return");
    world.forum.sees(one, /нет открытых заявок/);
    expect((await world.store.resources.list(programme)).find(({ id }) => id === cot)?.taken).toBe(0);
  });

  test("what nobody answers is free again after three days, with a reminder; both sides hear of it", async () => {
    const number = await thing("Коляска лунная");
    const aigul = await world.staff("Айгуль");
    const mother = await meets(rentalWords.ru);
    await asksForThing(mother);
    const thread = await takes(world, aigul);
    await aigul.inTopic(thread).says(`/do reserve ${number}`);
    mother.sees(/отложили «Коляска лунная»\. Заберёте\? Ответить можно до \d+/);
    const taken = async () =>
      (await world.store.resources.list(programme)).find(({ id }) => id === number)?.taken;
    await world.pass(1.5 * dayMs);
    mother.sees(/Напоминаю: по заявке \w{5} ждём ответа до/);
    expect(await taken()).toBe(1);
    await world.pass(3 * dayMs);
    expect(await taken()).toBe(0);
    mother.sees(/время ответа вышло, вещь снова свободна/);
    const again = world.forum.ticketTopics().at(-1)?.id ?? thread;
    world.forum.sees(again, /Сейчас: ждёт, подберите вещь/);
  });

  test("keys are understood when they are typed, a slip allowed, and a length of time for a day", async () => {
    const number = await thing("Коляска зимняя");
    const aigul = await world.staff("Айгуль");
    const mother = await meets(rentalWords.ru);
    await asksForThing(mother);
    const thread = await takes(world, aigul);
    await aigul.inTopic(thread).says(`/do reserve ${number}`);
    await mother.says("әйе, алам");
    mother.sees(/Хорошо, вещь ждёт/);
    await aigul.inTopic(thread).says("/do hand-over 25.12");
    await mother.says("продлитть");
    mother.sees("До какого дня продлить?");
    await mother.says("ещё на две недели");
    mother.sees(/Попросили продлить до 8 января/);
    await asksForThing(mother);
    await asksForThing(mother);
    await mother.says("отменить заявку");
    mother.sees(/В какой\? Нажмите под ней/);
  });

  test("stock is kept in the topic too; a wrong day or number is explained, a stranger is refused", async () => {
    const aigul = await world.staff("Айгуль");
    const mother = await meets(rentalWords.ru);
    await asksForThing(mother);
    const thread = await takes(world, aigul);
    await aigul.inTopic(thread).says("/stock add walker Ходунки красные");
    const id = /Записали: №(\d+) Ходунки красные/.exec(
      textOf(world.forum.sees(thread, /Ходунки красные/)),
    )?.[1];
    await aigul.inTopic(thread).says("/stock add rocket Ракета");
    world.forum.sees(thread, /вид: pram \(Коляска\)/);
    await aigul.inTopic(thread).says("/do");
    world.forum.sees(thread, /\/do reserve номер/);
    await aigul.inTopic(thread).says("/stock");
    world.forum.sees(thread, new RegExp(`№${id} Ходунки красные · Ходунки — свободно 1 из 1`));
    await aigul.inTopic(thread).says("/do hand-over 25.12");
    world.forum.sees(thread, /Сейчас так нельзя\. Заявка: ждёт/);
    await aigul.inTopic(thread).says("/do reserve 999999");
    world.forum.sees(thread, /Такого номера в этой программе нет/);
    await aigul.inTopic(thread).says(`/do reserve ${id}`);
    await aigul.inTopic(thread).says("/do hand-over 31.02");
    world.forum.sees(thread, /Не понял «31\.02»/);
    await aigul.inTopic(thread).says(`/stock retire ${id}`);
    world.forum.sees(thread, /сейчас у человека/);
    const stranger = await world.phone({ side: "staff", forum: world.forum.id });
    await world.sandbox.control.join({ chat: world.forum.id, user: stranger.id });
    await stranger.inTopic(thread).says("/do hand-over 25.12");
    world.forum.sees(thread, /нет в списке сотрудников/);
    await world.sandbox.control.leave({ chat: world.forum.id, user: stranger.id });
    await mother.presses("Отменить заявку");
    mother.sees("Заявку отменили");
    await aigul.inTopic(thread).says(`/stock retire ${id}`);
    world.forum.sees(thread, /больше не выдаём/);
  });

  test("nothing is sent when it is deleted; elsewhere it is said that there is none", async () => {
    const mother = await meets(rentalWords.ru);
    const cards = world.forum.cards().length;
    await looksForThing(mother);
    await mother.presses("Коляска");
    await mother.says("вчера");
    mother.sees(/Напишите день цифрами/);
    await mother.presses("Сегодня");
    await mother.presses("Пропустить");
    await mother.presses("Удалить и не отправлять");
    mother.sees("Ничего не отправлено");
    expect(world.forum.cards().length).toBe(cards);
    await mother.says("/requests");
    mother.sees("Заявок сейчас нет");
    await mother.says("/find");
    await mother.presses("Прокат для малыша");
    await mother.presses("до 3");
    await mother.says("Вологда");
    expect(mother.buttons()).not.toContain("Взять вещь");
  });

  test("while somebody is near nothing reminds", async () => {
    const number = await thing("Коляска серая");
    const aigul = await world.staff("Айгуль");
    const mother = await meets(rentalWords.ru);
    await asksForThing(mother);
    const thread = await takes(world, aigul);
    await aigul.inTopic(thread).says(`/do reserve ${number}`);
    await aigul.pressesIn(cardIn(thread), /Выдать/);
    await aigul.pressesIn(world.forum.sees(thread, /До какого дня/), /\d+ \p{L}+/u);
    await mother.says("рядом кто-то есть");
    await world.pass(16 * dayMs);
    mother.doesNotSee(/^Напоминаю|срок вышел/);
    world.forum.sees(world.forum.ticketTopics().at(-1)?.id ?? thread, /Сейчас: срок вышел/);
  });

  test("who erases everything asks for nothing any more; what is at home still has to come back", async () => {
    const [kept, lent] = [await thing("Коляска зелёная"), await thing("Коляска белая")];
    const aigul = await world.staff("Айгуль");
    const mother = await meets(rentalWords.ru);
    await asksForThing(mother);
    const thread = await takes(world, aigul);
    await aigul.inTopic(thread).says(`/do reserve ${lent}`);
    await aigul.inTopic(thread).says("/do hand-over 31.12");
    await asksForThing(mother);
    const second = world.forum
      .inTopic(thread)
      .map(textOf)
      .findLast((text) => /Сейчас: ждёт/.test(text));
    await aigul.inTopic(thread).says(`/do reserve ${kept}`);
    world.forum.sees(thread, /Какая заявка\?/);
    const code = /Заявка (\w{5})/.exec(second ?? "")?.[1] ?? "";
    await aigul.inTopic(thread).says(`/do ${code} reserve ${kept}`);
    mother.sees(/отложили «Коляска зелёная»/);
    await mother.says("/hide");
    await mother.presses(/вс[её]/i);
    const stock = await world.store.resources.list(programme);
    expect(stock.find(({ id }) => id === kept)?.taken).toBe(0);
    expect(stock.find(({ id }) => id === lent)?.taken).toBe(1);
  });

  test.each(["tt", "en"] as const)("the same in %s", async (language) => {
    const words = rentalWords[language];
    const number = await thing(`Коляска ${language}`);
    const aigul = await world.staff("Айгуль");
    const mother = await meets(words);
    await asksForThing(mother, words);
    mother.sees(words.sent);
    const thread = await takes(world, aigul);
    await aigul.inTopic(thread).says(`/do reserve ${number}`);
    await mother.presses(words.yes);
    await aigul.pressesIn(cardIn(thread), /Выдать/);
    await aigul.pressesIn(world.forum.sees(thread, /До какого дня/), /\d+ \p{L}+/u);
    await mother.presses(words.longer);
    await mother.presses(/\d/);
    world.forum.sees(thread, /просят продлить/);
    await aigul.inTopic(thread).says("/do keep-term ждут другие");
    mother.sees(/ждут другие/);
    await aigul.inTopic(thread).says("/do вернули");
    mother.sees(words.back);
    expect((await world.store.resources.list(programme)).find(({ id }) => id === number)?.taken).toBe(0);
  });
});
