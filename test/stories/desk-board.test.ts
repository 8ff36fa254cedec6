/** The supervisors' board: one picture and its words, true by itself in the lobby, looked at in private, naming no person. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { dayMs, hourMs, minuteMs } from "../../src/domain/time.js";
import type { SandboxMessage } from "../../src/sandbox/contract.js";
import { type Phone, textOf } from "../support/actors.js";
import { asksForHuman, colleagueIn, met, takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
let teen: Phone;
let aigul: Phone;
let dina: Phone;
let vera: Phone;
let olga: Phone;
const colleague = (name: string, role?: Parameters<World["staff"]>[1]) => colleagueIn(world, name, role);
beforeAll(async () => {
  world = await createWorld();
  aigul = await colleague("Айгуль");
  dina = await colleague("Дина");
  vera = await colleague("Вера", "supervisor");
  olga = await colleague("Ольга", "analyst");
  teen = await met(world);
});
afterAll(() => world.close());

const isBoard = (message: SandboxMessage) =>
  message.photo !== undefined && textOf(message).includes("Ждут: ещё никто не взял");
const pinned = () => world.forum.messages().filter(isBoard);
const board = () => textOf(pinned().at(-1) ?? ({} as SandboxMessage));
const edits = () => world.sandbox.calls.list().filter(({ method }) => method === "editMessageMedia").length;
const lobby = () => world.forum.topicNamed(/^Лобби/);

test("in the forum one board stands pinned in the lobby, posted by whoever answers for it", async () => {
  await asksForHuman(teen);
  await aigul.inTopic(lobby()).says("/board");
  expect(pinned()).toEqual([]);
  await olga.inTopic(lobby()).says("/board");
  world.forum.sees(lobby(), /Доску в группе ставят/);
  await vera.inTopic(lobby()).says("/board");
  expect(pinned()).toHaveLength(1);
  expect(pinned()[0]?.message_thread_id).toBe(lobby());
  const pins = world.sandbox.calls.list().filter(({ method }) => method === "pinChatMessage");
  expect(pins.map(({ params }) => params["message_id"])).toContain(pinned()[0]?.message_id);
  expect(board()).toContain("🟢 ОБЫЧНЫЙ: 1, дольше всех ждёт меньше минуты");
  expect(board()).toContain("Расписания нет: /roster");
  // Asked for again, the older one goes.
  const before = pinned()[0]?.message_id;
  await vera.inTopic(lobby()).says("/board");
  expect(pinned().map(({ message_id }) => message_id)).not.toContain(before);
  expect(pinned()).toHaveLength(1);
});

test("it follows what happens, once a minute at most, and only when something has changed", async () => {
  const start = edits();
  await takes(world, aigul);
  await world.store.teams.setDuties(
    (await world.store.teams.allStaff()).find(({ name }) => name === "Айгуль")?.id ?? 0,
    [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startsAt: 0, endsAt: 1440, utcOffset: 3 })),
  );
  await dina.says("/break 60");
  expect(edits()).toBe(start);
  await world.pass(minuteMs);
  expect(edits()).toBe(start + 1);
  expect(board()).toContain("никого\n");
  expect(board()).toMatch(/Айгуль: 1 из 3, срочных 0 из 1/);
  // Somebody is always there: nobody else has to come.
  expect(board()).toMatch(/Сейчас: Айгуль\nПерерыв: Дина/);
  // Whoever was taken waits for the first word; when that has come, nothing changes any more.
  expect(board()).toMatch(/Ждут нашего ответа: 1/);
  await aigul.inTopic(world.forum.ticketTopics().at(-1)?.id ?? 0).says("Я здесь");
  await world.pass(minuteMs);
  expect(board()).toContain("Нашего ответа никто не ждёт");
  const quiet = edits();
  for (let minute = 0; minute < 5; minute += 1) await world.pass(minuteMs);
  expect(edits()).toBe(quiet);
  await teen.says("мне страшно идти в школу");
  await world.pass(minuteMs);
  expect(board()).toMatch(/Ждут нашего ответа: 1/);
});

test("nothing in it tells who has asked for help, nor by which name they go here", async () => {
  const [name = ""] = (world.forum.ticketTopics().at(-1)?.name ?? "").split("·").slice(-2);
  const sent = world.sandbox.calls
    .list()
    .filter(({ method }) => method === "sendPhoto" || method === "editMessageMedia");
  const words = JSON.stringify(sent.map(({ params }) => params));
  for (const secret of [teen.person.first_name, "Каримова", name.trim(), "страшно", "Казань"])
    expect(words).not.toContain(secret);
});

test("it goes on after a restart, comes back once when it is deleted, and ends when it is taken away", async () => {
  await world.restart();
  await aigul.inTopic(world.forum.ticketTopics().at(-1)?.id ?? 0).says("Давай подумаем вместе");
  await world.pass(minuteMs);
  expect(board()).toContain("Нашего ответа никто не ждёт");
  await vera.inTopic(lobby()).says("/board off");
  world.forum.sees(lobby(), "Доску убрали");
  expect(pinned()).toEqual([]);
  await vera.inTopic(lobby()).says("/board off");
  world.forum.sees(lobby(), "Доски здесь нет");
  await vera.inTopic(lobby()).says("/board");
  const deleted = async (words: string) => {
    const message_id = pinned()[0]?.message_id ?? 0;
    await world.sandbox.control.remove({ chat: world.forum.id, message_ids: [message_id] });
    await teen.says(words);
    await world.pass(minuteMs);
    await world.pass(minuteMs);
    return message_id;
  };
  const first = await deleted("спасибо");
  expect(pinned()).toHaveLength(1);
  expect(pinned()[0]?.message_id).not.toBe(first);
  expect(
    world.sandbox
      .world()
      .chats.find(({ id }) => id === world.forum.id)
      ?.pinned.at(-1),
  ).toBe(pinned()[0]?.message_id);
  expect(board()).toMatch(/Ждут нашего ответа: 1/);
  await aigul.inTopic(world.forum.ticketTopics().at(-1)?.id ?? 0).says("Пожалуйста");
  await world.pass(minuteMs);
  await deleted("и вот ещё");
  world.forum.sees(lobby(), "Доску снова удалили");
  const after = edits();
  await teen.says("и ещё одно");
  await aigul.inTopic(world.forum.ticketTopics().at(-1)?.id ?? 0).says("Слушаю");
  for (let minute = 0; minute < 3; minute += 1) await world.pass(minuteMs);
  expect(edits()).toBe(after);
  expect(await world.store.boards.get(1)).toBeUndefined();
});

test("in private it is a picture with a button that renews it; a specialist and a stranger have none", async () => {
  await vera.says("/board");
  const [first] = vera.fromBot().filter(isBoard);
  expect(first?.photo).toBeDefined();
  expect(textOf(first ?? ({} as SandboxMessage))).toContain("Сегодня с ответом не опоздали");
  await met(world).then(asksForHuman);
  await vera.presses("Обновить");
  const seen = vera.fromBot().filter(isBoard);
  expect(seen).toHaveLength(1);
  expect(textOf(seen[0] ?? ({} as SandboxMessage))).toContain("🟢 ОБЫЧНЫЙ: 1");
  await vera.says("/board дежурная");
  expect(vera.fromBot().filter(isBoard)).toHaveLength(2);
  await vera.says("/board 77");
  vera.sees(/Такой команды нет среди ваших\. Ваши: 1 Дежурная группа/);
  await aigul.says("/board");
  aigul.sees("Для вашей роли это недоступно.");
  await teen.says("/board");
  expect(teen.fromBot().filter(isBoard)).toEqual([]);
});

test("an analyst counts and names nobody of the staff", async () => {
  await olga.says("/board");
  const shown = textOf(olga.fromBot().findLast(isBoard) ?? ({} as SandboxMessage));
  expect(shown).toMatch(/На дежурстве: 1\. На перерыве: [01]\. Разговоров: 1\./);
  expect(shown).not.toMatch(/Айгуль|Дина|Вера/);
});

test("a word that came too late is counted on the day on which it was late", async () => {
  await vera.says("/board");
  const late = () =>
    /первый (\d+)/.exec(textOf(vera.fromBot().findLast(isBoard) ?? ({} as SandboxMessage)))?.[1];
  const before = Number(late() ?? 0);
  const grave = await met(world);
  await grave.says("не хочу жить");
  await world.pass(20 * minuteMs);
  await vera.says("/board");
  expect(Number(late())).toBe(before + 1);
  await world.pass(dayMs + hourMs);
});
