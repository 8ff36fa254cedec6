import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Phone, textOf } from "../support/actors.js";
import { asksForHuman, met, takes, talking } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
let aigul: Phone;
beforeEach(async () => {
  world = await createWorld();
  aigul = await world.staff("Айгуль");
});
afterEach(() => world.close());

const linesAtOnce = /сразу ответят [^]*8-800-2000-122/i;
const refuses = (method: string, description: string, error_code = 400, parameters = {}) =>
  world.sandbox.control.failNext({ count: 1, method, failure: { error_code, description, parameters } });

describe("the person cannot be reached", () => {
  test("they blocked the bot: the specialist is told once, and again when they are back", async () => {
    const { teen, thread } = await talking(world, aigul);
    await aigul.inTopic(thread).says("Привет");
    await teen.says("здравствуйте");
    await teen.blocks();
    world.forum.sees(thread, "Не доставлено: человек заблокировал бота");
    await aigul.inTopic(thread).says("Ты тут?");
    teen.doesNotSee(/Ты тут/);
    const warnings = world.forum.inTopic(thread).filter((message) => /Не доставлено/.test(textOf(message)));
    expect(warnings).toHaveLength(1);
    await teen.unblocks();
    world.forum.sees(thread, "Человек снова принимает сообщения. Не дошло: 1. Отправьте ещё раз");
    await teen.says("я вернулась");
    world.forum.sees(thread, "я вернулась");
    await aigul.inTopic(thread).says("Рада тебя слышать");
    teen.sees("Рада тебя слышать");
    await teen.blocks();
    const again = world.forum.inTopic(thread).filter((message) => /Не доставлено/.test(textOf(message)));
    expect(again).toHaveLength(2);
  });

  test("their account is gone", async () => {
    const { thread } = await talking(world, aigul);
    await refuses("sendMessage", "Forbidden: user is deactivated", 403);
    await aigul.inTopic(thread).says("Как ты?");
    world.forum.sees(thread, "Не доставлено: аккаунт удалён");
  });

  test("the message itself is refused", async () => {
    const { thread } = await talking(world, aigul);
    await refuses("copyMessage", "Bad Request: VOICE_MESSAGES_FORBIDDEN");
    await aigul.inTopic(thread).sends("voice");
    world.forum.sees(thread, "Не доставлено: Telegram не принял сообщение");
  });
});

describe("the specialists cannot be reached", () => {
  test("a message is refused: the person is told", async () => {
    const { teen } = await talking(world, aigul);
    await refuses("copyMessage", "Bad Request: WEBPAGE_MEDIA_EMPTY");
    await teen.sends("photo");
    teen.sees("Это сообщение не дошло");
  });

  test("the topic is deleted under the talk: a new one, the card again, the message behind it", async () => {
    const { teen, thread } = await talking(world, aigul);
    await teen.says("до удаления");
    await world.sandbox.control.deleteTopic({ chat: world.forum.id, thread });
    await teen.says("после удаления");
    const [topic] = world.forum.ticketTopics();
    expect(topic?.id).not.toBe(thread);
    const texts = world.forum.inTopic(topic?.id ?? 0).map(textOf);
    const at = (text: RegExp) => texts.findIndex((one) => text.test(one));
    expect(at(/Тему удалили/)).toBeGreaterThan(-1);
    expect(at(/Кто пишет/)).toBeGreaterThan(at(/Тему удалили/));
    expect(at(/^после удаления$/)).toBeGreaterThan(at(/Кто пишет/));
    await aigul.inTopic(topic?.id ?? 0).says("Я на месте");
    teen.sees("Я на месте");
  });

  test("the lobby is deleted: every card that nobody took is shown again", async () => {
    const first = await met(world);
    await asksForHuman(first);
    const lobby = world.forum.topics().find(({ name }) => name.startsWith("Лобби"));
    await world.sandbox.control.deleteTopic({ chat: world.forum.id, thread: lobby?.id ?? 0 });
    expect(world.forum.cards()).toEqual([]);
    const second = await met(world);
    await asksForHuman(second);
    expect(world.forum.cards().filter(({ reply_markup }) => reply_markup !== undefined)).toHaveLength(2);
    await takes(world, aigul);
    await takes(world, aigul);
    expect(world.forum.ticketTopics()).toHaveLength(2);
  });

  test("the bot is put out of the group: told with numbers, and the ticket goes to the next team with all that was said", async () => {
    const { teen } = await talking(world, aigul);
    const waiting = await met(world);
    await asksForHuman(waiting);
    await world.sandbox.control.removeBot({ chat: world.forum.id });
    await world.settled();
    teen.sees(linesAtOnce);
    waiting.sees(linesAtOnce);
    await teen.says("есть кто-нибудь?");
    await world.sandbox.control.join({ chat: world.forum.id, user: world.sandbox.world().bot.id });
    await world.sandbox.control.setBotAdmin({ chat: world.forum.id, admin: true });
    await aigul.inGroup(`/team ${await world.teamCode("Новая группа")}`);
    const thread = await takes(world, aigul);
    await takes(world, aigul);
    const seen = world.forum.messages().map(textOf);
    expect(seen).toContain("есть кто-нибудь?");
    await aigul.inTopic(thread).says("Мы снова тут");
    expect([...teen.fromBot(), ...waiting.fromBot()].map(textOf)).toContain("Мы снова тут");
  });

  test("put out without a word from Telegram: the refusal itself is enough", async () => {
    const { teen } = await talking(world, aigul);
    await refuses("sendMessage", "Forbidden: bot was kicked from the supergroup chat", 403);
    await teen.says("слова, которые не дошли");
    teen.sees(linesAtOnce);
    await aigul.inGroup(`/team ${await world.teamCode("Новая группа")}`);
    const thread = await takes(world, aigul);
    world.forum.sees(thread, "слова, которые не дошли");
  });

  test("no right to make topics: the group is asked for it, the person is told, and all goes on once it is given", async () => {
    const { teen: first } = await talking(world, aigul);
    await world.sandbox.control.setBotAdmin({ chat: world.forum.id, admin: false });
    const teen = await met(world);
    await asksForHuman(teen);
    const card = world.forum.cards().findLast(({ reply_markup }) => reply_markup !== undefined);
    if (card === undefined) throw new Error("No card.");
    await aigul.pressesIn(card, /Взять/);
    teen.sees(linesAtOnce);
    first.doesNotSee(linesAtOnce);
    const asked = () => world.forum.messages().filter((message) => /администратором/.test(textOf(message)));
    expect(asked()).toHaveLength(1);
    await teen.says("я тут подожду");
    expect(asked()).toHaveLength(1);
    await world.sandbox.control.setBotAdmin({ chat: world.forum.id, admin: true });
    await world.pass(60_000);
    await world.settled();
    const thread = world.forum.ticketTopics().at(-1)?.id ?? 0;
    world.forum.sees(thread, "я тут подожду");
  });

  test("the group gets a new id: the talk goes on", async () => {
    const { teen } = await talking(world, aigul);
    const later = await world.sandbox.control.addGroup({
      title: "Дежурная группа",
      members: [world.forum.owner.id, aigul.id],
      is_forum: true,
      bot_is_admin: true,
    });
    // The new group has written before the bot learns that it is the old one.
    await world.sandbox.control.say({ user: aigul.id, chat: later.id, text: "мы переехали" });
    await world.settled();
    await refuses("sendMessage", "Bad Request: group chat was upgraded to a supergroup chat", 400, {
      migrate_to_chat_id: later.id,
    });
    await teen.says("вы не потерялись?");
    const messages = () => world.sandbox.world().messages[String(later.id)] ?? [];
    expect(messages().map(textOf)).toContain("вы не потерялись?");
    await world.sandbox.control.say({
      user: aigul.id,
      chat: later.id,
      text: "нет",
      thread: messages().at(-1)?.message_thread_id ?? 0,
    });
    await world.settled();
    teen.sees("нет");
  });
});

test("the connection breaks after a message went out: said again and marked, never lost", async () => {
  const { teen, thread } = await talking(world, aigul);
  await world.sandbox.control.failNext({ count: 1, method: "sendMessage", failure: "lost-answer" });
  await teen.says("важные слова");
  await world.pass(2000);
  const seen = world.forum.inTopic(thread).map(textOf);
  expect(seen).toContain("важные слова");
  expect(seen).toContain("↻ важные слова");
});
