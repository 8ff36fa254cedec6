import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Phone, textOf } from "../support/actors.js";
import { asksForHuman, closes, met, talking } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
let aigul: Phone;
beforeAll(async () => {
  world = await createWorld();
  aigul = await world.staff("Айгуль");
});
afterAll(() => world.close());

/** In a dialogue, at its question number so and so. */
const at = (item: string, question: number) => async () => {
  const phone = await met(world);
  await phone.presses(item);
  for (let asked = 0; asked < question; asked++) {
    const isShown = phone.buttons().includes("Пропустить");
    await (isShown ? phone.presses("Пропустить") : phone.says("Пропустить"));
  }
  return phone;
};

const bullying = "Меня обижают";
const states: Record<string, () => Promise<Phone>> = {
  "before /start": () => world.phone(),
  "after /start": async () => {
    const phone = await world.phone();
    await phone.opens();
    return phone;
  },
  "after the language": async () => {
    const phone = await world.phone();
    await phone.opens();
    await phone.presses("Русский");
    return phone;
  },
  "in the menu": () => met(world),
  "asked if they are safe": at(bullying, 0),
  "asked what happens": at(bullying, 1),
  "asked who does it": at(bullying, 2),
  "asked where": at(bullying, 3),
  "asked how often": at(bullying, 4),
  "asked who knows": at(bullying, 5),
  "asked what they want": at(bullying, 6),
  "asked for the place of help": at(bullying, 7),
  "asked which help": at("Найти помощь рядом", 0),
  "asked where to look": at("Найти помощь рядом", 1),
  "asked for an age": at("Найти помощь рядом", 2),
  "asked where they live": at("Поговорить с человеком", 1),
  "asked what about": at("Поговорить с человеком", 0),
  "waiting for a human": async () => {
    const phone = await met(world);
    await asksForHuman(phone);
    return phone;
  },
  "in a talk": async () => (await talking(world, aigul)).teen,
  "after the end of a talk": async () => {
    const { teen, thread } = await talking(world, aigul);
    await closes(world, aigul, thread);
    return teen;
  },
};

/** Buttons of screens that are long gone, of other people's screens, and of no screen at all. */
const presses = [
  "1:answer:bullying.where:class",
  "1:answer:find.need:violence",
  "1:step:talk.about:back",
  "1:answer:no.such:thing",
  "1:sos:safe",
  "1:talk:stay",
  "1:settings:about",
  "1:claim:1",
  "1:close:1",
  "1:closed:1:helped",
  "1:claim:999999999999",
  "0:menu:find",
  "1:menu:nothing",
  "1:answer",
  "garbage",
  "💥".repeat(16),
];

type Act = (phone: Phone) => Promise<unknown>;
const acts: Record<string, Act> = {
  ...Object.fromEntries(presses.map((data) => [`press ${data}`, (phone: Phone) => phone.pressesData(data)])),
  sticker: (phone) => phone.sends("sticker"),
  voice: (phone) => phone.sends("voice"),
  "a round video": (phone) => phone.sends("video_note"),
  contact: (phone) => phone.contacts(),
  poll: (phone) => phone.sendsRaw({ poll: { id: "1", question: "?", options: [] } }),
  story: (phone) =>
    phone.sendsRaw({ story: { id: 1, chat: { id: phone.id, type: "private", first_name: "А" } } }),
  "something unheard of": (phone) => phone.sendsRaw({ gift_of_tomorrow: { id: 1 } }),
  forwarded: (phone) => phone.forwards("смотри какое расписание"),
  "any text": (phone) => phone.says("абырвалг"),
};

/** What somebody was answered since the calls were cleared: on their phone, as a notice, or by being passed on. */
const answers = (phone: Phone) =>
  world.sandbox.calls.list().filter(({ method, params }) => {
    if (method === "answerCallbackQuery") return typeof params["text"] === "string";
    const said = /^(send(?!ChatAction)|copyMessage|editMessageText)/.test(method);
    return said && [phone.id, world.forum.id].includes(Number(params["chat_id"]));
  });

const listed = Object.keys(states);

describe("never silence", () => {
  test.each(listed)("%s", { timeout: 120_000 }, async (state) => {
    const phone = await (states[state] as () => Promise<Phone>)();
    const silent: string[] = [];
    for (const [name, act] of Object.entries(acts)) {
      world.sandbox.calls.clear();
      await act(phone);
      if (answers(phone).length === 0) silent.push(name);
    }
    expect(silent).toEqual([]);
    expect((await world.store.inbox.counts()).dead).toBe(0);
  });
});

const commands: [said: string, shown: RegExp][] = [
  ["/sos", /звони сейчас[^]*112/],
  ["🆘 SOS", /звони сейчас[^]*112/],
  ["помогите!", /звони сейчас[^]*112/],
  ["/help", /Вот что я умею/],
  ["/about", /Кто читает/],
  ["/language", /Which language/],
  ["/cancel", /остановились|останавливать нечего|Открыт разговор/],
  ["/menu", /Что сейчас ближе всего/],
  ["Меню", /Что сейчас ближе всего/],
];

describe("commands and SOS always work", () => {
  test.each(listed)("%s", { timeout: 120_000 }, async (state) => {
    const phone = await (states[state] as () => Promise<Phone>)();
    for (const [said, shown] of commands) {
      const before = phone.fromBot().length;
      await phone.says(said);
      const texts = phone.fromBot().slice(before).map(textOf);
      expect(
        texts.filter((text) => shown.test(text)),
        `${said}: ${texts.join(" | ")}`,
      ).not.toEqual([]);
    }
    await phone.says("/sos");
    const isTalking = state === "in a talk";
    // Whoever is there hears it without being called.
    if (isTalking) expect(phone.buttons()).toEqual(["Я в безопасности"]);
    else await phone.presses("Позвать специалиста");
    expect(await world.store.tickets.activeOf((await personOf(phone)).id)).toMatchObject({
      level: isTalking ? "high" : "imminent",
    });
  });
});

describe("a live location", () => {
  test("one point is taken, and kindly asked to stop; where it moves to is not looked at", async () => {
    const phone = await met(world);
    await phone.presses("Найти помощь рядом");
    await phone.presses("Психолог");
    await phone.presses("Пропустить");
    const location = { latitude: 55.79, longitude: 49.12, live_period: 900 };
    await phone.sendsRaw({ location });
    phone.sees("Трансляцию места можно выключить");
    phone.sees(/^Место: Казань/);
    for (let question = 0; question < 3; question += 1) await phone.presses("Пропустить");
    const seen = phone.fromBot().length;
    const message = phone.messages().findLast((one) => one.from?.is_bot === false);
    await world.sandbox.control.rawUpdate({
      update: {
        edited_message: { ...message, location: { ...location, latitude: 54.9, longitude: 52.3 } },
      },
    });
    await world.settled();
    expect(phone.fromBot()).toHaveLength(seen);
    expect((await personOf(phone)).region).toBe("tatarstan");
    expect((await world.store.inbox.counts()).dead).toBe(0);
  });
});

describe("another language in the middle of a question", () => {
  test("the question that is open is put again in it, with what was ticked", async () => {
    const phone = await met(world);
    await phone.presses("Меня обижают");
    await phone.presses("Нет, сейчас спокойно");
    await phone.presses("Обзывают, смеются");
    await phone.says("/language");
    const before = phone.fromBot().length;
    await phone.presses("Татарча");
    const [set, question, ...more] = phone.fromBot().slice(before).map(textOf);
    expect(set).toContain("Моннан соң — татарча");
    expect(question).toMatch(/^(?:Сорау: \d+ \/ \d+\n)?Нәрсә була\?/);
    expect(more).toEqual([]);
    expect(phone.buttons()).toContain("✓ Мыскыл итәләр");
    await phone.presses("Әзер");
    phone.sees("Моны кем эшли?");
  });

  test("a place is asked for again, too", async () => {
    const phone = await met(world);
    await phone.says("/talk");
    await phone.presses("Пропустить");
    await phone.says("/language");
    await phone.presses("English");
    expect(textOf(phone.last())).toMatch(/^Last question\nWhich town/);
    await phone.says("Казань");
    phone.sees(/^Place: Kazan/);
  });
});

describe("/start again", () => {
  test("greets briefly and puts the menu's question once", async () => {
    const phone = await met(world);
    const before = phone.fromBot().length;
    await phone.opens();
    expect(phone.fromBot().slice(before).map(textOf)).toEqual([
      "Привет. Я на месте.",
      "Что сейчас ближе всего? Можно и просто написать словами.",
    ]);
  });
});

const personOf = async (phone: Phone) => {
  const chatId = await world.store.people.findChat(phone.id);
  return world.store.people.ensurePerson(chatId ?? 0, new Date(world.sandbox.now()).toISOString());
};
