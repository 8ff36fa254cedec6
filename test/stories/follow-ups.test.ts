/** Being asked later: agreed to in one tap, neutral to look at, a way to a human when it is worse, stopped at any time. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayMs, hourMs } from "../../src/domain/time.js";
import { data } from "../../src/views/buttons.js";
import { type Phone, textOf } from "../support/actors.js";
import { asksForHuman, closes, met, takes, talking } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** Answers to the question stored for a person, newest last. */
const kept = async (phone: Phone) => {
  const chatId = (await world.store.people.findChat(phone.id)) ?? 0;
  const person = await world.store.people.byChat(chatId);
  return { person: person?.id ?? 0, open: await world.store.followUps.openOf(person?.id ?? 0) };
};
const seenAfter = (phone: Phone, before: number) => phone.fromBot().slice(before).map(textOf);
/** So many days go by, and then it is that hour in Moscow, and a bit. */
const days = async (count: number, hour = 20) => {
  await world.pass(count * dayMs);
  const now = world.sandbox.now() + 3 * hourMs;
  const target = Math.floor(now / dayMs) * dayMs + (hour + 0.5) * hourMs;
  await world.pass((target > now ? target : target + dayMs) - now);
};
const localHour = (message: { date: number }, offset: number) =>
  new Date(message.date * 1000 + offset * hourMs).getUTCHours();

const ended = async (names: Parameters<typeof talking>[2] = {}) => {
  const staff = await world.staff("Айгуль");
  const { teen, thread } = await talking(world, staff, names);
  await closes(world, staff, thread);
  return teen;
};

describe("how somebody is", () => {
  test("is asked when they chose, says nothing on a locked screen, and worse calls a human", async () => {
    const teen = await ended();
    teen.sees("как дела? Выбери, когда удобнее");
    await teen.presses("Вечером");
    teen.sees(/спрошу так: .*19:00/);
    const before = teen.fromBot().length;
    await days(13, 18);
    expect(seenAfter(teen, before)).toEqual([]);
    await days(1, 19);
    const asked = teen.sees("Как дела? Можно не отвечать.");
    expect(textOf(asked)).toBe("Как дела? Можно не отвечать.");
    const cards = world.forum.cards().length;
    await teen.presses("Хуже");
    teen.sees(/Это важно[^]*(?:зову|зовём|сигнал)[^]*(?:112|8-800)/i);
    expect(world.forum.cards().length).toBe(cards + 1);
    const aigul = await world.staff("Ильдар");
    const thread = await takes(world, aigul);
    expect(textOf(world.forum.sees(thread, /ответил: хуже/))).not.toContain("Алия");
    await aigul.inTopic(thread).says("Привет. Что случилось?");
    teen.sees("Привет. Что случилось?");
  });

  test("in words too; the hour can be typed; an open talk rises by a level", async () => {
    const teen = await ended();
    await teen.says("в 18");
    teen.sees(/спрошу так: .*18:00/);
    await days(15);
    await teen.says("стало хуже");
    teen.sees(/Это важно[^]*(?:зову|зовём|сигнал)/i);
    const { person } = await kept(teen);
    expect(await world.store.tickets.activeOf(person)).toMatchObject({
      level: "elevated",
      status: "offered",
    });
  });

  test("not now takes the question away and asks once more on another day, and then never again", async () => {
    const teen = await ended();
    await teen.presses("Утром");
    await days(15);
    const count = () => teen.fromBot().filter((one) => textOf(one).startsWith("Как дела?")).length;
    expect(count()).toBe(1);
    await teen.presses("Сейчас не могу");
    expect(count()).toBe(0);
    await days(1);
    expect(count()).toBe(1);
    await teen.presses("Сейчас не могу");
    await days(30);
    expect(count()).toBe(0);
    expect((await kept(teen)).open).toEqual([]);
  });

  test("nobody is asked who stopped it, has hid, or is not alone", async () => {
    const [stopped, hid, near] = [await ended(), await ended(), await ended()] as const;
    for (const phone of [stopped, hid, near]) await phone.presses("Днём");
    await stopped.presses("Больше не спрашивать");
    stopped.sees("больше не спрошу");
    await hid.says("/hide");
    await near.says("рядом кто-то есть");
    expect((await kept(hid)).open).toEqual([]);
    const counts = [stopped, hid, near].map((phone) => phone.fromBot().length);
    await days(20);
    for (const [index, phone] of [stopped, hid, near].entries())
      expect(seenAfter(phone, counts[index] ?? 0).filter((text) => /Как дела/.test(text))).toEqual([]);
    await near.says("рядом никого, можно писать");
    await days(1);
    near.sees("Как дела? Можно не отвечать.");
  });

  test("nothing is offered to somebody who is not alone, nor twice", async () => {
    const staff = await world.staff("Айгуль");
    const teen = await met(world);
    await asksForHuman(teen);
    const thread = await takes(world, staff);
    await teen.says("рядом кто-то есть");
    await closes(world, staff, thread);
    teen.doesNotSee(/Спросить здесь через/);
  });

  test("somebody who was in danger and is calm again is offered it, and is asked the next day", async () => {
    const teen = await met(world);
    await teen.says("я режу себя когда плохо");
    await teen.says("Я в безопасности");
    teen.doesNotSee(/Выбери, когда удобнее/);
    await teen.says("Закончить разговор");
    await teen.presses("Да, закончить");
    teen.sees("как дела? Выбери, когда удобнее");
    await teen.says("вечером");
    teen.sees(/спрошу так/);
    const { open } = await kept(teen);
    expect(open).toHaveLength(1);
    await days(1);
    teen.sees("Как дела? Можно не отвечать.");
    expect(localHour(teen.sees("Как дела? Можно не отвечать."), 3)).toBeGreaterThanOrEqual(8);
    await teen.presses("Так же");
    teen.sees("Спасибо за ответ");
  });
});

describe("worse is always heard", () => {
  const agreed = async () => {
    const teen = await ended();
    await teen.presses("Вечером");
    await days(15);
    teen.sees("Как дела? Можно не отвечать.");
    return teen;
  };

  test("a question that has closed calls a human too, with numbers; twice is no worse than once", async () => {
    const teen = await agreed();
    const follow = (await kept(teen)).open[0]?.id ?? 0;
    await days(5);
    expect((await kept(teen)).open).toEqual([]);
    await teen.presses("Хуже");
    teen.sees(/Это важно[^]*(?:зову|зовём|сигнал)[^]*(?:112|8-800)/i);
    teen.doesNotSee(/уже закрыт/);
    await teen.pressesData(data("checkIn", { follow, step: 0, answer: "worse" }));
    const { person } = await kept(teen);
    expect(await world.store.tickets.activeOf(person)).toMatchObject({ level: "elevated" });
  });

  test("days later, in words of one's own", async () => {
    const teen = await agreed();
    await days(6);
    await teen.says("мне хуже");
    teen.sees(/Это важно[^]*(?:зову|зовём|сигнал)/i);
  });

  test("«better» to a closed question calls nobody", async () => {
    const teen = await agreed();
    await days(5);
    await teen.presses("Лучше");
    teen.sees("Этот вопрос уже закрыт.");
    expect(await world.store.tickets.activeOf((await kept(teen)).person)).toBeUndefined();
  });
});

describe("while a talk is open", () => {
  test("it is asked on the day it was promised when no human has written; one who writes asks themselves", async () => {
    const staff = await world.staff("Айгуль");
    const grave = async () => {
      const teen = await met(world);
      await teen.says("я режу себя когда плохо");
      return { teen, thread: await takes(world, staff) };
    };
    await days(0, 12);
    const [silent, written] = [await grave(), await grave()];
    for (const { teen, thread } of [silent, written]) {
      await staff.inTopic(thread).says("Привет, я читаю");
      await teen.pressesData(data("follow", { of: "wellbeing", choice: "offer" }));
      teen.sees("Спросить здесь завтра");
      await teen.presses("Вечером");
    }
    await days(0);
    await staff.inTopic(written.thread).says("Как ты сегодня?");
    await world.pass(23 * hourMs);
    silent.teen.sees("Как дела? Можно не отвечать.");
    written.teen.doesNotSee(/Как дела\? Можно/);
    await world.pass(25 * hourMs);
    written.teen.sees("Как дела? Можно не отвечать.");
  });
});

describe("what became of a place", () => {
  test("is asked at 3, 10 and 30 days, after a no the same once more; what is not needed is not", async () => {
    const search = async () => {
      const parent = await met(world, { role: "Родитель" });
      await parent.says("/find");
      await parent.presses("Юрист, документы");
      await parent.presses("11–14");
      await parent.presses("По телефону");
      await parent.says("Казань");
      await parent.presses("1 · Подробнее");
      await parent.presses("Сохранить");
      await parent.presses("Вечером");
      return parent;
    };
    const [tries, done] = [await search(), await search()];
    await days(3);
    for (const teen of [tries, done]) {
      teen.sees("вышло связаться?");
      await teen.presses("Нет");
    }
    await tries.presses("Страшно звонить");
    await done.presses("Уже не нужно");
    const counts = [tries, done].map((phone) => phone.fromBot().length);
    await days(7);
    expect(seenAfter(tries, counts[0] ?? 0).join()).toContain("вышло связаться?");
    await tries.presses("Да");
    await days(20);
    tries.sees("там согласились помочь?");
    expect(seenAfter(done, counts[1] ?? 0)).toEqual([]);
  });
});

describe("typed while a talk is open", () => {
  const connected = async () => {
    const parent = await met(world, { role: "Родитель" });
    await parent.says("/find");
    await parent.presses("Юрист, документы");
    await parent.presses("11–14");
    await parent.presses("По телефону");
    await parent.says("Казань");
    await parent.presses("1 · Подробнее");
    await parent.presses("Сохранить");
    await parent.presses("Вечером");
    await asksForHuman(parent);
    return parent;
  };
  const given = async (phone: Phone) => {
    const { open } = await kept(phone);
    return world.store.followUps.answers(open[0]?.id ?? 0);
  };

  test("a no counts, its reason is asked for and heard, and both reach the specialist", async () => {
    const parent = await connected();
    await days(3);
    parent.sees("вышло связаться?");
    await parent.says("нет не получилось");
    parent.sees("Что помешало?");
    await parent.says("мне страшно звонить");
    parent.sees("записали без имени");
    parent.doesNotSee(/^Записали/);
    expect(await given(parent)).toMatchObject([{ answer: "no", reason: "afraid" }]);
    const thread = await takes(world, await world.staff("Роза"));
    world.forum.sees(thread, "нет не получилось");
    world.forum.sees(thread, "мне страшно звонить");
  });

  test("the reason alone is a no, with a human there too, until they write again", async () => {
    const parent = await connected();
    const roza = await world.staff("Роза 2");
    const thread = await takes(world, roza);
    await roza.inTopic(thread).says("Здравствуйте.");
    await days(4);
    parent.sees("вышло связаться?");
    await parent.says("там никто не берёт трубку");
    parent.sees("записали без имени");
    expect(await given(parent)).toMatchObject([{ answer: "no", reason: "no-answer" }]);
    world.forum.sees(thread, "никто не берёт трубку");
    await days(7);
    await roza.inTopic(thread).says("Получилось дозвониться?");
    const before = parent.fromBot().length;
    await parent.says("нет");
    expect(seenAfter(parent, before)).toEqual([]);
    expect(await given(parent)).toHaveLength(1);
    world.forum.sees(thread, /^нет$/);
  });
});

describe("in every language", () => {
  test.each([
    [
      "Русский",
      "Подросток",
      "Поговорить с человеком",
      "Пропустить",
      "Вечером",
      "Как дела?",
      "Лучше",
      "Хорошо, что легче",
    ],
    ["Татарча", "Үсмер", "Кеше белән", "Үткәреп", "Кич", "Хәлләр ничек?", "Яхшырак", "Җиңелрәк булуы яхшы"],
    [
      "English",
      "A teen",
      "Talk to a person",
      "Skip",
      "In the evening",
      "How are things?",
      "Better",
      "Good that it is easier",
    ],
  ])("%s: agreed, asked, answered", async (language, role, talk, skip, evening, question, better, reply) => {
    const teen = await world.phone();
    await teen.opens();
    await teen.presses(language);
    await teen.presses(new RegExp(role));
    await teen.presses(new RegExp(talk));
    await teen.presses(new RegExp(skip));
    await teen.says("Казань");
    await teen.says(
      { Русский: "Закончить разговор", Татарча: "Сөйләшүне тәмамлау", English: "End the talk" }[language] ??
        "",
    );
    await teen.presses(/^(Да|Әйе|Yes)/);
    await teen.presses(evening);
    await days(15);
    teen.sees(question);
    await teen.presses(better);
    teen.sees(reply);
  });
});
