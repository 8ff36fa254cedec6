/** Vologda: from «хочу стать волонтёром» to having taken part, and the school of young mediators, as everybody sees them. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { volunteerRules } from "../../src/domain/programmes/volunteer-rules.js";
import { dayMs, hourMs } from "../../src/domain/time.js";
import { createI18n, type Key } from "../../src/i18n/i18n.js";
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
    name: "Русский",
    teen: "Подросток",
    parent: "Родитель",
    wish: "хочу стать волонтёром",
    which: /^Волонтёры/,
    skip: "Пропустить",
    send: "Отправить",
    link: "Ссылка для родителя",
    agreed: "Согласны",
    parentAgrees: "Родитель согласен",
    accepted: "участие подтвердили",
    signUp: "Записаться на событие",
    signed: "Запись есть",
    tookPart: "Отметили: участие",
  },
  tt: {
    name: "Татарча",
    teen: "Үсмер",
    parent: "Әти-әни",
    wish: "волонтер булырга телим",
    which: /волонтерлары$/,
    skip: "Калдырып тор",
    send: "Җибәрү",
    link: "Ата-ана өчен сылтама",
    agreed: "Риза",
    parentAgrees: "Ата-ана риза",
    accepted: "катнашу расланды",
    signUp: "Чарага язылу",
    signed: "Язылу бар",
    tookPart: "чарасында катнашу",
  },
  en: {
    name: "English",
    teen: /teen/i,
    parent: /parent/i,
    wish: "I want to volunteer",
    which: /^Volunteers/,
    skip: "Skip",
    send: "Send",
    link: "The link for a parent",
    agreed: "Agreed",
    parentAgrees: "Your parent agrees",
    accepted: "you are in",
    signUp: "Sign up for an event",
    signed: "Signed up",
    tookPart: "you took part",
  },
} as const;
type Language = keyof typeof languages;

const names = { first_name: "Арсений", last_name: "Вологжанин", username: "arseny_v" };
const meets = async (language: Language, role: "teen" | "parent", who = names): Promise<Phone> => {
  const phone = await world.phone(who);
  await phone.opens();
  await phone.presses(languages[language].name);
  await phone.presses(languages[language][role]);
  return phone;
};

const label = (language: Language, key: string) =>
  createI18n().translator(language, false)(`application:${key}` as Key);

/** The test of rules; the wrong answer to the first one is explained and asked again. */
const answersRules = async (phone: Phone, language: Language) => {
  const say = (code: string, option: string) => label(language, `rules.${code}.options.${option}`);
  await phone.presses(say("secret", "keep"));
  phone.sees(label(language, "why.secret"));
  for (const { code, right } of volunteerRules) await phone.presses(say(code, right));
};

/** Everything up to the summary. */
const applies = async (
  phone: Phone,
  language: Language,
  { age = "14-15", which = languages[language].which }: { age?: string; which?: RegExp } = {},
) => {
  const words = languages[language];
  await phone.says(words.wish);
  await phone.presses(label(language, `age.options.${age}`));
  await phone.says("Вологда");
  await phone.presses(which);
  await phone.says("рисую плакаты");
  await phone.presses(label(language, "when.options.weekends"));
  await phone.presses(createI18n().translator(language, false)("common:done"));
  await answersRules(phone, language);
};

const cardIn = (thread: number) => {
  const card = world.forum.inTopic(thread).findLast((message) => textOf(message).startsWith("Заявка"));
  if (card === undefined) throw new Error(world.forum.inTopic(thread).map(textOf).join("\n---\n"));
  return card;
};

/** What stands behind the link that a child passes on. */
const linkOf = (phone: Phone): string =>
  /start=(\S+)/.exec(textOf(phone.sees(/https:\/\/t\.me\/\S+\?start=2/)))?.[1] ?? "";

/** A day to come, as it is typed. */
const inDays = (days: number) => {
  const at = new Date(world.sandbox.now() + days * dayMs);
  return `${at.getUTCDate()}.${at.getUTCMonth() + 1}`;
};
/** How long it is from now to three in the afternoon of that day, on the clocks of Vologda. */
const untilEvent = (days: number) => {
  const now = world.sandbox.now();
  return Math.floor(now / dayMs) * dayMs + days * dayMs + 12 * hourMs - now;
};

describe("Вологда: волонтёры и юные медиаторы", () => {
  test.each([
    ["Лаборатория", /Программа: Акция «Лаборатория добрых игр»/],
    ["хочу медиатором", /Программа: Школа «Юный медиатор»/],
  ])("what is typed chooses what it names: %s", async (typed, row) => {
    const teen = await meets("ru", "teen");
    await teen.says("хочу стать волонтёром");
    await teen.presses("14–15");
    await teen.says("Вологда");
    await teen.says("что-нибудь интересное");
    teen.sees(/Пока не понимаю, что из этого/);
    expect(teen.buttons()).toContain("Любое, помоги выбрать");
    await teen.says(typed);
    await teen.says("Пропустить");
    await teen.presses("Пропустить");
    for (const { code, right } of volunteerRules)
      await teen.presses(label("ru", `rules.${code}.options.${right}`));
    await teen.presses("Перешлю ссылку");
    teen.sees(row);
  });

  test("whoever passes it over leaves it to the coordinator, and is told of no programme", async () => {
    const teen = await meets("ru", "teen");
    await teen.says("хочу стать волонтёром");
    await teen.presses("14–15");
    await teen.says("Вологда");
    const before = teen.fromBot().length;
    await teen.presses("Пропустить");
    const told = teen.fromBot().slice(before).map(textOf).join("\n");
    expect(told).toContain("подберёт координатор");
    expect(told).not.toMatch(/2022|Этого мы не знаем|Занятия по профилактике/);
    await teen.presses("Пропустить");
    await teen.presses("Пропустить");
    for (const _ of volunteerRules) await teen.presses("Пропустить");
    await teen.presses("Перешлю ссылку");
    teen.sees(/Программа: подберёт координатор/);
    teen.sees(/Чем хочется заняться: Любое/);
  });

  test.each([
    ["не знаю", /Чем хочется заняться: Любое/],
    ["люблю детей", /Чем хочется заняться: «с малышами возиться»/],
  ])(
    "whoever does not know which, or says it twice in words of their own, goes on: %s",
    async (said, row) => {
      const teen = await meets("ru", "teen");
      await teen.says("хочу стать волонтёром");
      await teen.presses("16–17");
      await teen.says("Вологда");
      await teen.says(said);
      if (said !== "не знаю") await teen.says("с малышами возиться");
      await teen.says("Пропустить");
      await teen.presses("Пропустить");
      for (const _ of volunteerRules) await teen.presses("Пропустить");
      await teen.presses("Перешлю ссылку");
      teen.sees(row);
    },
  );

  /** Up to the first rule. */
  const tested = async (language: Language): Promise<Phone> => {
    const t = createI18n().translator(language, false);
    const phone = await meets(language, "teen");
    await phone.says(languages[language].wish);
    await phone.presses(label(language, "age.options.14-15"));
    await phone.says("Вологда");
    await phone.presses(languages[language].which);
    await phone.presses(t("common:skip"));
    await phone.presses(t("common:skip"));
    return phone;
  };
  const rightWords = {
    ru: [
      "расскажу взрослым что его бьют",
      "нельзя обещать",
      "откажусь и расскажу родителям",
      "позову взрослого, если друг говорит что не хочет жить",
      "спрошу разрешения",
      "не, это к взрослым",
      "нет, только специалисты",
    ],
    tt: ["олыларга әйтәм", "юк", "бармыйм", "олыны чакырам", "ризалык сорыйм", "юк, олыга", "юк, күрми"],
    en: [
      "no i will tell a grown up",
      "no you can't",
      "i won't go",
      "i would tell an adult that my friend wants to die",
      "i would ask them",
      "no, an adult does it",
      "no never",
    ],
  } as const;
  test.each(["ru", "tt", "en"] as const)(
    "rules answered in own words are right answers, and a friend's words no alarm: %s",
    async (language) => {
      const teen = await tested(language);
      for (const [index, words] of rightWords[language].entries()) {
        const { code } = volunteerRules[index] ?? volunteerRules[0];
        expect(textOf(teen.last()), words).toContain(label(language, `rules.${code}.text`));
        await teen.says(words);
      }
      expect(textOf(teen.last())).toContain(label(language, "consent.text"));
      const heard = teen.fromBot().map(textOf).join("\n");
      expect(heard).not.toContain(label(language, "why.secret"));
      expect(heard).not.toContain("112");
    },
  );

  test("what is not clear is asked once more, what is wrong twice is told, and the way grows no longer", async () => {
    const teen = await tested("ru");
    const counted = () => /Вопрос (\d+ из \d+)/.exec(textOf(teen.last()))?.[1];
    const first = counted();
    await teen.says("ну зависит");
    expect(textOf(teen.last())).toMatch(/Хочу понять точно[^]*дома меня бьют/);
    teen.doesNotSee(/Хранить такое одному опасно/);
    await teen.presses("Промолчу");
    teen.sees("Хранить такое одному опасно");
    expect(counted()).toBe(first);
    await teen.says("никому не скажу");
    teen.sees(/Верный ответ: «Скажу взрослому из команды»/);
    expect(textOf(teen.last())).toContain("Можно ли обещать");
    await teen.says("хм");
    await teen.says("хм хм");
    teen.sees(/Верный ответ: «Нельзя»/);
    expect(textOf(teen.last())).toContain("зовёт встретиться вдвоём");
    expect(counted()?.split(" из ")[1]).toBe(first?.split(" из ")[1]);
  });

  test("danger to whoever answers a rule is heard there too", async () => {
    const teen = await tested("ru");
    await teen.says("меня тоже бьют дома");
    teen.sees(/112/);
  });

  test("what was named in the first words is chosen already", async () => {
    const teen = await meets("ru", "teen");
    await teen.says("хочу стать юным медиатором");
    teen.sees(/Школа «Юный медиатор»/);
    await teen.presses("14–15");
    await teen.says("Вологда");
    expect(teen.fromBot().map(textOf).join("\n")).not.toContain("Куда хочешь попробовать");
  });

  test("a volunteer of fifteen: rules, a parent's link, a coordinator's decision, an event, having been there", async () => {
    const nadya = await world.staff("Надежда");
    const olga = await world.staff("Ольга", "coordinator");
    const teen = await meets("ru", "teen");
    await applies(teen, "ru");
    await teen.presses("Перешлю ссылку");
    teen.sees(/Программа: Волонтёры[^\n]*\n• Место: Вологда\n/);
    teen.sees(
      /Возраст: 14–15\n• О себе: «рисую плакаты»\n• Когда удобно: Выходные\n• Согласие родителя: Перешлю/,
    );
    await teen.presses("Изменить");
    await teen.presses("Возраст");
    await teen.presses("16–17");
    teen.sees(/Возраст: 16–17/);
    await teen.presses("Отправить");
    teen.sees(/Заявка \w{5} отправлена/);
    teen.sees(/Ждём согласия родителя/);

    const thread = await takes(world, nadya);
    // Whoever takes a talk and writes nothing is offered to have it taken by another.
    await nadya.inTopic(thread).says("Здравствуйте, я здесь");
    world.forum.sees(thread, /до 18, ждём согласия родителя[\s\S]*Правила: верно 7 из 7/);
    await olga.inTopic(thread).says("/do accept всё понравилось");
    world.forum.sees(thread, /Сейчас так нельзя/);

    await teen.presses("Ссылка для родителя");
    const link = linkOf(teen);
    await teen.opens(link);
    teen.sees("Эта ссылка — для второй стороны");
    const mother = await world.phone({ first_name: "Мария", last_name: "Вологжанина" });
    await mother.opens(link);
    await mother.presses("Русский");
    await mother.presses("Родитель");
    mother.sees(/Речь об участии ребёнка: Волонтёры/);
    await mother.presses("Согласны");
    teen.sees("Родитель согласен");
    const stranger = await meets("ru", "parent");
    await stranger.opens(link);
    stranger.sees("Она одноразовая");

    await nadya.inTopic(thread).says("/do accept хороший парень");
    world.forum.sees(thread, /Для вашей роли это недоступно/);
    await olga.pressesIn(cardIn(thread), /^Принять/);
    world.forum.sees(thread, /причин/i);
    await olga.inTopic(thread).says("/do accept поговорили, ждём на первой встрече");
    teen.sees(/участие подтвердили\. Координатор пишет: поговорили, ждём на первой встрече/);
    mother.sees(/ребёнка приняли/);
    mother.doesNotSee(/поговорили, ждём/);

    await teen.presses("Записаться на событие");
    teen.sees("Свободного времени сейчас нет");
    await olga
      .inTopic(thread)
      .says(`/stock add ${inDays(10)} 15:00 Акция «Стоп-буллинг», библиотека, 1 место`);
    await teen.says("/requests");
    await teen.presses("Записаться на событие");
    await teen.presses(/Стоп-буллинг/);
    teen.sees(/Запись есть: .*15:00, Акция «Стоп-буллинг», библиотека/);
    await world.pass(untilEvent(10) - 20 * hourMs);
    teen.sees(/Напоминаю, завтра: .*Стоп-буллинг/);
    await world.pass(19 * hourMs);
    teen.sees(/Напоминаю, сегодня: .*Стоп-буллинг/);
    await world.pass(2 * hourMs);
    teen.sees(/событие прошло/);
    const now = world.forum.ticketTopics().at(-1)?.id ?? thread;
    await olga.pressesIn(cardIn(now), /Участие было/);
    teen.sees(/Отметили: участие в .*Стоп-буллинг/);
    await olga.inTopic(now).says("/do finish");
    teen.sees("участие завершено");

    // Whoever joins in is nobody of the staff: what staff do is not theirs to do.
    expect(await world.store.teams.staffByUser(teen.id)).toBeUndefined();
    await teen.says("/library");
    teen.doesNotSee(/Библиотека и курсы/);
    await world.sandbox.control.join({ chat: world.forum.id, user: teen.id });
    await world.sandbox.control.say({ user: teen.id, chat: world.forum.id, thread: now, text: "/do" });
    await world.settled();
    world.forum.sees(now, /нет в списке сотрудников/);
    // While they are there, no card comes to the group.
    await world.sandbox.control.leave({ chat: world.forum.id, user: teen.id });
    await world.settled();
    world.forum.neverSaw(["Вологжанин", "arseny_v", "Мария"]);
  });

  test("a parent hears first what the link is about, and what they answer then counts", async () => {
    const teen = await meets("ru", "teen");
    await teen.says("хочу стать волонтёром");
    await teen.presses("14–15");
    await teen.says("Вологда");
    await teen.presses(languages.ru.which);
    await teen.presses("Пропустить");
    await teen.presses("Пропустить");
    for (const _ of volunteerRules) await teen.presses("Пропустить");
    await teen.presses("Перешлю ссылку");
    await teen.presses("Отправить");
    await teen.presses("Ссылка для родителя");
    const mother = await world.phone({ first_name: "Вера" });
    await mother.opens(linkOf(teen));
    expect(textOf(mother.fromBot()[0] ?? mother.last())).toContain("Это вопрос родителю");
    await mother.says("да, я не против");
    mother.sees("согласие есть");
    await mother.presses("Русский");
    await mother.presses("Родитель");
    mother.sees(/Речь об участии ребёнка/);
    mother.sees("согласие записали");
    mother.doesNotSee(/Согласие на участие ребёнка есть\?/);
    teen.sees("Родитель согласен");
  });

  test("a parent's yes in words is taken at the question too", async () => {
    const teen = await meets("ru", "teen");
    await applies(teen, "ru");
    await teen.presses("Перешлю ссылку");
    await teen.presses("Отправить");
    await teen.presses("Ссылка для родителя");
    const mother = await meets("ru", "parent");
    await mother.opens(linkOf(teen));
    await mother.says("да, мы согласны, не против");
    teen.sees("Родитель согласен");
  });

  test("a young mediator: paper noted by the coordinator, training, and a parent who takes consent back", async () => {
    const nadya = await world.staff("Надежда");
    const olga = await world.staff("Ольга", "coordinator");
    const teen = await meets("ru", "teen");
    await applies(teen, "ru", { age: "16-17", which: /Юный медиатор/ });
    await teen.presses("Принесу на бумаге");
    await teen.presses("Отправить");
    const thread = await takes(world, nadya);
    await olga.pressesIn(cardIn(thread), /Согласие на бумаге/);
    teen.sees("Согласие на бумаге есть");
    await olga.inTopic(thread).says("/do принять беседа прошла, начинаем с обучения");
    teen.sees(/Школа «Юный медиатор».*участие подтвердили/);
    await olga.inTopic(thread).says(`/stock add ${inDays(5)} 16:00 Первое занятие, 12 мест`);
    await teen.presses("Записаться на событие");
    await teen.presses(/Первое занятие/);
    await teen.presses("Не смогу прийти");
    teen.sees("запись сняли");
    await teen.presses("Записаться на событие");
    await teen.presses(/Первое занятие/);
    await world.pass(6 * dayMs);
    const now = world.forum.ticketTopics().at(-1)?.id ?? thread;
    await olga.inTopic(now).says("/do участие было");
    teen.sees(/Отметили: участие в .*Первое занятие/);
    await olga.inTopic(now).says("/do finish");
    teen.sees("участие завершено");

    const other = await meets("ru", "teen");
    await applies(other, "ru", { age: "14-15", which: /Юный медиатор/ });
    await other.presses("Перешлю ссылку");
    await other.presses("Отправить");
    await other.presses("Ссылка для родителя");
    const father = await meets("ru", "parent");
    await father.opens(linkOf(other));
    await father.presses("Согласны");
    other.sees("Родитель согласен");
    await father.says("/requests");
    await father.presses("Не согласны");
    father.sees("Заявка закрыта");
    other.sees("Родитель не согласен");
    await other.says("/requests");
    other.sees("заявка закрыта");
  });

  test("below fourteen only what is open to all is offered; a rule may be passed over; it can be deleted", async () => {
    const teen = await meets("ru", "teen");
    await teen.says("хочу стать волонтёром");
    await teen.presses("меньше 14");
    await teen.says("Вологда");
    teen.sees("Волонтёром и медиатором можно стать с 14 лет");
    expect(teen.buttons()).toEqual(expect.arrayContaining(["Наставничество", "Акция «Стоп-буллинг»"]));
    expect(teen.buttons().some((one) => /Волонтёры|Юный медиатор/.test(one))).toBe(false);
    await teen.presses("Наставничество");
    await teen.presses("Пропустить");
    await teen.presses("Пропустить");
    for (const _ of volunteerRules) await teen.presses("Пропустить");
    await teen.presses("Пропустить");
    await teen.presses("Удалить и не отправлять");
    teen.sees("Ничего не отправлено");
  });

  test("where there is nothing to join in, it is said, with a key to a human; danger is heard in the middle", async () => {
    const teen = await meets("ru", "teen");
    await teen.says("хочу стать волонтёром");
    await teen.presses("18 и больше");
    await teen.says("Сыктывкар");
    teen.sees(/О таком в этом месте мы не знаем/);
    await teen.says("хочу стать волонтёром");
    await teen.presses("16–17");
    await teen.says("Вологда");
    await teen.presses(/^Волонтёры/);
    await teen.says("я не хочу больше жить");
    teen.sees(/112/);
  });

  test.each(["tt", "en"] as const)("the same in %s", async (language) => {
    const words = languages[language];
    const nadya = await world.staff("Надежда");
    const olga = await world.staff("Ольга", "coordinator");
    const teen = await meets(language, "teen");
    await applies(teen, language);
    await teen.presses(label(language, "consent.options.link"));
    await teen.presses(words.send);
    const thread = await takes(world, nadya);
    await teen.presses(words.link);
    const link = linkOf(teen);
    const mother = await meets(language, "parent", { ...names, first_name: "Мария" });
    await mother.opens(link);
    await mother.presses(words.agreed);
    teen.sees(words.parentAgrees);
    await olga.inTopic(thread).says("/do accept ok");
    teen.sees(words.accepted);
    await olga.inTopic(thread).says(`/stock add ${inDays(3)} 15:00 Good games ${language}, 20 мест`);
    await teen.presses(words.signUp);
    await teen.presses(`Good games ${language}`);
    teen.sees(words.signed);
    await olga.inTopic(thread).says("/do took-part");
    teen.sees(words.tookPart);
  });
});

test("coordinators hear of an application at once, by its code alone", async () => {
  const vera = await world.phone({ first_name: "Вера" });
  await vera.opens(`staff_${await world.staffCode("Вера", "coordinator")}`);
  const teen = await meets("ru", "teen");
  await applies(teen, "ru", { age: "18" });
  await teen.presses("Отправить");
  const heard = textOf(vera.sees(/Новая заявка \w{5}: .*Решает координатор/));
  expect(heard).not.toMatch(/рисую|плакаты/);
});
