import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hourMs, minuteMs } from "../../src/domain/time.js";
import type { Phone } from "../support/actors.js";
import { until } from "../support/engine.js";
import { createWorld, type World } from "../support/world.js";

/** WALK_STEPS makes the walks longer; the seed is said when one fails. */
const steps = Number(process.env["WALK_STEPS"] ?? 40);
const people = 24;
const stateLimit = 8192;
/** What the seal puts in front of a state. */
const sealBytes = 32;

let world: World;
let database: pg.Client;
beforeAll(async () => {
  world = await createWorld();
  database = new pg.Client({ connectionString: world.databaseUrl });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await world.close();
});

/** Bytes of the largest dialogue state there is now. */
const largestState = async (): Promise<number> => {
  const { rows } = await database.query(
    "select coalesce(max(octet_length(state)), 0) as bytes from dialogue",
  );
  return Number(rows[0].bytes) - sealBytes;
};

/** The same pseudo-random numbers for the same seed. */
const numbers = (seed: number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

const texts = [
  "меня травят в классе",
  `меня травят в классе ${"\u{1F614}".repeat(2000)}`,
  "/find",
  "/talk",
  "/log",
  "/requests",
  "/plan",
  "/saved",
  "/stop",
  "/start",
  "/cancel",
  "/menu",
  "Бугульма",
  "Сосновка",
  "Москва",
  "нет такого места",
  "в классе",
  "не знаю",
  "да",
  "Назад",
  "Пропустить",
  "Готово",
  "Нужны вещи для малыша",
  "нужна коляска",
  "мне негде ночевать с ребёнком",
  "поссорились с мамой, хочу помириться",
  "хочу помогать",
  "Вологда",
  "Уссурийск",
  "16",
  "25.12",
  "?",
  "ж".repeat(4096),
  "👩‍👩‍👧‍👦".repeat(372),
  "<b>&amp;</b> *_[x](y)",
];

/** Does one thing that a person may do, chosen by chance; says what it was. */
const act = async (phone: Phone, random: () => number): Promise<string> => {
  const { sandbox } = world;
  const user = phone.id;
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  const buttons = phone
    .messages()
    .slice(-12)
    .flatMap((message) =>
      (message.reply_markup?.inline_keyboard?.flat() ?? []).flatMap((button) =>
        "callback_data" in button ? [{ message_id: message.message_id, data: button.callback_data }] : [],
      ),
    );
  const chance = random();
  const newest = buttons.filter(({ message_id }) => message_id === buttons.at(-1)?.message_id);
  const button = chance < 0.55 ? pick(newest) : chance < 0.62 ? pick(buttons) : undefined;
  if (button !== undefined) {
    await sandbox.control.press({ user, ...button });
    return button.data;
  }
  if (chance > 0.96) {
    await sandbox.control.shareLocation({ user, latitude: 54.53 + random(), longitude: 52.79 + random() });
    return "a place";
  }
  if (chance > 0.92) {
    await sandbox.control.sendMedia({
      user,
      kind: pick(["sticker", "voice", "photo"] as const) ?? "sticker",
    });
    return "media";
  }
  const text = pick(texts) ?? "";
  await sandbox.control.say({ user, text });
  return text.slice(0, 20);
};

test("whatever people press and say in the dialogues, they are answered, and the state stays small", {
  timeout: 240_000,
}, async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const heard = new Map<number, number>();
  const hear = (id: number) => heard.set(id, (heard.get(id) ?? 0) + 1);
  world.sandbox.onEvent((event) => {
    if (event.type === "message" && event.message.from?.is_bot === true) hear(event.chat_id);
    else if (event.type === "edited" || event.type === "deleted") hear(event.chat_id);
    else if (event.type === "notice") hear(event.user_id);
  });
  let largest = 0;
  const walk = async (n: number) => {
    const random = numbers(seed + n);
    const phone = await world.phone();
    await phone.opens();
    const trail: string[] = [];
    for (let step = 0; step < steps; step++) {
      const before = heard.get(phone.id) ?? 0;
      trail.push(await act(phone, random));
      await until(() => (heard.get(phone.id) ?? 0) > before, 20_000).catch(() => {
        throw new Error(`Silence (seed ${seed}, person ${n}) after: ${trail.slice(-6).join(" → ")}`);
      });
    }
    await phone.says("/cancel");
    const menu = phone.fromBot().length;
    await phone.says("/menu");
    expect(
      phone.fromBot().length,
      `stuck (seed ${seed}, person ${n}): ${trail.slice(-6).join(" → ")}`,
    ).toBeGreaterThan(menu);
  };
  const watch = { on: true };
  const watching = (async () => {
    while (watch.on) {
      largest = Math.max(largest, await largestState());
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  const walks = Array.from({ length: people }, (_, n) => walk(n));
  const restarts = (async () => {
    for (const jumpMs of [10 * minuteMs, hourMs, 25 * hourMs]) {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await world.restart();
      await world.sandbox.control.moveClock({ ms: jumpMs });
    }
  })();
  try {
    await Promise.all([...walks, restarts]);
  } finally {
    watch.on = false;
    await watching;
  }
  await world.settled();
  expect(await world.store.inbox.counts()).toMatchObject({ pending: 0, dead: 0 });
  expect(largest).toBeGreaterThan(0);
  expect(largest).toBeLessThanOrEqual(stateLimit);
});
