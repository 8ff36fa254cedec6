/** An institution sees to its own card: comes by a one-time link, says that it is right, corrects it, closes for a while. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayMs } from "../../src/domain/time.js";
import { type Phone, textOf } from "../support/actors.js";
import { member } from "../support/directory.js";
import { met } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
let olga: Phone;
beforeAll(async () => {
  world = await createWorld();
  olga = await member(world, "Ольга");
});
afterAll(() => world.close());

const card = "ns-nadezhda";
const other = "ns-raduga";
const record = (key = card) => world.store.cards.get(key);

/** The code of the link that a coordinator was given to pass on. */
const linkFor = async (key = card): Promise<string> => {
  await olga.says(`/card ${key}`);
  await olga.presses("Ссылка учреждению");
  return /start=(\w+)/.exec(textOf(olga.last()))?.[1] ?? "";
};
const comesBy = async (link: string, names: Parameters<World["phone"]>[0] = {}): Promise<Phone> => {
  const phone = await world.phone({ first_name: "Тамара", ...names });
  await phone.opens(link);
  return phone;
};

describe("by a link", () => {
  test("that opens once, for a week, and leads to the card and nothing else", async () => {
    const link = await linkFor();
    const tamara = await comesBy(link);
    tamara.sees(/Так вас видят люди[\s\S]*Надежда[\s\S]*266-51-01[\s\S]*Всё верно\?/);
    const stranger = await comesBy(link);
    stranger.sees("Ссылка не подошла");
    stranger.doesNotSee(/266-51-01/);
    const late = await linkFor();
    await world.pass(8 * dayMs);
    (await comesBy(late)).sees("Ссылка не подошла");
    await tamara.says("/my_card");
    tamara.sees(/Надежда/);
    // What colleagues have is not there.
    await tamara.says("/directory");
    tamara.doesNotSee(/Справочник\. Найдите/);
    await tamara.pressesData(`1:card:open:${other}`);
    tamara.sees("Этого уже нет");
    for (const act of ["closed", "history", "invite", "shut", "publish"])
      await tamara.pressesData(`1:card:${act}:${card}`);
    expect(await record()).toMatchObject({ values: { status: "active", publish: "after-check" } });
    await tamara.pressesData(`1:field:services:${card}`);
    await tamara.pressesData(`1:field:address:${card}`);
    tamara.sees("Для вас это недоступно");
    tamara.sees("Адрес этого места держим в тайне");
  });

  test("says that all of it is right: the clock runs from today, and who said so stays with us", async () => {
    const tamara = await comesBy(await linkFor());
    await tamara.presses("Всё верно");
    tamara.sees("подтверждена сегодняшним днём");
    const today = new Date(world.sandbox.now()).toISOString().slice(0, 10);
    expect((await record())?.assuredOn).toBe(today);
    expect((await record())?.assuredBy).toMatch(/^keeper:\d+$/);
    await olga.says(`/card ${card}`);
    olga.sees(/Подтверждено: [\s\S]*Кто подтвердил: учреждение/);
    expect(olga.fromBot().map(textOf).join("\n")).not.toContain("Тамара");
  });

  test("corrects its phone, which a coordinator approves, and hears of it", async () => {
    const tamara = await comesBy(await linkFor());
    await tamara.presses("Исправить");
    expect(tamara.buttons()).not.toContain("Работает ли");
    await tamara.presses("Телефон");
    await tamara.says("звоните Оле");
    tamara.sees("В номере есть лишние слова");
    await tamara.says("8 (383) 266-51-77");
    await tamara.presses("Отправить");
    tamara.sees("Отправили на проверку");
    expect((await record())?.values.phones).toMatchObject([{ digits: "73832665101" }]);
    olga.sees(/Автор: учреждение[\s\S]*Станет: 8 \(383\) 266-51-77/);
    await olga.presses("Опубликовать");
    tamara.sees("Опубликовано. Решение: Ольга");
    expect((await record())?.values.phones).toMatchObject([{ digits: "73832665177" }]);
  });

  test("tells how many places are free, and closes for a while: at once, and a coordinator can undo it", async () => {
    const tamara = await comesBy(await linkFor());
    await tamara.presses("Свободные места");
    await tamara.says("немного");
    tamara.sees("Нужно число цифрами");
    await tamara.says("3");
    tamara.sees("свободных мест 3");
    expect((await record())?.capacity?.available).toBe(3);
    await tamara.presses("Временно закрыты");
    await tamara.says("31.12");
    tamara.sees("последний день: 31 декабря");
    olga.sees(/учреждение закрыло карточку[\s\S]*Надежда/);
    expect((await record())?.values.status).toBe("temporarily closed");
    await olga.presses("Вернуть как было");
    expect(await record()).toMatchObject({ closedUntil: null, values: { status: "active" } });
    await tamara.says("/my_card");
    await tamara.presses("Временно закрыты");
    await tamara.says("31.12.2027");
    await tamara.says("/my_card");
    await tamara.presses("Снова открыты");
    tamara.sees("Карточка снова открыта");
    expect((await record())?.values.status).toBe("active");
  });

  test("loses its access when a coordinator closes it", async () => {
    const tamara = await comesBy(await linkFor(other));
    await olga.says(`/card ${other}`);
    await olga.presses("Закрыть доступ");
    await tamara.presses("Всё верно");
    tamara.sees("Этого уже нет");
    expect((await record(other))?.assuredOn).toBeNull();
  });

  test("in danger themselves, they are heard as everybody is", async () => {
    const tamara = await comesBy(await linkFor());
    await tamara.presses("Исправить");
    await tamara.presses("Название");
    await tamara.says("меня прямо сейчас бьют, я закрылась в ванной");
    tamara.sees(/112/);
    expect((await world.store.proposals.waiting()).length).toBe(0);
  });
});

const spoken = {
  ru: {
    right: "Всё верно",
    fix: "Исправить",
    field: "Почта",
    bad: "не похоже",
    send: "Отправить",
    sent: "на проверку",
  },
  tt: {
    right: "Барысы да дөрес",
    fix: "Төзәтү",
    field: "Почта",
    bad: "охшамаган",
    send: "Җибәрү",
    sent: "Тикшерүгә җибәрдек",
  },
  en: {
    right: "All is right",
    fix: "Correct",
    field: "E-mail",
    bad: "does not look like",
    send: "Send",
    sent: "to be approved",
  },
} as const;

describe("in every language", () => {
  test.each(["ru", "tt", "en"] as const)("%s: an institution confirms and corrects", async (code) => {
    const words = spoken[code];
    const tamara = await comesBy(await linkFor(other), { language_code: code });
    await tamara.presses(words.right);
    expect((await record(other))?.assuredOn).not.toBeNull();
    await tamara.says("/my_card");
    await tamara.presses(words.fix);
    await tamara.presses(words.field);
    await tamara.says("info@");
    tamara.sees(words.bad);
    await tamara.says(`${code}@raduga.ru`);
    await tamara.presses(words.send);
    tamara.sees(words.sent);
    await olga.presses("Опубликовать");
    expect((await record(other))?.values.email).toBe(`${code}@raduga.ru`);
  });

  test.each([
    [
      "tt",
      "Татарча",
      "/directory",
      "Карточка табу",
      "Үзгәртү",
      "Телефон",
      "Шәһәр кодын өстәгез",
      "Җибәрү",
      "Тикшерүгә җибәрдек",
    ],
    [
      "en",
      "English",
      "/directory",
      "Find a card",
      "Change",
      "Phone",
      "Add the area code",
      "Send",
      "to be approved",
    ],
  ])(
    "%s: a coordinator changes a phone",
    async (code, language, command, find, change, field, fault, send, sent) => {
      const anna = await member(world, "Анна");
      await anna.says("/language");
      await anna.presses(language);
      await anna.says(command);
      await anna.presses(find);
      await anna.says("радуга новосибирск");
      await anna.presses(change);
      await anna.presses(field);
      await anna.says("271-99-39");
      anna.sees(fault);
      await anna.says(code === "tt" ? "(383) 271-99-40" : "(383) 271-99-41");
      await anna.presses(send);
      anna.sees(sent);
      await olga.presses("Опубликовать");
      expect((await record(other))?.values.phones[0]?.number).toMatch(/271-99-4[01]/);
    },
  );
});

test("nobody else becomes a keeper by guessing", async () => {
  const teen = await met(world);
  await teen.opens("card_abcdefghjkmnpqrstuvw");
  teen.sees("Ссылка не подошла");
  await teen.says("/my_card");
  teen.doesNotSee(/Ваши карточки/);
});
