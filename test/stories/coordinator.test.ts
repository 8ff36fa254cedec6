/** Coordinators keep the directory in their private chats: found, changed, approved, undone; called about week by week. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayMs, hourMs } from "../../src/domain/time.js";
import { type Phone, textOf } from "../support/actors.js";
import { member } from "../support/directory.js";
import { met } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
let olga: Phone;
let irina: Phone;
beforeAll(async () => {
  world = await createWorld();
  olga = await member(world, "Ольга");
  irina = await member(world, "Ирина");
});
afterAll(() => world.close());

const card = "ns-nadezhda";
const phones = async (key = card) => (await world.store.cards.get(key))?.values.phones;

describe("a card is changed", () => {
  test("found by words, a slip is told kindly, proposed, approved by another, and undone", async () => {
    await olga.says("/directory");
    await olga.presses("Найти карточку");
    await olga.says("надежд новосибирск");
    olga.sees(/Надежда[\s\S]*266-51-01[\s\S]*никто из нас не звонил[\s\S]*Ключ: ns-nadezhda/);
    await olga.presses("Изменить");
    await olga.presses("Телефон");
    olga.sees(/Телефон\. Сейчас: \(383\) 266-51-01[\s\S]*код/);
    await olga.says("266-51-02");
    olga.sees("Добавьте код города");
    await olga.says("112");
    olga.sees("экстренный номер или линия помощи");
    await olga.says("(383) 266-51-02");
    olga.sees(/Было: \(383\) 266-51-01\nСтанет: \(383\) 266-51-02/);
    await olga.presses("Ещё поле");
    await olga.presses("Часы работы");
    await olga.says("пн-пт 18:00-17:00");
    olga.sees("Время не сходится");
    await olga.says("пн-пт 9:00-18:00, обед 13-14");
    olga.sees(/Понял так: пн–пт 9:00–13:00, 14:00–18:00/);
    await olga.presses("Отправить");
    olga.sees("Отправили на проверку");
    expect(await phones()).toMatchObject([{ digits: "73832665101" }]);

    irina.sees(/Предложение\. Автор: Ольга[\s\S]*Станет: \(383\) 266-51-02/);
    await irina.presses("Опубликовать");
    irina.sees("Опубликовано");
    olga.sees("Опубликовано. Решение: Ирина");
    expect(await phones()).toMatchObject([{ digits: "73832665102" }]);

    await irina.says(`/history ${card}`);
    irina.sees(/Ольга\. Телефон: \(383\) 266-51-01 → \(383\) 266-51-02/);
    await irina.presses("Отменить: Телефон, Часы работы");
    irina.sees("Вернули как было");
    olga.sees("Изменение отменили. Решение: Ирина");
    expect(await phones()).toMatchObject([{ digits: "73832665101" }]);
    expect((await world.store.cards.get(card))?.values.hours).toBeNull();
  });

  test("a value that is typed once more at the preview is the same field, better said", async () => {
    await olga.says(`/edit_card ${card} phones (383) 266-51-03`);
    await olga.says("(383) 266-51-04");
    olga.sees(/Станет: \(383\) 266-51-04/);
    await olga.presses("Отправить");
    const [waiting] = await world.store.proposals.waiting();
    expect(waiting?.changes).toMatchObject([{ field: "phones", after: [{ digits: "73832665104" }] }]);
    await olga.presses("Забрать назад");
  });

  test("the history speaks in words, and takes back only what still stands", async () => {
    const before = await phones();
    await olga.says(`/edit_card ${card} hours пн-пт 8:00-20:00`);
    await olga.presses("Отправить");
    await irina.presses("Опубликовать");
    await olga.says(`/edit_card ${card} status inactive`);
    await olga.presses("Отправить");
    await irina.presses("Опубликовать");
    await irina.says(`/history ${card}`);
    const view = irina.sees(/Работает ли: Работает → Не работает/);
    expect(textOf(view)).toMatch(/Часы работы: нет → пн-пт 8:00-20:00/);
    expect(textOf(view)).not.toMatch(/active|\d{4}-\d{2}-\d{2}/);
    await irina.presses("Отменить: Работает ли → Не работает");
    await irina.says(`/history ${card}`);
    await irina.presses("Отменить: Часы работы → пн-пт 8:00-20:00");
    expect(await phones()).toEqual(before);
    expect((await world.store.cards.get(card))?.values).toMatchObject({ hours: null, status: "active" });
  });

  test("nobody approves what is their own, and nothing is decided twice", async () => {
    await olga.says(`/edit_card ${card} email info@nadezhda.ru`);
    await olga.presses("Отправить");
    const [waiting] = await world.store.proposals.waiting();
    await olga.pressesData(`1:proposal:approve:${waiting?.id}`);
    olga.sees("Для вас это недоступно");
    await irina.presses("Отклонить");
    olga.sees("Не опубликовали. Решение: Ирина");
    await irina.pressesData(`1:proposal:approve:${waiting?.id}`);
    irina.sees("Это уже решено");
    expect((await world.store.cards.get(card))?.values.email).toBeNull();
  });

  test("what was changed meanwhile is not written over", async () => {
    await olga.says(`/edit_card ${card} почта a@nadezhda.ru`);
    await olga.presses("Отправить");
    await irina.says(`/edit_card ${card} email b@nadezhda.ru`);
    await irina.presses("Отправить");
    const [first, second] = await world.store.proposals.waiting();
    await irina.pressesData(`1:proposal:approve:${first?.id}`);
    await olga.pressesData(`1:proposal:approve:${second?.id}`);
    olga.sees("С тех пор это поле уже изменили");
    expect((await world.store.cards.get(card))?.values.email).toBe("a@nadezhda.ru");
    await irina.pressesData(`1:proposal:withdraw:${second?.id}`);
    irina.sees("Забрали назад");
  });

  test("a refuge keeps its address to itself, and what sounds grave is told of a card", async () => {
    const secret = (
      await world.store.cards.search([{ word: "кризисный", kinds: ["women_crisis", "mothers_shelter"] }])
    )[0];
    await olga.says(`/edit_card ${secret} адрес ул. Ленина, 5`);
    olga.sees("Адрес этого места держим в тайне");
    await olga.says(`/edit_card ${card} alert`);
    const before = olga.fromBot().length;
    await olga.says("Помогаем при мыслях о самоубийстве, звоните");
    expect(olga.fromBot().slice(before).map(textOf).join("\n")).toMatch(/Станет: Помогаем при мыслях/);
    await olga.presses("Не менять");
    olga.sees("Не стали менять");
  });

  test("services are ticked, bad words and lost drafts lead on", async () => {
    await olga.says(`/card ${card}`);
    await olga.presses("Изменить");
    await olga.presses("Чем помогают");
    await olga.presses("юрист");
    await olga.presses("Отметил всё");
    olga.sees(/Чем помогают\nБыло: [\s\S]*Станет: .*юрист/);
    await olga.presses("Не менять");
    await olga.pressesData("1:draft:send");
    olga.sees("Этого уже нет");
    await olga.says("/card нет-такой");
    olga.sees("Этого уже нет");
    await olga.says("/card");
    olga.sees("Напишите ключ карточки");
    await olga.says("/find_card абракадабра");
    olga.sees("Такой карточки нет");
  });

  test("it is not there for a specialist, nor for anybody else", async () => {
    const nina = await member(world, "Нина", "specialist");
    await nina.says("/directory");
    nina.doesNotSee(/Справочник\. Найдите/);
    await nina.pressesData(`1:card:closed:${card}`);
    expect((await world.store.cards.get(card))?.values.status).toBe("active");
    const teen = await met(world);
    await teen.pressesData(`1:card:closed:${card}`);
    await teen.pressesData("1:desk:add");
    expect((await world.store.cards.get(card))?.values.status).toBe("active");
  });
});

describe("calls of the week", () => {
  test("ten come on Monday at nine, one tap each; what changed leads into the edit", async () => {
    await world.pass(8 * dayMs);
    olga.sees(/список недели, карточек: 10/);
    olga.sees(/Обзвон: 1 из 10/);
    await olga.presses("Всё верно");
    olga.sees("подтверждена сегодняшним днём");
    olga.sees(/Обзвон: 2 из 10/);
    await olga.presses("Позже");
    olga.sees(/Обзвон: 3 из 10/);
    await olga.presses("Закрыто");
    olga.sees("Людям больше не показываем");
    await olga.presses("Вернуть как было");
    olga.sees("Вернули как было");
    await olga.says("/calls");
    olga.sees(/Обзвон: 2 из 10/);
    await olga.presses("Изменилось");
    olga.sees("Что изменить?");
    await irina.says("/calls");
    await irina.presses("Не дозвонились");
    irina.sees("номер может не отвечать");
  });
});

describe("help lines", () => {
  test("whoever has dialled one says so with a key, and it is written down who and when", async () => {
    await olga.says("/dial");
    const list = olga.sees(/никто из нас не набирал[\s\S]*8-800-2000-122/);
    expect(textOf(list)).not.toContain("npm");
    await olga.presses("Набрали: 8-800-2000-122");
    olga.sees("Записали: 8-800-2000-122");
    const lines = await world.store.directory.lines();
    const staff = (await world.store.teams.allStaff()).find(({ name }) => name === "Ольга");
    expect(lines.filter(({ dialled_on: on }) => on != null)).toMatchObject([
      {
        number: "8-800-2000-122",
        dialled_by: `staff:${staff?.id}`,
        dialled_on: new Date(world.sandbox.now()).toISOString().slice(0, 10),
      },
    ]);
    const teen = await met(world);
    await teen.says("/dial");
    teen.doesNotSee(/не набирал/);
    await teen.pressesData("1:dialled:emergency");
    expect((await world.store.directory.lines()).filter(({ dialled_on: on }) => on != null)).toHaveLength(1);
  });
});

describe("a link that does not fit", () => {
  test.each(["staff_AAAA-BBBB", "staff_", "card_no-such", "card_x"])(
    "%s is answered as one",
    async (link) => {
      const director = await world.phone();
      await director.opens(link);
      director.sees("Ссылка не подошла");
      director.doesNotSee(/Меня обижают|На каком языке/);
    },
  );
});

describe("closed for a while", () => {
  test("until a day, and open again by itself", async () => {
    await olga.says(`/card ${card}`);
    await olga.presses("Закрыть на время");
    await olga.says("вчера");
    olga.sees("Дату не понял");
    const until = new Date(world.sandbox.now() + 2 * dayMs);
    const words = new Intl.DateTimeFormat("ru", { day: "numeric", month: "long", timeZone: "UTC" });
    await olga.says(`до ${words.format(until)}`);
    olga.sees("До этого дня людям не показываем");
    expect((await world.store.cards.get(card))?.values.status).toBe("temporarily closed");
    await world.pass(dayMs + hourMs);
    expect((await world.store.cards.get(card))?.values.status).toBe("temporarily closed");
    await world.pass(2 * dayMs);
    expect((await world.store.cards.get(card))?.values.status).toBe("active");
    olga.sees("срок закрытия прошёл");
  });
});

describe("a new place", () => {
  test("is asked for step by step and shown to nobody until another has approved it", async () => {
    await olga.says("/new_card");
    await olga.presses("Центр помощи семье");
    await olga.says("ц");
    olga.sees("слишком коротко");
    await olga.says("Центр «Гармония»");
    await olga.says("самара");
    olga.sees("Такого места в наших регионах не знаю");
    await olga.says("Альметьевск");
    olga.sees("Людям пока не показываем");
    await olga.presses("Телефон");
    await olga.says("8 (8553) 11-22-33");
    await olga.presses("Ещё поле");
    await olga.presses("Чем помогают");
    await olga.presses("психолог");
    await olga.presses("Отметил всё");
    await olga.presses("Отправить");
    const [key = ""] = await world.store.cards.search([{ word: "Гармония", kinds: [] }]);
    expect((await world.store.cards.get(key))?.values.publish).toBe("after-check");
    await irina.presses("Опубликовать");
    const record = await world.store.cards.get(key);
    expect(record).toMatchObject({
      municipality: expect.stringContaining("Альметьевск"),
      values: { publish: "yes", services: ["psych_help"] },
    });
    expect(record?.assuredOn).not.toBeNull();
  });
});
