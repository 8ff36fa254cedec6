/** What happens to topics and forums: a new topic has the last messages, a full forum makes room, another one takes over. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { mostTopics } from "../../src/domain/desk/fullness.js";
import { dayMs, instant, minuteMs, plus } from "../../src/domain/time.js";
import { type Phone, textOf } from "../support/actors.js";
import { asksForHuman, met, takes, talking } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
let aigul: Phone;
let vera: Phone;
beforeEach(async () => {
  world = await createWorld();
  vera = await world.phone({ first_name: "Вера", side: "staff", forum: world.forum.id });
  await vera.opens(`staff_${await world.staffCode("Вера", "supervisor")}`);
  await world.sandbox.control.join({ chat: world.forum.id, user: vera.id });
  aigul = await world.staff("Айгуль");
});
afterEach(() => world.close());

const textsIn = (thread: number) => world.forum.inTopic(thread).map(textOf);

test("a deleted topic comes again with the person's last messages, but not with what was hidden in them", async () => {
  const { teen, thread } = await talking(world, aigul);
  await teen.says("первое");
  await teen.says(`меня зовут ${teen.person.first_name}, пишите @${teen.person.username}`);
  await teen.says("мой номер 8 917 123-45-67");
  await aigul.inTopic(thread).says("// спросить про класс");
  await teen.sends("photo", { caption: "вот фото" });
  // What its name tells is kept back; only its words came, and only they may come again.
  const fullName = `${teen.person.first_name} ${teen.person.last_name}`;
  await teen.sends("document", { file_name: `${fullName}.pdf`, caption: "справка" });
  await teen.says("третье");
  await aigul.inTopic(thread).says("Я читаю");
  await world.sandbox.control.deleteTopic({ chat: world.forum.id, thread });
  await teen.says("после удаления");
  const now = world.forum.ticketTopics().at(-1)?.id ?? 0;
  expect(now).not.toBe(thread);
  const texts = textsIn(now);
  const order = [
    ": спросить про класс",
    "Последние сообщения",
    "первое",
    "мой номер [скрыто]",
    "вот фото",
    "третье",
    "Мы (",
    "Я читаю",
    // What came meanwhile stands below, and is not taken for ours.
    "Дальше — новые сообщения.",
    "после удаления",
  ];
  const places = order.map((one) => texts.findIndex((text) => text.includes(one)));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places).not.toContain(-1);
  expect(texts.filter((text) => text === "третье")).toHaveLength(1);
  expect(texts).toContain("Мы (разговор вёл специалист Айгуль):");
  expect(texts.join("\n")).toContain("Не повторяем сообщений: 2. В них было скрытое");
  expect(world.forum.inTopic(now).filter((message) => message.document !== undefined)).toEqual([]);
  expect(texts.join("\n")).not.toContain(teen.person.username);
  // What stands there now is what is answered and corrected.
  const again = world.forum.inTopic(now).find((message) => textOf(message) === "третье");
  await aigul.inTopic(now).replies(again?.message_id ?? 0, "Отвечаю на третье");
  const answered = teen.sees("Отвечаю на третье").reply_to_message;
  expect(answered === undefined ? "" : textOf(answered as never)).toBe("третье");
});

test("what the person has deleted meanwhile does not come again, and they hear nothing of it", async () => {
  const { teen, thread } = await talking(world, aigul);
  const said = await teen.says("это я сотру");
  await teen.says("это останется");
  await world.sandbox.control.remove({ chat: teen.id, message_ids: [said.message_id] });
  await world.sandbox.control.deleteTopic({ chat: world.forum.id, thread });
  await aigul.inGroup("проверка");
  await teen.says("ещё тут");
  const texts = textsIn(world.forum.ticketTopics().at(-1)?.id ?? 0);
  expect(texts).toContain("это останется");
  expect(texts).not.toContain("это я сотру");
  teen.doesNotSee(/не дошло/);
});

test("a forum that is nearly full loses its oldest ended topics; when talks fill it, a new forum is asked for", async () => {
  const teamId = (await world.store.teams.all())[0]?.id ?? 0;
  const now = instant(world.sandbox.now());
  const teen = await met(world);
  const person = await world.store.people.byChat((await world.store.people.findChat(teen.id)) ?? 0);
  const fill = async (count: number, first: number, isOver: boolean) => {
    for (let n = 0; n < count; n += 1) {
      const ticket = await world.store.tickets.add(
        {
          alias: "Старая",
          code: `F${first + n}`,
          personId: person?.id ?? 0,
          teamId,
          need: "talk",
          level: "standard",
          language: "ru",
          municipality: undefined,
          region: undefined,
          answers: [],
          replyBy: undefined,
        },
        now,
      );
      await world.store.tickets.update(ticket.id, { topicId: 1_000_000 + first + n });
      if (isOver) {
        const closedAt = plus(now, -(100 - n) * dayMs);
        await world.store.tickets.close(ticket.id, "helped", closedAt, plus(now, dayMs));
      }
    }
  };
  const most = mostTopics * 0.9;
  await fill(5, 0, true);
  await fill(most - 5 + 3, 5, false);
  const other = await met(world);
  await asksForHuman(other);
  await takes(world, aigul);
  const ended = await world.store.tickets.endedWithTopic(teamId);
  // Three too many: the three that ended first are gone, and nobody is troubled.
  expect(ended.map(({ code }) => code)).toEqual(["F3", "F4"]);
  expect(world.sandbox.calls.list().filter(({ method }) => method === "deleteForumTopic")).toHaveLength(3);
  vera.doesNotSee(/почти заполнен/);
  await fill(6, 5000, false);
  await asksForHuman(await met(world));
  await takes(world, aigul);
  expect(await world.store.tickets.endedWithTopic(teamId)).toEqual([]);
  vera.sees(/почти заполнен: \d+ тем[^]*\/team \w{20} /);
  // Once is enough.
  await asksForHuman(await met(world));
  await takes(world, aigul);
  expect(vera.fromBot().filter((message) => /почти заполнен/.test(textOf(message)))).toHaveLength(1);
}, 120_000);

test("a team gets another forum: open talks go on there, the old topics are gone, and who waits is offered there", async () => {
  const { teen: other, thread } = await talking(world, aigul);
  await asksForHuman(await met(world));
  const code = "abcdefghjkmnpqrstuvw";
  const [team] = await world.store.teams.all();
  await world.store.teams.renewCode(team?.id ?? 0, code, plus(instant(world.sandbox.now()), dayMs));
  const group = await world.sandbox.control.addGroup({
    title: "Новый форум",
    members: [vera.id],
    is_forum: true,
    bot_is_admin: true,
  });
  await other.says("до переезда");
  await vera.inGroup(`/team ${code}`, group.id);
  await world.pass(minuteMs * 2);
  expect(world.forum.ticketTopics().map(({ id }) => id)).not.toContain(thread);
  await other.says("после переезда");
  const there = (world.sandbox.world().messages[String(group.id)] ?? []).map(textOf);
  expect(there).toContain("Форум новый, разговор продолжается здесь.");
  expect(there).toContain("до переезда");
  expect(there).toContain("после переезда");
  expect(there).toContainEqual(expect.stringMatching(/ОБЫЧНЫЙ[^]*Ждёт с/));
});
