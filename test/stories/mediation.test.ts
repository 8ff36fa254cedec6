/** A talk with a mediator: Tatarstan's reconciliation rooms and family mediation in Vologda, from the quarrel to what holds. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayMs, hourMs } from "../../src/domain/time.js";
import { textOf } from "../support/actors.js";
import { mediationIn, words } from "../support/mediation.js";
import { takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
let scene: ReturnType<typeof mediationIn>;
beforeAll(async () => {
  world = await createWorld();
  scene = mediationIn(world);
});
afterAll(() => world.close());

describe("Татарстан: кабинеты примирения", () => {
  test("«поссорились с мамой»: checked, invited, agreed, met, and it holds", async () => {
    const it = words.ru;
    const { slot, meets, begins, linkOf, comesBy, cardIn, reminders, until, dayIn } = scene;
    const programme = "rt-mediation-rooms";
    await slot(programme, 4, "кабинет 2", "городской округ Казань");
    const later = await slot(programme, 5, "кабинет 3", "городской округ Казань");
    const aigul = await world.staff("Айгуль");
    const teen = await meets(it);
    await begins(teen, it, "Казань");
    teen.sees("Посредник — взрослый специалист");
    await teen.presses(it.parent);
    await teen.says("нет, никогда такого");
    teen.sees("Поняли не до конца");
    await teen.says("не было");
    await teen.says("не боюсь");
    await teen.says("поругались");
    await teen.says("оба");
    teen.sees("Кабинеты примирения и согласия");
    teen.sees(/спроси у специалиста: /);
    await teen.says("телефон вечером");
    await teen.presses(it.self);
    await teen.presses(it.evening);
    await teen.presses(it.done);
    teen.sees(/С кем: Мама или папа\n• Вред или угрозы: Нет, такого не было[\s\S]*О чём: «телефон вечером»/);
    await teen.presses("Изменить");
    await teen.presses("О чём");
    await teen.says("из-за телефона");
    await teen.presses(it.send);
    teen.sees(/Заявка \w{5} отправлена/);

    const thread = await takes(world, aigul);
    world.forum.sees(thread, /проверьте, равны ли стороны[\s\S]*Страх: Нет, не страшно/);
    expect(teen.buttons()).not.toContain(it.link);
    await aigul.inTopic(thread).says("/link");
    world.forum.sees(thread, /уже не действует/);
    await aigul.pressesIn(cardIn(thread), /Позвать/);
    await aigul.pressesIn(world.forum.sees(thread, /До какого дня/), /\d+ \p{L}+/u);
    teen.sees(/вторую сторону можно звать/);
    const link = await linkOf(teen, it);
    await aigul.inTopic(thread).says("/link");
    world.forum.sees(thread, new RegExp(`start=${link}`));

    // Only the first who comes by it is the other side; nobody makes one up.
    await teen.opens(link);
    teen.sees("Эта ссылка — для второй стороны");
    const mother = await comesBy(link, it);
    mother.sees(/Прийти или нет — решать только вам, причину не спросим/);
    const stranger = await comesBy(link, it);
    stranger.sees("одноразовая");
    const guesser = await comesBy(`${link.slice(0, -1)}${link.endsWith("A") ? "B" : "A"}`, it);
    guesser.sees("Эта ссылка не сработала");

    await mother.says("а кто это?");
    mother.sees(/Это программа «Кабинеты примирения и согласия»[^]*Кто передал ссылку, мы не говорим/);
    expect(textOf(mother.last())).toContain("спокойно и не страшно?");
    mother.doesNotSee(/Поняли не до конца/);
    await mother.says("да");
    await mother.says("согласна");
    mother.sees("нужно время, которое подойдёт обоим");
    teen.sees("Вторая сторона согласна поговорить");
    world.forum.sees(thread, /Последнее \(вторая сторона\): Согласие/);
    await teen.presses(it.choose);
    await teen.presses("кабинет 2");
    mother.sees(/предлагает время: .*кабинет 2. Подходит\?/);
    await mother.presses("Ни одно не подходит");
    await mother.presses(it.choose);
    await mother.presses("кабинет 3");
    await teen.presses(it.fits);
    mother.sees(/Время подошло обоим: .*кабинет 3/);
    world.forum.sees(thread, /Сейчас: встреча назначена/);
    const stock = await world.store.resources.list(programme);
    expect(stock.filter(({ taken }) => taken > 0).map(({ id }) => id)).toEqual([later]);
    await mother.says("/requests");
    mother.sees(/встреча с посредником[\s\S]*Встреча назначена/);
    mother.doesNotSee(/из-за телефона/);

    // The day before, and two hours before.
    const meeting = (await world.store.resources.get(later))?.startsAt ?? "";
    await until(meeting, -dayMs);
    expect([reminders(teen), reminders(mother)]).toEqual([1, 1]);
    await until(meeting, -hourMs);
    expect([reminders(teen), reminders(mother)]).toEqual([2, 2]);
    teen.sees(/встреча сегодня в \d\d:\d\d/);
    await world.pass(dayMs);
    world.forum.sees(thread, /запишите итог/);
    await aigul.inTopic(thread).says(`/do договорились ${dayIn(20)}`);
    teen.sees(/на встрече договорились. \d+ \p{L}+ спрошу/u);
    await world.pass(30 * dayMs);
    mother.sees("Держится то, о чём договорились?");
    await mother.presses(it.holds);
    teen.sees("договорённость держится");
    const last = world.forum.ticketTopics().at(-1)?.id ?? thread;
    world.forum.sees(last, /закрыто: держится/);
    world.forum.neverSaw(["Тимур", "Сафин", "timur_s", "Алсу", "alsu_s"]);
    await mother.says("/menu");
    expect(mother.buttons()).not.toContain("Мои заявки");
  });

  test.each(["tt", "en"] as const)("the same in %s", async (language) => {
    const it = words[language];
    const { meets, settles, slot, until, dayIn, reminders } = scene;
    const programme = "rt-mediation-rooms";
    await slot(programme, 3, "чужой кабинет", "Агрызский район");
    const aigul = await world.staff("Айгуль");
    const teen = await meets(it);
    const municipality = "городской округ Казань";
    const { mother, thread, meeting } = await settles(aigul, it, {
      programme,
      place: "Казань",
      municipality,
      teen,
    });
    const offered = [teen, mother].flatMap((phone) => phone.messages().map((one) => JSON.stringify(one)));
    expect(offered.filter((one) => one.includes("чужой кабинет"))).toEqual([]);
    await until(meeting, -dayMs);
    await until(meeting, -hourMs);
    expect([reminders(teen), reminders(mother)]).toEqual([2, 2]);
    await aigul.inTopic(thread).says(`/do agreed ${dayIn(20)}`);
    await world.pass(40 * dayMs);
    await mother.presses(it.holds);
    teen.sees(it.closed);
  });
});

describe("Вологда: семейная медиация", () => {
  test("husband and wife: moved once, held, agreed in part, does not hold, ended by staff", async () => {
    const it = words.ru;
    const { meets, answersCalmly, sends, linkOf, comesBy, dayIn, slot, until } = scene;
    const aigul = await world.staff("Айгуль");
    const wife = await meets(it, it.adult, { first_name: "Ольга", last_name: "Кузина", username: "olga_k" });
    await wife.says("муж и я не можем договориться о детях, нужна семейная медиация");
    await wife.presses("7–10");
    await wife.says("Вологда");
    await wife.presses(it.take);
    await answersCalmly(wife, { ...it, parent: "Муж, жена, партнёр" as never });
    wife.sees("Семейная медиация");
    await sends(wife, it);
    const thread = await takes(world, aigul);
    world.forum.sees(thread, /Заявка \w{5} · Семейная медиация/);
    await aigul.inTopic(thread).says(`/do invite ${dayIn(5)}`);
    const link = await linkOf(wife, it);

    // Nobody answers in time; the link goes on working.
    await world.pass(7 * dayMs);
    wife.sees("Срок ответа прошёл");
    world.forum.sees(thread, /не ответила в срок/);
    const husband = await comesBy(link, it);
    await husband.presses(it.safe);
    await husband.presses("Сначала спросить человека");
    const own = await takes(world, aigul);
    expect(own).not.toBe(thread);
    await husband.says("/requests");
    await husband.presses(it.yes);
    // What was said before the talk may be true no more: it is asked anew.
    await husband.presses(it.safe);
    await husband.presses(it.yes);
    wife.sees("Вторая сторона согласна");

    await wife.presses(it.choose);
    wife.sees("Свободного времени сейчас нет");
    await aigul.inTopic(thread).says(`/stock add ${dayIn(6)} 15:00 кабинет 7`);
    world.forum.sees(thread, /Записали: №\d+ \d+ \p{L}+, 15:00, кабинет 7/u);
    await aigul.inTopic(thread).says("/stock add просто кабинет");
    world.forum.sees(thread, /Нужны день и час/);
    await aigul.inTopic(thread).says("/do offer-times");
    husband.sees("Есть время для встречи");
    await husband.presses(it.choose);
    await husband.presses("кабинет 7");
    await wife.presses(it.fits);
    await husband.presses("Не получится прийти");
    wife.sees("Вторая сторона не сможет прийти");
    const second = await slot("vo-family-mediation", 8, "кабинет 9");
    await aigul.inTopic(thread).says(`/do назначить время ${second}`);
    wife.sees(/Встреча назначена: .*кабинет 9/);
    husband.sees(/Встреча назначена: .*кабинет 9/);
    await until((await world.store.resources.get(second))?.startsAt ?? "", hourMs);
    await aigul.inTopic(thread).says(`/do договорились частично ${dayIn(10)}`);
    husband.sees("договорились не обо всём");
    await world.pass(11 * dayMs);
    await wife.presses("Не держится");
    husband.sees("договорённость не держится");
    world.forum.sees(thread, /нужен следующий шаг/);
    await aigul.inTopic(thread).says("/do stop помог психолог");
    wife.sees("Заявку закрыли: помог психолог");
    husband.doesNotSee(/помог психолог/);
    world.forum.neverSaw(["Ольга", "Кузина", "olga_k", "Алсу"]);
  });
});
