/** A talk with a mediator: Tatarstan's reconciliation rooms, family mediation in Vologda; and never where it does harm. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayMs, hourMs } from "../../src/domain/time.js";
import type { Phone } from "../support/actors.js";
import { textOf } from "../support/actors.js";
import { takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const now = () => new Date(world.sandbox.now()).toISOString();
/** Three in the afternoon in Moscow, so many days from now. */
const afternoon = (days: number) =>
  `${new Date(world.sandbox.now() + days * dayMs).toISOString().slice(0, 10)}T12:00:00.000Z`;
const until = (at: string, ms = 0) => world.pass(Date.parse(at) + ms - world.sandbox.now());

/** A day to come, as staff type it. */
const dayIn = (days: number) => {
  const [, month, day] = afternoon(days).slice(0, 10).split("-");
  return `${day}.${month}`;
};

const slot = async (programme: string, days: number, name: string, municipality?: string) => {
  const startsAt = afternoon(days);
  const added = { programme, kind: "time", name, startsAt, endsAt: startsAt };
  return (await world.store.resources.add({ ...added, ...(municipality ? { municipality } : {}) }, now())).id;
};

const words = {
  ru: {
    language: "Русский",
    role: "Подросток",
    begin: "поссорились с мамой",
    take: "Договориться с посредником",
    parent: "Мама или папа",
    no: "Нет, такого не было",
    calm: "Нет, не страшно",
    quarrel: "Ссора, задело обоих",
    both: "Говорят оба",
    self: "Я передам",
    evening: "Вечером в будни",
    done: "Готово",
    send: "Отправить",
    link: "Ссылка для второй стороны",
    safe: "Да, спокойно",
    yes: "Да, можно попробовать",
    choose: "Выбрать время",
    fits: "Подходит",
    holds: "Держится",
    adult: "Родитель или родственник",
    said: "телефон вечером",
    closed: "договорённость держится",
  },
  tt: {
    language: "Татарча",
    role: /Үсмер/i,
    begin: "әни белән талаштык",
    take: "Арадашчы белән килешү",
    parent: "Әни яки әти",
    no: "Юк, булмады",
    calm: "Юк, курыкмыйм",
    quarrel: "Ызгыш, икебезгә дә авыр",
    both: "Икесе дә сөйли",
    self: "Мин бирәм",
    evening: "Эш көнендә кич",
    done: "Әзер",
    send: "Җибәрү",
    link: "Икенче як өчен сылтама",
    safe: "Әйе, тыныч",
    yes: "Әйе, карарга була",
    choose: "Вакыт сайлау",
    fits: "Туры килә",
    holds: "Тотыла",
    adult: /Әти-әни/,
    said: "телефон турында",
    closed: "килешү тотыла",
  },
  en: {
    language: "English",
    role: /teen/i,
    begin: "I had a fight with my mum",
    take: "Talk with a mediator",
    parent: "My mum or dad",
    no: "No, nothing like that",
    calm: "No, not afraid",
    quarrel: "A quarrel that hurt both",
    both: "Both speak",
    self: "I do",
    evening: "Weekday evenings",
    done: "Done",
    send: "Send",
    link: "Link for the other side",
    safe: "Yes, I feel calm",
    yes: "Yes, we can try",
    choose: "Choose a time",
    fits: "It suits me",
    holds: "It holds",
    adult: /parent/i,
    said: "about my phone",
    closed: "the agreement holds",
  },
} as const;
type Words = (typeof words)[keyof typeof words];

const meets = async (it: Words, role: string | RegExp = it.role, names = {}): Promise<Phone> => {
  const phone = await world.phone({ first_name: "Тимур", last_name: "Сафин", username: "timur_s", ...names });
  await phone.opens();
  await phone.presses(it.language);
  await phone.presses(role);
  return phone;
};

/** From their own words through the search to the first question of the dialogue. */
const begins = async (teen: Phone, it: Words, place: string) => {
  await teen.says(it.begin);
  if (it === words.ru) await teen.presses("15–17");
  else {
    const need = teen.buttons().find((label) => /Ызгыш|килеш|quarrel|argument|terms/i.test(label));
    if (need !== undefined) await teen.presses(need);
    await teen.presses("15–17");
  }
  await teen.says(place);
  await teen.presses(it.take);
};

const answersCalmly = async (teen: Phone, it: Words) => {
  await teen.presses(it.parent);
  await teen.presses(it.no);
  await teen.presses(it.calm);
  await teen.presses(it.quarrel);
  await teen.presses(it.both);
};

const sends = async (teen: Phone, it: Words) => {
  await teen.says(it.said);
  await teen.presses(it.self);
  await teen.presses(it.evening);
  await teen.presses(it.done);
  await teen.presses(it.send);
};

/** What stands behind /start in the link that a person was shown. */
const linkOf = async (teen: Phone, it: Words): Promise<string> => {
  await teen.presses(it.link);
  const shown = textOf(teen.sees(/t\.me\/.*start=/));
  return /start=([\w-]+)/.exec(shown)?.[1] ?? "";
};

const comesBy = async (link: string, it: Words): Promise<Phone> => {
  const other = await world.phone({ first_name: "Алсу", last_name: "Сафина", username: "alsu_s" });
  await other.opens(link);
  await other.presses(it.language);
  await other.presses(it.adult);
  return other;
};

const cardIn = (thread: number) =>
  world.forum.inTopic(thread).findLast((message) => textOf(message).startsWith("Заявка")) ??
  (() => {
    throw new Error(`No request among: ${world.forum.inTopic(thread).map(textOf).join("\n---\n")}`);
  })();

const reminders = (phone: Phone) =>
  phone.fromBot().filter((message) => /^(Напоминаю|Искә төшерәм|A reminder)/.test(textOf(message))).length;

const walks = async (it: Words, place: string, municipality: string) => {
  const programme = "rt-mediation-rooms";
  const elsewhere = await slot(programme, 3, "чужой кабинет", "Агрызский район");
  await slot(programme, 4, "кабинет 2", municipality);
  const later = await slot(programme, 5, "кабинет 3", municipality);
  const aigul = await world.staff("Айгуль");
  const teen = await meets(it);
  await begins(teen, it, place);
  await answersCalmly(teen, it);
  await sends(teen, it);
  const thread = await takes(world, aigul);
  await aigul.inTopic(thread).says(`/do invite ${dayIn(14)}`);
  const link = await linkOf(teen, it);
  expect(link.length).toBeLessThanOrEqual(64);
  const mother = await comesBy(link, it);
  await mother.presses(it.safe);
  await mother.presses(it.yes);
  await teen.presses(it.choose);
  expect(teen.buttons().some((label) => label.includes("чужой кабинет"))).toBe(false);
  await teen.presses("кабинет 2");
  await mother.presses(it.choose);
  await mother.presses("кабинет 3");
  await teen.presses(it.fits);
  return { programme, aigul, teen, mother, thread, link, later, elsewhere };
};

describe("Татарстан: кабинеты примирения", () => {
  test("«поссорились с мамой»: checked, invited, agreed, met, and it holds", async () => {
    const it = words.ru;
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
    await teen.presses("Изменить: О чём");
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
    const { aigul, teen, mother, thread, later } = await walks(it, "Казань", "городской округ Казань");
    const meeting = (await world.store.resources.get(later))?.startsAt ?? "";
    await until(meeting, -dayMs);
    await until(meeting, -hourMs);
    expect([reminders(teen), reminders(mother)]).toEqual([2, 2]);
    await aigul.inTopic(thread).says(`/do agreed ${dayIn(20)}`);
    await teen.says("/requests");
    await world.pass(40 * dayMs);
    await mother.presses(it.holds);
    teen.sees(it.closed);
  });
});
