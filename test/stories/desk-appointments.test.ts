import pg from "pg";
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
let teen: Phone;
let thread: number;
beforeAll(async () => {
  world = await createWorld();
  aigul = await world.staff("Айгуль");
  marat = await world.staff("Марат");
  vera = await world.staff("Вера Павловна", "supervisor");
  ({ teen, thread } = await talking(world, aigul));
});
afterAll(() => world.close());

/** Moves the clock to an hour of the day that is so many days away. */
const until = (days: number, hour: number) => {
  const day = plusDays(dayOf(instant(world.sandbox.now()), utcOffset), days);
  const at = Date.parse(`${day}T00:00:00Z`) + (hour - utcOffset) * hourMs;
  return world.pass(at - world.sandbox.now());
};
const types = (staff: Phone, text: string, at = thread) => staff.inTopic(at).says(text);
const sees = (text: RegExp, at = thread) => world.forum.sees(at, text);
const countOf = (phone: Phone, text: RegExp) =>
  phone.fromBot().filter((one) => text.test(textOf(one))).length;

describe("a meeting", () => {
  test.each([
    ["/appointment", /^Предложить встречу: \/appointment завтра 15:00/],
    ["/appointment скоро", /Не понял день/],
    ["/appointment 31.02 15:00", /Такого дня в календаре нет/],
    ["/appointment вчера 15:00", /уже прошло/],
    ["/appointment завтра", /Не понял время/],
    ["/appointment завтра 25:00", /Такого времени нет/],
    ["/appointment через 100 дней 15:00", /Дальше чем на 90 дней/],
    ["/appointment да", /Отправлять или отменять нечего/],
    ["/appointment отмена", /Отправлять или отменять нечего/],
  ])("«%s» is answered, and the person hears nothing", async (said, answered) => {
    await types(aigul, said);
    sees(answered);
    teen.doesNotSee(/appointment|Предложение по времени/);
  });

  test("is seen first, sent by its specialist alone, and what fits is told to the topic", async () => {
    await aigul.pressesIn(sees(/Кто пишет/), /^Встреча$/);
    await types(aigul, "/appointment послезавтра 15:00 у входа в библиотеку");
    const preview = sees(/Ещё не отправлено[\s\S]*Предложение по времени: \p{L}+, \d+ \p{L}+, 15:00/u);
    teen.doesNotSee(/Предложение/);
    await marat.pressesIn(preview, /Отправить/);
    sees(/Для вашей роли это недоступно/);
    teen.doesNotSee(/Предложение/);
    await aigul.pressesIn(preview, /Отправить/);
    teen.sees(
      /^Предложение по времени: .*15:00\. Говорить будет Айгуль\.\nГде или как: у входа в библиотеку/,
    );
    sees(/➡️ Отправлено: встреча .*15:00/);
    await aigul.pressesIn(preview, /Отправить/);
    sees(/Отправлять или отменять нечего/);
    expect(countOf(teen, /Предложение/)).toBe(1);
    await teen.presses("Подходит");
    teen.sees(/^Хорошо: .*15:00\. Напомню/);
    sees(/Человек: .*15:00 подходит/);
    await world.pass(minuteMs);
    expect(textOf(sees(/Кто пишет/))).toMatch(/Встреча .*15:00: подходит · у входа в библиотеку/);
  });

  test("is moved by naming another time; the old answer is worth nothing then; typed words answer too", async () => {
    await types(aigul, "/appointment послезавтра в 16:30 по телефону");
    await types(aigul, "/appointment да");
    teen.sees(/^Время меняется: было .*15:00, предлагают .*16:30/);
    await teen.says("другое время");
    teen.sees(/^Напиши, когда удобно/);
    sees(/Человек просит другое время вместо .*16:30/);
    expect(world.forum.inTopic(thread).some((one) => textOf(one) === "другое время")).toBe(false);
    await teen.says("давай в 18 лучше");
    sees(/^давай в 18 лучше$/);
    await types(aigul, "/appointment послезавтра 18:00 по телефону");
    await types(aigul, "/appointment да");
    await teen.says("Подходит!");
    teen.sees(/^Хорошо: .*18:00/);
    await types(vera, "/history");
    const history = textOf(sees(/что было\n/));
    expect(history).toMatch(/Айгуль: предложена встреча: .*15:00/);
    expect(history).toMatch(/человек: встреча подходит, .*15:00/);
    expect(history).toMatch(/встреча перенесена: .*16:30/);
    expect(history).toMatch(/другое время вместо .*16:30/);
    expect(history).not.toMatch(/событие «|по телефону|библиотек/);
  });

  test("both are reminded the day before and an hour before, in words that a locked screen may show", async () => {
    await world.restart();
    await until(1, 10.5);
    const tomorrow = teen.sees(/^Напоминаю: завтра, .*18:00\.$/);
    sees(/^Айгуль, завтра встреча: .*18:00.*Человеку напомнил/);
    await until(1, 16.5);
    expect(countOf(teen, /^Напоминаю/)).toBe(1);
    await until(0, 17.1);
    const soon = teen.sees(/^Напоминаю: сегодня в 18:00\.$/);
    sees(/^Айгуль, сегодня в 18:00 встреча/);
    for (const one of [tomorrow, soon]) expect(textOf(one)).not.toMatch(/телефон|психолог|Айгуль|разговор/);
    await teen.presses("Где это?");
    teen.sees(/^Где или как: по телефону$/);
    await until(0, 19);
    expect(countOf(teen, /^Напоминаю/)).toBe(2);
    await teen.presses("Не подходит");
    teen.sees(/^Это время прошло или изменилось/);
  });

  test("is called off, and then nobody is reminded; somebody who may not be alone is not reminded at all", async () => {
    await types(aigul, "/appointment через 3 дня 12:00");
    await types(aigul, "/appointment да");
    await types(marat, "/appointment отмена");
    sees(/Для вашей роли это недоступно/);
    await types(aigul, "/appointment отмена");
    teen.sees(/^Договорённость на .*12:00 отменяется/);
    sees(/^Встреча .*12:00 отменена, человеку сказали/);
    await types(aigul, "/appointment через 3 дня 13:00");
    await types(aigul, "/appointment да");
    await teen.says("Рядом кто-то есть");
    const before = countOf(teen, /^Напоминаю/);
    await until(2, 10.5);
    sees(/^Айгуль, завтра встреча: .*13:00.*Человеку не напоминал/);
    expect(countOf(teen, /^Напоминаю/)).toBe(before);
  });
});

describe("a day to be reminded of", () => {
  test.each([
    ["/followup", /^Напомнить об этом разговоре/],
    ["/followup потом", /Не понял день/],
    ["/followup сегодня", /Напоминаю утром/],
    ["/followup 31.02", /Такого дня в календаре нет/],
    ["/followup через 100 дней", /Дальше чем на 90 дней/],
    ["/followup отмена", /Напоминания нет/],
  ])("«%s» is answered", async (said, answered) => {
    const { thread: other } = await talking(world, await world.staff(`Дина ${said}`));
    await types(vera, said, other);
    sees(answered, other);
  });

  test("comes in the topic to whoever holds it; the person is not written to", async () => {
    const dina = await world.staff("Динара");
    const { teen: person, thread: other } = await talking(world, dina);
    await dina.inTopic(other).says("Здравствуй");
    await types(marat, "/followup 3 дня", other);
    sees(/Для вашей роли это недоступно/, other);
    await types(dina, "/followup 3 дня спросить про справку", other);
    sees(/^Напомню утром: \d+ \p{L}+\. Человек не соглашался/u, other);
    await world.pass(minuteMs);
    expect(textOf(sees(/Кто пишет/, other))).toMatch(
      /Напомнить \d+ \p{L}+: Динара — «спросить про справку»/u,
    );
    const before = person.fromBot().length;
    await until(3, 10.1);
    sees(/^Динара, напоминаю, как просили: .* — «спросить про справку»/, other);
    expect(person.fromBot().slice(before).map(textOf)).toEqual([]);
    await types(dina, "/history", other);
    expect(textOf(sees(/что было\n/, other))).toMatch(/Динара: напомнить: [\s\S]*напомнили, как просили/);
  });

  test("once a talk is over the person is asked on that day, because they agreed to be asked", async () => {
    const zulfia = await world.phone({ side: "staff", forum: world.forum.id, first_name: "Зульфия" });
    await world.sandbox.control.join({ chat: world.forum.id, user: zulfia.id });
    await zulfia.opens(`staff_${await world.staffCode("Зульфия")}`);
    const { teen: person, thread: other } = await talking(world, zulfia);
    await zulfia.inTopic(other).says("Здравствуй");
    await closes(world, zulfia, other);
    await person.presses("Днём");
    person.sees(/^Хорошо, спрошу/);
    await person.says("я ещё тут");
    await person.presses("Продолжить тот");
    await types(zulfia, "/followup 4 дня", other);
    sees(/Человек согласился, чтобы его спросили/, other);
    await closes(world, zulfia, other);
    const before = person.fromBot().length;
    await until(4, 10.1);
    zulfia.sees(/^Зульфия, напоминаю, как просили/);
    expect(person.fromBot()).toHaveLength(before);
    await until(0, 13.1);
    expect(person.fromBot().slice(before).map(textOf)).toEqual([expect.stringMatching(/^Как дела\?/)]);
  });
});

const inDatabase = async (sql: string) => {
  const client = new pg.Client({ connectionString: world.databaseUrl });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
};

test("what a person erases takes the meeting and the day along, and nobody is reminded", async () => {
  const dina = await world.staff("Дина");
  const { teen: erasing, thread: at } = await talking(world, dina);
  await types(dina, "/appointment послезавтра 15:00 у входа в библиотеку", at);
  await types(dina, "/appointment да", at);
  erasing.sees(/Предложение по времени/);
  await types(dina, "/followup 3 дня спросить про дневник", at);
  await erasing.says("/hide");
  await erasing.presses("Стереть всё");
  const left = await inDatabase(`
    select t.id from ticket t left join appointment a on a.ticket_id = t.id
      left join desk_follow_up f on f.ticket_id = t.id
    where t.close_reason = 'erased' and (a.id is not null or f.ticket_id is not null)`);
  expect(left).toEqual([]);
  const told = dina.fromBot().length;
  await until(2, 16);
  erasing.doesNotSee(/библиотек/);
  expect(dina.fromBot().slice(told).map(textOf).join("\n")).not.toMatch(/библиотек|дневник/);
});
