/** Where somebody is, told before anybody was called: it stands on the card that is offered, and their clock is told. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDirectory } from "../../src/directory.js";
import { createDesk } from "../support/desk.js";

let desk: Awaited<ReturnType<typeof createDesk>>;
beforeAll(async () => {
  desk = await createDesk();
  await desk.team();
});
afterAll(() => desk.close());

const inUssuriysk = async () => {
  const directory = await openDirectory(desk.store, desk.now());
  const found = directory.places.find("я в Уссурийске");
  if (found.kind !== "one") throw new Error(found.kind);
  return directory.keyOf(found.place);
};

test("in a form that is not sent yet: the card of an alarm says it, and which hours count", async () => {
  const { chatId } = await desk.person();
  const person = await desk.store.people.ensurePerson(chatId, desk.now());
  const choice = await inUssuriysk();
  await desk.store.dialogues.saveAnswer(person.id, "stay", "find.place", { choice }, desk.now());
  const { ticket } = await desk.step((actions) =>
    actions.openTicket({ person, need: "crisis", level: "imminent", quote: "муж бьёт" }),
  );
  expect(ticket).toMatchObject({ region: "primorye" });
  expect(ticket.municipality).toMatch(/Уссурийск/);
  expect(desk.textsTo(`lobby:${ticket.teamId}`)).toMatch(/Где: .*Уссурийск/);
});

test("after that: the place is on the card, and the clock is that of the place", async () => {
  const { person, ticket } = await desk.waits("high");
  expect(ticket.municipality).toBeUndefined();
  await desk.step(async (actions) => actions.noteFacts({ ticket, place: await inUssuriysk() }));
  expect(await desk.ticketOf(ticket)).toMatchObject({ region: "primorye", personId: person.id });
});
