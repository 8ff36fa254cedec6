/** How far cards are believed: from sources, assured, growing old; and what people say is wrong with them. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { staleTable } from "../../src/cli/stale.js";
import { dayMs, hourMs } from "../../src/domain/time.js";
import { type Phone, textOf } from "../support/actors.js";
import { member } from "../support/directory.js";
import { met } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

/** The directory in memory follows within seconds of the machine's own clock. */
const followed = () => new Promise((resolve) => setTimeout(resolve, 2500));
const card = "ns-raduga";
/** Nobody of us has asked about this one. */
const sourced = "rt-agryz-nadezhda";

let world: World;
let olga: Phone;
beforeAll(async () => {
  world = await createWorld();
  olga = await member(world, "Ольга");
  // Nobody else could approve it: it takes her own second look.
  await olga.says(`/card ${card}`);
  await olga.presses("Показать людям");
  olga.sees("Кроме вас, проверить некому");
  await olga.presses("Отправить");
  olga.sees("Проверьте ещё раз");
  await olga.presses("Опубликовать");
  olga.sees("Опубликовано");
  await followed();
});
afterAll(() => world.close());

/** What people are shown of a card that is opened from what they have found. */
const seen = async (phone: Phone, key: string): Promise<string> => {
  await phone.pressesData(`1:place:open:${key}`);
  return textOf(phone.last());
};
describe("the clock runs", () => {
  test("known from sources with the lines beside it; assured; old; and at last its name and the lines alone", async () => {
    const parent = await met(world, { role: "Родитель" });
    expect(await seen(parent, sourced)).toMatch(/По открытым источникам[\s\S]*8-800/);
    const fresh = await seen(parent, card);
    expect(fresh).toMatch(/271-99-39[\s\S]*Проверили/);
    expect(fresh).not.toMatch(/По открытым источникам|Ольга|staff:/);
    await world.pass(100 * dayMs);
    expect(await seen(parent, card)).toMatch(/271-99-39[\s\S]*Лучше позвонить заранее/);
    await world.pass(90 * dayMs);
    const stale = await seen(parent, card);
    expect(stale).toMatch(/Радуга[\s\S]*Показываем только название[\s\S]*8-800/);
    expect(stale).not.toMatch(/271-99-39|Невского/);
    await olga.says(`/card ${card}`);
    await olga.presses("Всё верно");
    await followed();
    expect(await seen(parent, card)).toContain("271-99-39");
  });
});

describe("this is wrong", () => {
  const reports = async (phone: Phone, key: string, what: string) => {
    await phone.pressesData(`1:place:wrong:${key}`);
    await (what.startsWith("~") ? phone.says(what.slice(1)) : phone.presses(what));
    phone.sees("Спасибо, передали");
  };

  test("is a task at once; the second person warns others; who said it is told to nobody", async () => {
    const first = await met(world, { first_name: "Зульфия", last_name: "Сабирова" });
    await reports(first, card, "Телефон не тот");
    olga.sees(/сообщили, что неверно[\s\S]*Телефон не тот[\s\S]*Радуга[\s\S]*Ключ: ns-raduga/);
    await reports(first, card, "Телефон не тот");
    await followed();
    expect(await seen(first, card)).not.toContain("может не отвечать");
    const second = await met(world, { role: "Родитель", first_name: "Венера" });
    await reports(second, card, "~центр переехал, не отвечают, я Венера, мой номер 8 917 123-45-67");
    await followed();
    expect(await seen(second, card)).toContain(
      "⚠️ Нам сказали, что здесь может быть что-то не так. Проверяем.",
    );
    const third = await met(world, { language_code: "en" });
    await reports(third, card, "Телефон не тот");
    const heard = olga.fromBot().map(textOf).join("\n");
    expect(heard).toContain("не отвечают");
    for (const secret of [
      "Зульфия",
      "Сабирова",
      "Венера",
      "917 123",
      String(first.id),
      String(second.id),
      first.person.username ?? "-",
    ])
      expect(heard).not.toContain(secret);

    await olga.presses("Не дозвонились");
    await olga.says(`/card ${card}`);
    olga.sees(/Сообщают, что неверно:[\s\S]*Телефон не тот/);
    await olga.presses("Всё верно");
    await followed();
    expect(await seen(second, card)).not.toContain("⚠️");
    expect(await world.store.reports.open(card)).toEqual([]);
  });

  test("one failed call is enough, and the warning is told in the reader's language", async () => {
    await olga.says(`/card ${card}`);
    await olga.presses("Не дозвонились");
    await followed();
    const guest = await world.phone({ language_code: "en" });
    await guest.opens();
    await guest.presses("English");
    await guest.presses(/parent/i);
    expect(await seen(guest, card)).toContain(
      "We were told that the number may not answer. We are checking.",
    );
    await olga.presses("Вернуть как было");
    await followed();
    expect(await seen(guest, card)).not.toContain("⚠️");
  });

  test("only what a change answers is settled by it; undone, it is open again", async () => {
    const [first, second] = [await met(world), await met(world)];
    await reports(first, card, "Места больше нет");
    await first.says("я приехала, а там закрыто навсегда");
    first.sees("добавили к тому, что передали");
    olga.sees(/Места больше нет: «я приехала, а там закрыто навсегда»/);
    await reports(second, card, "Телефон не тот");
    const open = async () => (await world.store.reports.open(card)).map(({ reason }) => reason).toSorted();
    const alert = async () => (await world.store.cards.get(card))?.values.alert;
    expect(await alert()).toContain("что-то не так");

    const publish = async (field: string) => {
      await olga.says(`/edit_card ${card} ${field}`);
      await olga.presses("Отправить");
      await olga.presses("Опубликовать");
    };
    await publish("hours пн-пт 8:00-20:00");
    olga.sees(/ещё сообщали[\s\S]*Места больше нет[\s\S]*Телефон не тот/);
    expect(await open()).toEqual(["closed", "phone"]);
    expect(await alert()).toContain("что-то не так");

    await publish("phones (423) 271-99-40");
    expect(await open()).toEqual(["closed"]);
    const [changed] = await world.store.proposals.published(card);
    await olga.pressesData(`1:proposal:undo:${changed?.id}`);
    expect(await open()).toEqual(["closed", "phone"]);

    await olga.says(`/card ${card}`);
    await olga.presses("Закрыто");
    expect(await open()).toEqual([]);
    await olga.presses("Вернуть как было");
    expect(await open()).toEqual(["closed", "phone"]);
    expect(await alert()).toContain("что-то не так");
    await olga.says(`/card ${card}`);
    await olga.presses("Всё верно");
    expect(await open()).toEqual([]);
    // Later, what they write is about something else.
    await world.pass(hourMs);
    await first.says("там закрыто навсегда");
    first.doesNotSee(/добавили к тому, что передали[\s\S]*добавили к тому, что передали/);
  });

  test("what nobody looks into for a day is said once more", async () => {
    const teen = await met(world);
    await reports(teen, card, "Адрес не тот");
    const before = olga.fromBot().length;
    await world.pass(dayMs + hourMs);
    const again = olga
      .fromBot()
      .slice(before)
      .map(textOf)
      .filter((text) => text.includes("это сообщили вчера"));
    expect(again).toHaveLength(1);
    const { lines } = await staleTable(world.store, new Date(world.sandbox.now()).toISOString());
    expect(lines[1]).toMatch(/^ns-raduga +reported ×1/);
    expect(lines.find((line) => line.startsWith(sourced))).toMatch(
      /only from sources +- +2025-01-29 +yes +no/,
    );
    expect(lines.at(-1)).toMatch(/reported 1$/);
  });
});
