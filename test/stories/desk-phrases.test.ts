import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayMs, hourMs, minuteMs } from "../../src/domain/time.js";
import type { SandboxMessage } from "../../src/sandbox/contract.js";
import { type Phone, textOf } from "../support/actors.js";
import { closes, talking } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
let aigul: Phone;
let marat: Phone;
let vera: Phone;
let teen: Phone;
let thread: number;
beforeAll(async () => {
  world = await createWorld();
  const { forum } = world;
  // Whoever opened their private chat can be shown what is not for the group.
  aigul = await world.phone({ side: "staff", forum: forum.id, first_name: "Айгуль" });
  await world.sandbox.control.join({ chat: forum.id, user: aigul.id });
  await aigul.opens(`staff_${await world.staffCode("Айгуль")}`);
  marat = await world.staff("Марат");
  vera = await world.staff("Вера Павловна", "supervisor");
  ({ teen, thread } = await talking(world, aigul));
});
afterAll(() => world.close());

/** Where it is asked why. */
const asks = () =>
  world.forum.inTopic(thread).filter((message) => textOf(message).startsWith("Зачем смотреть скрытое?"));
const topicText = () => world.forum.inTopic(thread).map(textOf).join("\n");

describe("contacts in a person's words", () => {
  test("are hidden, and uncovered once, for a while, in the specialist's own chat", async () => {
    const secret = "мой номер 8 917 123-45-67, я Каримова, пиши в vk.com/kotik14";
    await teen.says(secret);
    const hidden = world.forum.sees(thread, "мой номер [скрыто], я [скрыто], пиши в [скрыто]");
    // What was hidden can be opened: the person is promised no more than that.
    teen.sees(/специалист может открыть номер или ссылку; это записывается/);
    await marat.pressesIn(hidden, /Показать скрытое/);
    expect(asks()).toEqual([]);
    await aigul.pressesIn(hidden, /Показать скрытое/);
    // One tap shows nothing: why is asked first, and whoever thinks better of it leaves it hidden.
    aigul.doesNotSee(/917/);
    const [first] = asks();
    expect(first?.reply_markup?.inline_keyboard.flat().map(({ text }) => text)).toEqual([
      "Жизнь в опасности",
      "Просит так связаться",
      "Там травля или угрозы",
      "Без этого не понять",
      "Оставить скрытым",
    ]);
    await aigul.pressesIn(first as SandboxMessage, /Оставить скрытым/);
    expect(asks()).toEqual([]);
    world.forum.sees(thread, "Оставили скрытым.");
    await aigul.pressesIn(hidden, /Показать скрытое/);
    await marat.pressesIn(asks()[0] as SandboxMessage, /Просит так связаться/);
    marat.doesNotSee(/917/);
    await aigul.pressesIn(asks()[0] as SandboxMessage, /Просит так связаться/);
    expect(asks().at(-1)?.reply_markup).toBeUndefined();
    aigul.sees(/мой номер 8 917 123-45-67, я \[скрыто\], пиши в vk\.com\/kotik14/);
    aigul.doesNotSee(/Каримова/);
    world.forum.sees(
      thread,
      /Айгуль посмотрел\(а\) скрытое в одном сообщении\. Причина: Просит так связаться\./,
    );
    expect(topicText()).not.toMatch(/917|kotik14|Каримова/);
    await vera.pressesIn(hidden, /Показать скрытое/);
    await aigul.inTopic(thread).replies(hidden.message_id, "/uncover");
    world.forum.sees(thread, /Это уже показывали/);
    await world.pass(16 * minuteMs);
    aigul.doesNotSee(/917/);
    await aigul.inTopic(thread).says("/history");
    world.forum.sees(thread, /Айгуль: посмотрели скрытое — «Просит так связаться»/);
    teen.doesNotSee(/скрытое|причин|history|uncover|не показываем/);
  });

  test("of a caption and of a correction too; by a command the newest; whoever has no private chat is told", async () => {
    const photo = await teen.sends("photo", { caption: "вот я" });
    await teen.editsCaption(photo.message_id, "вот я, почта kot@mail.ru");
    const shown = world.forum.inTopic(thread).findLast(({ caption }) => caption?.includes("вот я"));
    expect(shown?.caption).toBe("вот я, почта [скрыто]");
    await vera.inTopic(thread).says("/uncover нужен адрес");
    world.forum.sees(thread, /Откройте личный чат/);
    await aigul.inTopic(thread).says("/uncover");
    aigul.doesNotSee(/почта kot@mail\.ru/);
    // The next line is the reason, and goes to nobody.
    await aigul.inTopic(thread).says("школа просит письмо");
    world.forum.sees(thread, /Причина: школа просит письмо\./);
    teen.doesNotSee(/школа просит/);
    aigul.sees(/почта kot@mail\.ru/);
    await aigul.inTopic(thread).says("/uncover");
    world.forum.sees(thread, /Скрытого, которое можно показать, нет/);
  });

  test("names and accounts of Telegram are not among them", async () => {
    await teen.says(`я @${teen.person.username}, Алия Каримова`);
    const hidden = world.forum.sees(thread, /^я \[скрыто\]/);
    expect(hidden.reply_markup).toBeUndefined();
  });
});

describe("phrases", () => {
  test("ready ones go with one tap, in the person's words; what was said stands in the topic", async () => {
    await aigul.inTopic(thread).says("/r");
    const list = world.forum.sees(thread, /^Фразы/);
    expect(textOf(list)).toMatch(/привет \(готовая: ru, tt, en\): Привет/);
    await aigul.pressesIn(list, /^привет$/);
    teen.sees(/Привет\. Меня зовут Айгуль, я человек/);
    world.forum.sees(thread, /➡️ Отправлено \(русский\):\nПривет\. Меня зовут Айгуль/);
    await aigul.inTopic(thread).says("/r номера");
    teen.sees(/Если станет тяжелее раньше, чем отвечу: \S+/);
    await marat.inTopic(thread).says("/r рядом");
    world.forum.sees(thread, /Для вашей роли это недоступно/);
    teen.doesNotSee(/Торопиться не нужно/);
  });

  test("own ones and the team's are written, sent and dropped; a gap nobody can fill is refused", async () => {
    await aigul.inTopic(thread).says("/replies чай = Завари чаю, {имя}, и возвращайся");
    await aigul.inTopic(thread).says("/r чай");
    teen.sees(/^Завари чаю, и возвращайся$/);
    await aigul.inTopic(thread).says("/replies кот = Погладь {кота}");
    world.forum.sees(thread, /Таких вставок нет: \{кота\}/);
    // The minute in which it is sent says nothing of when somebody is back.
    await aigul.inTopic(thread).says("/replies вернусь = Вернусь в {время}");
    world.forum.sees(thread, /Таких вставок нет: \{время\}/);
    await marat.inTopic(thread).says("/replies team план = Сделаем план?");
    world.forum.sees(thread, /Фразы команды меняют/);
    await vera.inTopic(thread).says("/replies team план = Сделаем план?");
    await vera.inTopic(thread).says("/replies team план tt = План төзибезме?");
    await aigul.inTopic(thread).says("/r план");
    teen.sees("Сделаем план?");
    await marat.inTopic(thread).says("/r чай");
    world.forum.sees(thread, /Такой фразы нет: чай/);
    await aigul.inTopic(thread).says("/replies delete чай");
    await aigul.inTopic(thread).says("/r чай");
    teen.doesNotSee(/replies|Погладь|төзи/);
    expect(
      teen
        .fromBot()
        .map(textOf)
        .filter((text) => /Завари/.test(text)),
    ).toHaveLength(1);
  });
});

describe("phrases in private", () => {
  test("are seen and kept there too; the team's by whoever may, of the team that is meant", async () => {
    await aigul.says("/replies");
    expect(textOf(aigul.sees(/^Фразы\. Отправить можно в теме/))).toMatch(
      /план \(команды: ru, tt\): Сделаем план\?/,
    );
    await aigul.says("/replies вечер = До вечера, {имя}");
    aigul.sees(/^Сохранено: вечер/);
    await aigul.inTopic(thread).says("/r вечер");
    teen.sees("До вечера");
    await aigul.says("/replies team утро = Доброе утро");
    aigul.sees(/Фразы команды меняют/);
    await aigul.says("/replies delete вечер");
    aigul.sees(/^Удалено: вечер/);
    await aigul.says("/replies team @77 утро = Доброе утро");
    aigul.sees(/^Какой команды\? @1 Дежурная группа/);
    const stranger = await world.phone();
    await stranger.opens();
    await stranger.says("/replies");
    stranger.doesNotSee(/Фразы/);
  });
});

describe("a place of the directory", () => {
  test.each(["Казань юрист", "Агрыз психолог", "Альметьевск психолог"])(
    "«%s» finds what is near",
    async (words) => {
      const before = world.forum.inTopic(thread).length;
      await aigul.inTopic(thread).says(`/find ${words}`);
      const said = world.forum.inTopic(thread).slice(before).map(textOf).at(-1);
      expect(said).toMatch(/Нашли:\n\n1\. /);
    },
  );

  test("is found by words, sent with one tap, and it is followed what becomes of it", async () => {
    await aigul.inTopic(thread).says("/find Таяныч");
    const found = world.forum.sees(thread, /^Нашли/);
    await marat.pressesIn(found, /Отправить 1/);
    teen.doesNotSee(/место, о котором говорили/);
    await aigul.pressesIn(found, /Отправить 1/);
    teen.sees(/^Вот место, о котором говорили:/);
    world.forum.sees(thread, /Направление 1: предложено/);
    await teen.presses("Утром").catch(() => teen.presses(/утр/i));
    await aigul.inTopic(thread).says("/referral 1 refused");
    world.forum.sees(thread, /Нужна причина: \/referral 1 отказ причина/);
    await aigul.inTopic(thread).says("/referral 1 приняли");
    world.forum.sees(thread, /Направление 1: приняли/);
    await aigul.inTopic(thread).says("/card");
    world.forum.sees(thread, /Показали места: /);
    await aigul.inTopic(thread).says("Хорошего дня");
    await closes(world, aigul, thread);
    for (const [days, answer] of [
      [4, /да/i],
      [8, /да/i],
      [21, /да/i],
    ] as const) {
      await world.pass(days * dayMs);
      await world.pass(2 * hourMs);
      await teen.presses(answer).catch(() => undefined);
    }
    const [ticket] = await world.store.referrals.ofTicket(1);
    expect(ticket?.status).toBe("helped");
  });
});
