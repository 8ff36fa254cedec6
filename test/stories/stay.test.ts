/** A place in a crisis centre and the plan that goes with it, from «мне негде ночевать с ребёнком» to the end of the stay. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayMs, minuteMs } from "../../src/domain/time.js";
import { type Phone, textOf } from "../support/actors.js";
import { takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** Its name says where it is: no person may ever read it. */
const secret = "Комната 4, улица Тайная 7";
const room = async (programme: string, name = secret, maximum = 1) =>
  (await world.store.resources.add({ programme, kind: "room", name, maximum }, new Date().toISOString())).id;

const languages = {
  ru: {
    language: "Русский",
    role: "Родитель",
    need: "жить",
    week: "Пока подожду",
    age: "до 3",
    take: "Попросить место",
    calm: "Нет, сейчас спокойно",
    child: "1–3 года",
    done: "Готово",
    bed: "Есть где",
    part: "Только часть",
    month: "До месяца",
    today: "Сегодня",
    write: "Да, можно писать",
    skip: "Пропустить",
    send: "Отправить",
    sent: "отправлена",
    yes: "Да, приедем",
    plan: "Мой план",
    mark: /^Готово: /,
    last: "Все шаги сделаны",
    left: /План остаётся/,
  },
  tt: {
    language: "Татарча",
    role: "Әти-әни",
    need: "",
    week: "",
    age: "3 яшькә",
    take: "Урын сорау",
    calm: "Юк, хәзер тыныч",
    child: "1–3 яшь",
    done: "Әзер",
    bed: "вакыт түзә",
    part: "Бер өлеше генә",
    month: "Бер айга кадәр",
    today: "Бүген",
    write: "Әйе, язарга ярый",
    skip: "Үткәреп",
    send: "Җибәрү",
    sent: "җибәрелде",
    yes: "Әйе, киләбез",
    plan: "Минем план",
    mark: /^Әзер: /,
    last: "Бөтен адымнар эшләнде",
    left: /План кала/,
  },
  en: {
    language: "English",
    role: /parent/i,
    need: "",
    week: "",
    age: /3$/,
    take: "Ask for a place to stay",
    calm: "No, it is calm now",
    child: "1–3 years",
    done: "Done",
    bed: "it can wait",
    part: "Only some",
    month: "Up to a month",
    today: "Today",
    write: "Yes, you may write",
    skip: "Skip",
    send: "Send",
    sent: "is sent",
    yes: "Yes, we will come",
    plan: "My plan",
    mark: /^Done: /,
    last: "All steps are done",
    left: /The plan stays/,
  },
} as const;
type Words = (typeof languages)[keyof typeof languages];

const meets = async (words: Words): Promise<Phone> => {
  const phone = await world.phone({ first_name: "Марина", last_name: "Тихонова", username: "marina_t" });
  await phone.opens();
  await phone.presses(words.language);
  await phone.presses(words.role);
  return phone;
};

const looksFor = async (phone: Phone, words: Words, town: string) => {
  const key = phone;
  await key.says("/find");
  await key.pressesData("1:answer:find.need:accommodation");
  await key.presses(words.age);
  await key.pressesData("1:answer:find.urgent:later");
  await key.says(town);
  await key.presses(words.take);
};

const answers = async (phone: Phone, words: Words) => {
  await phone.presses(words.calm);
  await phone.presses(words.child);
  await phone.presses(words.done);
  await phone.presses(words.bed);
  await phone.presses(words.part);
  await phone.presses(words.skip);
  await phone.presses(words.month);
  await phone.presses(words.today);
  await phone.presses(words.write);
};

const asks = async (phone: Phone, words: Words, town: string) => {
  await looksFor(phone, words, town);
  await answers(phone, words);
  await phone.presses(words.send);
};

const cardIn = (thread: number) => world.forum.sees(thread, /^Заявка \w{5}/);

describe("Приморье: место в кризисном центре", () => {
  test("«мне негде ночевать с ребёнком»: danger first, asked, waited, offered, lived there, left, plan done", async () => {
    const programme = "pr-crisis-centre";
    const number = await room(programme);
    const aigul = await world.staff("Айгуль");
    const mother = await meets(languages.ru);
    await mother.says("мне негде ночевать с ребёнком");
    mother.sees("112");
    await mother.says("Я в безопасности");
    await mother.says("Вернуться к вопросам");
    await mother.presses("до 3");
    await mother.presses("Сегодня");
    await mother.says("Уссурийск");
    await mother.presses("Попросить место");
    await mother.presses("Нет, сейчас спокойно");
    mother.sees("Место обещать не могу");
    mother.sees(/Кризисный центр для мам/);
    mother.sees(/работает ли уже, скажет специалист/i);
    mother.sees(/спросите у специалиста: .*документы/);
    await mother.presses("7–11 лет");
    await mother.presses("Готово");
    mother.sees(/берут с детьми другого возраста/);
    await mother.presses("Негде");
    await mother.presses("Документов нет");
    await mother.says("у сына аллергия");
    await mother.presses("До трёх месяцев");
    await mother.says("как получится");
    mother.sees(/Напишите день цифрами/);
    await mother.presses("Сегодня");
    await mother.presses("Да, можно писать");
    mother.sees(
      /С кем: 7–11 лет\n• Эта ночь: Негде\n• Документы: Документов нет\n• Важно знать: «у сына аллергия»/,
    );
    await mother.presses("Изменить");
    await mother.presses("С кем");
    await mother.presses(/✓ 7–11/);
    await mother.presses("1–3 года");
    await mother.presses("Готово");
    await mother.presses("Отправить");
    mother.sees(/Заявка \w{5} отправлена/);
    mother.sees(/про эту ночь:[\s\S]*112[\s\S]*ночевать негде/);

    const thread = await takes(world, aigul);
    // Whoever takes a talk and writes nothing is offered to have it taken by another.
    await aigul.inTopic(thread).says("Здравствуйте, я здесь");
    world.forum.sees(thread, /Сейчас: ждёт[\s\S]*С кем: 1–3 года[\s\S]*\/do offer номер 25\.12/);
    await aigul.inTopic(thread).says("/do wait");
    mother.sees(/в очереди/);
    await mother.says("/requests");
    mother.sees("Впереди в очереди: 0");

    // An offer that nobody answers goes back; so does one that does not suit.
    await aigul.pressesIn(cardIn(thread), /Предложить место/);
    await aigul.pressesIn(world.forum.sees(thread, /Что выдать/), new RegExp(`№${number} `));
    await aigul.pressesIn(world.forum.sees(thread, /До какого дня/), /\d+ \p{L}+/u);
    mother.sees(/место есть\. Подходит\? Ответить можно до \d+/);
    await world.pass(4 * dayMs);
    mother.sees(/время ответа вышло/);
    expect((await world.store.resources.list(programme))[0]?.taken).toBe(0);
    const again = world.forum.ticketTopics().at(-1)?.id ?? thread;
    await aigul.inTopic(again).says(`/do offer ${number} 31.12`);
    await mother.presses("Не подходит");
    expect((await world.store.resources.list(programme))[0]?.taken).toBe(0);
    await aigul.inTopic(again).says(`/do offer ${number} 31.12`);
    await mother.presses("Да, приедем");
    world.forum.sees(again, /согласие есть, ждём заезда/);

    // A plan with steps and days: told without a word of what it is about.
    const soon = new Date(world.sandbox.now() + 2 * dayMs + 10 * 60 * 60 * 1000);
    const day = `${soon.getUTCDate()}.${soon.getUTCMonth() + 1}`;
    await aigul.inTopic(again).says(`/step ${day} подать заявление на пособие`);
    await aigul.inTopic(again).says(`/step ${day} записаться к юристу`);
    const news = mother.fromBot().filter((message) => textOf(message).startsWith("Есть новый шаг"));
    expect(news.length).toBe(2);
    expect(news.map(textOf).join()).not.toMatch(/пособие|юрист/);
    const plan = world.forum.sees(again, /План заявки \w{5}[\s\S]*записаться к юристу/);
    const [first = "", second = ""] = [...textOf(plan).matchAll(/№(\d+) до/g)].map(([, id]) => id);
    await mother.presses("Мой план");
    mother.sees(/до \d+ \p{L}+: подать заявление на пособие/u);
    await world.pass(2 * dayMs);
    const reminders = mother.fromBot().filter((message) => /есть дело/.test(textOf(message)));
    expect(reminders.length).toBeGreaterThanOrEqual(2);
    expect(reminders.map(textOf).join()).not.toMatch(/пособие|юрист/);
    await mother.says("/plan");
    await mother.presses("Готово: подать");
    mother.sees("Отметили. Ещё шагов: 1");
    world.forum.sees(again, new RegExp(`Человек отметил шаг №${first}`));
    await aigul.inTopic(again).says(`/step ${first} готово`);
    world.forum.sees(again, "Такого шага в этой теме нет");
    await aigul.inTopic(again).says(`/step ${second} 31.12`);
    mother.sees(/перенесли на 31 декабря/);

    await aigul.inTopic(again).says("/do move-in 25.12");
    mother.sees(/Записали: заявка \w{5}, до 25 декабря/);
    await mother.says("/requests");
    await mother.presses("Остаться дольше");
    await mother.presses(/\d+ \p{L}+/u);
    world.forum.sees(again, /просит продлить/);
    await aigul.inTopic(again).says("/do extend 20.1");
    mother.sees(/Теперь до 20 января/);
    await mother.says("/plan");
    await mother.presses("Готово: записаться");
    mother.sees("Все шаги сделаны");
    await aigul.inTopic(again).says("/do уехали");
    mother.sees(/закрыта\. План остаётся/);
    expect((await world.store.resources.list(programme))[0]?.taken).toBe(0);
    expect(mother.fromBot().map(textOf).join("\n")).not.toContain("Тайная");
    world.forum.neverSaw(["Марина", "Тихонова", "marina_t"]);
  });

  test("danger now: numbers and a human before anything is asked", async () => {
    const mother = await meets(languages.ru);
    await looksFor(mother, languages.ru, "Уссурийск");
    await mother.presses("Да, прямо сейчас");
    mother.sees("112");
    mother.doesNotSee(/Кто будет с вами/);
    expect(textOf(world.forum.cards().at(-1) ?? ({} as never))).toMatch(/СРОЧНО.*\nКто: /);
  });
});

test.each([
  ["пока в машине, временно", "ВЫСОКИЙ"],
  [languages.ru.skip, "ОБЫЧНЫЙ"],
])("the night told as «%s»: what there is for this night is shown", async (night, level) => {
  const mother = await meets(languages.ru);
  await looksFor(mother, languages.ru, "Уссурийск");
  await mother.presses("Нет, сейчас спокойно");
  await mother.presses("1–3 года");
  await mother.presses("Готово");
  await mother.says(night);
  await mother.presses("Только часть");
  await mother.presses("Пропустить");
  await mother.presses("До месяца");
  await mother.presses("Сегодня");
  await mother.presses("Да, можно писать");
  await mother.presses("Отправить");
  mother.sees(/про эту ночь:[\s\S]*112/);
  expect(textOf(world.forum.cards().at(-1) ?? ({} as never))).toContain(level);
});

describe("queue", () => {
  test("when a family leaves, staff see who has waited longest; the rest see how many are ahead", async () => {
    const programme = "ns-place-ostatsya";
    const number = await room(programme, "Комната 1");
    const aigul = await world.staff("Айгуль");
    const threads: number[] = [];
    const mothers: Phone[] = [];
    for (let n = 0; n < 3; n += 1) {
      const mother = await meets(languages.ru);
      await asks(mother, languages.ru, "Новосибирск");
      mothers.push(mother);
      threads.push(await takes(world, aigul));
    }
    const [one = 0, two = 0, three = 0] = threads;
    const codeOf = (thread: number) => /Заявка (\w{5})/.exec(textOf(cardIn(thread)))?.[1] ?? "";
    await aigul.inTopic(one).says(`/do offer ${number} 31.12`);
    await aigul.inTopic(two).says(`/do offer ${number} 31.12`);
    world.forum.sees(two, /уже заняли/);
    await aigul.inTopic(two).says("/do wait");
    await aigul.inTopic(three).says("/queue");
    world.forum.sees(three, new RegExp(`1\\. ${codeOf(two)} · в очереди[\\s\\S]*2\\. ${codeOf(three)}`));
    await mothers[2]?.says("/requests");
    mothers[2]?.sees("Впереди в очереди: 1");
    await aigul.inTopic(one).says("/do move-in 25.12");
    await aigul.inTopic(one).says("/do leave");
    world.forum.sees(one, new RegExp(`свободно\\. Дольше всех ждёт заявка ${codeOf(two)}`));
    world.forum.sees(two, /свободно\. Эта заявка, \w{5}, ждёт дольше всех/);
    expect(world.forum.inTopic(three).map(textOf).join("\n")).not.toMatch(/свободно/);
    // Who erases everything gives the place back too.
    await aigul.inTopic(two).says(`/do offer ${number} 31.12`);
    await mothers[1]?.says("/hide");
    await mothers[1]?.presses("Стереть всё");
    world.forum.sees(three, /свободно\. Эта заявка, \w{5}, ждёт дольше всех/);
    expect(await world.store.resources.list(programme)).toMatchObject([{ taken: 0 }]);
  });

  test("a new place calls the first who waits, whoever has added it", async () => {
    const aigul = await world.staff("Айгуль");
    const [first, second] = [await meets(languages.ru), await meets(languages.ru)];
    await asks(first, languages.ru, "Новосибирск");
    await takes(world, aigul);
    await asks(second, languages.ru, "Новосибирск");
    const two = await takes(world, aigul);
    await aigul.inTopic(two).says("/stock");
    world.forum.sees(two, "/stock add название — добавить");
    await aigul.inTopic(two).says("/stock add - Комната у окна");
    await world.pass(minuteMs);
    const heard = (thread: number) => world.forum.inTopic(thread).map(textOf).join("\n");
    const topics = world.forum.ticketTopics().map(({ id }) => id);
    world.forum.sees(two, /Записали: №\d+ Комната у окна\./);
    const waiting = topics.filter((thread) => /Комната у окна свободно/.test(heard(thread)));
    expect(waiting).toHaveLength(1);
    expect(waiting).not.toEqual([two]);
    expect(heard(waiting[0] ?? 0)).toMatch(/Эта заявка, \w{5}, ждёт дольше всех/);
  });

  test("a plan is erased with the matter, and nothing is told of it while somebody is near", async () => {
    const aigul = await world.staff("Айгуль");
    const mother = await meets(languages.ru);
    await asks(mother, languages.ru, "Казань");
    const thread = await takes(world, aigul);
    await mother.says("рядом кто-то есть");
    await aigul.inTopic(thread).says("/step 31.12 забрать документы");
    mother.doesNotSee(/новый шаг/);
    await mother.says("/plan");
    mother.sees("забрать документы");
    const other = await meets(languages.ru);
    const id = /№(\d+) до/.exec(textOf(world.forum.sees(thread, /План заявки/)))?.[1] ?? "";
    await other.pressesData(`1:task:${id}:done:-`);
    other.sees("Этот шаг уже отмечен или убран");
    const stranger = await world.phone({ side: "staff", forum: world.forum.id });
    await world.sandbox.control.join({ chat: world.forum.id, user: stranger.id });
    await stranger.inTopic(thread).says(`/step ${id} готово`);
    world.forum.sees(thread, /нет в списке сотрудников/);
    await world.sandbox.control.leave({ chat: world.forum.id, user: stranger.id });
    await mother.says("/hide");
    await mother.presses("Стереть всё");
    expect(await world.store.tasks.get(Number(id))).toBeUndefined();
    await mother.says("/plan");
    mother.sees("Плана пока нет");
  });
});

describe("in other languages and regions", () => {
  test.each([
    ["ru", "Новосибирск", "ns-place-ostatsya"],
    ["tt", "Казань", "rt-place-umilenie"],
    ["en", "Казань", "rt-place-umilenie"],
  ] as const)("%s, %s: asked, offered, moved in, a step done, left", async (language, town, programme) => {
    const words = languages[language];
    const number = await room(programme, `${secret} ${language}`);
    const aigul = await world.staff("Айгуль");
    const mother = await meets(words);
    await asks(mother, words, town);
    mother.sees(words.sent);
    const thread = await takes(world, aigul);
    await aigul.inTopic(thread).says(`/do offer ${number} 31.12`);
    await mother.presses(words.yes);
    await aigul.inTopic(thread).says("/do move-in 31.12");
    await aigul.inTopic(thread).says("/step 25.12 шаг");
    await mother.presses(words.plan);
    await mother.presses(words.mark);
    mother.sees(words.last);
    await aigul.inTopic(thread).says("/do leave");
    mother.sees(words.left);
    expect(mother.fromBot().map(textOf).join("\n")).not.toContain("Тайная");
    expect((await world.store.resources.list(programme)).find(({ id }) => id === number)?.taken).toBe(0);
  });
});
