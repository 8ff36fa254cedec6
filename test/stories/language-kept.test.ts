/** Who has chosen no language is spoken to in one all along: that of their Telegram, or the one they told danger in. */
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { minuteMs } from "../../src/domain/time.js";
import { type Phone, textOf } from "../support/actors.js";
import { closes, takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** Words that only our Russian has: names and lines of help are Russian in every language. */
const russian = /Мы здесь|Это срочно|С тобой|С вами|живой человек|Прости|Записали|закончил этот|Код, чтобы/;
const keys = (phone: Phone) =>
  JSON.stringify(world.sandbox.world().chats.find(({ id }) => id === phone.id)?.keyboard ?? {});

describe.each([
  { language_code: "tt", words: "яшисем килми", menu: "Яшерү", meets: /белгеч/ },
  { language_code: "en", words: "i want to kill myself", menu: "Hide", meets: /specialist/ },
  { language_code: "ru", words: "яшисем килми, үтерәм үземне", menu: "Яшерү", meets: /белгеч/ },
  { language_code: "ru", words: "i want to kill myself", menu: "Hide", meets: /specialist/ },
])("$words on a phone in $language_code", ({ language_code, words, menu, meets }) => {
  test("is answered, repeated, taken and closed in its own language", async () => {
    const aigul = await world.staff(`Айгуль ${words.length}${language_code}`);
    const teen = await world.phone({ language_code });
    await teen.says(words);
    expect(keys(teen)).toContain(menu);
    const before = teen.fromBot().length;
    for (const minutes of [5, 10, 20]) await world.pass(minutes * minuteMs);
    await vi.waitFor(() => expect(teen.fromBot().length).toBeGreaterThan(before));
    const thread = await takes(world, aigul);
    teen.sees(meets);
    expect(keys(teen)).toContain(menu);
    await aigul.inTopic(thread).says("Hi");
    await closes(world, aigul, thread);
    expect(
      teen
        .fromBot()
        .map(textOf)
        .filter((text) => russian.test(text)),
    ).toEqual([]);
    const card = world.forum
      .inTopic(thread)
      .map(textOf)
      .find((text) => text.includes("Кто пишет"));
    expect(card).toMatch(menu === "Hide" ? /англ/i : /татар/i);
  });
});
