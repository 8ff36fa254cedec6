/** What the cards of a ticket say of it stays true while the talk goes on. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Actions, bindActions } from "../../../src/actions/actions.js";
import { lobbyCardOf } from "../../../src/actions/desk/lobby-card.js";
import { openDirectory } from "../../../src/directory.js";
import type { Directory } from "../../../src/domain/directory/directory.js";
import type { Level, Ticket } from "../../../src/domain/tickets.js";
import { hourMs, plus } from "../../../src/domain/time.js";
import { createI18n } from "../../../src/i18n/i18n.js";
import { createOutbox } from "../../../src/outbox/outbox.js";
import type { Slices } from "../../../src/store/store.js";
import { createEngine, type Engine } from "../../support/engine.js";

let engine: Engine;
let directory: Directory;
const i18n = createI18n();
let now = "2026-11-20T09:00:00.000Z";
const clock = { now: () => now };
beforeAll(async () => {
  engine = await createEngine();
  directory = await openDirectory(engine.store, now);
  await engine.team();
});
afterAll(() => engine.close());

const depsIn = (store: Slices) => ({
  store,
  outbox: createOutbox(store, now),
  clock,
  i18n,
  directory,
  random: Math.random,
});
const step = <R>(work: (actions: Actions) => Promise<R>): Promise<R> =>
  engine.store.transaction((store) => work(bindActions(depsIn(store))));
const somebody = async () => {
  const { chatId } = await engine.person();
  return engine.store.people.ensurePerson(chatId, now);
};
const opened = async (level: Level, quote?: string) => {
  const person = await somebody();
  const open = (to: Level, words: string | undefined) =>
    step((actions) =>
      actions.openTicket({
        person,
        need: "talk",
        level: to,
        ...(words === undefined ? {} : { quote: words }),
      }),
    );
  return { ticket: (await open(level, quote)).ticket, open };
};
const card = async (ticket: Ticket) => {
  const current = (await engine.store.tickets.get(ticket.id)) ?? ticket;
  return (await lobbyCardOf(depsIn(engine.store), current)).text;
};

test("a place and an age that are told once it is open stand on the card; what it says already stays", async () => {
  const { ticket } = await opened("standard");
  expect(await card(ticket)).toContain("Где: не указано");
  const found = directory.places.find("Бугульма");
  const place = found.kind === "one" ? directory.keyOf(found.place) : "";
  await step((actions) => actions.noteFacts({ ticket, place, age: "11-14" }));
  expect(await card(ticket)).toMatch(/Кто: .*11[–-]14[^]*Где: Бугульм/);
  const now2 = (await engine.store.tickets.get(ticket.id)) ?? ticket;
  await step((actions) => actions.noteFacts({ ticket: now2, place: "elsewhere", age: "18" }));
  expect(await card(ticket)).toMatch(/11[–-]14[^]*Где: Бугульм/);
});

test("words of danger stand on the card as they come: the gravest and the newest, two at most", async () => {
  const { ticket, open } = await opened("high", "мне страшно");
  const quotes = async () =>
    (await engine.store.tickets.answers(ticket.id)).flatMap(({ question, value }) =>
      question === "crisis.quote" && "words" in value ? [value.words] : [],
    );
  await open("imminent", "они меня ждут за школой");
  expect(await quotes()).toEqual(["они меня ждут за школой", "мне страшно"]);
  await open("imminent", "я уже выпил таблетки");
  await open("imminent", "я уже выпил таблетки");
  expect(await quotes()).toEqual(["я уже выпил таблетки", "они меня ждут за школой"]);
  // What is less grave does not push the gravest away.
  await open("high", "не хочу жить");
  expect(await quotes()).toEqual(["я уже выпил таблетки", "не хочу жить"]);
});

test("a card offered after its time is over says so", async () => {
  const { ticket } = await opened("high");
  await engine.store.tickets.update(ticket.id, { replyBy: plus(now, -hourMs) });
  expect(await card(ticket)).toContain("Срок прошёл: ответьте сразу.");
});

test("who comes back waits from then on, not since the talk began", async () => {
  const { ticket } = await opened("standard");
  await engine.store.tickets.addEvent(ticket.id, "first-word", now);
  now = plus(now, 5 * hourMs);
  await engine.store.tickets.addEvent(ticket.id, "reopened", now);
  expect(await card(ticket)).toContain("Ждёт с 17:00");
});
