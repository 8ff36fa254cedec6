/** The clock of the next word over any series of moves: it runs exactly while somebody who was answered before waits for us. */
import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bindActions } from "../../../src/actions/actions.js";
import { openDirectory } from "../../../src/directory.js";
import { nextWordBy, owesWord, reminders } from "../../../src/domain/desk/deadlines.js";
import { moved, type TicketMove } from "../../../src/domain/desk/states.js";
import type { Directory } from "../../../src/domain/directory/directory.js";
import { type Level, levels } from "../../../src/domain/tickets.js";
import { dayMs, instant, minuteMs, msOf, plus } from "../../../src/domain/time.js";
import { createI18n } from "../../../src/i18n/i18n.js";
import { createOutbox } from "../../../src/outbox/outbox.js";
import type { Slices } from "../../../src/store/store.js";
import { createEngine, type Engine } from "../../support/engine.js";

let engine: Engine;
let directory: Directory;
let holder: number;
const i18n = createI18n();
/** A clock of its own: nothing here waits for the engine's. */
let now = "2026-11-20T09:00:00.000Z";
const clock = { now: () => now };

beforeAll(async () => {
  engine = await createEngine();
  directory = await openDirectory(engine.store, now);
  holder = (await engine.staff()).id;
});
afterAll(() => engine.close());

const actionsIn = (store: Slices) =>
  bindActions({ store, outbox: createOutbox(store, now), clock, i18n, directory, random: Math.random });

/** One step, and what a step ends with. */
const step = (work: (store: Slices) => Promise<unknown>) =>
  engine.store.transaction(async (store) => {
    await work(store);
    await actionsIn(store).refreshTopics();
  });

const newTicket = async () => {
  const { chatId } = await engine.person();
  const person = await engine.store.people.ensurePerson(chatId, now);
  const ticket = {
    alias: "Тихая рябина",
    code: randomBytes(4).toString("hex"),
    personId: person.id,
    teamId: undefined,
    need: "talk",
    level: "standard" as Level,
    language: "ru" as const,
    municipality: undefined,
    region: "tatarstan",
    answers: [],
    replyBy: undefined,
  };
  return (await engine.store.tickets.add(ticket, now)).id;
};

const timers = async (ticketId: number) =>
  engine.query<{ due_at: Date }>(
    `select due_at from timer where name = 'next-word' and key = '${ticketId}' and status = 'waiting'`,
  );

const place = {
  utcOffset: 3,
  isWorkingDay: (day: string) => directory.calendar.isWorkingDay(day, "tatarstan"),
};

type Command =
  | { act: "move"; move: TicketMove }
  | { act: "level"; level: Level }
  | { act: "pass"; minutes: number };

const likely: TicketMove[] = [
  "claim",
  "word",
  "said",
  "said",
  "snooze",
  "wake",
  "transfer",
  "accept",
  "decline",
];
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ act: fc.constant("move" as const), move: fc.constantFrom(...likely) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant("move" as const),
      move: fc.constantFrom<TicketMove>("release", "close", "reopen"),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant("level" as const), level: fc.constantFrom(...levels) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant("pass" as const), minutes: fc.integer({ min: 1, max: 3000 }) }),
  },
);

const play = async (ticketId: number, one: Command): Promise<void> => {
  if (one.act === "pass") {
    now = plus(now, one.minutes * minuteMs);
    return;
  }
  await step(async (store) => {
    if (one.act === "level") {
      await store.tickets.update(ticketId, { level: one.level });
      return;
    }
    const ticket = await store.tickets.get(ticketId);
    if (ticket === undefined || moved(ticket.status, one.move) === undefined) return;
    const first = one.move === "word" && ticket.firstWordAt === undefined;
    if (one.move === "close") await store.tickets.close(ticketId, "helped", now, plus(now, dayMs));
    else await store.tickets.move(ticketId, one.move, one.move === "claim" ? { assigneeId: holder } : {});
    if (first) await store.tickets.update(ticketId, { firstWordAt: now });
    await store.tickets.addEvent(ticketId, first ? "first-word" : "replied", now);
  });
};

test("runs exactly while somebody who was answered before waits for us, and never without a timer", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 4, maxLength: 14 }), async (commands) => {
      const ticketId = await newTicket();
      let answered = false;
      for (const one of [
        { act: "move", move: "claim" } as const,
        { act: "move", move: "word" } as const,
        ...commands,
      ]) {
        await play(ticketId, one);
        const ticket = await engine.store.tickets.get(ticketId);
        if (ticket === undefined) throw new Error("The ticket is gone.");
        answered ||= ticket.firstWordAt !== undefined;
        const running = await engine.store.nextWords.get(ticketId);
        const set = await timers(ticketId);
        expect(running !== undefined).toBe(owesWord(ticket, answered));
        expect(set).toHaveLength(running === undefined ? 0 : 1);
        if (running === undefined) continue;
        expect(running.level).toBe(ticket.level);
        expect(running.by).toBe(nextWordBy(ticket.level, running.since, place));
        expect(running.since <= now).toBe(true);
      }
    }),
    { numRuns: 25 },
  );
}, 120_000);

test("each reminder once, in time; the breach once; a late one does not call in turn; whoever is answered stops it", async () => {
  now = "2026-11-20T09:00:00.000Z";
  const ticketId = await newTicket();
  for (const move of ["claim", "word", "said"] as const) await play(ticketId, { act: "move", move });
  await play(ticketId, { act: "level", level: "high" });
  const fire = async (ms: number, index: number) => {
    now = instant(msOf("2026-11-20T09:00:00.000Z") + ms);
    await step((store) => actionsIn(store).remindOfWord({ ticketId, index }));
    return (await timers(ticketId))[0]?.due_at.toISOString();
  };
  const counted = () => engine.store.tickets.breaches("2026-01-01T00:00:00.000Z");
  expect(await fire(10 * minuteMs, 0)).toBe("2026-11-20T09:15:00.000Z");
  expect(await counted()).toEqual([]);
  // Nobody ran for half an hour: two are due, one is told, and the breach is written down.
  expect(await fire(30 * minuteMs, 1)).toBe("2026-11-20T09:40:00.000Z");
  expect(await counted()).toEqual([
    { day: "2026-11-20", teamId: undefined, level: "high", kind: "nextWord", count: 1 },
  ]);
  await play(ticketId, { act: "move", move: "word" });
  expect(await timers(ticketId)).toEqual([]);
  // One that was taken out of the table at that very moment does nothing.
  await step((store) => actionsIn(store).remindOfWord({ ticketId, index: reminders.high.length - 1 }));
  expect(await counted()).toHaveLength(1);
  expect(await timers(ticketId)).toEqual([]);
});
