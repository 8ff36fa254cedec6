/** Talks that go to somebody else: the person is asked first, the holder holds until it is done, nothing goes wrong silently. */
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { hourMs, minuteMs } from "../../src/domain/time.js";
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
/** Each story begins with empty hands. */
afterEach(() => emptyHands(world));

const colleague = (name: string, role?: Parameters<World["staff"]>[1]) => colleagueIn(world, name, role);
/** A talk in which both sides have written. */
const underWay = async (staff: Phone) => {
  const talk = await talking(world, staff);
  await staff.inTopic(talk.thread).says("Я рядом, слушаю");
  await talk.teen.says("меня дразнят в классе");
  return talk;
};
const summary = "Дразнят в классе третий месяц, родители не знают. Обещали план на завтра.";
const codeIn = (thread: number) =>
  / · ([0-9A-Z]{4})\b/.exec(textOf(world.forum.sees(thread, /Кто пишет/)))?.[1] ?? "";
const statusOf = async (code: string) => (await world.store.tickets.byCode(code))?.status;

test("after a line that was no summary, words to the person are asked about, and go to them when they were meant so", async () => {
  const { teen, thread } = await underWay(aigul);
  const topic = aigul.inTopic(thread);
  await topic.says("/transfer Дина");
  await topic.says("коротко");
  world.forum.sees(thread, /Слишком коротко[^]*Следующее ваше сообщение[^]*человеку оно не уйдёт/);
  const words = "Ләйлә, мин монда, яз";
  await topic.says(words);
  const asked = world.forum.sees(thread, /Это сводка или слова человеку/);
  teen.doesNotSee(/Дальше с тобой может говорить|^коротко|мин монда/);
  await aigul.pressesIn(asked, /^Слова человеку/);
  teen.sees(words);
  world.forum.sees(thread, /слова ушли человеку/);
  await topic.says("/transfer Дина");
  await topic.says("коротко");
  await topic.says("дразнят в классе, план завтра");
  await aigul.pressesIn(world.forum.sees(thread, /Это сводка или слова человеку/), /^Это сводка/);
  teen.sees("Дальше с тобой может говорить Дина, специалист");
  teen.doesNotSee(/план завтра/);
  await topic.says("/transfer нет");
  await topic.says("/release другая смена");
});

test("asked, agreed, accepted: the new name is told, the summary stays among staff, the old one is free", async () => {
  const { teen, thread } = await underWay(aigul);
  const card = world.forum.sees(thread, /Кто пишет/);
  await aigul.pressesIn(card, /^Передать$/);
  const who = world.forum.sees(thread, /кому передать\?/);
  await aigul.pressesIn(who, /^Дина/);
  world.forum.sees(thread, /Следующее ваше сообщение здесь станет сводкой/);
  await aigul.inTopic(thread).says("коротко");
  world.forum.sees(thread, /Слишком коротко/);
  await aigul.inTopic(thread).sends("photo", "сводка на фото");
  world.forum.sees(thread, /Сводка нужна словами/);
  await aigul.inTopic(thread).says(summary);
  world.forum.sees(thread, /Спросили человека, можно ли дальше с другим \(Дина\)/);
  teen.sees("Дальше с тобой может говорить Дина, специалист");
  dina.doesNotSee(/просит вас взять/);
  // Whoever answers before they are asked hears why it is too early.
  await dina.inTopic(thread).says("/accept");
  world.forum.sees(thread, "Ещё спрашиваем человека");
  // Meanwhile nothing stops.
  await teen.says("а кто такая Дина?");
  world.forum.sees(thread, "а кто такая Дина?");
  await aigul.inTopic(thread).says("Она психолог, работает с классами");
  await teen.presses("Да, хорошо");
  teen.sees("Сейчас спросим нового специалиста. Пока он не ответил, с тобой Айгуль");
  expect(textOf(dina.sees(/Айгуль просит вас взять этот разговор/))).toContain(summary);
  await dina.presses("Беру");
  dina.sees(/Теперь разговор ведёте вы/);
  teen.sees("Теперь с тобой Дина, специалист");
  aigul.sees(/разговор ведёт Дина. Спасибо/);
  world.forum.sees(thread, /Теперь ведёт Дина \(раньше Айгуль\)/);
  await dina.inTopic(thread).says("Здравствуй, я Дина");
  teen.sees("Здравствуй, я Дина");
  await aigul.inTopic(thread).says("и ещё одно");
  teen.doesNotSee(/и ещё одно|третий месяц|^коротко$|сводка/);
  // A button that is pressed twice says so and does nothing.
  await dina.presses("Беру");
  dina.sees(/Это уже решено/);
  await teen.presses("Да, хорошо").catch(() => undefined);
});

test("a summary that is corrected does not reach the person, nor what is taken back", async () => {
  const { teen, thread } = await underWay(aigul);
  await aigul.inTopic(thread).says("/transfer Дине");
  await aigul.inTopic(thread).says(summary);
  const said = world.forum.inTopic(thread).findLast((message) => textOf(message) === summary);
  await aigul.inTopic(thread).edits(said?.message_id ?? 0, `${summary} И маме не говорить.`);
  world.forum.sees(thread, /Сводка исправлена/);
  teen.doesNotSee(/маме не говорить/);
  await aigul.inTopic(thread).says("/transfer нет");
  world.forum.sees(thread, /Хорошо, не передаём/);
  teen.sees("С тобой по-прежнему Айгуль");
  await teen.presses("Да, хорошо");
  expect(await statusOf(codeIn(thread))).toBe("waitingForUs");
});

test("no means no, typed too; words that answer something else are the specialist's", async () => {
  const { teen, thread } = await underWay(aigul);
  await aigul.inTopic(thread).says(`/transfer Дина ${summary}`);
  teen.sees("Дальше с тобой может говорить Дина");
  // «Да» after the specialist's own question is an answer to that.
  await aigul.inTopic(thread).says("Ты дома?");
  await teen.says("да");
  expect(textOf(world.forum.inTopic(thread).at(-1) ?? ({} as never))).toBe("да");
  dina.doesNotSee(new RegExp(codeIn(thread)));
  await teen.presses("Нет, лучше как сейчас");
  teen.sees("Хорошо, ничего не меняем. С тобой по-прежнему Айгуль");
  aigul.sees(/человек хочет остаться с вами/);
  world.forum.sees(thread, /человек хочет остаться с вами/);
  await aigul.inTopic(thread).says(`/transfer дина ${summary}`);
  await teen.says("нет");
  expect(teen.messages().filter((one) => /ничего не меняем/.test(textOf(one)))).toHaveLength(2);
  expect(await statusOf(codeIn(thread))).toBe("waitingForUs");
});

test("who is away is not asked, and it is said who is there; who goes meanwhile gives it back at once", async () => {
  const { teen, thread } = await underWay(aigul);
  await dina.says("/break 30");
  await aigul.inTopic(thread).says("/transfer Дина");
  const no = world.forum.sees(thread, /Дина: передать нельзя, на перерыве/);
  expect(no.reply_markup?.inline_keyboard?.flat().map(({ text }) => text)).toEqual(["Вера"]);
  await dina.says("/back");
  await aigul.inTopic(thread).says(`/transfer Дина ${summary}`);
  await teen.says("Хорошо");
  dina.sees(new RegExp(codeIn(thread)));
  await dina.says("/break 30");
  aigul.sees(/Дина уже не может взять/);
  teen.sees("С тобой по-прежнему Айгуль");
  await dina.says(`/accept ${codeIn(thread)}`);
  dina.sees(/Вас сейчас не просят взять разговор/);
});

test("whoever has filled up meanwhile cannot take it, and says why", async () => {
  const { teen, thread } = await underWay(aigul);
  for (let held = 0; held < 2; held += 1) await talking(world, dina);
  await aigul.inTopic(thread).says(`/transfer Дина ${summary}`);
  await teen.presses("Да, хорошо");
  await talking(world, dina);
  await dina.says("/accept");
  dina.sees(/У вас уже 3 разговора сразу/);
  await dina.says("/decline занята тремя");
  aigul.sees(/Дина не может взять. Причина: занята тремя/);
});

test("silence: the person is not handed over without a word; whoever is asked and silent gives it back", async () => {
  const { teen, thread } = await underWay(aigul);
  await aigul.inTopic(thread).says(`/transfer Дина ${summary}`);
  await world.pass(5 * hourMs);
  aigul.sees(/человек не ответил, можно ли с другим/);
  await teen.presses("Да, хорошо");
  expect(await statusOf(codeIn(thread))).toBe("waitingForUs");
  await aigul.inTopic(thread).says(`/transfer Дина ${summary}`);
  await teen.presses("Да, хорошо");
  // A crash in the middle of it changes nothing.
  await world.restart();
  await world.pass(5 * hourMs);
  aigul.sees(/Дина не отвечает. Разговор по-прежнему у вас/);
  await dina.presses("Беру");
  dina.sees(/Это уже решено/);
});

test("where life is in danger nobody waits for an answer; it is told, and declined with a tap it stays", async () => {
  const teen = await met(world);
  await teen.says("я наглоталась таблеток");
  const thread = await takes(world, aigul);
  await aigul.inTopic(thread).says("Я здесь. Скорую вызвали?");
  await aigul.inTopic(thread).says(`/transfer Дина ${summary}`);
  teen.sees("Зовём к тебе ещё одного человека: Дина, специалист. Пока Дина не ответит, с тобой Айгуль");
  await dina.presses("Не могу");
  await dina.presses("Занят(а) другим срочным");
  teen.sees("С тобой по-прежнему Айгуль");
  aigul.sees(/Причина: Занят\(а\) другим срочным/);
  await aigul.inTopic(thread).says("/snooze завтра");
  world.forum.sees(thread, /Речь о жизни: такое не откладываем/);
  await vera.inTopic(thread).says(`/transfer Вера ${summary}`);
  await vera.inTopic(thread).says("/accept");
  teen.sees("Теперь с тобой Вера");
  await vera.inTopic(thread).says("Я Вера, я здесь");
});

test("given back with a reason: the person hears it honestly, the card says why, and words wait for the next one", async () => {
  const { teen, thread } = await underWay(aigul);
  await aigul.inTopic(thread).says("/release");
  world.forum.sees(thread, /почему возвращаем в очередь/);
  await aigul.inTopic(thread).says("/release не моя тема, позвоните на 8 917 123-45-67");
  teen.sees(/Айгуль сейчас не может ответить, и это не из-за тебя. Зовём другого специалиста: ответ до/);
  const card = world.forum.card(/Вернули в очередь: не моя тема/);
  expect(textOf(card)).not.toContain("917");
  await teen.says("кто-нибудь тут?");
  expect(world.forum.inTopic(thread).map(textOf)).not.toContain("кто-нибудь тут?");
  await dina.pressesIn(card, /^Взять$/);
  world.forum.sees(thread, "кто-нибудь тут?");
  world.forum.sees(thread, /Айгуль вернул\(а\) в очередь: не моя тема/);
  await world.pass(minuteMs);
  await dina.inTopic(thread).says("Здравствуй");
});

test("in another team's forum it goes on with its notes, and when that forum is gone they come along once more", async () => {
  const group = await world.sandbox.control.addGroup({
    title: "Вторая группа",
    members: [vera.id, dina.id],
    is_forum: true,
    bot_is_admin: true,
  });
  await vera.says("/team add Вторая");
  const bind = /\/team (\w{20})/.exec(textOf(vera.last()))?.[1];
  await vera.inGroup(`/team ${bind}`, group.id);
  const { teen, thread } = await underWay(aigul);
  const code = codeIn(thread);
  const second = (await world.store.teams.all()).at(-1)?.id ?? 0;
  const dinaId = (await world.store.teams.allStaff()).find(({ name }) => name === "Дина")?.id ?? 0;
  await world.store.teams.editStaff(dinaId, { teamIds: [second] });
  const note = await aigul.inTopic(thread).says("// звонила в школу");
  await aigul.inTopic(thread).edits(note.message_id, "// писала в школу");
  await aigul.inTopic(thread).sends("photo", "// расписание");
  const wrong = await aigul.inTopic(thread).says("// завтра в десять?");
  await aigul.inTopic(thread).edits(wrong.message_id, "Завтра в десять?");
  teen.sees("Завтра в десять?");
  await vera.says(`/whisper ${code} спроси про завтра`);
  await aigul.inTopic(thread).says(`/transfer Дина ${summary}`);
  await teen.presses("Да, хорошо");
  await dina.presses("Беру");
  await world.pass(3000);
  const there = () => (world.sandbox.world().messages[String(group.id)] ?? []).map(textOf);
  const again = there().find((text) => text.startsWith("Заметки из прежней темы")) ?? "";
  expect(again).toMatch(
    /\/\/ Айгуль, .*: писала в школу\n\/\/ Айгуль, .*: расписание \[вложение.*\n\/\/ Вера, .*: спроси про завтра$/,
  );
  // Where it is, as an address that opens.
  const at = /разговор идёт здесь: https:\/\/t\.me\/c\/(\d+)\/(\d+)/.exec(textOf(dina.sees(/идёт здесь/)));
  expect(`-100${at?.[1]}`).toBe(String(group.id));
  const topic = (await world.store.tickets.byCode(code))?.topicId;
  expect(Number(at?.[2])).toBe(topic);
  await world.sandbox.control.removeBot({ chat: group.id });
  await world.pass(3000);
  const now = await takes(world, aigul);
  const texts = world.forum.inTopic(now).map(textOf);
  expect(texts.filter((text) => text === again)).toHaveLength(1);
  await aigul.inTopic(now).says("/history");
  expect(textOf(world.forum.sees(now, /что было/))).not.toMatch(/писала в школу|спроси про завтра/);
  teen.doesNotSee(/школу|расписание|спроси про/);
});
