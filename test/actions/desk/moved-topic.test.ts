/** A talk's topic: what it begins with in another team's forum, and where whoever takes the talk finds it. */
import { afterAll, expect, test } from "vitest";
import { hourMs, plus } from "../../../src/domain/time.js";
import { createDesk } from "../../support/desk.js";

const desk = await createDesk();
const {
  store,
  query,
  now,
  pass,
  step,
  ticketOf,
  personOf,
  forgetSaid,
  textsTo,
  timerOf,
  member,
  waits,
  offered,
  alone,
  team: forum,
} = desk;
afterAll(() => desk.close());

test("in another team's forum it begins with what both sides said last, hidden as before", async () => {
  const [team, other] = [(await forum("Первая")).id, (await forum("Вторая")).id];
  const holder = await desk.staff("specialist", { teamIds: [team] });
  const ticket = await desk.heldBy(holder, team);
  await store.tickets.update(ticket.id, { topicId: 700 });
  await store.tickets.addEvent(ticket.id, "claimed", now(), { staffId: holder.id });
  const current = await ticketOf(ticket);
  const person = await personOf(ticket);
  const group = (await store.teams.get(team))?.chatId ?? 0;
  const there = [`ticket:${ticket.id}`, `chat:${person.chatId}`] as const;
  const identity = { telegramId: 1234567, kind: "private", firstName: "Алия" } as const;
  const said = (messageId: number, text: string) =>
    ({ kind: "text", messageId, replyTo: undefined, text }) as const;
  const arrived = async (at: { chatId: number; messageId: number }) => {
    const queued = await store.outbox.start([...there], 50, now());
    const words = queued.filter(({ source }) => source !== undefined).map(({ id }) => ({ id, at }));
    const others = queued.filter(({ source }) => source === undefined);
    await store.outbox.sent([...words, ...others.map(({ id }) => ({ id, at: undefined }))], now());
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
  const [kept] = await query<{ note: Uint8Array }>("select note from ticket_event where kind = 'note'");
  expect(kept).toBeDefined();
  expect(Buffer.from(kept?.note ?? []).toString("utf8")).not.toContain("маме");
  pass(hourMs);
  const successor = await desk.staff("specialist", { teamIds: [other] });
  const transferId = await offered(holder, current, { teamId: other });
  const became = await step((actions) => actions.acceptTransfer({ staff: successor, transferId }));
  expect(became.ok).toBe(true);
  const queued = await store.outbox.start([there[0]], 50, now());
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
  await store.topicCards.forget(ticket.id);
  expect(await store.notes.of(ticket.id)).toEqual([]);
  // Where it stood goes only when all that has been copied.
  const gone = await store.outbox.start([`chat:${group}`], 50, now());
  expect(gone.map(({ method }) => method)).not.toContain("deleteForumTopic");
  const due = await query<{ key: string }>("select key from timer where name = 'move-topic'");
  expect(due).toContainEqual({ key: String(ticket.id) });
});

test("whoever takes a talk gets its address once the topic stands, where the group has addresses, and while it is theirs", async () => {
  await alone();
  const team = await forum("Команда");
  const { staff, chat } = await member("specialist");
  const other = await member("specialist");
  const { ticket } = await waits("standard");
  await step((actions) => actions.takeTicket({ staff, ticketId: ticket.id }));
  const where = (one = staff) => step((actions) => actions.tellWhere({ staff: one, ticketId: ticket.id }));
  forgetSaid();
  await where();
  expect(textsTo(chat)).toBe("");
  expect(await timerOf("tell-where", ticket)).toBe(plus(now(), 1000));
  await store.tickets.update(ticket.id, { topicId: 77 });
  await where();
  const { telegramId } = await store.people.identityOf(team.chatId ?? 0);
  expect(textsTo(chat)).toContain(`https://t.me/c/${String(telegramId).slice(4)}/77`);
  await where(other.staff);
  expect(textsTo(other.chat)).toBe("");
  forgetSaid();
  await store.people.moveChat(team.chatId ?? 0, -4_321_765);
  await where();
  expect(textsTo(chat)).toBe("");
});
