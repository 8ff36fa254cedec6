import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { minuteMs } from "../../src/domain/time.js";
import { type Phone, textOf } from "../support/actors.js";
import { asksForHuman, met, takes, talking } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
let aigul: Phone;
let marat: Phone;
let vera: Phone;
beforeAll(async () => {
  world = await createWorld();
  aigul = await world.staff("Айгуль");
  marat = await world.staff("Марат");
  vera = await world.staff("Вера Павловна", "supervisor");
});
afterAll(() => world.close());

const titleOf = (thread: number) => world.forum.topics().find(({ id }) => id === thread)?.name;
const cardIn = (thread: number) => world.forum.sees(thread, /Кто пишет/);
const lastIn = (thread: number) => textOf(world.forum.inTopic(thread).at(-1) ?? ({} as never));

describe("the card and the title", () => {
  test("say the level, the state and who holds it, and follow what changes", async () => {
    const { thread } = await talking(world, aigul);
    expect(titleOf(thread)).toMatch(/^🟢 ОБЫЧНЫЙ · \S+ \S+ · \w{4}$/);
    expect(textOf(cardIn(thread))).toMatch(/взято, ещё не написали · ведёт Айгуль · ответить до/);
    await aigul.inTopic(thread).says("Здравствуйте, я тут");
    await world.pass(minuteMs);
    expect(textOf(cardIn(thread))).toMatch(/ждём ответа человека · ведёт Айгуль\n/);
    await aigul.pressesIn(cardIn(thread), /Уровень/);
    await aigul.pressesIn(world.forum.sees(thread, /Какой теперь/), /ВЫСОКИЙ/);
    expect(titleOf(thread)).toMatch(/^🟠 ВЫСОКИЙ · /);
    expect(textOf(cardIn(thread))).toMatch(/^🟠 ВЫСОКИЙ/);
    expect(world.forum.inTopic(thread).filter((message) => /Кто пишет/.test(textOf(message)))).toHaveLength(
      1,
    );
  });

  test("a level falls only with a reason, by a tap or typed; both are in the history", async () => {
    const { teen, thread } = await talking(world, aigul);
    await aigul.inTopic(thread).says("/level high");
    expect(titleOf(thread)).toMatch(/^🟠/);
    await aigul.inTopic(thread).says("/level standard");
    world.forum.sees(thread, /Почему 🟢 ОБЫЧНЫЙ\? Своими словами: \/level standard причина/);
    expect(titleOf(thread)).toMatch(/^🟠/);
    await aigul.pressesIn(world.forum.sees(thread, /Почему 🟢/), /опасности нет/);
    expect(titleOf(thread)).toMatch(/^🟢/);
    await marat.inTopic(thread).says("/level high");
    world.forum.sees(thread, /Для вашей роли это недоступно/);
    await vera.inTopic(thread).says("/level high");
    await vera.inTopic(thread).says("/level elevated рядом мама, говорили вчетвером");
    await marat.inTopic(thread).says("/history");
    const history = lastIn(thread);
    expect(history).toMatch(/обращение открыто/);
    expect(history).toMatch(/· Айгуль: взято/);
    expect(history).toMatch(/Айгуль: уровень: 🟢 ОБЫЧНЫЙ — «Поговорили: опасности нет»/);
    expect(history).toMatch(/Вера Павловна: уровень: 🟡 ПОВЫШЕННЫЙ — «рядом мама, говорили вчетвером»/);
    teen.doesNotSee(/уровень|history|ПОВЫШЕННЫЙ/i);
  });

  test("/card posts it anew; earlier matters are a number and days, nothing more", async () => {
    const { teen, thread } = await talking(world, aigul);
    await teen.says("меня зовут крокодил");
    await aigul.inTopic(thread).says("/card");
    expect(world.forum.inTopic(thread).filter((message) => /Кто пишет/.test(textOf(message)))).toHaveLength(
      2,
    );
    await teen.says("Закончить разговор");
    await teen.presses("Да, закончить");
    expect(titleOf(thread)).toMatch(/✅ закрыто$/);
    await asksForHuman(teen);
    const next = await takes(world, aigul);
    expect(next).not.toBe(thread);
    expect(textOf(cardIn(next))).toMatch(/Раньше обращался\(ась\): 1 \(\d+ \p{L}+\)/u);
    expect(textOf(cardIn(next))).not.toMatch(/крокодил/);
  });

  test("in the lobby it is said where such a command works", async () => {
    await aigul.inTopic(world.forum.topicNamed(/Лобби/)).says("/history");
    world.forum.sees(world.forum.topicNamed(/Лобби/), /работает в теме разговора/);
    await met(world);
  });
});

describe("albums", () => {
  test("of a person go as one; also where contacts are hidden in it; an album that is a note stays", async () => {
    const dina = await world.staff("Дина");
    const { teen, thread } = await talking(world, dina);
    world.sandbox.calls.clear();
    await teen.sendsAlbum(["раз", "", "три"]);
    const copied = world.sandbox.calls.list().filter(({ method }) => method.startsWith("copyMessage"));
    expect(copied.map(({ method }) => method)).toEqual(["copyMessages"]);
    const seen = world.forum.inTopic(thread).filter(({ photo }) => photo !== undefined);
    expect(seen.map(textOf)).toEqual(["раз", "", "три"]);
    await teen.editsCaption(
      teen.messages().findLast(({ caption }) => caption === "три")?.message_id ?? 0,
      "четыре",
    );
    expect(
      world.forum
        .inTopic(thread)
        .filter(({ photo }) => photo !== undefined)
        .map(textOf),
    ).toEqual(["раз", "", "четыре"]);
    await teen.sendsAlbum(["мой номер 89171234567", "второе"]);
    const masked = world.forum
      .inTopic(thread)
      .filter(({ photo }) => photo !== undefined)
      .slice(-2);
    expect(masked.map(textOf)).toEqual(["мой номер [скрыто]", "второе"]);
    expect(new Set(masked.map(({ media_group_id = "none" }) => media_group_id)).size).toBe(1);
    expect(masked[0]?.media_group_id).toBeDefined();
    // No piece of an album can have a key: the one that shows what is hidden stands below.
    const below = world.forum.sees(thread, "В подписи выше скрыты контакты");
    expect(below.message_id).toBeGreaterThan(masked[1]?.message_id ?? 0);
    await dina.pressesIn(below, /Показать скрытое/);
    await teen.sendsAlbum(["", "пишите на 89171234567", ""]);
    const second = world.forum
      .inTopic(thread)
      .filter(({ photo }) => photo !== undefined)
      .slice(-3);
    expect(second.map(textOf)).toEqual(["", "пишите на [скрыто]", ""]);
    expect(new Set(second.map(({ media_group_id = "none" }) => media_group_id)).size).toBe(1);
    await dina.sendsAlbum(["// это коллегам", "", ""], { chat: world.forum.id, thread });
    await dina.sendsAlbum(["", "// и это коллегам"], { chat: world.forum.id, thread });
    await dina.sendsAlbum(["лист", "лист два"], { chat: world.forum.id, thread });
    const got = teen.fromBot().filter(({ photo }) => photo !== undefined);
    expect(got.map(textOf)).toEqual(["лист", "лист два"]);
    expect(got[0]?.media_group_id).toBeDefined();
    expect(got[1]?.media_group_id).toBe(got[0]?.media_group_id);
  });
});
