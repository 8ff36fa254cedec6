/** A forum is gone: nobody falls out, and nothing untrue is said. */
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
  alone,
  team: forum,
} = desk;
afterAll(() => desk.close());

test("a forum is lost: who waits there stands elsewhere with a time to come, and everybody concerned is told what is so", async () => {
  await alone();
  const lost = await forum("Потерянная");
  const [head, vera] = [await member("supervisor"), await member("specialist")];
  const held = await waits("high");
  await step((actions) => actions.takeTicket({ staff: vera.staff, ticketId: held.ticket.id }));
  await store.tickets.update(held.ticket.id, { firstWordAt: now(), topicId: 5 });
  const queued = await waits("imminent");
  const other = await forum("Другая");
  pass(hourMs);
  forgetSaid();
  await step((actions) => actions.loseTeam({ team: lost }));
  for (const { ticket } of [held, queued]) {
    const { teamId, status, topicId, firstWordAt, replyBy: by } = await ticketOf(ticket);
    expect({ teamId, status, topicId, firstWordAt }).toEqual({
      teamId: other.id,
      status: "offered",
      topicId: undefined,
      firstWordAt: undefined,
    });
    // Whoever was held hears of another time; whoever only waits was promised this one, and it is not forgotten.
    expect(by).toBe(ticket.id === held.ticket.id ? replyBy(ticket.level, now()) : queued.ticket.replyBy);
    expect(await timerOf("promise", ticket)).toBe(by);
    // Whoever was answered waits anew; whoever never was is not called to from the beginning.
    const begun = ticket.id === held.ticket.id ? plus(now(), 5 * minuteMs) : plus(ticket.createdAt, minuteMs);
    expect(await timerOf("ladder", ticket)).toBe(begun);
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
  const lost = await forum("Первая");
  await member("specialist");
  const { ticket } = await waits("high");
  await forum("Вторая");
  pass(minuteMs);
  await step((actions) => actions.loseTeam({ team: lost }));
  expect((await ticketOf(ticket)).replyBy).toBe(ticket.replyBy);
});

test("nobody takes what has no forum: whoever would, hears why, and the ticket waits on", async () => {
  await alone();
  const lost = await forum("Одна");
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

test("rights are lost: whoever answers for the team hears it in private, once, and whoever waits hears when all is well", async () => {
  await alone();
  const team = await forum("Без прав");
  const [head, vera] = [await member("supervisor"), await member("specialist")];
  const { ticket, chat } = await waits("high");
  await step((actions) =>
    actions.reportNoTopic({ destination: `ticket:${ticket.id}`, refusal: "no-rights" }),
  );
  forgetSaid();
  await step((actions) => actions.hearRights({ team, able: false }));
  expect(textsTo(head.chat)).toBe("");
  await step((actions) => actions.hearRights({ team, able: true }));
  await step((actions) => actions.hearRights({ team, able: false }));
  await step((actions) => actions.hearRights({ team, able: false }));
  expect(textsTo(head.chat).match(/снова есть/g)).toHaveLength(1);
  expect(textsTo(head.chat).match(/нет права управлять темами/g)).toHaveLength(1);
  expect(textsTo(vera.chat)).toBe("");
  expect(textsTo(chat)).toMatch(/^Специалисты снова на связи/m);
});
