import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { languages } from "../../src/domain/people.js";
import { type Phone, textOf } from "../support/actors.js";
import { met } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

type Shown = { message: number; at: number; all: number } | { message: number; isLast: true };

const line = {
  ru: /^Вопрос (\d+) из (\d+)\n/,
  tt: /^Сорау: (\d+) \/ (\d+)\n/,
  en: /^Question (\d+) of (\d+)\n/,
};
const last = { ru: /^Последний вопрос\n/, tt: /^Соңгы сорау\n/, en: /^Last question\n/ };

/** What the open question says of how far one is; undefined when none is open that says it. */
const shown = (phone: Phone, language: keyof typeof line = "ru"): Shown | undefined => {
  for (const message of phone.fromBot().slice(-4).toReversed()) {
    const numbers = line[language].exec(textOf(message));
    const { message_id } = message;
    if (numbers !== null) return { message: message_id, at: Number(numbers[1]), all: Number(numbers[2]) };
    if (last[language].test(textOf(message))) return { message: message_id, isLast: true };
  }
  return undefined;
};

const teenButton = { ru: "Подросток", tt: "Үсмер", en: "A teen" };

/** The same pseudo-random numbers for the same seed. */
const numbers = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};

describe("how far one is in a dialogue", () => {
  test.each(languages)(
    "each question says it, the last is called so, a step back is a step back: %s",
    async (language) => {
      const phone = await world.phone();
      await phone.opens();
      await phone.presses({ ru: "Русский", tt: "Татарча", en: "English" }[language]);
      await phone.presses(teenButton[language]);
      const skip = { ru: "Пропустить", tt: "Үткәреп җибәрү", en: "Skip" }[language];
      await phone.says(
        { ru: "меня травят в классе", tt: "мине рәнҗетәләр", en: "i am bullied at school" }[language],
      );
      const seen = [];
      for (let step = 0; step < 12; step++) {
        const now = shown(phone, language);
        if (now === undefined || "isLast" in now) break;
        seen.push([now.at, now.all]);
        await phone.says(skip);
      }
      expect(seen).toEqual([
        [1, 9],
        [2, 9],
        [3, 8],
        [4, 8],
        [5, 8],
        [6, 8],
        [7, 8],
      ]);
      expect(shown(phone, language)).toHaveProperty("isLast");
      await phone.says({ ru: "Назад", tt: "Артка", en: "Back" }[language]);
      expect(shown(phone, language)).toMatchObject({ at: 7, all: 8 });
    },
  );

  const begin: Record<string, (phone: Phone) => Promise<unknown>> = {
    bullying: (phone) => phone.says("меня травят в классе"),
    find: (phone) => phone.says("/find"),
    log: async (phone) => {
      await phone.says("/log");
      await phone.presses("Записать случай");
      return phone.says("толкнули на лестнице");
    },
    ...Object.fromEntries(
      [
        "baby-goods-rental",
        "mediation",
        "play-therapy",
        "rehabilitation",
        "emergency-accompaniment",
        "crisis-centre-place",
      ].map((kind) => [kind, (phone: Phone) => phone.pressesData(`1:apply:${kind}`)]),
    ),
  };
  const seed = Math.floor(Math.random() * 2 ** 31);
  test.each(Object.keys(begin))(
    "what is shown goes on and hardly ever grows, whatever is chosen: %s",
    async (name) => {
      let questions = 0;
      for (let n = 0; n < 4; n++) {
        const random = numbers(seed + n);
        const phone = await met(world, n % 2 === 0 ? {} : { role: "Родитель" });
        await begin[name]?.(phone);
        let before = shown(phone);
        const trail: string[] = [];
        for (let step = 0; step < 40 && before !== undefined; step++) {
          questions += 1;
          const open = phone.fromBot().find(({ message_id }) => message_id === before?.message);
          const buttons = (open?.reply_markup?.inline_keyboard?.flat() ?? []).flatMap((button) =>
            "callback_data" in button && !/:back$|(safeNow|danger|now):yes$/.test(button.callback_data)
              ? [button]
              : [],
          );
          const chosen = buttons[Math.floor(random() * buttons.length)];
          if (chosen === undefined) await phone.says(["Казань", "Вологда", "Уссурийск"][n % 3] ?? "");
          else
            await world.sandbox.control.press({
              user: phone.id,
              message_id: before.message,
              data: chosen.callback_data,
            });
          await world.settled();
          trail.push(`${JSON.stringify(before)} ${chosen?.text ?? "place"}`);
          const now = shown(phone);
          const context = `seed ${seed} person ${n}: ${trail.slice(-4).join(" → ")} → ${JSON.stringify(now)}`;
          if (now !== undefined && now.message !== before.message) {
            if ("isLast" in before) expect.fail(`a question after the last one, ${context}`);
            if (!("isLast" in now)) {
              expect(now.all - before.all, context).toBeLessThanOrEqual(1);
              expect(now.at, context).toBeGreaterThanOrEqual(before.at);
              expect(now.at, context).toBeLessThan(now.all);
            }
          }
          before = now?.message === before.message && chosen === undefined ? undefined : now;
        }
      }
      expect(questions).toBeGreaterThan(4);
    },
  );
});
