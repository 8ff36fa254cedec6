/** A group that a stranger reads: nothing new is opened or said there, and nobody is left without an answer. */
import { afterAll, expect, test } from "vitest";
import { languages } from "../../../src/domain/people.js";
import type { Team } from "../../../src/domain/teams.js";
import { type Level, nameOf } from "../../../src/domain/tickets.js";
import { hourMs, plus } from "../../../src/domain/time.js";
import { createI18n } from "../../../src/i18n/i18n.js";
import { noGroup } from "../../../src/views/desk/handover.js";
import { createDesk, summary } from "../../support/desk.js";

const desk = await createDesk();
const {
  store,
  now,
  step,
  ticketOf,
  forgetSaid,
  textsTo,
  callsTo,
  member,
  waits,
  climbs,
  alone,
  team: forum,
} = desk;
afterAll(() => desk.close());

/** Somebody who is none of ours comes into a team's group. */
const strangerIn = async (team: Team, userId = 777): Promise<void> => {
  await store.groups.note(team.chatId ?? 0, userId, false, now());
  await step((actions) => actions.judgeGroup({ team }));
};

test("while a stranger reads along: called in private at once without the words, and nothing new in the group", async () => {
  await alone();
  const team = await forum("Закрытая");
  const { staff, chat } = await member("specialist");
  const running = await waits("standard");
  await step((actions) => actions.takeTicket({ staff, ticketId: running.ticket.id }));
  await store.groups.note(team.chatId ?? 0, 777, false, now());
  forgetSaid();
  await step((actions) => actions.judgeGroup({ team }));
  expect(textsTo(chat)).toContain(
    `видят и ваши темы. Разговоры идут дальше, чтобы человек не остался без ответа: ${nameOf(running.ticket)}`,
  );
  forgetSaid();
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
  await store.groups.forget(team.chatId ?? 0, 777);
  const shut = await store.teams.get(team.id);
  await step((actions) => actions.judgeGroup({ team: shut ?? team }));
  expect(textsTo(`lobby:${team.id}`)).toContain(nameOf(ticket));
  expect((await step((actions) => actions.takeNext({ staff }))).ok).toBe(true);
});

test("whoever moves to a group that is shut, or goes back to the queue there, is called to once", async () => {
  await alone();
  const [lost, shut] = [await forum("Потеряна"), await forum("Закрыта")];
  const { staff, chat } = await member("specialist");
  const { ticket } = await waits("imminent");
  expect(ticket.teamId).toBe(lost.id);
  await strangerIn(shut);
  forgetSaid();
  await step((actions) => actions.loseTeam({ team: lost }));
  expect((await ticketOf(ticket)).teamId).toBe(shut.id);
  expect(callsTo(chat, ticket)).toBe(1);
  await store.groups.forget(shut.chatId ?? 0, 777);
  await step(async (actions) => actions.judgeGroup({ team: (await store.teams.get(shut.id)) ?? shut }));
  expect((await step((actions) => actions.takeTicket({ staff, ticketId: ticket.id }))).ok).toBe(true);
  await store.tickets.update(ticket.id, { firstWordAt: now() });
  await strangerIn(shut);
  forgetSaid();
  await step((actions) => actions.releaseTicket({ staff, ticketId: ticket.id, reason: "занят" }));
  expect(callsTo(chat, ticket)).toBe(1);
});

/** A talk that somebody holds, offered to another team whose group a stranger enters before it is accepted. */
const offeredToShut = async (level: Level) => {
  await alone();
  const own = await forum("Своя");
  const other = await forum("Чужая");
  const [holder, next] = [await member("specialist"), await member("specialist")];
  await store.teams.editStaff(holder.staff.id, { teamIds: [own.id] });
  await store.teams.editStaff(next.staff.id, { teamIds: [other.id] });
  const { person, ticket, chat } = await waits(level);
  await step((actions) => actions.takeTicket({ staff: holder.staff, ticketId: ticket.id }));
  await store.tickets.update(ticket.id, { firstWordAt: now(), topicId: 5 });
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
  await step((actions) => actions.sendTransfer({ staff: holder.staff, transferId, summary }));
  await step((actions) => actions.answerTransfer({ person, transferId, yes: true }));
  await strangerIn(other);
  forgetSaid();
  const accepting = { ...next.staff, teamIds: [other.id] };
  const accept = () => step((actions) => actions.acceptTransfer({ staff: accepting, transferId }));
  return { own, holder, ticket, chat, accept };
};

test("a hand-over into a group that is shut opens no topic there: the talk stays where it is, with whoever holds it", async () => {
  const { own, holder, ticket, chat, accept } = await offeredToShut("standard");
  expect(await accept()).toEqual({ ok: false, code: "shut", stays: true });
  // Whoever pressed reads why in a window that takes no more.
  const words = languages.map((language) => noGroup(createI18n().translator(language, true), "shut", true));
  expect(words[0]).toMatch(/посторонний[^]*остался у того, кто его вёл/);
  for (const text of words) expect(text.length).toBeLessThanOrEqual(200);
  const { teamId, topicId, assigneeId } = await ticketOf(ticket);
  expect({ teamId, topicId, assigneeId }).toEqual({
    teamId: own.id,
    topicId: 5,
    assigneeId: holder.staff.id,
  });
  expect(textsTo(holder.chat)).toMatch(/передать туда нельзя \(Чужая\)[^]*Разговор по-прежнему у вас/);
  expect(textsTo(chat)).toContain(`по-прежнему ${holder.staff.name}`);
});

test("whoever is in danger is not left with a holder who has gone when a hand-over comes to nothing", async () => {
  const { own, holder, ticket, accept } = await offeredToShut("high");
  await store.care.rest(holder.staff.id, plus(now(), hourMs));
  expect(await accept()).toEqual({ ok: false, code: "shut", stays: false });
  expect(await ticketOf(ticket)).toMatchObject({ teamId: own.id, status: "offered", assigneeId: undefined });
  expect(textsTo(`lobby:${own.id}`)).toContain(nameOf(ticket));
});

test("whoever comes back to a talk in a group that is shut goes where a new one would, and nothing is left in the old group", async () => {
  await alone();
  const shut = await forum("Закрытая");
  const { staff, chat } = await member("specialist");
  const { person, ticket } = await waits("high");
  await step((actions) => actions.takeTicket({ staff, ticketId: ticket.id }));
  await store.tickets.update(ticket.id, { firstWordAt: now(), topicId: 9 });
  const end = () =>
    step((actions) => actions.closeTicket({ staff, ticketId: ticket.id, reason: "helped", quietly: true }));
  await end();
  await strangerIn(shut);
  forgetSaid();
  await step((actions) => actions.reopenTicket({ person }));
  // There is no other team: it waits, nothing of it stands in the group, and whoever is on duty knows.
  expect(await ticketOf(ticket)).toMatchObject({
    teamId: shut.id,
    topicId: undefined,
    assigneeId: undefined,
  });
  expect(textsTo(`ticket:${ticket.id}`)).toBe("");
  expect(callsTo(chat, ticket)).toBe(1);
  const gone = await store.outbox.start([`chat:${shut.chatId ?? 0}`], 50, now());
  expect(gone.map(({ method }) => method)).toContain("deleteForumTopic");
  const open = await forum("Открытая");
  await store.tickets.close(ticket.id, "helped", now(), now());
  await step((actions) => actions.reopenTicket({ person }));
  expect((await ticketOf(ticket)).teamId).toBe(open.id);
  expect(textsTo(`lobby:${open.id}`)).toContain(nameOf(ticket));
});

test("when it opens, who had to go elsewhere and was taken by nobody comes back; whoever was taken stays", async () => {
  await alone();
  const shut = await forum("Ближняя");
  await store.teams.edit(shut.id, { region: "tatarstan" });
  const opens = async () =>
    (
      await step(async (actions) =>
        actions.openTicket({
          person: { ...(await desk.somebody()).person, region: "tatarstan" },
          need: "crisis",
          level: "imminent",
        }),
      )
    ).ticket;
  const [left, taken] = [await opens(), await opens()];
  const other = await forum("Дальняя");
  const { staff } = await member("specialist");
  await strangerIn(shut);
  expect([(await ticketOf(left)).teamId, (await ticketOf(taken)).teamId]).toEqual([other.id, other.id]);
  await step((actions) => actions.takeTicket({ staff, ticketId: taken.id }));
  await store.groups.forget(shut.chatId ?? 0, 777);
  forgetSaid();
  await step(async (actions) => actions.judgeGroup({ team: (await store.teams.get(shut.id)) ?? shut }));
  expect([(await ticketOf(left)).teamId, (await ticketOf(taken)).teamId]).toEqual([shut.id, other.id]);
  expect(textsTo(`lobby:${shut.id}`)).toContain(nameOf(left));
});

test("several who were counted before they opened their links: each who does is counted anew, the last opens it", async () => {
  await alone();
  const team = await forum("Новая");
  await step((actions) => actions.hearWhoIsThere({ chatId: team.chatId ?? 0, own: 1, answer: 3 }));
  expect((await store.teams.get(team.id))?.shutAt).toBeDefined();
  const asked = async () =>
    (
      await desk.query<{ count: bigint }>("select count(*) from outbox where method = 'getChatMemberCount'")
    )[0]?.count;
  const before = Number(await asked());
  for (const name of ["Айгуль", "Марат"]) {
    const { id, chatId } = await desk.person(name);
    const { code } = await step((actions) => actions.inviteStaff({ name, role: "specialist" }));
    await step((actions) => actions.acceptInvite({ code, userId: id, chatId }));
  }
  expect(Number(await asked())).toBe(before + 2);
});
