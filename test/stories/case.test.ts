/** Case codes as people use them: from another phone, by somebody who guesses, and after a long time. */
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { showCaseCode } from "../../src/domain/case-code.js";
import { dayMs, hourMs, minuteMs } from "../../src/domain/time.js";
import { type Phone, textOf } from "../support/actors.js";
import { asksForHuman, met, takes, talking } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const patient = { timeout: 15_000 };
const shown = /(\d{4} \d{4} \d{4} \d{4})/;

/** The code that a phone was shown, newest first. */
const codeOf = async (phone: Phone, not?: string): Promise<string> => {
  let code = "";
  await vi.waitFor(() => {
    const text = phone
      .fromBot()
      .map(textOf)
      .findLast((one) => shown.test(one) && !one.includes(not ?? "-"));
    expect(text, phone.fromBot().map(textOf).join("\n---\n")).toBeDefined();
    code = shown.exec(text ?? "")?.[1] ?? "";
  }, patient);
  await world.settled();
  return code;
};

const wrongCode = showCaseCode("9999999999999999");

describe("a case code", () => {
  test("is shown once when a talk opens, and is kept nowhere as it is", async () => {
    const teen = await met(world);
    await asksForHuman(teen);
    const code = await codeOf(teen);
    teen.sees("похож на номер карты");
    expect(teen.fromBot().filter((message) => shown.test(textOf(message)))).toHaveLength(1);
    await world.pass(2 * minuteMs);
    expect(teen.fromBot().filter((message) => shown.test(textOf(message)))).toHaveLength(1);
    world.forum.neverSaw([code, code.replaceAll(" ", "")]);
  });

  test("does not push the numbers away in danger, and is there when it is asked for", async () => {
    const teen = await met(world);
    await teen.says("меня прямо сейчас бьют, я закрылась");
    await world.pass(1000);
    teen.doesNotSee(shown);
    await teen.says("/case");
    await teen.presses("Получить новый код");
    await codeOf(teen);
  });

  test("comes after grave words once the person is safe, or a specialist is there", async () => {
    const [grave, worrying] = [await met(world), await met(world)];
    await grave.says("не хочу жить");
    await world.pass(1000);
    expect(textOf(grave.last())).toMatch(/^Это срочно.*\n112 — /);
    await grave.says("думаю об этом");
    const before = grave.fromBot().length;
    await grave.says("Я в безопасности");
    await world.pass(1000);
    expect(grave.fromBot().slice(before)).toHaveLength(1);
    await world.pass(10 * minuteMs);
    await codeOf(grave);
    await worrying.says("вызываю рвоту после еды");
    await world.pass(1000);
    worrying.doesNotSee(shown);
    await takes(world, await world.staff("Дина"));
    await codeOf(worrying);
  });

  test("tells from another phone how things stand, without a word of what was said", async () => {
    const aigul = await world.staff("Айгуль");
    const teen = await met(world);
    await asksForHuman(teen);
    const code = await codeOf(teen);
    await teen.says("мне страшно в раздевалке");
    const other = await met(world);
    await other.says("/case");
    other.sees("Введи 16 цифр");
    await other.says(code.replaceAll(" ", ""));
    other.sees("его ещё не взял человек");
    await takes(world, aigul);
    await other.says(code);
    other.sees("Человек взял и отвечает");
    other.doesNotSee(/раздевал|Айгуль|Казань/);
  });

  test("lets words be added; the answer goes to the first phone, or here if that is wished", async () => {
    const aigul = await world.staff("Айгуль");
    const { teen, thread } = await talking(world, aigul);
    const code = await codeOf(teen);
    const other = await met(world, { first_name: "Посторонний", last_name: "Иванченко" });
    await other.says(code);
    await other.presses("Дописать");
    await other.sends("photo");
    other.sees("только слова");
    await other.says("это я, с телефона подруги, Иванченко");
    other.sees("Ответ придёт в тот аккаунт");
    world.forum.sees(thread, "Дописано по коду");
    world.forum.sees(thread, "с телефона подруги");
    world.forum.neverSaw(["Иванченко", String(other.id)]);
    // Only the one message that was announced goes there.
    await other.says("а это уже не туда");
    expect(world.forum.inTopic(thread).map(textOf).join("\n")).not.toContain("уже не туда");
    await aigul.inTopic(thread).says("Поняла тебя");
    teen.sees("Поняла тебя");
    other.doesNotSee(/Поняла тебя/);
    await other.says(code);
    await other.presses("Отвечать сюда");
    other.sees("Ответы будут приходить сюда");
    world.forum.sees(thread, "вошёл по коду с другого аккаунта");
    await aigul.inTopic(thread).says("Теперь пишу сюда");
    other.sees("Теперь пишу сюда");
    teen.doesNotSee(/Теперь пишу сюда/);
    await other.says("вижу");
    world.forum.sees(thread, "вижу");
  });

  test("words of danger that are added reach the matter and raise it; no other is opened", async () => {
    const aigul = await world.staff("Айгуль");
    const { teen, thread } = await talking(world, aigul);
    const code = await codeOf(teen);
    const other = await met(world);
    const cards = world.forum.cards().filter((card) => card.reply_markup !== undefined).length;
    await other.says(code);
    await other.presses("Дописать");
    const before = other.fromBot().length;
    await other.says("папа пришел и ломится в дверь");
    expect(other.fromBot().slice(before).map(textOf)).toEqual([
      expect.stringMatching(/^Это срочно[^]*\n112 — /),
      expect.stringMatching(/^Передали, человека зовём\. Ответ придёт в тот аккаунт/),
    ]);
    world.forum.sees(thread, "папа пришел и ломится в дверь");
    world.forum.sees(thread, /Уровень теперь: 🔴 СРОЧНО/);
    expect(world.forum.cards().filter((card) => card.reply_markup !== undefined)).toHaveLength(cards);
  });

  test("does not move into an account that has a talk of its own", async () => {
    const aigul = await world.staff("Айгуль");
    const { teen } = await talking(world, aigul);
    const code = await codeOf(teen);
    const { teen: other } = await talking(world, aigul);
    await codeOf(other);
    await other.says(code);
    await other.presses("Отвечать сюда");
    other.sees("уже идёт другой разговор");
  });

  test("erases: the topic goes, the code opens nothing any more", async () => {
    const aigul = await world.staff("Айгуль");
    const { teen, thread } = await talking(world, aigul);
    const code = await codeOf(teen);
    const other = await met(world);
    await other.says(`/case ${code}`);
    await other.presses("Стереть");
    await other.presses("Нет, оставить");
    expect(world.forum.topics().map(({ id }) => id)).toContain(thread);
    await other.presses("Да, стереть");
    other.sees("Стёрто у нас");
    expect(world.forum.topics().map(({ id }) => id)).not.toContain(thread);
    await other.says(code);
    other.sees("Такого кода не знаем");
  });

  test("a new one makes the old one worthless", async () => {
    const teen = await met(world);
    await asksForHuman(teen);
    const old = await codeOf(teen);
    await teen.says("/case");
    await teen.presses("Получить новый код");
    const next = await codeOf(teen, old);
    const other = await met(world);
    await other.says(old);
    other.sees("Такого кода не знаем");
    await other.says(next);
    other.sees("Код подошёл");
  });

  test("what a button claims opens nothing: only the code does, and for an hour", async () => {
    const teen = await met(world);
    await asksForHuman(teen);
    const code = await codeOf(teen);
    const other = await met(world);
    await other.says(code);
    const { message_id, reply_markup } = other.sees("Код подошёл");
    const add = reply_markup?.inline_keyboard?.flat()[0];
    const data = add !== undefined && "callback_data" in add ? add.callback_data : "";
    const stranger = await met(world);
    // A client can send any data under any message of the bot.
    await world.sandbox.control.rawUpdate({
      update: {
        callback_query: {
          id: "1",
          from: stranger.person,
          chat_instance: "1",
          message: stranger.last(),
          data,
        },
      },
    });
    await vi.waitFor(() => stranger.sees("Введи код ещё раз"), patient);
    await world.pass(hourMs + minuteMs);
    await world.sandbox.control.press({ user: other.id, message_id, data });
    await vi.waitFor(() => other.sees("Введи код ещё раз"), patient);
  });

  test("ends 90 days after it was used last", async () => {
    const lonely = await createWorld({ team: false });
    try {
      const teen = await met(lonely);
      await asksForHuman(teen);
      await lonely.settled();
      let code = "";
      await vi.waitFor(() => {
        code = shown.exec(textOf(teen.sees("Код, чтобы вернуться")))?.[1] ?? "";
      }, patient);
      const other = await met(lonely);
      await lonely.pass(80 * dayMs);
      await other.says(code);
      other.sees("Код подошёл");
      await lonely.pass(80 * dayMs);
      await other.says(code);
      expect(textOf(other.last())).toContain("Код подошёл");
      await lonely.pass(91 * dayMs);
      await other.says(code);
      expect(textOf(other.last())).toContain("Такого кода не знаем");
    } finally {
      await lonely.close();
    }
  });
});

describe("wrong codes", () => {
  test("make the next try wait 1, 5, 30 minutes, kindly, and never stand before SOS", async () => {
    const teen = await met(world);
    await asksForHuman(teen);
    const code = await codeOf(teen);
    const other = await met(world);
    for (let tries = 0; tries < 3; tries += 1) {
      await other.says(wrongCode);
      expect(textOf(other.last())).toContain("Такого кода не знаем");
    }
    for (const minutes of [1, 5, 30]) {
      await other.says(code);
      expect(textOf(other.last())).toContain(`через ${minutes} мин.`);
      await other.says("/sos");
      expect(textOf(other.last())).toContain("112");
      await world.pass(minutes * minuteMs + 1000);
      await other.says(wrongCode);
      expect(textOf(other.last())).toContain("Такого кода не знаем");
    }
    await world.pass(31 * minuteMs);
    await other.says(code);
    expect(textOf(other.last())).toContain("Код подошёл");
  });

  test("from many accounts at once make everybody wait", async () => {
    const crowd = await Promise.all(Array.from({ length: 30 }, () => world.phone()));
    for (const phone of crowd) await world.sandbox.control.say({ user: phone.id, text: wrongCode });
    await world.settled();
    const late = await world.phone();
    await late.says(wrongCode);
    expect(textOf(late.last())).toContain("чтобы никто не подбирал");
    await world.pass(2 * minuteMs);
    await late.says(wrongCode);
    expect(textOf(late.last())).toContain("Такого кода не знаем");
  });
});
