/** Vologda: a team is called with a clock. It comes and closes in time; and once nobody comes, and others are called. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hourMs, minuteMs } from "../../src/domain/time.js";
import { type Phone, textOf } from "../support/actors.js";
import { takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const languages = {
  ru: {
    language: "Русский",
    parent: "Родитель",
    social: "нужна социальная помощь семье",
    age: "7–10",
    need: "",
    later: "Можно подождать",
    call: "Вызвать службу помощи",
    calm: "Нет, сейчас спокойно",
    who: "Нашей семье",
    what: "Дома тяжёлая ссора",
    reach: "Да, можно писать",
    send: "Отправить",
    sent: /Заявка (\w{5}) отправлена/,
    desk: /Своего срока служба не называла\. Если до .+, позовём старших/,
    accepted: "вызов приняли",
    out: "команда вышла",
    there: "команда на связи",
    done: "На месте работу закончили",
    closed: "Итог: помогли договориться",
  },
  tt: {
    language: "Татарча",
    parent: "Әти-әни",
    social: "/find",
    age: "7–10",
    need: "Гаиләгә ярдәм",
    later: "Көтәргә була",
    call: "Ярдәм хезмәтен чакыру",
    calm: /тыныч/,
    who: "Безнең гаиләгә",
    what: "Өйдә каты тавыш",
    reach: "Әйе, язарга ярый",
    send: "Җибәрү",
    sent: /(\w{5})/,
    desk: /үз вакытын әйтмәде/,
    accepted: "чакыруны алдылар",
    out: "төркем чыкты",
    there: "төркем элемтәдә",
    done: "Урында эшне тәмамладылар",
    closed: "Нәтиҗә: помогли договориться",
  },
  en: {
    language: "English",
    parent: /parent/i,
    social: "/find",
    age: "7–10",
    need: "Help for family",
    later: "It can wait",
    call: "Call the support service",
    calm: /calm/i,
    who: "Our family",
    what: "A hard quarrel at home",
    reach: "Yes, you may write",
    send: "Send",
    sent: /Request (\w{5}) is sent/,
    desk: /has not named a time/,
    accepted: "the call is taken",
    out: "the team has set out",
    there: "the team is in touch",
    done: "The work there is finished",
    closed: "How it ended: помогли договориться",
  },
} as const;
type Words = (typeof languages)[keyof typeof languages];

const meets = async (words: Words): Promise<Phone> => {
  const phone = await world.phone({ first_name: "Ольга", last_name: "Смирнова", username: "olga_sm" });
  await phone.opens();
  await phone.presses(words.language);
  await phone.presses(words.parent);
  return phone;
};

const cardIn = (thread: number) =>
  world.forum
    .inTopic(thread)
    .findLast((message) => textOf(message).startsWith("Заявка") && message.reply_markup !== undefined) ??
  (() => {
    throw new Error(`No request among: ${world.forum.inTopic(thread).map(textOf).join("\n---\n")}`);
  })();

/** From the first words to a call that is sent. Answers its code. */
const calls = async (phone: Phone, words: Words, place = "Сокол"): Promise<string> => {
  await phone.says(words.social);
  if (words.social === "/find") await phone.presses(words.need);
  await phone.presses(words.age);
  await phone.presses(words.later);
  await phone.says(place);
  await phone.presses(words.call);
  await phone.presses(words.calm);
  await phone.presses(words.who);
  await phone.presses(words.what);
  await phone.says("посёлок у станции");
  await phone.presses(words.reach);
  await phone.presses(words.send);
  return words.sent.exec(textOf(phone.sees(words.sent)))?.[1] ?? "";
};

describe("Вологда: служба «SOS»", () => {
  test("«нужна социальная помощь семье»: called, accepted, on the way, there, closed in time", async () => {
    const aigul = await world.staff("Айгуль");
    const mother = await meets(languages.ru);
    const code = await calls(mother, languages.ru);
    mother.sees(/«SOS – служба особого сопровождения»/);
    mother.sees(/спросите у специалиста: .*как быстро отвечают/);
    mother.sees(languages.ru.desk);
    const thread = await takes(world, aigul);
    world.forum.sees(thread, new RegExp(`Заявка ${code}[\\s\\S]*ждёт команду`));
    world.forum.sees(
      thread,
      /Кому: Нашей семье\n• Что случилось: Дома тяжёлая ссора\n• Где: «посёлок у станции»/,
    );
    world.forum.sees(thread, /Сокольский/);
    world.forum.sees(thread, /Срок: \d+/);
    await aigul.pressesIn(cardIn(thread), /Принять вызов/);
    mother.sees("вызов приняли");
    await aigul.pressesIn(cardIn(thread), /Вышли/);
    mother.sees(/^Заявка \w{5}: команда вышла/);
    await mother.says("/requests");
    mother.sees("Команда вышла.");
    await aigul.inTopic(thread).says("/do на связи");
    mother.sees("команда на связи");
    await world.pass(6 * hourMs);
    mother.doesNotSee(/никто не вышел на связь/);
    await aigul.pressesIn(cardIn(thread), /На месте закончили/);
    await aigul.pressesIn(cardIn(thread), /Закрыть с итогом/);
    world.forum.sees(thread, /\/do close что случилось/);
    await aigul.inTopic(thread).says("/do close помогли договориться, встреча через неделю");
    mother.sees(/Итог: помогли договориться, встреча через неделю/);
    world.forum.sees(thread, /Сейчас: закрыто/);
    world.forum.neverSaw(["Ольга", "Смирнова", "olga_sm"]);
  });

  test("the clock runs out: it is said honestly, the head hears of it, others are called, and the team comes late", async () => {
    const vera = await world.phone({ side: "staff", first_name: "Вера" });
    await vera.opens(`staff_${await world.staffCode("Вера", "head")}`);
    const aigul = await world.staff("Айгуль");
    const mother = await meets(languages.ru);
    const code = await calls(mother, languages.ru, "Череповец");
    const thread = await takes(world, aigul);
    await aigul.pressesIn(cardIn(thread), /Принять вызов/);
    await aigul.inTopic(thread).says("Здравствуйте, ищу, кто ближе.");
    await world.pass(4 * hourMs + minuteMs);
    const told = mother.sees(
      new RegExp(`Заявка ${code}: до .+ никто не вышел на связь\\. Так быть не должно`),
    );
    expect(textOf(told)).not.toMatch(/ссор|служб/);
    mother.sees(/Сразу ответят по телефону:\n.*112/);
    world.forum.sees(thread, /срок вышел, связи нет/);
    vera.sees(new RegExp(`Заявка ${code}: команда не вышла на связь до`));
    const calling = () => vera.fromBot().filter((message) => /Зовём/.test(textOf(message))).length;
    // They have waited since they called the team, not since it was found out that it did not come.
    world.forum.sees(world.forum.topicNamed(/Лобби/), /Ждёт ответа человека 4 ч/);
    // The ladder begins anew: others are called, rung by rung, until somebody is there.
    await world.pass(3 * hourMs);
    world.forum.sees(world.forum.topicNamed(/Лобби/), /Зовём/);
    const before = calling();
    await mother.says("/requests");
    mother.sees(/Срок прошёл: /);
    await aigul.inTopic(thread).says("/do set-out");
    await aigul.inTopic(thread).says("/do contact");
    mother.sees("команда на связи");
    await world.pass(24 * hourMs);
    expect(calling()).toBe(before);
    await aigul.inTopic(thread).says("/do close приехали с опозданием, семья в порядке");
    mother.sees(/Итог: приехали с опозданием/);
  });

  test("danger now: numbers and a human first; then the team hears all that was answered", async () => {
    const aigul = await world.staff("Айгуль");
    const mother = await meets(languages.ru);
    await mother.says(languages.ru.social);
    await mother.presses(languages.ru.age);
    await mother.presses(languages.ru.later);
    await mother.says("Сокол");
    await mother.presses(languages.ru.call);
    await mother.presses("Да, прямо сейчас");
    mother.sees(/112/);
    const card = world.forum.card(/СРОЧНО/);
    expect(textOf(card)).toMatch(/Кто: /);
    await mother.presses("Нашей семье");
    await mother.says("прорвало трубу, дети на улице");
    await mother.presses("Пропустить");
    await mother.presses("Да, можно писать");
    await mother.presses("Отправить");
    const thread = await takes(world, aigul);
    world.forum.sees(
      thread,
      /Опасность сейчас: Да, прямо сейчас[\s\S]*Что случилось: «прорвало трубу, дети на улице»/,
    );
  });

  test("elsewhere there is no such service, and a human is one key away; a person can call it off", async () => {
    const mother = await meets(languages.ru);
    await calls(mother, languages.ru);
    await mother.says("/requests");
    await mother.presses("Отменить вызов");
    mother.sees("Вызов отменили");
    await mother.says("/find");
    await mother.presses("Помощь семье");
    await mother.presses("7–10");
    await mother.presses(languages.ru.later);
    await mother.says("Казань");
    expect(mother.buttons()).not.toContain("Вызвать службу помощи");
  });

  test.each(["tt", "en"] as const)("the same in %s", async (language) => {
    const words = languages[language];
    const aigul = await world.staff("Айгуль");
    const mother = await meets(words);
    await calls(mother, words);
    mother.sees(words.desk);
    const thread = await takes(world, aigul);
    await aigul.pressesIn(cardIn(thread), /Принять вызов/);
    mother.sees(words.accepted);
    await aigul.inTopic(thread).says("/do set-out");
    mother.sees(words.out);
    await aigul.inTopic(thread).says("/do contact");
    mother.sees(words.there);
    await aigul.inTopic(thread).says("/do handle");
    mother.sees(words.done);
    await aigul.inTopic(thread).says("/do close помогли договориться");
    mother.sees(words.closed);
  });
});

describe("Вологда: команда в школу", () => {
  test("«сына травят в школе»: after the questions a team is asked for, and it is told whose class, not whose son", async () => {
    const aigul = await world.staff("Айгуль");
    const mother = await meets(languages.ru);
    await mother.says("моего сына травят в классе");
    await mother.presses("Нет, сейчас спокойно");
    await mother.presses("Пропустить");
    await mother.presses("Пропустить");
    await mother.presses("Пропустить");
    await mother.presses("Пропустить");
    await mother.presses("Пропустить");
    await mother.presses("Пропустить");
    await mother.says("Вологда");
    await mother.presses("Позвать команду в школу");
    await mother.presses("Нет, сейчас спокойно");
    mother.sees(/Службы экстренного реагирования/);
    expect(mother.buttons()).not.toContain("Нашей семье");
    await mother.presses("Всему классу");
    await mother.presses("Травят в школе");
    await mother.says("школа в заречье");
    await mother.presses("Да, можно писать");
    await mother.presses("Отправить");
    const thread = await takes(world, aigul);
    world.forum.sees(thread, /Службы экстренного реагирования[\s\S]*Всему классу[\s\S]*Травят в школе/);
    await aigul.inTopic(thread).says("/do pass-on это дело школы, позвонили ей");
    mother.sees(/Эта команда не придёт: это дело школы/);
  });
});
