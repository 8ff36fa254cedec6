/** How long somebody has waited: from the first word that nobody has answered, whatever has happened to the talk since. */
import { afterAll, beforeEach, expect, test } from "vitest";
import { nextWordBy } from "../../../src/domain/desk/deadlines.js";
import { hourMs } from "../../../src/domain/time.js";
import { createDesk } from "../../support/desk.js";

const desk = await createDesk();
const { store, pass, step, ticketOf, forgetSaid, textsTo, member, alone } = desk;
afterAll(() => desk.close());
beforeEach(() => alone());

/** Somebody who was answered, has written since, and has waited for two hours. */
const ignored = async () => {
  const team = await desk.team("Одна");
  const { staff } = await member("specialist");
  const ticket = await desk.heldBy(staff, team.id);
  await store.tickets.addEvent(ticket.id, "first-word", desk.now());
  pass(hourMs);
  await store.tickets.move(ticket.id, "said");
  const since = desk.now();
  const by = nextWordBy("standard", since, { utcOffset: 3, isWorkingDay: () => true });
  await store.nextWords.set({ ticketId: ticket.id, since, level: "standard", by, promised: undefined });
  pass(2 * hourMs);
  forgetSaid();
  return { staff, ticket, person: await desk.personOf(ticket), supervisor: await member("supervisor") };
};

test("words of danger at last: the call says since when nobody has answered, at once and later", async () => {
  const { ticket, person, supervisor } = await ignored();
  const danger = { person, need: "crisis", level: "imminent", quote: "я на крыше" } as const;
  await step((actions) => actions.openTicket(danger));
  for (const hours of [2, 3]) {
    forgetSaid();
    await step((actions) => actions.climb({ ticketId: ticket.id, rung: 1, since: desk.now() }));
    expect(textsTo(supervisor.chat)).toMatch(new RegExp(`Ждёт ответа человека ${hours} ч`));
    pass(hourMs);
  }
});

test("given back: the card says since when nobody has answered, not since when nobody holds it", async () => {
  const { staff, ticket } = await ignored();
  await step((actions) => actions.releaseTicket({ staff, ticketId: ticket.id, reason: "уехала" }));
  await store.tickets.update(ticket.id, { level: "high" });
  const { chat } = await member("supervisor");
  pass(hourMs);
  forgetSaid();
  await step((actions) => actions.climb({ ticketId: ticket.id, rung: 1, since: desk.now() }));
  expect((await ticketOf(ticket)).assigneeId).toBeUndefined();
  expect(textsTo(chat)).toContain("Ждёт ответа человека 3 ч");
});
