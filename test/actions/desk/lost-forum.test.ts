/** A forum that is gone or read by a stranger, and a talk that comes back: nobody falls out, and nothing untrue is said. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Actions, bindActions } from "../../../src/actions/actions.js";
import { openDirectory } from "../../../src/directory.js";
import type { Directory } from "../../../src/domain/directory/directory.js";
import type { StaffRole, Team } from "../../../src/domain/teams.js";
import { type Level, nameOf, replyBy, type Ticket } from "../../../src/domain/tickets.js";
import { hourMs, type Instant, minuteMs, plus } from "../../../src/domain/time.js";
import { createI18n } from "../../../src/i18n/i18n.js";
import { createOutbox } from "../../../src/outbox/outbox.js";
import { createEngine, type Engine } from "../../support/engine.js";

let engine: Engine;
let directory: Directory;
const i18n = createI18n();
let now: Instant = "2026-11-20T09:00:00.000Z";
const clock = { now: () => now };

beforeAll(async () => {
  engine = await createEngine();
  directory = await openDirectory(engine.store, now);
});
afterAll(() => engine.close());

let said: { to: string; text: string }[] = [];
const step = <R>(work: (actions: Actions) => Promise<R>): Promise<R> =>
  engine.store.transaction(async (store) => {
    const outbox = createOutbox(store, now);
    const listening: typeof outbox = {
      ...outbox,
      say: (to, view, options) => {
        said.push({ to, text: view.text });
        return outbox.say(to, view, options);
      },
    };
    const actions = bindActions({ store, outbox: listening, clock, i18n, directory, random: Math.random });
    const result = await work(actions);
    await actions.refreshTopics();
    return result;
  });
const textsTo = (to: string) => said.flatMap((one) => (one.to === to ? [one.text] : [])).join("\n---\n");

const member = async (role: StaffRole) => {
  const { chatId } = await engine.person("Сотрудник");
  const staff = await engine.staff(role, { chatId });
  return { staff, chat: `chat:${chatId}` };
};
const waits = async (level: Level) => {
  const { chatId } = await engine.person();
  const person = await engine.store.people.ensurePerson(chatId, now);
  const quote = "хочу повеситься";
  const { ticket } = await step((actions) => actions.openTicket({ person, need: "crisis", level, quote }));
  return { person, ticket, chat: `chat:${chatId}` };
};
const ticketOf = async ({ id }: Ticket): Promise<Ticket> => {
  const ticket = await engine.store.tickets.get(id);
  if (ticket === undefined) throw new Error("No such ticket.");
  return ticket;
};
const timerOf = async (name: string, { id }: Ticket): Promise<string | undefined> => {
  const due = await engine.query<{ due_at: Date }>(
    `select due_at from timer where name = '${name}' and key = '${id}' and status = 'waiting'`,
  );
  return due[0]?.due_at.toISOString();
};
/** Fires a timer as it stands. */
const climbs = (ticket: Ticket, rung: number) =>
  step((actions) => actions.climb({ ticketId: ticket.id, rung, since: now }));

/** Nothing and nobody of an earlier test is there any more. */
const alone = async () => {
  for (const { id } of await engine.store.tickets.allQueued())
    await engine.store.tickets.close(id, "mistake", now, now);
  for (const team of await engine.store.teams.all()) await engine.store.teams.unbind(team.id);
  for (const { id } of await engine.store.teams.allStaff()) await engine.store.teams.dismiss(id);
  said = [];
};

test("a forum is lost: who waits there stands elsewhere with a time to come, and everybody concerned is told what is so", async () => {
  await alone();
  const lost = await engine.team("Потерянная");
  const [head, vera] = [await member("supervisor"), await member("specialist")];
  const held = await waits("high");
  await step((actions) => actions.takeTicket({ staff: vera.staff, ticketId: held.ticket.id }));
  await engine.store.tickets.update(held.ticket.id, { firstWordAt: now, topicId: 5 });
  const queued = await waits("imminent");
  const other = await engine.team("Другая");
  now = plus(now, hourMs);
  said = [];
  await step((actions) => actions.loseTeam({ team: lost }));
  for (const { ticket } of [held, queued]) {
    const { teamId, status, topicId, firstWordAt, replyBy: by } = await ticketOf(ticket);
    expect({ teamId, status, topicId, firstWordAt }).toEqual({
      teamId: other.id,
      status: "offered",
      topicId: undefined,
      firstWordAt: undefined,
    });
    expect(by).toBe(replyBy(ticket.level, now));
    expect(await timerOf("promise", ticket)).toBe(by);
    expect(await timerOf("ladder", ticket)).toBe(plus(now, (ticket.level === "high" ? 5 : 1) * minuteMs));
    expect(textsTo(vera.chat)).toContain(nameOf(ticket));
  }
  // Who led it hears where it went, and who leads the team how to mend it.
  expect(textsTo(vera.chat)).toMatch(new RegExp(`${held.ticket.code}: у группы больше нет бота.*«Другая»`));
  expect(textsTo(vera.chat)).not.toContain(`${queued.ticket.code}: у группы`);
  expect(textsTo(head.chat)).toMatch(/У команды «Потерянная» больше нет группы[^]*\/team [a-z0-9]{20} /);
  // Somebody is there: nobody is told that there is not.
  for (const { chat } of [held, queued]) expect(textsTo(chat)).not.toMatch(/никто из специалистов|никого/);
  expect(textsTo(held.chat)).toContain(`${vera.staff.name} сейчас не может ответить`);
  expect(textsTo(`lobby:${other.id}`)).toContain("у прежней команды больше нет группы");
});

test("a time that was promised and is still to come stands when a forum is lost", async () => {
  await alone();
  const lost = await engine.team("Первая");
  await member("specialist");
  const { ticket } = await waits("high");
  await engine.team("Вторая");
  now = plus(now, minuteMs);
  await step((actions) => actions.loseTeam({ team: lost }));
  expect((await ticketOf(ticket)).replyBy).toBe(ticket.replyBy);
});

test("nobody takes what has no forum: whoever would, hears why, and the ticket waits on", async () => {
  await alone();
  const lost = await engine.team("Одна");
  const { staff, chat } = await member("specialist");
  const { ticket } = await waits("high");
  await step((actions) => actions.loseTeam({ team: lost }));
  expect(await step((actions) => actions.takeTicket({ staff, ticketId: ticket.id }))).toEqual({
    ok: false,
    code: "no-forum",
  });
  expect((await ticketOf(ticket)).assigneeId).toBeUndefined();
  expect(textsTo(chat)).toContain(nameOf(ticket));
});

test("while a stranger reads along: called in private at once without the words, and nothing new in the group", async () => {
  await alone();
  const team = await engine.team("Закрытая");
  const { staff, chat } = await member("specialist");
  const running = await waits("standard");
  await step((actions) => actions.takeTicket({ staff, ticketId: running.ticket.id }));
  await engine.store.groups.note(team.chatId ?? 0, 777, false, now);
  said = [];
  await step((actions) => actions.judgeGroup({ team }));
  expect(textsTo(chat)).toContain(
    `видят и ваши темы. Разговоры идут дальше, чтобы человек не остался без ответа: ${nameOf(running.ticket)}`,
  );
  said = [];
  const { ticket } = await waits("imminent");
  expect(textsTo(chat)).toMatch(new RegExp(`${ticket.code}[^]*посторонний[^]*уберите лишних`));
  expect(textsTo(chat)).not.toContain("повеситься");
  await climbs(ticket, 0);
  await step((actions) => actions.callLobby({ teamId: team.id, since: ticket.createdAt }));
  expect(textsTo(`lobby:${team.id}`)).toBe("");
  const refused = { ok: false, code: "shut" };
  expect(await step((actions) => actions.takeNext({ staff }))).toEqual(refused);
  expect(await step((actions) => actions.takeTicket({ staff, ticketId: ticket.id }))).toEqual(refused);
  expect(textsTo(`ticket:${ticket.id}`)).toBe("");
  await engine.store.groups.forget(team.chatId ?? 0, 777);
  const shut = await engine.store.teams.get(team.id);
  await step((actions) => actions.judgeGroup({ team: shut ?? team }));
  expect(textsTo(`lobby:${team.id}`)).toContain(nameOf(ticket));
  expect((await step((actions) => actions.takeNext({ staff }))).ok).toBe(true);
});

test("whoever comes back to a talk in which its holder never wrote is watched over as in a new one", async () => {
  await alone();
  await engine.team("Команда");
  const [holder, other] = [await member("specialist"), await member("specialist")];
  const { person, ticket } = await waits("imminent");
  await step((actions) => actions.takeTicket({ staff: holder.staff, ticketId: ticket.id }));
  await step((actions) =>
    actions.closeTicket({ staff: holder.staff, ticketId: ticket.id, reason: "helped", quietly: true }),
  );
  expect(await timerOf("ladder", ticket)).toBeUndefined();
  now = plus(now, hourMs);
  expect(await step((actions) => actions.reopenTicket({ person }))).toBe(true);
  expect(await timerOf("ladder", ticket)).toBe(plus(now, minuteMs));
  expect(await timerOf("promise", ticket)).toBe(replyBy("imminent", now));
  said = [];
  await climbs(ticket, 0);
  expect(textsTo(other.chat)).toContain(nameOf(ticket));
});

const callsTo = (to: string, { code }: Ticket) =>
  said.filter((one) => one.to === to && one.text.includes("Зовём") && one.text.includes(code)).length;
/** Somebody who is none of ours comes into a team's group. */
const strangerIn = async (team: Team, userId = 777): Promise<void> => {
  await engine.store.groups.note(team.chatId ?? 0, userId, false, now);
  await step((actions) => actions.judgeGroup({ team }));
};

test("whoever moves to a group that is shut, or goes back to the queue there, is called to once", async () => {
  await alone();
  const [lost, shut] = [await engine.team("Потеряна"), await engine.team("Закрыта")];
  const { staff, chat } = await member("specialist");
  const { ticket } = await waits("imminent");
  expect(ticket.teamId).toBe(lost.id);
  await strangerIn(shut);
  said = [];
  await step((actions) => actions.loseTeam({ team: lost }));
  expect((await ticketOf(ticket)).teamId).toBe(shut.id);
  expect(callsTo(chat, ticket)).toBe(1);
  await engine.store.groups.forget(shut.chatId ?? 0, 777);
  await step(async (actions) =>
    actions.judgeGroup({ team: (await engine.store.teams.get(shut.id)) ?? shut }),
  );
  expect((await step((actions) => actions.takeTicket({ staff, ticketId: ticket.id }))).ok).toBe(true);
  await engine.store.tickets.update(ticket.id, { firstWordAt: now });
  await strangerIn(shut);
  said = [];
  await step((actions) => actions.releaseTicket({ staff, ticketId: ticket.id, reason: "занят" }));
  expect(callsTo(chat, ticket)).toBe(1);
});

/** A talk that somebody holds, offered to another team whose group a stranger enters before it is accepted. */
const offeredToShut = async (level: Level) => {
  await alone();
  const own = await engine.team("Своя");
  const other = await engine.team("Чужая");
  const [holder, next] = [await member("specialist"), await member("specialist")];
  await engine.store.teams.editStaff(holder.staff.id, { teamIds: [own.id] });
  await engine.store.teams.editStaff(next.staff.id, { teamIds: [other.id] });
  const { person, ticket, chat } = await waits(level);
  await step((actions) => actions.takeTicket({ staff: holder.staff, ticketId: ticket.id }));
  await engine.store.tickets.update(ticket.id, { firstWordAt: now, topicId: 5 });
  const begun = await step((actions) =>
    actions.beginTransfer({
      staff: holder.staff,
      ticketId: ticket.id,
      to: { teamId: other.id },
      chatId: 1,
    }),
  );
  if (!begun.ok) throw new Error(begun.code);
  const transferId = begun.value.transfer.id;
  const summary = "Дразнят в классе, обещали план на завтра.";
  await step((actions) => actions.sendTransfer({ staff: holder.staff, transferId, summary }));
  await step((actions) => actions.answerTransfer({ person, transferId, yes: true }));
  await strangerIn(other);
  said = [];
  const accepting = { ...next.staff, teamIds: [other.id] };
  const accept = () => step((actions) => actions.acceptTransfer({ staff: accepting, transferId }));
  return { own, holder, ticket, chat, accept };
};

test("a hand-over into a group that is shut opens no topic there: the talk stays where it is, with whoever holds it", async () => {
  const { own, holder, ticket, chat, accept } = await offeredToShut("standard");
  expect(await accept()).toEqual({ ok: false, code: "shut", stays: true });
  const { teamId, topicId, assigneeId } = await ticketOf(ticket);
  expect({ teamId, topicId, assigneeId }).toEqual({
    teamId: own.id,
    topicId: 5,
    assigneeId: holder.staff.id,
  });
  expect(textsTo(holder.chat)).toMatch(/у Чужая сейчас нет группы[^]*Разговор по-прежнему у вас/);
  expect(textsTo(chat)).toContain(`по-прежнему ${holder.staff.name}`);
});

test("whoever is in danger is not left with a holder who has gone when a hand-over comes to nothing", async () => {
  const { own, holder, ticket, accept } = await offeredToShut("high");
  await engine.store.care.rest(holder.staff.id, plus(now, hourMs));
  expect(await accept()).toEqual({ ok: false, code: "shut", stays: false });
  expect(await ticketOf(ticket)).toMatchObject({ teamId: own.id, status: "offered", assigneeId: undefined });
  expect(textsTo(`lobby:${own.id}`)).toContain(nameOf(ticket));
});

test("whoever comes back to a talk in a group that is shut goes where a new one would, and nothing is left in the old group", async () => {
  await alone();
  const shut = await engine.team("Закрытая");
  const { staff, chat } = await member("specialist");
  const { person, ticket } = await waits("high");
  await step((actions) => actions.takeTicket({ staff, ticketId: ticket.id }));
  await engine.store.tickets.update(ticket.id, { firstWordAt: now, topicId: 9 });
  const end = () =>
    step((actions) => actions.closeTicket({ staff, ticketId: ticket.id, reason: "helped", quietly: true }));
  await end();
  await strangerIn(shut);
  said = [];
  await step((actions) => actions.reopenTicket({ person }));
  // There is no other team: it waits, nothing of it stands in the group, and whoever is on duty knows.
  expect(await ticketOf(ticket)).toMatchObject({
    teamId: shut.id,
    topicId: undefined,
    assigneeId: undefined,
  });
  expect(textsTo(`ticket:${ticket.id}`)).toBe("");
  expect(callsTo(chat, ticket)).toBe(1);
  const gone = await engine.store.outbox.start([`chat:${shut.chatId ?? 0}`], 50, now);
  expect(gone.map(({ method }) => method)).toContain("deleteForumTopic");
  const open = await engine.team("Открытая");
  await engine.store.tickets.close(ticket.id, "helped", now, now);
  await step((actions) => actions.reopenTicket({ person }));
  expect((await ticketOf(ticket)).teamId).toBe(open.id);
  expect(textsTo(`lobby:${open.id}`)).toContain(nameOf(ticket));
});

test("what rests at a high level goes back to the queue when its holder's shift is over; calmer talks rest on", async () => {
  await alone();
  await engine.team("Команда");
  const { staff } = await member("specialist");
  const [high, calm] = [await waits("high"), await waits("standard")];
  for (const { ticket } of [high, calm]) {
    await step((actions) => actions.takeTicket({ staff, ticketId: ticket.id, reason: "ближе" }));
    await engine.store.tickets.update(ticket.id, { firstWordAt: now });
    const words = "3 дня ждём врача";
    expect((await step((actions) => actions.snoozeTicket({ staff, ticketId: ticket.id, words }))).ok).toBe(
      true,
    );
  }
  const day = new Date(now);
  const minute = day.getUTCHours() * 60 + day.getUTCMinutes();
  const weekday = day.getUTCDay() === 0 ? 7 : day.getUTCDay();
  const shift = { weekday, startsAt: minute - 60, endsAt: minute + 1, utcOffset: 0 };
  await engine.store.teams.setDuties(staff.id, [shift]);
  await step((actions) => actions.watchShifts());
  expect((await ticketOf(high.ticket)).status).toBe("snoozed");
  now = plus(now, 15 * minuteMs);
  await step((actions) => actions.watchShifts());
  expect(await ticketOf(high.ticket)).toMatchObject({
    status: "offered",
    assigneeId: undefined,
    snoozedUntil: undefined,
  });
  expect((await ticketOf(calm.ticket)).status).toBe("snoozed");
  await engine.store.teams.setDuties(staff.id, []);
});

test("whoever takes a talk gets its address once the topic stands, where the group has addresses, and while it is theirs", async () => {
  await alone();
  const team = await engine.team("Команда");
  const { staff, chat } = await member("specialist");
  const other = await member("specialist");
  const { ticket } = await waits("standard");
  await step((actions) => actions.takeTicket({ staff, ticketId: ticket.id }));
  const where = (one = staff) => step((actions) => actions.tellWhere({ staff: one, ticketId: ticket.id }));
  said = [];
  await where();
  expect(textsTo(chat)).toBe("");
  expect(await timerOf("tell-where", ticket)).toBe(plus(now, 1000));
  await engine.store.tickets.update(ticket.id, { topicId: 77 });
  await where();
  const { telegramId } = await engine.store.people.identityOf(team.chatId ?? 0);
  expect(textsTo(chat)).toContain(`https://t.me/c/${String(telegramId).slice(4)}/77`);
  await where(other.staff);
  expect(textsTo(other.chat)).toBe("");
  said = [];
  await engine.store.people.moveChat(team.chatId ?? 0, -4_321_765);
  await where();
  expect(textsTo(chat)).toBe("");
});
