/** A place that is sent from a talk: what it says where nobody can be called, and when nothing is asked for later. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { bindActions } from "../../../src/actions/actions.js";
import { openDirectory } from "../../../src/directory.js";
import { hasContact, isShowable, type ServiceCard } from "../../../src/domain/directory/card.js";
import type { Directory } from "../../../src/domain/directory/directory.js";
import { freshnessOf, trusted } from "../../../src/domain/directory/freshness.js";
import type { Staff } from "../../../src/domain/teams.js";
import { type Level, replyBy } from "../../../src/domain/tickets.js";
import { createI18n } from "../../../src/i18n/i18n.js";
import { createOutbox } from "../../../src/outbox/outbox.js";
import { foundPlaces } from "../../../src/views/desk/places.js";
import { createEngine, type Engine } from "../../support/engine.js";

let engine: Engine;
let directory: Directory;
let staff: Staff;
let mute: ServiceCard;
let telling: ServiceCard;
let talks = 0;
const i18n = createI18n();
const now = "2026-11-20T09:00:00.000Z";
const clock = { now: () => now };

beforeAll(async () => {
  engine = await createEngine();
  const { store } = engine;
  directory = await openDirectory(store, now);
  await engine.team();
  staff = await engine.staff();
  const keys = await engine.query<{ key: string }>("select key from location order by key");
  const cards = keys
    .flatMap(({ key }) => directory.services.byKey(key) ?? [])
    .filter((card) => isShowable(card) && !card.viaSpecialist && freshnessOf(card, now) !== "stale");
  mute = cards.find((card) => !hasContact(trusted(card, now))) as ServiceCard;
  telling = cards.find((card) => hasContact(trusted(card, now))) as ServiceCard;
});
afterAll(() => engine.close());

/** What the person of a new talk is told when a place is sent to them. */
const sent = async (card: ServiceCard, level: Level): Promise<string[]> => {
  const { chatId } = await engine.person();
  const { store } = engine;
  const person = await store.people.ensurePerson(chatId, now);
  talks += 1;
  const ticket = await store.tickets.add(
    {
      alias: "Тихая рябина",
      code: `TEST${talks}`,
      personId: person.id,
      teamId: undefined,
      need: "talk",
      level,
      language: "ru",
      municipality: undefined,
      region: "tatarstan",
      answers: [],
      replyBy: replyBy(level, now),
    },
    now,
  );
  await store.tickets.claim(ticket.id, staff.id, now);
  await store.transaction(async (inside) => {
    const outbox = createOutbox(inside, now);
    const deps = { store: inside, outbox, clock, i18n, directory, random: Math.random };
    const held = await inside.tickets.get(ticket.id);
    if (held === undefined) throw new Error("No such ticket.");
    const became = await bindActions(deps).refer({ staff, ticket: held, place: card.key });
    expect(became.ok).toBe(true);
  });
  const queued = await store.outbox.start([`chat:${chatId}`], 20, now);
  return queued.map(({ payload }) => JSON.stringify(payload));
};

test("whoever talks with a human is not sent to a button that is not there, and is not asked later", async () => {
  const told = (await sent(mute, "standard")).join("\n");
  expect(told).toContain("Спроси здесь: специалист, с которым ты говоришь");
  expect(told).not.toMatch(/Соединить через человека|Спросить через 3 дня/);
});

test("what became of a place is asked for later, but not beside a life in danger", async () => {
  expect((await sent(telling, "standard")).join("\n")).toContain("Спросить через 3 дня");
  const urgent = (await sent(telling, "imminent")).join("\n");
  expect(urgent).toContain("Вот место, о котором говорили");
  expect(urgent).not.toContain("Спросить через 3 дня");
});

test("a place without contacts is marked before it is sent", () => {
  const t = i18n.translator("ru", true);
  const { text, keyboard } = foundPlaces(t, [telling, mute], 1, hasContact);
  // To send it would tell the person nothing.
  expect(JSON.stringify(keyboard).match(/Отправить \d/g)).toEqual(["Отправить 1"]);
  expect(text).toMatch(/\n2\. ⚠️ .+ни телефона, ни адреса\n/);
  expect(text).not.toMatch(/1\. ⚠️/);
  expect(foundPlaces(t, [telling], 1, hasContact).text).not.toContain("⚠️");
});
