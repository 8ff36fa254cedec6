/** Talks that rest, shifts that end, and a talk that goes to another team's forum: nobody in danger is left with nobody. */
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { dayMs, hourMs, minuteMs } from "../../src/domain/time.js";
import { type Phone, textOf } from "../support/actors.js";
import { colleagueIn, emptyHands, met, takes, talking } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
let aigul: Phone;
let dina: Phone;
let vera: Phone;
beforeAll(async () => {
  world = await createWorld();
  aigul = await colleague("Айгуль");
  dina = await colleague("Дина");
  vera = await colleague("Вера", "supervisor");
});
afterAll(() => world.close());
/** Each story begins with empty hands, and without hours. */
afterEach(async () => {
  await emptyHands(world);
  const { teams } = world.store;
  for (const { id } of await teams.allStaff()) await teams.setDuties(id, []);
});

const colleague = (name: string, role?: Parameters<World["staff"]>[1]) => colleagueIn(world, name, role);
const underWay = async () => {
  const talk = await talking(world, aigul);
  await aigul.inTopic(talk.thread).says("Я рядом, слушаю");
  await talk.teen.says("меня дразнят в классе");
  return talk;
};
/** To noon in Moscow on the next Monday but one. */
const toMonday = async () => {
  const now = new Date(world.sandbox.now());
  const days = ((1 - now.getUTCDay() + 7) % 7) + 7;
  const noon = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + days, 9);
  await world.pass(noon - now.getTime());
};
const onMondays = async (hours: Record<string, [from: number, to: number]>) => {
  for (const { id, name } of await world.store.teams.allStaff()) {
    const [from, to] = hours[name] ?? [];
    const duty = { weekday: 1, startsAt: (from ?? 0) * 60, endsAt: (to ?? 0) * 60, utcOffset: 3 };
    await world.store.teams.setDuties(id, from === undefined ? [] : [duty]);
  }
};
const titleOf = (thread: number) => world.forum.topics().find(({ id }) => id === thread)?.name ?? "";
const codeIn = (thread: number) => / · ([0-9A-Z]{4})\b/.exec(titleOf(thread))?.[1] ?? "";

test("the end of a shift: everything is listed, whoever writes is not cut off, whoever is in danger finds others", async () => {
  await toMonday();
  await onMondays({ Айгуль: [9, 13], Дина: [13, 20] });
  const calm = await underWay();
  const teen = await met(world);
  await teen.says("не хочу жить");
  const thread = await takes(world, aigul);
  await aigul.inTopic(thread).says("Я здесь. Что случилось?");
  await world.pass(46 * minuteMs);
  aigul.sees(/Смена до 13:00\. У вас открыто разговоров: 2/);
  const item = textOf(aigul.sees(/ВЫСОКИЙ · .*\nждём ответа человека\nПоследнее слово: мы/));
  expect(item).toMatch(/Тема: https:\/\/t\.me\/c\/\d+\/\d+/);
  await aigul.says(`/keep ${codeIn(thread)}`);
  aigul.sees(/Это срочное: когда смена закончится/);
  await aigul.presses("Отложить");
  aigul.sees(/отложить до какого дня/);
  await world.pass(9 * minuteMs);
  await teen.says("поссорилась с мамой");
  await aigul.inTopic(thread).says("Расскажи");
  // One o'clock has passed, and they are in the middle of it.
  await world.pass(7 * minuteMs);
  teen.doesNotSee(/заканчивает/);
  await world.pass(5 * minuteMs);
  teen.sees(/Айгуль на сегодня заканчивает, и это не из-за тебя\. Зовём другого специалиста: ответ до/);
  dina.sees(/Зовём: Дина/);
  const card = world.forum.card(/Вернули в очередь: смена закончилась/);
  calm.teen.doesNotSee(/заканчивает/);
  await dina.pressesIn(card, /^Взять$/);
  await dina.inTopic(thread).says("Я Дина");
  // Nobody comes after her: those who answer for the team are called, and the person is told the truth.
  await world.pass(7 * hourMs + 20 * minuteMs);
  teen.sees(/Дина на сегодня заканчивает.*Сейчас никого из специалистов нет\. Кто-то будет с/);
  vera.sees(/Зовём: .*Вера/);
  // Who takes one after their shift knows that; it is theirs.
  await vera.pressesIn(world.forum.card(/смена закончилась/), /^Взять$/);
  await vera.inTopic(thread).says("Я Вера");
  await world.pass(20 * minuteMs);
  teen.doesNotSee(/Вера на сегодня/);
});

test("whoever has stepped in is there: the talk is theirs when its holder goes, and nobody says that nobody reads", async () => {
  await toMonday();
  await onMondays({ Айгуль: [9, 13], Вера: [9, 20] });
  const teen = await met(world);
  await teen.says("не хочу жить");
  const thread = await takes(world, aigul);
  await aigul.inTopic(thread).says("Я здесь. Что случилось?");
  await vera.inTopic(thread).says("/stepin");
  teen.sees(/пишет и Вера/);
  await world.pass(minuteMs);
  await world.pass(75 * minuteMs);
  teen.sees(/Дальше с тобой говорит Вера[^]*Айгуль здесь больше не пишет/);
  teen.doesNotSee(/здесь никто не читает|никого из специалистов нет/);
  await vera.inTopic(thread).says("Я с тобой");
  teen.sees("Я с тобой");
});

test("words into a talk that nobody leads say so, and how it is taken", async () => {
  const { thread } = await underWay();
  await aigul.inTopic(thread).says("/release не моя тема");
  await dina.inTopic(thread).says("Привет");
  world.forum.sees(
    thread,
    new RegExp(`Не отправлено: этот разговор сейчас никто не ведёт. Взять его: /claim ${codeIn(thread)}`),
  );
});

test("a talk rests until a day that is understood; the person knows when, and wakes it by a word", async () => {
  const { teen, thread } = await underWay();
  for (const [words, said] of [
    ["", /отложить до какого дня\?/],
    ["когда-нибудь", /Не поняли, до какого дня/],
    ["сегодня", /Это сегодня/],
    ["2 месяца", /не больше чем на 30 дней/],
  ] as const) {
    await aigul.inTopic(thread).says(`/snooze ${words}`.trim());
    world.forum.sees(thread, said);
  }
  await dina.inTopic(thread).says("/snooze завтра");
  world.forum.sees(thread, "Для вашей роли это недоступно.");
  await aigul.inTopic(thread).says("/snooze 3 дня ждём ответа школы");
  world.forum.sees(thread, /Отложено до .*, 09:00\. Человеку сказали/);
  expect(textOf(teen.sees(/Сделаем паузу\. Айгуль вернётся к разговору/))).not.toContain("школы");
  expect(titleOf(thread)).toContain("💤 отложено");
  await world.restart();
  await teen.says("а можно сейчас?");
  world.forum.sees(thread, "а можно сейчас?");
  world.forum.sees(thread, /человек написал раньше срока/);
  aigul.sees(/человек написал раньше срока/);
  expect(titleOf(thread)).not.toContain("💤");
  // By button now; on its day it wakes in the hours of the team.
  const card = world.forum.sees(thread, /Кто пишет/);
  await aigul.pressesIn(card, /^Отложить$/);
  await aigul.pressesIn(world.forum.sees(thread, /отложить до какого дня/), /На 3 дня/);
  await world.pass(3 * dayMs + 20 * hourMs);
  world.forum.sees(thread, /пауза закончилась\. Человеку обещали написать/);
  expect(world.forum.inTopic(thread).filter((one) => /Человеку обещали/.test(textOf(one)))).toHaveLength(1);
});

test("whoever let it rest is not there on the day: it goes to the lobby, and the person hears so", async () => {
  const { teen, thread } = await underWay();
  await toMonday();
  await onMondays({ Айгуль: [9, 20], Дина: [9, 20] });
  await aigul.inTopic(thread).says("/snooze завтра");
  await world.pass(dayMs);
  world.forum.card(/Пауза закончилась, а того, кто вёл разговор, нет на месте/);
  teen.sees(/Айгуль сейчас не может ответить.*Сейчас никого из специалистов нет. Кто-то будет с/);
});

test("a high one rests for a reason only, one that nobody has answered not at all", async () => {
  const teen = await met(world);
  await teen.says("не хочу жить");
  const thread = await takes(world, aigul);
  await aigul.inTopic(thread).says("/snooze завтра ждём врача");
  world.forum.sees(thread, /Сначала напишите человеку хотя бы слово/);
  await aigul.inTopic(thread).says("Я здесь");
  await aigul.inTopic(thread).says("/snooze завтра");
  world.forum.sees(thread, /только с причиной/);
  await aigul.inTopic(thread).says("/snooze завтра ждём врача");
  expect(titleOf(thread)).toContain("💤");
  // Danger wakes it at once.
  await teen.says("я наглоталась таблеток");
  expect(titleOf(thread)).toMatch(/СРОЧНО/);
  expect(titleOf(thread)).not.toContain("💤");
});

test("from afar: hand over, and give back from one's own chat; nobody else has these commands", async () => {
  const { teen, thread } = await underWay();
  const code = codeIn(thread);
  await aigul.inTopic(thread).says("/handover");
  aigul.sees(/У вас открыто разговоров: 1/);
  await aigul.presses("Передать");
  await aigul.presses(/^Дина/);
  await aigul.says("/transfer нет");
  aigul.sees(/Хорошо, не передаём/);
  await aigul.presses(/^Дина/);
  // A cry is a cry, whatever is awaited.
  await aigul.says("SOS");
  aigul.sees(/112/);
  await aigul.says("Дразнят в классе, говорит не хочу жить, когда тяжело. Обещали план.");
  aigul.sees("Сводка сохранена, человеку она не ушла.");
  await teen.presses("Да, хорошо");
  await dina.says("/decline");
  await dina.says(`/decline ${code} не моя тема`);
  aigul.sees(/Дина не может взять. Причина: не моя тема/);
  await aigul.says(`/release ${code} ухожу раньше`);
  world.forum.card(/Вернули в очередь: ухожу раньше/);
  await teen.says("/handover");
  await teen.says(`/release ${code} просто так`);
  teen.doesNotSee(/очередь|открыто разговоров|Сводка/);
});

test("to another team: its people see what they need, the talk goes to their forum, one of them takes it", async () => {
  const group = await world.sandbox.control.addGroup({
    title: "Центр",
    members: [vera.id, dina.id],
    is_forum: true,
    bot_is_admin: true,
  });
  await vera.says("/team add Центр");
  const bind = /\/team (\w{20})/.exec(textOf(vera.last()))?.[1];
  await vera.inGroup(`/team ${bind}`, group.id);
  const seen = () => world.sandbox.world().messages[String(group.id)] ?? [];
  const { teen, thread } = await underWay();
  const summary = "Дразнят в классе, нужна медиация у вас в центре.";
  await aigul.inTopic(thread).says(`/transfer Центр ${summary}`);
  teen.sees("Дальше с тобой может говорить другой специалист.");
  await teen.presses("Да, хорошо");
  const asked = seen().find((message) => /просит вашу команду взять разговор/.test(textOf(message)));
  expect(textOf(asked ?? ({} as never))).not.toContain("медиация");
  expect(textOf(vera.sees(/Айгуль просит вас взять/))).toContain(summary);
  const message_id = asked?.message_id ?? 0;
  await Promise.all(
    [vera, dina, vera, dina].map(({ id: user }) =>
      world.sandbox.control.press({ user, chat: group.id, message_id, text: "Беру" }),
    ),
  );
  await world.settled();
  expect(teen.fromBot().filter((message) => textOf(message).startsWith("Теперь с тобой"))).toHaveLength(1);
  // Where it stood nothing is left once its words are copied; where it goes on are the card, the summary and the last words.
  await world.pass(2 * minuteMs);
  expect(world.forum.topics().map(({ id }) => id)).not.toContain(thread);
  const there = seen().map(textOf).join("\n");
  for (const words of [summary, "меня дразнят в классе", "Кто пишет: подросток"])
    expect(there).toContain(words);
  await teen.says("вы меня видите?");
  expect(seen().map(textOf)).toContain("вы меня видите?");
});
