/** Hand-overs, returns and rests without a bot: races, anything in any order, and what is promised anew. */
import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Actions, bindActions } from "../../../src/actions/actions.js";
import { addTeam, inviteStaff } from "../../../src/actions/staff-access.js";
import { openDirectory } from "../../../src/directory.js";
import { isHeld, isQueued } from "../../../src/domain/desk/states.js";
import { isOpenStage } from "../../../src/domain/desk/transfer.js";
import type { Directory } from "../../../src/domain/directory/directory.js";
import type { Staff } from "../../../src/domain/teams.js";
import { type Level, replyBy, type Ticket } from "../../../src/domain/tickets.js";
import { hourMs, plus } from "../../../src/domain/time.js";
import { createI18n } from "../../../src/i18n/i18n.js";
import { createOutbox } from "../../../src/outbox/outbox.js";
import type { Slices } from "../../../src/store/store.js";
import type { Target } from "../../../src/store/transfers.js";
import { createEngine, type Engine } from "../../support/engine.js";

let engine: Engine;
let directory: Directory;
let team: number;
let other: number;
let members = 0;
const i18n = createI18n();
let now = "2026-11-20T09:00:00.000Z";
const clock = { now: () => now };

beforeAll(async () => {
  engine = await createEngine();
  directory = await openDirectory(engine.store, now);
  [team, other] = [await forum("Первая"), await forum("Вторая")];
});
afterAll(() => engine.close());

const forum = async (name: string): Promise<number> => {
  const { code } = await addTeam({ store: engine.store, clock, random: Math.random }, { name });
  const telegramId = -1_000_000_000_000 - Math.floor(Math.random() * 1e9);
  const chatId = await engine.store.people.ensureChat({ telegramId, kind: "group" }, now);
  return (await engine.store.teams.bind(code, chatId, now))?.id ?? 0;
};
const member = async (teamIds: number[] = []): Promise<Staff> => {
  const access = { store: engine.store, clock, random: Math.random };
  const number = (members += 1);
  const { code } = await inviteStaff(access, { name: `Сотрудник ${number}`, role: "specialist" });
  const staff = await engine.store.teams.accept(code, 4_000_000_000 + number, now);
  if (staff === undefined) throw new Error("Nobody was invited.");
  await engine.store.teams.editStaff(staff.id, { teamIds });
  return { ...staff, teamIds };
};

const actionsIn = (store: Slices): Actions =>
  bindActions({ store, outbox: createOutbox(store, now), clock, i18n, directory, random: Math.random });
const step = <R>(work: (actions: Actions) => Promise<R>): Promise<R> =>
  engine.store.transaction(async (store) => {
    const actions = actionsIn(store);
    const result = await work(actions);
    await actions.refreshTopics();
    return result;
  });

/** A ticket that somebody holds and has answered. */
const heldBy = async (staff: Staff, level: Level = "standard", answered = true): Promise<Ticket> => {
  const { chatId } = await engine.person();
  const person = await engine.store.people.ensurePerson(chatId, now);
  const ticket = await engine.store.tickets.add(
    {
      alias: "Тихая рябина",
      code: randomBytes(4).toString("hex").toUpperCase(),
      personId: person.id,
      teamId: team,
      need: "talk",
      level,
      language: "ru",
      municipality: undefined,
      region: "tatarstan",
      answers: [],
      replyBy: plus(now, -hourMs),
    },
    now,
  );
  await engine.store.tickets.claim(ticket.id, staff.id, now);
  if (answered) {
    await engine.store.tickets.update(ticket.id, { firstWordAt: now });
    await engine.store.tickets.move(ticket.id, "word");
  }
  return ticketOf(ticket.id);
};
const ticketOf = async (id: number): Promise<Ticket> => {
  const ticket = await engine.store.tickets.get(id);
  if (ticket === undefined) throw new Error("No such ticket.");
  return ticket;
};
const personOf = async ({ personId }: Ticket) => engine.store.people.get(personId);
const summary = "Дразнят в классе, обещали план на завтра.";

/** Asked of somebody, and the person has agreed. */
const offered = async (staff: Staff, ticket: Ticket, to: Target): Promise<number> => {
  const begun = await step((actions) => actions.beginTransfer({ staff, ticketId: ticket.id, to, chatId: 1 }));
  if (!begun.ok) throw new Error(begun.code);
  const transferId = begun.value.transfer.id;
  await step((actions) => actions.sendTransfer({ staff, transferId, summary }));
  const person = await personOf(ticket);
  if (ticket.level !== "imminent")
    await step((actions) => actions.answerTransfer({ person, transferId, yes: true }));
  return transferId;
};

test("of twenty who accept at once one has it, and the rest are told that it has passed", async () => {
  const crowd = await Promise.all(Array.from({ length: 20 }, () => member([other])));
  const ticket = await heldBy(await member([team]));
  const transferId = await offered({ ...(await member()), id: ticket.assigneeId ?? 0 }, ticket, {
    teamId: other,
  });
  const became = await Promise.all(
    crowd.map((staff) => step((actions) => actions.acceptTransfer({ staff, transferId }))),
  );
  expect(became.filter(({ ok }) => ok)).toHaveLength(1);
  expect(became.filter((one) => !one.ok && one.code === "passed")).toHaveLength(19);
  const { assigneeId, teamId, topicId, status, transferTo } = await ticketOf(ticket.id);
  expect(crowd.map(({ id }) => id)).toContain(assigneeId);
  expect({ teamId, topicId, status, transferTo }).toEqual({
    teamId: other,
    topicId: undefined,
    status: "claimed",
    transferTo: undefined,
  });
});

test("whoever has room for one more and accepts two at once has one more", async () => {
  const [from, to] = [await member(), await member()];
  await heldBy(to);
  await heldBy(to);
  const ids = await Promise.all(
    [await heldBy(from), await heldBy(from)].map((ticket) => offered(from, ticket, { staffId: to.id })),
  );
  const became = await Promise.all(
    ids.map((transferId) => step((actions) => actions.acceptTransfer({ staff: to, transferId }))),
  );
  expect(became.map((one) => (one.ok ? "taken" : one.code)).toSorted()).toEqual(["full", "taken"]);
  expect(await engine.store.tickets.heldBy(to.id)).toHaveLength(3);
});

const acts = [
  "yes",
  "no",
  "accept",
  "stranger-accepts",
  "decline",
  "lapse-person",
  "lapse-other",
  "withdraw",
  "summary",
  "release",
  "close",
] as const;
type Act = (typeof acts)[number];

test("whatever happens in whatever order, a talk is held by one of two, or waits in the lobby", async () => {
  const [from, to, stranger] = [await member(), await member(), await member()];
  const play = async (series: readonly Act[], level: Level): Promise<void> => {
    const ticket = await heldBy(from, level);
    const person = await personOf(ticket);
    const begun = await step((actions) =>
      actions.beginTransfer({ staff: from, ticketId: ticket.id, to: { staffId: to.id }, chatId: 1 }),
    );
    if (!begun.ok) throw new Error(begun.code);
    const transferId = begun.value.transfer.id;
    const doing: Record<Act, (actions: Actions) => Promise<unknown>> = {
      yes: (actions) => actions.answerTransfer({ person, transferId, yes: true }),
      no: (actions) => actions.answerTransfer({ person, transferId, yes: false }),
      accept: (actions) => actions.acceptTransfer({ staff: to, transferId }),
      "stranger-accepts": (actions) => actions.acceptTransfer({ staff: stranger, transferId }),
      decline: (actions) => actions.declineTransfer({ staff: to, transferId, reason: "занят" }),
      "lapse-person": (actions) => actions.lapseTransfer({ transferId, stage: "asking" }),
      "lapse-other": (actions) => actions.lapseTransfer({ transferId, stage: "offered" }),
      withdraw: (actions) => actions.withdrawTransfer({ staff: from, ticketId: ticket.id }),
      summary: (actions) => actions.sendTransfer({ staff: from, transferId, summary }),
      release: (actions) => actions.releaseTicket({ staff: from, ticketId: ticket.id, reason: "устал" }),
      close: (actions) => actions.closeTicket({ staff: from, ticketId: ticket.id, reason: "mistake" }),
    };
    for (const act of series) {
      await step(doing[act]);
      const current = await ticketOf(ticket.id);
      const { stage } = (await engine.store.transfers.lock(transferId)) ?? { stage: "ended" as const };
      if (isHeld(current)) expect([from.id, to.id]).toContain(current.assigneeId);
      expect(current.assigneeId === to.id).toBe(stage === "accepted");
      expect(current.status === "transferred").toBe(
        isOpenStage(stage) && stage !== "drafted" && isHeld(current),
      );
      if (isQueued(current)) expect(current.assigneeId).toBeUndefined();
      if (level === "imminent") expect(stage).not.toBe("asking");
    }
    if (isHeld(await ticketOf(ticket.id))) await engine.store.tickets.close(ticket.id, "mistake", now, now);
  };
  const levels: Level[] = ["imminent", "high", "standard"];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...acts), { minLength: 1, maxLength: 6 }),
      fc.constantFrom(...levels),
      (series, level) => play(["summary", ...series], level),
    ),
    { numRuns: 60 },
  );
}, 120_000);

test.each<[Level, "offered" | "late"]>([
  ["high", "offered"],
  ["elevated", "late"],
  ["standard", "late"],
])("%s: a person who does not answer: %s", async (level, expected) => {
  const [from, to] = [await member(), await member()];
  const ticket = await heldBy(from, level);
  const begun = await step((actions) =>
    actions.beginTransfer({ staff: from, ticketId: ticket.id, to: { staffId: to.id }, chatId: 1 }),
  );
  if (!begun.ok) throw new Error(begun.code);
  const transferId = begun.value.transfer.id;
  await step((actions) => actions.sendTransfer({ staff: from, transferId, summary }));
  await step((actions) => actions.lapseTransfer({ transferId, stage: "asking" }));
  expect((await engine.store.transfers.lock(transferId))?.stage).toBe(expected);
});

test("what is given back after a word is promised anew; before one, the first promise stands", async () => {
  const staff = await member();
  for (const answered of [true, false]) {
    const ticket = await heldBy(staff, "elevated", answered);
    await step((actions) => actions.releaseTicket({ staff, ticketId: ticket.id, reason: "не моя тема" }));
    const { replyBy: by, firstWordAt, assigneeId } = await ticketOf(ticket.id);
    expect(by).toBe(answered ? replyBy("elevated", now) : ticket.replyBy);
    expect({ firstWordAt, assigneeId }).toEqual({ firstWordAt: undefined, assigneeId: undefined });
  }
  const refused = await step((actions) => actions.releaseTicket({ staff, ticketId: 999_999, reason: "так" }));
  expect(refused).toEqual({ ok: false, code: "gone" });
});

test("what was summed up is sealed, hides who it is about, and goes with the matter", async () => {
  const [from, to] = [await member(), await member()];
  const ticket = await heldBy(from);
  const begun = await step((actions) =>
    actions.beginTransfer({ staff: from, ticketId: ticket.id, to: { staffId: to.id }, chatId: 1 }),
  );
  if (!begun.ok) throw new Error(begun.code);
  const transferId = begun.value.transfer.id;
  const words = "// Алия просит звонить на 8 917 123-45-67, дразнят в классе";
  await step((actions) => actions.sendTransfer({ staff: from, transferId, summary: words }));
  const kept = (await engine.store.transfers.lock(transferId))?.summary ?? "";
  expect(kept).toContain("дразнят в классе");
  expect(kept).not.toMatch(/Алия|917|\/\//);
  const [row] = await engine.query<{ summary: Uint8Array }>(
    `select summary from transfer where id = ${transferId}`,
  );
  expect(Buffer.from(row?.summary ?? []).toString("utf8")).not.toContain("дразнят");
  await engine.store.transfers.eraseWords(ticket.id);
  expect((await engine.store.transfers.lock(transferId))?.summary).toBeUndefined();
});

test("a rest that a word of ours has ended is not ended again on its day", async () => {
  const staff = await member();
  const ticket = await heldBy(staff);
  const rested = await step((actions) =>
    actions.snoozeTicket({ staff, ticketId: ticket.id, words: "завтра" }),
  );
  expect(rested.ok).toBe(true);
  await step(async () => engine.store.tickets.move(ticket.id, "word"));
  now = plus(now, 24 * hourMs);
  await step((actions) => actions.wakeTicket({ ticketId: ticket.id, byPerson: false }));
  const kinds = (await engine.store.tickets.events(ticket.id)).map(({ kind }) => kind);
  expect(kinds).toEqual(["snoozed"]);
  expect((await ticketOf(ticket.id)).status).toBe("waitingForPerson");
});

test("in another team's forum it begins with what both sides said last, hidden as before", async () => {
  const holder = await member([team]);
  const ticket = await heldBy(holder);
  await engine.store.tickets.update(ticket.id, { topicId: 700 });
  await engine.store.tickets.addEvent(ticket.id, "claimed", now, { staffId: holder.id });
  const current = await ticketOf(ticket.id);
  const person = await personOf(ticket);
  const group = (await engine.store.teams.get(team))?.chatId ?? 0;
  const there = [`ticket:${ticket.id}`, `chat:${person.chatId}`] as const;
  const identity = { telegramId: 1234567, kind: "private", firstName: "Алия" } as const;
  const said = (messageId: number, text: string) =>
    ({ kind: "text", messageId, replyTo: undefined, text }) as const;
  const arrived = async (at: { chatId: number; messageId: number }) => {
    const queued = await engine.store.outbox.start([...there], 50, now);
    const words = queued.filter(({ source }) => source !== undefined).map(({ id }) => ({ id, at }));
    const others = queued.filter(({ source }) => source === undefined);
    await engine.store.outbox.sent([...words, ...others.map(({ id }) => ({ id, at: undefined }))], now);
  };
  await step((actions) =>
    actions.relayToStaff({ person, identity, ticket: current, said: said(11, "пиши: 8 917 123-45-67") }),
  );
  await arrived({ chatId: group, messageId: 501 });
  await step((actions) =>
    actions.relayToPerson({ staff: holder, ticket: current, chatId: group, said: said(502, "Я рядом") }),
  );
  await arrived({ chatId: person.chatId, messageId: 12 });
  const note = { staff: holder, ticket: current, chatId: group };
  await step((actions) => actions.relayToPerson({ ...note, said: said(503, "// звонил маме Алии") }));
  await step((actions) => actions.relayToPerson({ ...note, said: said(504, "// ошибка") }));
  await step((actions) => actions.relayEditToPerson({ ...note, said: said(504, "// школа №5, директор") }));
  const [kept] = await engine.query<{ note: Uint8Array }>(
    "select note from ticket_event where kind = 'note'",
  );
  expect(kept).toBeDefined();
  expect(Buffer.from(kept?.note ?? []).toString("utf8")).not.toContain("маме");
  now = plus(now, hourMs);
  const successor = await member([other]);
  const transferId = await offered(holder, current, { teamId: other });
  const became = await step((actions) => actions.acceptTransfer({ staff: successor, transferId }));
  expect(became.ok).toBe(true);
  const queued = await engine.store.outbox.start([there[0]], 50, now);
  const copies = queued.filter(({ method }) => method === "copyMessage");
  expect(copies.map(({ payload, source }) => ({ from: payload["copyOf"], source }))).toEqual([
    { from: { chatId: group, messageId: 501 }, source: { chatId: person.chatId, messageId: 11 } },
    { from: { chatId: person.chatId, messageId: 12 }, source: undefined },
  ]);
  const texts = queued.map(({ payload }) => String(payload["text"]));
  expect(texts).toContain(`Мы (разговор вёл специалист ${holder.name}):`);
  // Notes come along, sealed until then, by whoever wrote them, and tell no more of the person than anything else.
  const notes = texts.find((text) => text.startsWith("Заметки из прежней темы")) ?? "";
  expect(notes).toMatch(
    new RegExp(`// ${holder.name}, [^]*: звонил маме [^]*\\n// ${holder.name}, .*: школа №5, директор$`),
  );
  expect(notes).not.toMatch(/Алии|ошибка/);
  expect(texts.join()).not.toContain("не повторяем");
  await engine.store.topicCards.forget(ticket.id);
  expect(await engine.store.notes.of(ticket.id)).toEqual([]);
  // Where it stood goes only when all that has been copied.
  const gone = await engine.store.outbox.start([`chat:${group}`], 50, now);
  expect(gone.map(({ method }) => method)).not.toContain("deleteForumTopic");
  const due = await engine.query<{ key: string }>("select key from timer where name = 'move-topic'");
  expect(due).toContainEqual({ key: String(ticket.id) });
});
