import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { textOf } from "../support/actors.js";
import { asksForHuman, met, takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

describe("how somebody wants to be called and written to", () => {
  test("a human is called first; who answers two more questions is known by that on the card", async () => {
    const aigul = await world.staff("Айгуль");
    const teen = await met(world);
    await asksForHuman(teen);
    const cards = world.forum.cards().length;
    expect(cards).toBeGreaterThan(0);
    teen.sees(/Можно и не отвечать, человек уже знает/);
    await teen.presses("Ответить");
    expect(textOf(teen.last())).toMatch(/^Вопрос 1 из 2\nКак к тебе обращаться/);
    await teen.says("Лиса");
    await teen.says("лучше вечером, после уроков");
    teen.sees("Специалист это увидит");
    const thread = await takes(world, aigul);
    const card = world.forum.inTopic(thread).map(textOf).join("\n");
    expect(card).toMatch(/Как обращаться\n  «Лиса»/);
    expect(card).toMatch(/Писать первым/);
    expect(card).toContain("лучше вечером, после уроков");
    expect(world.forum.cards()).toHaveLength(cards);
  });

  test("both can be skipped; an account is not told with the name; who is taken meanwhile goes on with the human", async () => {
    const aigul = await world.staff("Айгуль");
    const teen = await met(world);
    await asksForHuman(teen);
    await teen.presses("Ответить");
    await teen.says("пиши на @lisa_ya или 89991234567");
    await teen.presses("Пропустить");
    const thread = await takes(world, aigul);
    const card = world.forum.inTopic(thread).map(textOf).join("\n");
    expect(card).toContain("[скрыто]");
    expect(card).not.toMatch(/lisa_ya|9991234567|Писать первым/);

    const other = await met(world);
    await asksForHuman(other);
    await other.presses("Ответить");
    const second = await takes(world, aigul);
    await other.says("привет");
    world.forum.sees(second, /привет/);
  });
});
