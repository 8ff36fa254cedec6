/** What does not arrive is no answer: the card says so, and once the person is back it is our turn again. */
import { afterAll, expect, test } from "vitest";
import { createDesk } from "../../support/desk.js";

const desk = await createDesk();
const { store, clock, step, ticketOf, textsTo, forgetSaid } = desk;
afterAll(() => desk.close());

test("words that did not arrive leave the clock to us, and are counted when the person is back", async () => {
  const team = await desk.team();
  const { staff } = await desk.member("supervisor");
  const ticket = await desk.heldBy(staff, team.id, "imminent", false);
  const person = await desk.personOf(ticket);
  const topic = `ticket:${ticket.id}`;
  for (const messageId of [11, 12]) {
    const source = { chatId: team.chatId, messageId };
    const said = { kind: "text", text: "Ты дома?", messageId, replyTo: undefined } as const;
    const current = await ticketOf(ticket);
    await step((actions) => actions.relayToPerson({ staff, ticket: current, chatId: team.chatId, said }));
    const call = {
      id: messageId,
      destination: `chat:${person.chatId}`,
      priority: 1,
      method: "sendMessage",
      payload: {},
      attempts: 1,
      repeated: false,
      createdAt: clock.now(),
      source,
      ticketId: ticket.id,
    } as const;
    await step((actions) => actions.reportUndelivered({ call, refusal: "blocked" }));
  }
  expect((await ticketOf(ticket)).status).toBe("waitingForPerson");
  forgetSaid();
  await step((actions) => actions.postTopicCard(ticket));
  expect(textsTo(topic)).toContain("человек недоступен: бот закрыт, написанное не доходит");
  expect(textsTo(topic)).not.toContain("ждём ответа человека");
  forgetSaid();
  const held = await ticketOf(ticket);
  await step((actions) => actions.reportBlocked({ ticket: held, blocked: false }));
  expect(textsTo(topic)).toContain("Не дошло: 2.");
  expect((await ticketOf(ticket)).status).toBe("waitingForUs");
  expect(await store.nextWords.get(ticket.id)).toMatchObject({ level: "imminent" });
});
