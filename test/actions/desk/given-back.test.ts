/** Talks that are given back, rest or come back: what is promised anew, and who is called. */
import { afterAll, expect, test } from "vitest";
import { nameOf, replyBy } from "../../../src/domain/tickets.js";
import { hourMs, minuteMs, plus } from "../../../src/domain/time.js";
import { createDesk } from "../../support/desk.js";

const desk = await createDesk();
const {
  store,
  now,
  pass,
  step,
  ticketOf,
  forgetSaid,
  textsTo,
  timerOf,
  member,
  waits,
  climbs,
  alone,
  team: forum,
} = desk;
afterAll(() => desk.close());

test("what is given back after a word is promised anew; before one, the first promise stands", async () => {
  const { staff } = await member("specialist");
  for (const answered of [true, false]) {
    const ticket = await desk.heldBy(staff, (await forum("Команда")).id, "elevated", answered);
    await step((actions) => actions.releaseTicket({ staff, ticketId: ticket.id, reason: "не моя тема" }));
    const { replyBy: by, firstWordAt, assigneeId } = await ticketOf(ticket);
    expect(by).toBe(answered ? replyBy("elevated", now()) : ticket.replyBy);
    expect({ firstWordAt, assigneeId }).toEqual({ firstWordAt: undefined, assigneeId: undefined });
  }
  const refused = await step((actions) => actions.releaseTicket({ staff, ticketId: 999_999, reason: "так" }));
  expect(refused).toEqual({ ok: false, code: "gone" });
});

test("a rest that a word of ours has ended is not ended again on its day", async () => {
  const { staff } = await member("specialist");
  const ticket = await desk.heldBy(staff, (await forum("Команда")).id);
  const rested = await step((actions) =>
    actions.snoozeTicket({ staff, ticketId: ticket.id, words: "завтра" }),
  );
  expect(rested.ok).toBe(true);
  await step(async () => store.tickets.move(ticket.id, "word"));
  pass(24 * hourMs);
  await step((actions) => actions.wakeTicket({ ticketId: ticket.id, byPerson: false }));
  const kinds = (await store.tickets.events(ticket.id)).map(({ kind }) => kind);
  expect(kinds).toEqual(["snoozed"]);
  expect((await ticketOf(ticket)).status).toBe("waitingForPerson");
});

test("whoever comes back to a talk in which its holder never wrote is watched over as in a new one", async () => {
  await alone();
  await forum("Команда");
  const [holder, other] = [await member("specialist"), await member("specialist")];
  const { person, ticket } = await waits("imminent");
  await step((actions) => actions.takeTicket({ staff: holder.staff, ticketId: ticket.id }));
  await step((actions) =>
    actions.closeTicket({ staff: holder.staff, ticketId: ticket.id, reason: "helped", quietly: true }),
  );
  expect(await timerOf("ladder", ticket)).toBeUndefined();
  pass(hourMs);
  expect(await step((actions) => actions.reopenTicket({ person }))).toBe(true);
  expect(await timerOf("ladder", ticket)).toBe(plus(now(), minuteMs));
  expect(await timerOf("promise", ticket)).toBe(replyBy("imminent", now()));
  forgetSaid();
  await climbs(ticket, 0);
  expect(textsTo(other.chat)).toContain(nameOf(ticket));
});

test("what rests at a high level goes back to the queue when its holder's shift is over; calmer talks rest on", async () => {
  await alone();
  await forum("Команда");
  const { staff } = await member("specialist");
  const [high, calm] = [await waits("high"), await waits("standard")];
  for (const { ticket } of [high, calm]) {
    await step((actions) => actions.takeTicket({ staff, ticketId: ticket.id, reason: "ближе" }));
    await store.tickets.update(ticket.id, { firstWordAt: now() });
    const words = "3 дня ждём врача";
    expect((await step((actions) => actions.snoozeTicket({ staff, ticketId: ticket.id, words }))).ok).toBe(
      true,
    );
  }
  const day = new Date(now());
  const minute = day.getUTCHours() * 60 + day.getUTCMinutes();
  const weekday = day.getUTCDay() === 0 ? 7 : day.getUTCDay();
  const shift = { weekday, startsAt: minute - 60, endsAt: minute + 1, utcOffset: 0 };
  await store.teams.setDuties(staff.id, [shift]);
  await step((actions) => actions.watchShifts());
  expect((await ticketOf(high.ticket)).status).toBe("snoozed");
  pass(15 * minuteMs);
  await step((actions) => actions.watchShifts());
  expect(await ticketOf(high.ticket)).toMatchObject({
    status: "offered",
    assigneeId: undefined,
    snoozedUntil: undefined,
  });
  expect((await ticketOf(calm.ticket)).status).toBe("snoozed");
  await store.teams.setDuties(staff.id, []);
});

test("a talk that ends where there was danger ends with the numbers; any other without", async () => {
  await alone();
  await forum("Команда");
  for (const [level, shown] of [
    ["imminent", true],
    ["standard", false],
  ] as const) {
    const { staff } = await member("specialist");
    const { ticket, chat } = await waits(level);
    await step((actions) => actions.takeTicket({ staff, ticketId: ticket.id }));
    await step((actions) => actions.closeTicket({ staff, ticketId: ticket.id, reason: "helped" }));
    const goodbye = textsTo(chat)
      .split("\n---\n")
      .find((text) => text.startsWith("Специалист закончил"));
    expect(goodbye?.includes("112")).toBe(shown);
  }
});
