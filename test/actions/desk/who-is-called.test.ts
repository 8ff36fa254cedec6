/** Whoever is called to somebody in danger can take the talk or answer for it, and is nobody whom the person does not want. */
import { afterAll, expect, test } from "vitest";
import { nameOf, type Ticket } from "../../../src/domain/tickets.js";
import { createDesk } from "../../support/desk.js";

const desk = await createDesk();
const { store, step, ticketOf, forgetSaid, textsTo, callsTo, waits, climbs, alone, team: forum } = desk;
afterAll(() => desk.close());

const aroundTheClock = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  startsAt: 0,
  endsAt: 24 * 60,
  utcOffset: 3,
}));
/** Somebody of one team, on duty or not. */
const of = async (teamId: number, role: Parameters<typeof desk.member>[0], isOnDuty = false) => {
  const { staff, chat } = await desk.member(role);
  await store.teams.editStaff(staff.id, { teamIds: [teamId] });
  await store.teams.setDuties(staff.id, isOnDuty ? aroundTheClock : []);
  return { staff, chat };
};
const breaks = async (ticket: Ticket) => {
  await store.tickets.update(ticket.id, { replyBy: desk.now() });
  await step((actions) => actions.breakPromise({ ticketId: ticket.id }));
};

test("who is on duty in another team is not called; the supervisor of this one is, at the first rung", async () => {
  await alone();
  const [own, other] = [await forum("Первая"), await forum("Вторая")];
  const dina = await of(other.id, "specialist", true);
  const elsewhere = await of(other.id, "supervisor");
  const aigul = await of(own.id, "specialist");
  const vera = await of(own.id, "supervisor");
  const { ticket } = await waits("imminent");
  expect(ticket.teamId).toBe(own.id);
  forgetSaid();
  await climbs(ticket, 0);
  const called = () => [dina, elsewhere, aigul, vera].map(({ chat }) => callsTo(chat, ticket));
  expect(called()).toEqual([0, 0, 0, 1]);
  await climbs(ticket, 2);
  expect(called()).toEqual([0, 0, 1, 2]);
  await breaks(ticket);
  expect(textsTo(vera.chat)).toMatch(new RegExp(`${nameOf(ticket)}[^]*Срок`));
  expect(textsTo(dina.chat) + textsTo(elsewhere.chat)).toBe("");
});

test("nobody of an agency whom the person does not want hears of them", async () => {
  await alone();
  const own = await forum("Смешанная");
  const ours = await of(own.id, "specialist", true);
  const school = await of(own.id, "specialist", true);
  await store.teams.editStaff(school.staff.id, { agency: "education" });
  const { person, ticket } = await waits("high");
  await step((actions) => actions.avoidAgency({ person, agency: "education" }));
  forgetSaid();
  const now = await ticketOf(ticket);
  await climbs(now, 0);
  await breaks(now);
  expect([ours, school].map(({ chat }) => callsTo(chat, now))).toEqual([1, 0]);
  expect(textsTo(ours.chat)).toContain("Срок");
  expect(textsTo(school.chat)).toBe("");
});

test("a team in which nobody is: whoever leads another one is called, not those who cannot act in it", async () => {
  await alone();
  const [, other] = [await forum("Пустая"), await forum("Полная")];
  const specialist = await of(other.id, "specialist", true);
  const lead = await of(other.id, "supervisor");
  const { ticket } = await waits("imminent");
  forgetSaid();
  await climbs(ticket, 0);
  expect([specialist, lead].map(({ chat }) => callsTo(chat, ticket))).toEqual([0, 1]);
});
