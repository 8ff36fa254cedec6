/** Whoever is not in the group where a talk goes on cannot read it: they take none there, are asked of none, and are let in. */
import { afterAll, expect, test } from "vitest";
import { createDesk, summary } from "../../support/desk.js";
import { hired } from "../../support/engine.js";

const desk = await createDesk();
const { store, clock, query, now, step, waits, heldBy, team: forum } = desk;
afterAll(() => desk.close());

const team = await forum("Дежурная");

/** Somebody of the staff, and whether they are in the group. */
const member = async (isIn: boolean) => {
  const { id, chatId } = await desk.person("Сотрудник");
  const invited = { name: `Сотрудник ${id}`, role: "specialist", userId: id, chatId } as const;
  const staff = await hired({ store, clock }, invited);
  if (isIn) await store.groups.note(team.chatId, id, false, now());
  return { id, staff };
};
const links = async () => (await query("select id from outbox where method = 'createChatInviteLink'")).length;

test("a claimer who is not in the group is told to come in first and gets a link; once in, they take it", async () => {
  await member(true);
  const marat = await member(false);
  const { ticket } = await waits("imminent");
  const take = () => step((actions) => actions.takeTicket({ staff: marat.staff, ticketId: ticket.id }));
  expect(await take()).toEqual({ ok: false, code: "outside" });
  expect((await store.tickets.get(ticket.id))?.status).toBe("offered");
  expect(await links()).toBe(1);
  expect(await step((actions) => actions.takeNext({ staff: marat.staff }))).toEqual({
    ok: false,
    code: "outside",
  });
  await store.groups.note(team.chatId, marat.id, false, now());
  expect(await take()).toMatchObject({ ok: true });
});

test("nobody is asked to take over a talk in a group where they are not; who left it meanwhile is let in first", async () => {
  const [holder, other] = [await member(true), await member(false)];
  const ticket = await heldBy(holder.staff, team.id);
  const to = { staffId: other.staff.id };
  const begin = () =>
    step((actions) => actions.beginTransfer({ staff: holder.staff, ticketId: ticket.id, to, chatId: 1 }));
  expect(await begin()).toMatchObject({ ok: false, code: "blocked", who: { obstacle: "outside" } });
  await store.groups.note(team.chatId, other.id, false, now());
  const begun = await begin();
  if (!begun.ok) throw new Error(begun.code);
  const transferId = begun.value.transfer.id;
  await step((actions) => actions.sendTransfer({ staff: holder.staff, transferId, summary }));
  const person = await desk.personOf(ticket);
  await step((actions) => actions.answerTransfer({ person, transferId, yes: true }));
  await store.groups.forget(team.chatId, other.id);
  const accept = () => step((actions) => actions.acceptTransfer({ staff: other.staff, transferId }));
  expect(await accept()).toEqual({ ok: false, code: "outside" });
  await store.groups.note(team.chatId, other.id, false, now());
  expect(await accept()).toMatchObject({ ok: true });
});
