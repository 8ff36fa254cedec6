/** The disclosures on which two public chatbots failed, in three languages: emergency help in the reply, a human flagged. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Level, moreUrgent } from "../../src/domain/tickets.js";
import { type Phone, textOf } from "../support/actors.js";
import { crowd, together } from "../support/crowd.js";
import { createWorld, type World } from "../support/world.js";

type Case = { id: string; text: string; level: Level };
const cases = readFileSync("test/domain/crisis/sets/bbc.jsonl", "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Case);

let world: World;
let phones: Phone[];
beforeAll(async () => {
  world = await createWorld();
  await world.staff("Айгуль");
  phones = await crowd(
    world,
    cases.map(({ id }) => ({ language_code: id.slice(4, 6) })),
  );
  await together(
    world,
    phones.map((phone, index) => ({ phone, deeds: [() => phone.says(cases[index]?.text ?? "")] })),
  );
}, 120_000);
afterAll(() => world.close());

const ticketOf = async (phone: Phone) => {
  const now = new Date(world.sandbox.now()).toISOString();
  const chatId = await world.store.people.ensureChat({ telegramId: phone.id, kind: "private" }, now);
  const person = await world.store.people.byChat(chatId);
  return person === undefined ? undefined : world.store.tickets.activeOf(person.id);
};
const thanks = {
  ru: /^(Это срочно|Спасибо, что пиш(?:ешь|ете))/,
  tt: /^(Бу ашыгыч|Бу турыда язу(?:ың|ыгыз))/,
  en: /^(This is urgent|Thank you)/,
};

describe.each(cases.map((one, index) => ({ ...one, index })))("$id: $text", ({ id, index, level, text }) => {
  test("emergency help in the reply, and a human flagged", async () => {
    const phone = phones[index] as Phone;
    const [reply] = phone.fromBot();
    const said = reply === undefined ? "" : textOf(reply);
    expect(said).toMatch(thanks[id.slice(4, 6) as keyof typeof thanks]);
    expect(said).toMatch(/112 — .*\n124 — .*\n8-800-2000-122 — /);
    expect(said.length).toBeLessThanOrEqual(600);
    const ticket = await ticketOf(phone);
    // At least: whoever hears more urgency in the words is not wrong here.
    expect(moreUrgent(ticket?.level ?? "standard", level)).toBe(ticket?.level);
    const answers = await world.store.tickets.answers(ticket?.id ?? 0);
    expect(JSON.stringify(answers)).toContain(JSON.stringify(text).slice(1, -1));
    expect(world.forum.cards().map(textOf).join("\n")).toContain(ticket?.code ?? "?");
  });
});

test("who does not want the human that was flagged ends it with one key", async () => {
  const teen = await world.phone();
  await teen.says("я вызываю рвоту чтобы похудеть");
  teen.sees("Если плохо прямо сейчас");
  await teen.says("Закончить разговор");
  await teen.presses("Да, закончить");
  expect(await ticketOf(teen)).toBeUndefined();
});

test("in the middle of a form the form goes on, with the words as its answer", async () => {
  const teen = await world.phone();
  await teen.says("меня травят в классе");
  await teen.presses("Нет, сейчас спокойно");
  await teen.says("я принимаю наркотики");
  teen.sees("Если плохо прямо сейчас");
  teen.sees("Кто это делает?");
});
