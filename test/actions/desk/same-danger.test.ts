/** One danger, one ladder: a ticket that is offered anew goes on from where it was, and its person hears nothing twice. */
import { afterAll, beforeEach, expect, test } from "vitest";
import { ladder } from "../../../src/domain/escalation.js";
import { nameOf, type Ticket } from "../../../src/domain/tickets.js";
import { minuteMs, plus } from "../../../src/domain/time.js";
import { createDesk } from "../../support/desk.js";

const desk = await createDesk();
const { store, now, pass, step, ticketOf, forgetSaid, textsTo, timerOf, member, waits, climbs, alone } = desk;
afterAll(() => desk.close());
beforeEach(() => alone());

/** Climbs the rungs that are due within so many minutes, each at its time. */
const waitFor = async (ticket: Ticket, minutes: number) => {
  const begun = now();
  for (const [rung, { afterMs }] of ladder.imminent.entries()) {
    if (afterMs > minutes * minuteMs) break;
    pass(Date.parse(plus(begun, afterMs)) - Date.parse(now()));
    await step((actions) => actions.climb({ ticketId: ticket.id, rung, since: begun }));
  }
};
const heard = (chat: string) =>
  textsTo(chat).match(/^(Мы здесь и зовём|Зовём|Ответа пока нет|Мы помним)/gm) ?? [];

test("given back before a word: the rung that was reached is kept, and whoever is there is called at once", async () => {
  await desk.team("Одна");
  const [vera, olga] = [await member("specialist"), await member("specialist")];
  const { ticket, chat } = await waits("imminent");
  await step((actions) => actions.takeTicket({ staff: vera.staff, ticketId: ticket.id }));
  await waitFor(ticket, 3);
  const due = await timerOf("ladder", ticket);
  forgetSaid();
  await step((actions) =>
    actions.releaseTicket({ staff: vera.staff, ticketId: ticket.id, reason: "уехала" }),
  );
  expect(await timerOf("ladder", ticket)).toBe(due);
  expect(textsTo(olga.chat)).toContain(nameOf(ticket));
  expect(heard(chat)).toEqual([]);
});

test("moved away for a conflict: the new team is called at once, and the person hears nothing from the beginning", async () => {
  const first = await desk.team("Школа");
  await store.teams.edit(first.id, { agency: "education" });
  const { person, ticket, chat } = await waits("imminent");
  await waitFor(ticket, 5);
  const due = await timerOf("ladder", ticket);
  const other = await desk.team("Другие");
  const { chat: theirs } = await member("specialist");
  forgetSaid();
  expect(await step((actions) => actions.avoidAgency({ person, agency: "education" }))).toBe("kept");
  expect((await ticketOf(ticket)).teamId).toBe(other.id);
  expect(await timerOf("ladder", ticket)).toBe(due);
  expect(textsTo(theirs)).toContain(nameOf(ticket));
  expect(heard(chat)).toEqual([]);
});

test("answered, and then left alone again: staff are called from the beginning, the person hears what is new", async () => {
  await desk.team("Одна");
  const { staff } = await member("specialist");
  const { ticket, chat } = await waits("imminent");
  await waitFor(ticket, 3);
  await step((actions) => actions.takeTicket({ staff, ticketId: ticket.id }));
  await store.tickets.update(ticket.id, { firstWordAt: now() });
  await store.timers.cancel("ladder", String(ticket.id));
  await step((actions) => actions.releaseTicket({ staff, ticketId: ticket.id, reason: "уехала" }));
  expect(await timerOf("ladder", ticket)).toBe(plus(now(), minuteMs));
  forgetSaid();
  await climbs(ticket, 0);
  await climbs(ticket, 1);
  expect(heard(chat)).toEqual([]);
  await climbs(ticket, 4);
  expect(heard(chat)).toEqual(["Ответа пока нет"]);
});

test("whoever was not running for a while says what is so now, not all that was missed", async () => {
  await desk.team("Одна");
  await member("specialist");
  const { ticket, chat } = await waits("imminent");
  const begun = now();
  pass(21 * minuteMs);
  forgetSaid();
  for (const rung of [0, 1, 2, 3, 4])
    await step((actions) => actions.climb({ ticketId: ticket.id, rung, since: begun }));
  expect(heard(chat)).toEqual(["Ответа пока нет"]);
});
