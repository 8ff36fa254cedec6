/** The staff's own next step in a request: who holds it is reminded, those above hear of it when it is late, and then it is over. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayMs } from "../../src/domain/time.js";
import { type Phone, textOf } from "../support/actors.js";
import { asksForThing, rentalWords } from "../support/rental.js";
import { takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const of = (phone: Phone, words: RegExp) => phone.fromBot().filter((one) => words.test(textOf(one))).length;

describe("a promised thing that nobody hands over", () => {
  test("its holder hears of it on the day, whoever is above a day later, nobody after it was done", async () => {
    const name = "Коляска синяя";
    const number = (
      await world.store.resources.add(
        { programme: "rt-rental", kind: "thing", item: "pram", name },
        new Date().toISOString(),
      )
    ).id;
    const vera = await world.staff("Вера Павловна", "supervisor");
    const aigul = await world.staff("Айгуль");
    await vera.opens();
    await aigul.opens();
    const mother = await world.phone({ first_name: "Гульнара" });
    await mother.opens();
    await mother.presses("Русский");
    await mother.presses("Родитель");
    await asksForThing(mother, rentalWords.ru, { howLong: "2 недели" });
    const thread = await takes(world, aigul);
    await aigul.inTopic(thread).says(`/do reserve ${number}`);
    await mother.presses("Да, заберу");
    const before = mother.fromBot().length;

    await world.pass(2 * dayMs);
    expect(of(aigul, /нужен ваш следующий шаг/)).toBe(0);
    await world.pass(4 * dayMs);
    expect(of(aigul, /Заявка \w{5}: .*\. Сегодня нужен ваш следующий шаг/)).toBe(1);
    await world.pass(4 * dayMs);
    expect(of(aigul, /Срок вашего следующего шага прошёл/)).toBeGreaterThan(0);
    vera.sees(/Срок следующего шага прошёл\. Ведёт Айгуль/);
    // It is the staff's matter: whoever waits is not made to worry.
    expect(
      mother
        .fromBot()
        .slice(before)
        .filter((one) => /шаг/.test(textOf(one))),
    ).toEqual([]);

    await aigul.inTopic(thread).says("/do hand-over 1.12.27");
    const heard = of(aigul, /следующ\p{L}+ шаг/u);
    await world.pass(5 * dayMs);
    expect(of(aigul, /следующ\p{L}+ шаг/u)).toBe(heard);
  });
});
