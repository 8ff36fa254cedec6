/** Hiding as people live it: what is gone from the phone, what stays with whom, and that failures do not end it. */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { hourMs, minuteMs } from "../../src/domain/time.js";
import { type Phone, textOf } from "../support/actors.js";
import { asksForHuman, met, takes, talking } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
afterEach(() =>
  world.sandbox.control.failNext({ method: "deleteMessages", count: 0, failure: "lost-answer" }),
);

const patient = { timeout: 15_000 };

/** Nothing but the line that says nothing is left, and no key that tells anything. */
const isBlank = async (phone: Phone) => {
  await vi.waitFor(
    () => expect(phone.messages().map(textOf)).toEqual(["Напиши, когда будет удобно."]),
    patient,
  ); // prettier-ignore
  const chat = world.sandbox.world().chats.find(({ id }) => id === phone.id);
  expect(chat?.keyboard?.keyboard.flat()).toEqual(
    ["Телефоны", "Очистить чат", "Меню"].map((text) => ({ text })),
  );
};

const seconds = (count: number) => count * 1000;

describe("hiding", () => {
  test("is explained before the first question, and a button away in every sensitive state", async () => {
    const teen = await met(world);
    await teen.presses("Меня обижают");
    const texts = teen.fromBot().map(textOf);
    const explained = texts.findIndex((text) => text.includes("Кнопка «Скрыть» внизу"));
    expect(explained).toBeGreaterThan(-1);
    expect(explained).toBeLessThan(texts.findIndex((text) => text.includes("прямо сейчас что-то угрожает")));
    const keys = () =>
      world.sandbox
        .world()
        .chats.find(({ id }) => id === teen.id)
        ?.keyboard?.keyboard.flat()
        .map((key) => (typeof key === "string" ? key : key.text));
    expect(keys()).toContain("Скрыть");
    await teen.says("я не хочу больше жить");
    expect(keys()).toContain("Скрыть");
  });

  test("removes first and asks then, in one line; without an answer the specialist keeps it", async () => {
    const aigul = await world.staff("Айгуль");
    const { teen, thread } = await talking(world, aigul);
    await teen.says("мне страшно идти домой");
    await teen.says("/hide");
    const left = ["Напиши, когда будет удобно.", "Здесь убрано. Остальное стереть или оставить?"];
    await vi.waitFor(() => expect(teen.messages().map(textOf)).toEqual(left), patient);
    world.forum.sees(thread, "мне страшно идти домой");
    world.forum.sees(thread, "Человек скрыл переписку");
    // The keys that are left say nothing, and do what they always did.
    await teen.says("Телефоны");
    teen.sees(/112 — /);
    await teen.says("Очистить чат");
    await vi.waitFor(() => expect(teen.messages().map(textOf)).toEqual(left), patient);
  });

  test("here: both sides' messages go, half-given answers too, and nothing old is replayed", async () => {
    const teen = await met(world);
    await teen.presses("Меня обижают");
    await teen.presses("Нет, сейчас спокойно");
    await teen.says("меня бойкотируют");
    await teen.says("яшер");
    await teen.presses("Оставить");
    await isBlank(teen);
    await teen.says("/menu");
    teen.doesNotSee(/Продолжим|бойкот|обижали/);
    await teen.presses("Меня обижают");
    teen.sees("прямо сейчас что-то угрожает");
    teen.doesNotSee(/Продолжим/);
  });

  test("here, with a talk open: the specialist keeps everything and is warned", async () => {
    const aigul = await world.staff("Айгуль");
    const { teen, thread } = await talking(world, aigul);
    await teen.says("мне страшно идти домой");
    await aigul.inTopic(thread).says("Я рядом");
    await teen.says("/hide");
    await teen.presses("Оставить");
    await isBlank(teen);
    world.forum.sees(thread, "мне страшно идти домой");
    world.forum.sees(thread, "Человек скрыл переписку");
    await aigul.inTopic(thread).says("Хорошо, жду");
    teen.sees("Хорошо, жду");
    expect(teen.messages()).toHaveLength(2);
  });

  test("a talk that has ended is not offered again after it was hidden", async () => {
    const aigul = await world.staff("Айгуль");
    const { teen } = await talking(world, aigul);
    await teen.says("Закончить разговор");
    await teen.presses("Да, закончить");
    await teen.says("Скрыть");
    await teen.presses("Оставить");
    await isBlank(teen);
    await teen.says("привет");
    teen.doesNotSee(/Тот разговор закончен/);
  });

  test("everything: the topic and the answers are gone, the case is closed and still counted", async () => {
    const aigul = await world.staff("Айгуль");
    const { teen, thread } = await talking(world, aigul);
    await teen.says("меня зовут по прозвищу");
    const title = world.forum.topics().find(({ id }) => id === thread)?.name ?? "";
    const name = title.replace(/^[^·]*· /, "");
    expect(name).toMatch(/^\S+ \S+ · \w{4}$/);
    await teen.says("Скрыть");
    await teen.presses("Стереть всё");
    await isBlank(teen);
    expect(world.forum.topics().map(({ id }) => id)).not.toContain(thread);
    expect(world.forum.messages().map(textOf).join("\n")).not.toContain("меня зовут по прозвищу");
    const lobby = world.forum.cards().filter((message) => textOf(message).includes(name));
    expect(lobby.map(textOf).join("\n")).toContain("Человек стёр переписку");
    expect(lobby.every((message) => message.reply_markup === undefined)).toBe(true);
    await teen.opens();
    teen.doesNotSee(/Продолж|Тот разговор/);
  });

  test("everything, while somebody is in danger now: words go, the alarm stays with a human", async () => {
    const aigul = await world.staff("Айгуль");
    const teen = await met(world);
    await teen.says("я наглоталась таблеток, помогите");
    await teen.says("их было двадцать");
    const thread = await takes(world, aigul);
    world.forum.sees(thread, "их было двадцать");
    await teen.says("Скрыть");
    await teen.presses("Стереть всё");
    await isBlank(teen);
    expect(world.forum.messages().map(textOf).join("\n")).not.toContain("их было двадцать");
    const next = world.forum.ticketTopics().at(-1)?.id ?? 0;
    expect(next).not.toBe(thread);
    const stays = "Сигнал «опасно сейчас» остаётся у вас, писать человеку можно из темы";
    world.forum.sees(next, stays);
    expect(world.forum.cards().map(textOf).at(-1)).toContain(stays);
    await aigul.inTopic(next).says("Я здесь. Ты сейчас в сознании?");
    teen.sees("Ты сейчас в сознании?");
  });

  test("while somebody is near nothing comes unasked, and the specialist knows", async () => {
    const teen = await met(world);
    await teen.says("меня прямо сейчас бьют, я закрылась");
    await teen.says("Рядом кто-то есть");
    const before = teen.fromBot().length;
    await world.pass(2 * minuteMs);
    expect(teen.fromBot()).toHaveLength(before);
    await teen.says("можно писать");
    // Not so late that it is the time by which somebody was to write: then an apology stands in its place.
    await world.pass(1.5 * minuteMs);
    await vi.waitFor(() => teen.sees(/Зовём снова|Мы здесь и зовём человека/), patient);
  });
});

describe("hiding that fails in the middle", () => {
  test("goes on after refusals, broken connections and a restart, until all is gone", async () => {
    const teen = await met(world);
    await asksForHuman(teen);
    for (let n = 0; n < 60; n += 1) await world.sandbox.control.say({ user: teen.id, text: `слово ${n}` });
    await world.settled();
    const before = teen.messages().length;
    expect(before).toBeGreaterThan(120);
    // One portion is refused as a whole, then the process dies and the line breaks.
    world.sandbox.calls.clear();
    await world.sandbox.control.failNext({
      method: "deleteMessages",
      count: 1,
      failure: { error_code: 400, description: "Bad Request: message can't be deleted" },
    });
    await teen.says("Скрыть");
    await vi.waitFor(
      () =>
        expect(
          world.sandbox.calls.list().filter(({ method, ok }) => method === "deleteMessages" && !ok),
        ).toHaveLength(1),
      patient,
    );
    await world.settled();
    // The first portion still stands, the second is gone.
    expect(teen.messages().length).toBeGreaterThanOrEqual(100);
    expect(teen.messages().length).toBeLessThan(before);
    await world.restart();
    await world.sandbox.control.failNext({
      method: "deleteMessages",
      count: 3,
      failure: "connection-refused",
    });
    await world.pass(seconds(16));
    await world.pass(2 * minuteMs);
    await teen.presses("Стереть всё");
    await isBlank(teen);
  });

  test("a single message that cannot go does not keep the others", async () => {
    const teen = await met(world);
    // A die can be removed after a day only.
    const dice = { emoji: "🎲", value: 3 };
    await world.sandbox.control.sendRaw({ user: teen.id, fields: { dice } });
    await teen.says("Скрыть");
    await teen.presses("Оставить");
    for (const ms of [seconds(16), 2 * minuteMs]) await world.pass(ms);
    await vi.waitFor(() => expect(teen.messages()).toHaveLength(2), patient);
    await world.pass(25 * hourMs);
    await isBlank(teen);
  });
});

describe("the age of what is hidden", () => {
  test("at 47 h 59 min all of it goes", async () => {
    const teen = await met(world, { first_name: "Айдар" });
    await teen.presses("Найти помощь рядом");
    await world.pass(48 * hourMs - minuteMs);
    await teen.says("Скрыть");
    await teen.presses("Стереть всё");
    await isBlank(teen);
    expect(notices().at(-1)).toBe("Готово.");
  });

  test("at 48 h 01 min the old part stays, is not tried, and that is said", async () => {
    const teen = await met(world);
    const old = teen.messages().map(({ message_id }) => message_id);
    await world.pass(48 * hourMs + minuteMs);
    world.sandbox.calls.clear();
    await teen.says("Скрыть");
    expect(textOf(teen.last())).toContain("Старше двух суток");
    await teen.presses("Стереть всё");
    await vi.waitFor(() => expect(teen.messages()).toHaveLength(old.length + 1), patient);
    expect(
      teen
        .messages()
        .slice(0, -1)
        .map(({ message_id }) => message_id),
    ).toEqual(old);
    expect(notices().at(-1)).toContain("Старше двух суток");
    const asked = world.sandbox.calls
      .list()
      .filter(({ method }) => method === "deleteMessages")
      .flatMap(({ params }) => params["message_ids"] as number[]);
    expect(asked.filter((id) => old.includes(id))).toEqual([]);
  });
});

/** What was shown over the chat and is gone by itself. */
const notices = (): unknown[] =>
  world.sandbox.calls
    .list()
    .filter(({ method }) => method === "answerCallbackQuery")
    .map(({ params }) => params["text"]);

/** The keys that stand below the line: those that were sent last. */
const keysBelow = (phone: Phone): string => {
  const markups = world.sandbox.calls
    .list()
    .filter(({ params }) => params["chat_id"] === phone.id)
    .map(({ params }) => JSON.stringify(params["reply_markup"] ?? ""));
  return markups.findLast((markup) => /keyboard/.test(markup) && !/inline_keyboard/.test(markup)) ?? "";
};

describe("the sweep", () => {
  const gone = (phone: Phone, text: string) =>
    vi.waitFor(() => expect(phone.messages().map(textOf).join("\n")).not.toContain(text), patient);

  test("a sensitive talk is gone before it is 48 hours old, a search for a place stays", async () => {
    const aigul = await world.staff("Айгуль");
    const teen = await met(world);
    await teen.presses("Найти помощь рядом");
    await teen.presses("Пропустить");
    await teen.presses("Пропустить");
    await teen.says("Казань");
    const kept = teen.messages().length;
    await asksForHuman(teen);
    const thread = await takes(world, aigul);
    await teen.says("мне плохо в этой школе");
    await aigul.inTopic(thread).says("Расскажи, что там");
    await world.pass(46 * hourMs);
    teen.sees("Расскажи, что там");
    await teen.says("новые слова");
    await world.restart();
    await world.pass(hourMs + minuteMs);
    await gone(teen, "Расскажи, что там");
    await gone(teen, "мне плохо в этой школе");
    expect(teen.messages().map(textOf)).toContain("новые слова");
    expect(teen.messages().slice(0, kept)).toHaveLength(kept);
    teen.sees(/Место: Казань|Казань/);
    world.forum.sees(thread, "мне плохо в этой школе");
    // A silence of two days, then the specialist writes again: that goes as well.
    await world.pass(47 * hourMs);
    await aigul.inTopic(thread).says("Как ты сегодня?");
    teen.sees("Как ты сегодня?");
    await world.pass(47 * hourMs + minuteMs);
    await gone(teen, "Как ты сегодня?");
  });

  test("a place in a group is no secret: what was said of it stays, until there is danger", async () => {
    const aigul = await world.staff("Айгуль");
    const mother = await met(world, { role: "Родитель" });
    await mother.says("нужна игровая терапия сыну");
    await mother.presses("4–6");
    await mother.says("Вологда");
    await mother.presses("Записаться на занятия");
    await mother.presses("Для ребёнка");
    await mother.presses("Пропустить");
    await mother.presses("В выходные");
    await mother.presses("Готово");
    await mother.presses("Отправить");
    const thread = await takes(world, aigul);
    await aigul.inTopic(thread).says("Приходите в субботу в десять");
    await world.pass(50 * hourMs);
    mother.sees(/Заявка \w{5} отправлена/);
    mother.sees("Приходите в субботу в десять");
    mother.doesNotSee(/когда будет удобно/);
    await mother.says("муж меня бьёт, мне страшно");
    await world.pass(47 * hourMs + minuteMs);
    await gone(mother, "муж меня бьёт");
  });

  test("the keys go with what they answered: what is left below says nothing", async () => {
    const teen = await met(world);
    await teen.says("я не хочу больше жить");
    await teen.says("Это сейчас");
    expect(keysBelow(teen)).toContain("Я в безопасности");
    await world.pass(47 * hourMs + 10 * minuteMs);
    await gone(teen, "Это срочно");
    expect(keysBelow(teen)).not.toMatch(/безопасности|Закончить/);
    expect(keysBelow(teen)).toContain("Меню");
  });

  test("a crisis without any talk before is swept, and a failed portion is tried again in time", async () => {
    const teen = await met(world);
    await teen.says("/sos");
    await teen.says("я не хочу больше жить");
    await world.sandbox.control.failNext({
      method: "deleteMessages",
      count: 1,
      failure: { error_code: 400, description: "Bad Request: message can't be deleted" },
    });
    await world.pass(47 * hourMs + minuteMs);
    const tries = () =>
      world.sandbox.calls.list().filter(({ method, ok }) => method === "deleteMessages" && !ok);
    await vi.waitFor(() => expect(tries().at(-1)?.params["chat_id"]).toBe(teen.id), patient);
    await world.pass(seconds(20));
    await gone(teen, "я не хочу больше жить");
    await gone(teen, "Это срочно");
    await gone(teen, "Если опасно, звони");
  });

  test("what a late start finds too old is recorded as staying and not tried", async () => {
    const teen = await met(world);
    await asksForHuman(teen);
    await teen.says("старые слова");
    world.sandbox.calls.clear();
    await world.pass(49 * hourMs);
    expect(teen.messages().map(textOf)).toContain("старые слова");
    const tried = world.sandbox.calls
      .list()
      .filter(({ method, params }) => method === "deleteMessages" && params["chat_id"] === teen.id);
    expect(tried).toEqual([]);
    const chatId = (await world.store.people.findChat(teen.id)) ?? 0;
    await vi.waitFor(async () => expect(await world.store.traces.hasStaying(chatId)).toBe(true), patient);
  });

  test("not for those who keep their chat, and again when they change their mind", async () => {
    const teen = await met(world);
    await teen.presses("Язык и о боте");
    await teen.presses("Не стирать само");
    await asksForHuman(teen);
    await teen.says("это хочу оставить");
    await world.pass(47 * hourMs + 10 * minuteMs);
    expect(teen.messages().map(textOf)).toContain("это хочу оставить");
    await teen.says("/menu");
    await teen.presses("Язык и о боте");
    await teen.presses("Стирать само");
    await world.pass(1000);
    await gone(teen, "это хочу оставить");
  });
});
