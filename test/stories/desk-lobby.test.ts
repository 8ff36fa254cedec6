/** Taking from the lobby: what a card says, the gravest first, with room only, and a human word that has to come. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { hourMs, minuteMs } from "../../src/domain/time.js";
import { type Phone, textOf } from "../support/actors.js";
import { asksForHuman, met } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
let aigul: Phone;
let dina: Phone;
beforeEach(async () => {
  world = await createWorld();
  aigul = await member("Айгуль");
  dina = await member("Дина");
});
afterEach(() => world.close());

/** A specialist whom the bot can reach in their own chat too. */
const member = async (name: string, role: "specialist" | "supervisor" = "specialist"): Promise<Phone> => {
  const phone = await world.phone({ first_name: name, side: "staff", forum: world.forum.id });
  await phone.opens(`staff_${await world.staffCode(name, role)}`);
  await world.sandbox.control.join({ chat: world.forum.id, user: phone.id });
  await world.settled();
  return phone;
};
const cards = () => world.forum.cards().filter((message) => message.reply_markup !== undefined);
const cardOf = (text: RegExp) => {
  const card = cards().findLast((message) => text.test(textOf(message)) && /Кто:/.test(textOf(message)));
  if (card === undefined) throw new Error(`No card ${String(text)}.`);
  return card;
};
const newest = () => world.forum.ticketTopics().at(-1)?.id ?? 0;
const codeOf = (text: string) => / · ([0-9A-Z]{4})\b/.exec(text)?.[1] ?? "";

test("a card says how grave, who in the broadest sense, where, in which language and since when; no more", async () => {
  const teen = await met(world);
  await asksForHuman(teen);
  const lines = textOf(cardOf(/ОБЫЧНЫЙ|ПОВЫШЕННЫЙ|ВЫСОКИЙ|СРОЧНО/)).split("\n");
  expect(lines.map((line) => line.replace(/:.*| с \d.*/, ""))).toEqual([
    expect.stringMatching(/^(🟢|🟡|🟠|🔴) .* · [А-ЯЁ].* · [0-9A-Z]{4}$/),
    "Кто",
    "Где",
    "Язык",
    "Ждёт",
  ]);
  expect(lines[1]).toBe("Кто: подросток");
  expect(lines[2]).toBe("Где: городской округ Казань");
});

test("the gravest is next; another one is taken only with a reason, which is kept", async () => {
  const calm = await met(world);
  await asksForHuman(calm);
  const grave = await met(world);
  await grave.says("не хочу жить");
  const low = cardOf(/ОБЫЧНЫЙ/);
  await aigul.pressesIn(low, /^Взять$/);
  expect(world.forum.ticketTopics()).toHaveLength(0);
  const ask = world.forum.card(/Почему сначала/);
  // Typed, without a reason, the answer is the same; with one it is taken.
  const code = codeOf(textOf(low));
  await dina.inGroup(`/claim ${code}`);
  expect(world.forum.ticketTopics()).toHaveLength(0);
  await aigul.pressesIn(ask, /Уже говорили/);
  calm.sees("С тобой Айгуль");
  expect(world.forum.messages().map(textOf)).toContainEqual(
    expect.stringMatching(/^Айгуль берёт .* раньше, чем .*Причина: Уже говорили с человеком/),
  );
  const [waiting] = await world.store.tickets.allQueued();
  const events = await world.store.tickets.events(waiting?.id ?? 0);
  expect(events.find(({ kind }) => kind === "passed-over")?.detail).toBe("known");
  // «Next» is the gravest, from one's own chat too.
  await dina.says("/next");
  dina.sees(/Взято: /);
  grave.sees("С тобой Дина");
  await dina.says("/next");
  dina.sees("Сейчас никто не ждёт");
});

test("twenty press at once, each «Взять» or «next»: one has it, nineteen are told", async () => {
  const teen = await met(world);
  await asksForHuman(teen);
  const staff = await Promise.all(Array.from({ length: 20 }, (_, n) => world.staff(`Сотрудник ${n + 1}`)));
  const notices: { user_id: number; text: string }[] = [];
  const stop = world.sandbox.onEvent((event) => {
    if (event.type === "notice") notices.push(event);
  });
  const { message_id } = cardOf(/ОБЫЧНЫЙ/);
  await Promise.all(
    staff.map(({ id }, n) =>
      world.sandbox.control.press({
        user: id,
        chat: world.forum.id,
        message_id,
        text: n % 4 === 3 ? "Взять первое в очереди" : "Взять",
      }),
    ),
  );
  await world.settled();
  stop();
  const won = notices.filter(({ text }) => text.startsWith("Взято"));
  expect(won).toHaveLength(1);
  expect(notices).toHaveLength(20);
  const told = notices.filter(({ text }) => /^(Уже взято: Сотрудник|Сейчас никто не ждёт)/.test(text));
  expect(told).toHaveLength(19);
  expect(world.forum.ticketTopics()).toHaveLength(1);
});

test("three at once are enough, told kindly; one who ends a talk has room again", async () => {
  for (let n = 0; n < 4; n += 1) await asksForHuman(await met(world));
  for (let n = 0; n < 3; n += 1) await aigul.says("/next");
  expect(world.forum.ticketTopics()).toHaveLength(3);
  await aigul.says("/next");
  aigul.sees(/У вас уже 3 разговора сразу/);
  expect(world.forum.ticketTopics()).toHaveLength(3);
  // A life in danger finds room beside them, one; a second one goes to somebody else.
  const first = await met(world);
  await first.says("я наглоталась таблеток");
  await aigul.says("/next");
  first.sees("С тобой Айгуль");
  const second = await met(world);
  await second.says("я наглоталась таблеток");
  await aigul.says("/next");
  aigul.sees(/где речь о жизни \(1\)/);
  await world.pass(5 * minuteMs);
  await aigul.says("/next");
  second.sees("С тобой Айгуль");
});

test("who takes it and writes nothing is asked, and then it is offered again", async () => {
  const teen = await met(world);
  await teen.says("не хочу жить");
  await aigul.says("/next");
  await teen.says("я тут");
  const thread = newest();
  await world.pass(5 * minuteMs);
  world.forum.sees(thread, /Айгуль, вы взяли обращение и пока не написали/);
  aigul.sees(/вы взяли обращение/);
  expect(cards()).toEqual([]);
  await world.pass(5 * minuteMs);
  expect(textOf(cardOf(/ВЫСОКИЙ/))).toMatch(/Вернули в очередь: взявший не написал вовремя\./);
  teen.sees(/Айгуль сейчас не может ответить, и это не из-за тебя/);
  aigul.sees(/вернули в очередь, вы не написали/);
  await teen.says("кто-нибудь есть?");
  await dina.says("/next");
  teen.sees("С тобой Дина");
  // The talk goes on in its topic, with what was said meanwhile; whoever writes is asked no more.
  expect(newest()).toBe(thread);
  world.forum.sees(thread, "кто-нибудь есть?");
  await dina.inTopic(thread).says("Я здесь");
  teen.sees("Я здесь");
  await world.pass(hourMs);
  const asked = world.forum.inTopic(thread).filter((message) => /пока не написали/.test(textOf(message)));
  expect(asked).toHaveLength(1);
  expect(cards()).toEqual([]);
});
