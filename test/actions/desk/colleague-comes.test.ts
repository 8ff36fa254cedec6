/** «Not the people from my school» holds for whoever comes later: who waits goes to others before they read a word. */
import { afterAll, expect, test } from "vitest";
import { createDesk } from "../../support/desk.js";

const desk = await createDesk();
const { store, step, ticketOf, textsTo, forgetSaid, alone, team: forum } = desk;
afterAll(() => desk.close());

/** Somebody who does not want people of schools waits in a team; another team is there. */
const scene = async () => {
  await alone();
  const [first, second] = [await forum("Первая"), await forum("Вторая")];
  const { staff } = await desk.member("specialist");
  const { person, ticket } = await desk.waits("high");
  await step((actions) => actions.avoidAgency({ person, agency: "education" }));
  expect((await ticketOf(ticket)).teamId).toBe(first.id);
  forgetSaid();
  return { first, second, staff, ticket };
};
const colleague = (teamIds: number[]) =>
  step((actions) => actions.inviteStaff({ name: "Нина", role: "specialist", agency: "education", teamIds }));

test("a colleague of the school comes onto that team: the ticket goes to the other", async () => {
  const { first, second, ticket } = await scene();
  const { code } = await colleague([first.id]);
  const { id: userId, chatId } = await desk.person("Нина");
  await step((actions) => actions.acceptInvite({ code, userId, chatId }));
  expect((await ticketOf(ticket)).teamId).toBe(second.id);
  expect(textsTo(`lobby:${second.id}`)).toContain(ticket.code);
});

test("one who works in all teams joins that team's group: the ticket goes to the other", async () => {
  const { first, second, ticket } = await scene();
  const { code } = await colleague([]);
  const { id: userId, chatId } = await desk.person("Нина");
  await step((actions) => actions.acceptInvite({ code, userId, chatId }));
  expect((await ticketOf(ticket)).teamId).toBe(first.id);
  await step((actions) => actions.noteInGroup({ chatId: first.chatId, userId, isBot: false, isThere: true }));
  expect((await ticketOf(ticket)).teamId).toBe(second.id);
});

test("whoever was overlooked in the group is found before a claim opens the topic there", async () => {
  const { first, second, staff, ticket } = await scene();
  const { code } = await colleague([first.id]);
  const { id: userId, chatId } = await desk.person("Нина");
  await store.teams.accept(code, userId, desk.now(), chatId);
  const taken = await step((actions) => actions.takeTicket({ staff, ticketId: ticket.id }));
  expect(taken).toEqual({ ok: false, code: "other-team" });
  expect((await ticketOf(ticket)).teamId).toBe(second.id);
});
