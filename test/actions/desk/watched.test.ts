/** An alarm while it is not known whether the abuser is near: what comes unasked is bare numbers, until that is answered. */
import { afterAll, beforeEach, expect, test } from "vitest";
import { minuteMs } from "../../../src/domain/time.js";
import { createDesk } from "../../support/desk.js";

const desk = await createDesk();
const { store, now, pass, step, forgetSaid, textsTo, waits, climbs, alone } = desk;
afterAll(() => desk.close());
beforeEach(() => alone());

/** Waits in danger, with these questions about violence at home asked so far. */
const asked = async (...questions: string[]) => {
  await desk.team("Одна");
  const { person, ticket, chat } = await waits("imminent");
  for (const question of questions)
    await store.dialogues.saveAnswer(person.id, "violence", question, { choice: "no" }, now());
  forgetSaid();
  return { person, ticket, chat };
};
const bare = /^Записали\. 112(?:, [\d-]+)?$/;

test("who reads the phone is not known: numbers without a word of what they are for, at 1, 3 and 5 minutes", async () => {
  const { person, ticket, chat } = await asked("~once.intro", "violence.now");
  for (const rung of [0, 1, 2]) {
    forgetSaid();
    pass(2 * minuteMs);
    await climbs(ticket, rung);
    expect(textsTo(chat)).toMatch(bare);
  }
  await store.dialogues.saveAnswer(person.id, "violence", "violence.near", { choice: "no" }, now());
  forgetSaid();
  await climbs(ticket, 4);
  expect(textsTo(chat)).toContain("Ответа пока нет");
});

test("a promise that is broken meanwhile tells no more than that", async () => {
  const { ticket, chat } = await asked("~once.intro");
  await step(async (actions) => {
    await store.tickets.update(ticket.id, { replyBy: now() });
    await actions.breakPromise({ ticketId: ticket.id });
  });
  expect(textsTo(chat)).toMatch(bare);
});

test("who says that they are safe hears nothing, and who was asked nothing hears all of it", async () => {
  const watched = await asked("~once.intro");
  await step((actions) => actions.noteCrisisAnswer({ ticket: watched.ticket, answer: "safe" }));
  await climbs(watched.ticket, 0);
  expect(textsTo(watched.chat)).toBe("");
  const other = await asked();
  await climbs(other.ticket, 0);
  expect(textsTo(other.chat)).toMatch(/зовём/i);
});
