import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayOf, plusDays } from "../../src/domain/days.js";
import { hourMs, instant, minuteMs } from "../../src/domain/time.js";
import { type Phone, textOf } from "../support/actors.js";
import { closes, talking } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

/** Kazan's hours. */
const utcOffset = 3;

let world: World;
let aigul: Phone;
let marat: Phone;
let vera: Phone;
let olga: Phone;
let teen: Phone;
let thread: number;
beforeAll(async () => {
  world = await createWorld();
  aigul = await world.staff("Айгуль");
  marat = await world.staff("Марат");
  vera = await world.phone({ side: "staff", forum: world.forum.id, first_name: "Вера" });
  await world.sandbox.control.join({ chat: world.forum.id, user: vera.id });
  await vera.opens(`staff_${await world.staffCode("Вера", "supervisor")}`);
  await vera.says("/partner Ольга, опека");
  const link = textOf(vera.sees(/\?start=staff_/));
  olga = await world.phone({ first_name: "Ольга" });
  await olga.opens(/\?start=(\w+)/.exec(link)?.[1]);
  ({ teen, thread } = await talking(world, aigul, {
    first_name: "Алия",
    last_name: "Каримова",
    username: "kotik14",
  }));
  await aigul.inTopic(thread).says("Здравствуй");
});
afterAll(() => world.close());

/** Moves the clock to an hour of the day that is so many days away. */
const until = (days: number, hour: number) => {
  const day = plusDays(dayOf(instant(world.sandbox.now()), utcOffset), days);
  return world.pass(Date.parse(`${day}T00:00:00Z`) + (hour - utcOffset) * hourMs - world.sandbox.now());
};
const types = (staff: Phone, text: string) => staff.inTopic(thread).says(text);
const sees = (text: RegExp) => world.forum.sees(thread, text);
const countOf = (phone: Phone, text: RegExp) =>
  phone.fromBot().filter((one) => text.test(textOf(one))).length;

describe("a task for another agency", () => {
  test.each([
    ["/task", /Поручение человеку из другого ведомства[\s\S]*Кому можно: Ольга, опека/],
    ["/task полиция узнать про место до завтра", /Не понял, кому\. Кому можно: Ольга, опека/],
    ["/task опека узнать про место", /до какого дня/],
    ["/task опека узнать про место до 31.02", /Такого дня в календаре нет/],
    ["/task опека до завтра", /Не понял, что сделать/],
    ["/task опека узнать про Алию до завтра", /Похоже на имя или название\. Поручение не отправлено/],
    ["/task опека позвонить 89171234567 до завтра", /Похоже на номер или контакт/],
    ["/task 77 готово", /Такого поручения здесь нет/],
  ])("«%s» is answered, and nobody is told anything", async (said, answered) => {
    await types(aigul, said);
    sees(answered);
    olga.doesNotSee(/Поручение/);
    teen.doesNotSee(/task|поручени/i);
  });

  test("comes to the partner without a name; taking it on and being done is heard in the topic", async () => {
    await types(marat, "/task опека узнать про место до послезавтра");
    sees(/Для вашей роли это недоступно/);
    await types(aigul, "/task опека узнать про место для kotik14 через 3 дня");
    sees(/➡️ Поручение №1 отправлено: Ольга, опека, до \d+ \p{L}+/u);
    const card = olga.sees(/^Поручение №1 до \d+ \p{L}+: узнать про место для \[скрыто\]\nОт кого: Айгуль/u);
    await olga.pressesIn(card, /Беру/);
    olga.sees(/Специалист знает, что поручение №1 у вас/);
    sees(/^Ольга, опека: поручение №1 взято, срок/);
    await olga.pressesIn(card, /Беру/);
    expect(world.forum.inTopic(thread).filter((one) => /№1 взято, срок/.test(textOf(one)))).toHaveLength(1);
    await world.pass(minuteMs);
    expect(textOf(sees(/Кто пишет/))).toMatch(/№1 Ольга, опека, до .* — взято/);
    await olga.says("/tasks");
    olga.sees(/^Поручение №1[\s\S]*Взято вами/);
    await olga.says("/tasks 1 готово");
    sees(/^Ольга, опека: поручение №1 сделано/);
    await olga.says("/tasks 1 готово");
    olga.sees(/^Этого поручения у вас нет/);
    await olga.says("/tasks");
    olga.sees(/^Открытых поручений нет/);
  });

  test("is declined with a reason that names nobody, or called back; the history tells it", async () => {
    await types(aigul, "/task Ольга проверить очередь в сад до завтра");
    await olga.presses("Не могу");
    olga.sees(/^Почему не получится взять поручение №2/);
    await olga.says("этим занимается Ильдар Сафин");
    olga.sees(/Похоже на имя/);
    await olga.says("я в отпуске");
    olga.sees(/поручение №2 не взято/);
    sees(/^Ольга, опека: поручение №2 не взято — «я в отпуске»/);
    await types(aigul, "/task опека проверить очередь в сад до завтра");
    await types(aigul, "/task 3 отмена");
    sees(/^Поручение №3 снято/);
    olga.sees(/^Поручение №3 больше не нужно: проверить очередь/);
    await types(vera, "/history");
    const history = textOf(sees(/что было\n/));
    expect(history).toMatch(/Айгуль: поручение №2/);
    expect(history).toMatch(/Ольга, опека: поручение №2 не взяли — «я в отпуске»/);
    expect(history).toMatch(/Айгуль: поручение №3 снято/);
    expect(history).not.toMatch(/событие «|очередь в сад/);
    expect(world.forum.inTopic(thread).map(textOf).join("\n")).not.toMatch(/Сафин/);
  });

  test("its days are remembered, also after a restart: first its partner, then the topic, then who is above", async () => {
    await types(vera, "/task опека узнать про кружок через 2 дня");
    await world.restart();
    await until(1, 10.1);
    olga.sees(/^Напоминаю о поручении\.\nПоручение №4/);
    sees(/^Ольга, опека ещё не взял\(а\) поручение №4/);
    await until(1, 10.1);
    expect(countOf(olga, /^Напоминаю о поручении/)).toBe(2);
    await until(1, 10.1);
    olga.sees(/^Срок прошёл\. Если сделано, отметьте\.\nПоручение №4/);
    sees(/^Срок поручения №4 прошёл/);
    vera.doesNotSee(/^Срок поручения №4/);
    await until(1, 10.1);
    vera.sees(/^Срок поручения №4 прошёл, Ольга, опека не отметил/);
    await types(vera, "/task 4 готово");
    sees(/^Поручение №4 закрыто: сделано/);
    const heard = countOf(olga, /оручение №4/);
    await until(1, 10.1);
    expect(countOf(olga, /оручение №4/)).toBe(heard);
  });

  test("does not go to people whom the person does not want", async () => {
    const [ticket] = await world.store.tickets.unfinishedOf(1);
    if (ticket === undefined) throw new Error("No ticket.");
    await world.store.tickets.update(ticket.id, { avoids: ["guardianship"] });
    await types(aigul, "/task опека узнать про место до завтра");
    sees(/Человек просил не передавать ничего людям из этого ведомства/);
  });

  test("is not needed any more once the talk is over", async () => {
    const [ticket] = await world.store.tickets.unfinishedOf(1);
    await world.store.tickets.update(ticket?.id ?? 0, { avoids: [] });
    await types(aigul, "/task опека узнать про школу до завтра");
    await closes(world, aigul, thread);
    olga.sees(/^Поручение №5 больше не нужно: узнать про школу/);
    await olga.says("/tasks 5 готово");
    olga.sees(/^Этого поручения у вас нет/);
  });
});

test("by keys: of whom is pressed, what and until when is one line; nobody else reads it", async () => {
  const dina = await world.staff("Дина");
  const own = await talking(world, dina);
  const writes = (text: string) => dina.inTopic(own.thread).says(text);
  const reads = (text: RegExp) => world.forum.sees(own.thread, text);
  await writes("/task");
  await dina.pressesIn(reads(/Кому можно: Ольга, опека/), /^Ольга/);
  reads(/^Ольга, опека: что сделать и до какого дня\?/);
  await writes("спросить про кружок до послезавтра");
  reads(/➡️ Поручение №\d+ отправлено: Ольга, опека/);
  olga.sees(/: спросить про кружок\n/);
  own.teen.doesNotSee(/кружок/);
});
