import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WorldEvent } from "../../src/sandbox/contract.js";
import { textOf } from "../support/actors.js";
import { asksForHuman, closes, met, takes, takesCard, talking } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

describe("claiming", () => {
  test("twenty press at once: one wins, nineteen are told who was first", async () => {
    const staff = await Promise.all(Array.from({ length: 20 }, (_, n) => world.staff(`Сотрудник${n}`)));
    const notices: Extract<WorldEvent, { type: "notice" }>[] = [];
    const stop = world.sandbox.onEvent((event) => {
      if (event.type === "notice") notices.push(event);
    });
    const teen = await met(world);
    await asksForHuman(teen);
    const card = world.forum.cards().at(-1);
    if (card === undefined) throw new Error("No card.");
    await Promise.all(
      staff.map(({ id }) =>
        world.sandbox.control.press({
          user: id,
          chat: world.forum.id,
          message_id: card.message_id,
          text: "Взять",
        }),
      ),
    );
    await world.settled();
    stop();
    const [winner, ...none] = notices.filter(({ text }) => text.startsWith("Взято"));
    expect(none).toEqual([]);
    const name = staff.find(({ id }) => id === winner?.user_id)?.person.first_name;
    expect(notices.filter(({ text }) => text === `Уже взято: ${name}.`)).toHaveLength(19);
    expect(world.forum.ticketTopics()).toHaveLength(1);
    expect(teen.fromBot().filter((message) => /это живой человек/i.test(textOf(message)))).toHaveLength(1);
    teen.sees(`С тобой ${name}`);
  });

  test("a stranger in the group can neither claim nor write", async () => {
    const teen = await met(world);
    await asksForHuman(teen);
    const stranger = await world.phone({ side: "staff", forum: world.forum.id });
    await world.sandbox.control.join({ chat: world.forum.id, user: stranger.id });
    await world.settled();
    // Whoever is on no roster is shown nothing that could be taken; typing does not help.
    expect(world.forum.cards().filter(({ reply_markup }) => reply_markup !== undefined)).toEqual([]);
    const before = world.forum.ticketTopics().length;
    await stranger.inGroup("/next");
    expect(world.forum.ticketTopics()).toHaveLength(before);
    await world.sandbox.control.leave({ chat: world.forum.id, user: stranger.id });
    await world.settled();
    const aigul = await world.staff("Айгуль");
    const thread = await takes(world, aigul);
    await world.sandbox.control.join({ chat: world.forum.id, user: stranger.id });
    await stranger.inTopic(thread).says("привет, я тут случайно");
    teen.doesNotSee(/случайно/);
    world.forum.sees(thread, /нет в списке сотрудников/);
    await world.sandbox.control.leave({ chat: world.forum.id, user: stranger.id });
    await world.settled();
  });

  test("only the one who took it, or a supervisor, is heard", async () => {
    const aigul = await world.staff("Айгуль");
    const marat = await world.staff("Марат");
    const vera = await world.staff("Вера Павловна", "supervisor");
    const { teen, thread } = await talking(world, aigul);
    const message = await marat.inTopic(thread).says("я тоже тут");
    teen.doesNotSee(/я тоже тут/);
    world.forum.sees(thread, /Не отправлено: разговор ведёт Айгуль/);
    await marat.inTopic(thread).edits(message.message_id, "всё равно скажу");
    teen.doesNotSee(/всё равно скажу/);
    await vera.inTopic(thread).says("Это Вера Павловна, я рядом");
    teen.sees("Это Вера Павловна, я рядом");
  });

  test("what was written before the claim stands behind the card, in order and as last corrected", async () => {
    const aigul = await world.staff("Айгуль");
    const teen = await met(world);
    await asksForHuman(teen);
    await teen.says("первое");
    const second = await teen.says("второе с ошипкой");
    await teen.edits(second.message_id, "второе без ошибки");
    await teen.sends("voice");
    await teen.says("третье");
    const thread = await takes(world, aigul);
    const seen = world.forum
      .inTopic(thread)
      .filter(
        (message) =>
          message.from?.is_bot === true &&
          message.forum_topic_created === undefined &&
          message.pinned_message === undefined,
      )
      .map((message) => (message.voice === undefined ? textOf(message).split("\n") : ["voice"]));
    // Where a group's budget delays them, words of one person come as one message.
    const lines = seen.slice(1).flat();
    const said = lines.filter((line) => /^(первое|второе .*|voice|третье)$/.test(line));
    expect(said).toEqual(["первое", "второе без ошибки", "voice", "третье"]);
    expect(seen[0]?.[0]).toMatch(/ОБЫЧНЫЙ/);
  });

  test("a form that was open when a human came does not swallow what is said to them", async () => {
    const aigul = await world.staff("Айгуль");
    const teen = await met(world);
    await asksForHuman(teen);
    await teen.says("/find");
    await teen.presses("Пропустить");
    const thread = await takes(world, aigul);
    await teen.says("здравствуйте, я тут");
    world.forum.sees(thread, "здравствуйте, я тут");
  });
});

describe("the end of a talk", () => {
  test("closed with a reason; the person is told; coming back goes on in the same topic", async () => {
    const aigul = await world.staff("Айгуль");
    const { teen, thread } = await talking(world, aigul);
    await closes(world, aigul, thread, /Направили/);
    teen.sees("Специалист закончил этот разговор");
    world.forum.sees(thread, /Закрыто: Направили дальше/);
    expect(world.forum.topics().find(({ id }) => id === thread)?.closed).toBe(true);
    await teen.says("ой, забыла спросить одно");
    teen.sees("Продолжить его или начать новый?");
    expect(world.forum.inTopic(thread).map(textOf)).not.toContain("ой, забыла спросить одно");
    await teen.presses("Продолжить тот");
    expect(world.forum.topics().find(({ id }) => id === thread)?.closed).toBe(false);
    world.forum.sees(thread, "ой, забыла спросить одно");
    await aigul.inTopic(thread).says("спрашивай");
    teen.sees("спрашивай");
  });

  test("a new talk takes along what was written", async () => {
    const aigul = await world.staff("Айгуль");
    const { teen, thread } = await talking(world, aigul);
    await closes(world, aigul, thread);
    await teen.says("у меня другой вопрос");
    await teen.presses("Начать новый");
    teen.sees(/Передали специалисту|Записали/);
    const other = await takes(world, aigul);
    expect(other).not.toBe(thread);
    world.forum.sees(other, "у меня другой вопрос");
    expect(world.forum.inTopic(thread).map(textOf)).not.toContain("у меня другой вопрос");
  });

  test("after «Просто меню» what was written goes nowhere", async () => {
    const aigul = await world.staff("Айгуль");
    const { teen, thread } = await talking(world, aigul);
    await closes(world, aigul, thread);
    await teen.says("спасибо вам большое");
    await teen.presses("Просто меню");
    await teen.says("вопрос про кружок");
    await teen.presses("Продолжить тот");
    world.forum.sees(thread, "вопрос про кружок");
    expect(world.forum.inTopic(thread).map(textOf)).not.toContain("спасибо вам большое");
  });

  test("the person ends the talk themselves; a second press is no silence", async () => {
    const aigul = await world.staff("Айгуль");
    const { teen, thread } = await talking(world, aigul);
    await teen.says("Закончить разговор");
    await teen.presses("Да, закончить");
    teen.sees("Разговор закончен");
    world.forum.sees(thread, "Человек закончил разговор");
    // A closed topic takes words of administrators only: they open it again.
    await world.sandbox.control.reopenTopic({ user: world.forum.owner.id, chat: world.forum.id, thread });
    await aigul.inTopic(thread).says("а вот ещё");
    teen.doesNotSee(/а вот ещё/);
    world.forum.sees(thread, "Не отправлено: разговор закрыт");
    const before = teen.fromBot().length;
    await teen.presses("Да, закончить");
    expect(teen.fromBot().length).toBeGreaterThan(before);
  });

  test("ended before anybody came: nobody reads what was written, the card cannot be taken", async () => {
    const aigul = await world.staff("Айгуль");
    const teen = await met(world);
    await asksForHuman(teen);
    await teen.says("передумала об этом говорить");
    await teen.says("Закончить разговор");
    await teen.presses("Да, закончить");
    const before = world.forum.ticketTopics().length;
    await takesCard(world, aigul);
    expect(world.forum.ticketTopics()).toHaveLength(before);
    world.forum.neverSaw(["передумала об этом говорить"]);
  });
});
