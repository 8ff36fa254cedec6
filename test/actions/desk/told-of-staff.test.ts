/** Whoever tells of somebody of a school is not offered to people of schools, though nobody has asked for that. */
import { afterAll, expect, test } from "vitest";
import { readTerm } from "../../../src/domain/desk/team-terms.js";
import type { PersonRole } from "../../../src/domain/people.js";
import type { Level } from "../../../src/domain/tickets.js";
import type { AnswerValue } from "../../../src/store/dialogues.js";
import { createDesk } from "../../support/desk.js";

const desk = await createDesk();
const { store, now, step, ticketOf, alone, team: forum } = desk;
afterAll(() => desk.close());

const school = async (name: string) => {
  const team = await forum(name);
  await store.teams.edit(team.id, readTerm("agency", "education") ?? {});
  return team;
};
type Told = {
  quote?: string | undefined;
  role?: PersonRole | undefined;
  level?: Level | undefined;
  answer?: readonly [question: string, value: AnswerValue] | undefined;
};
const opens = async ({ quote, role, level = "high", answer }: Told) => {
  const { chatId } = await desk.person();
  const person = { ...(await store.people.ensurePerson(chatId, now())), role };
  if (answer !== undefined) await store.dialogues.saveAnswer(person.id, "bullying", ...answer, now());
  const { ticket } = await step((actions) =>
    actions.openTicket({ person, need: "bullying", level, dialogue: "bullying", quote }),
  );
  return { person, ticket };
};

test("by their words or by their answers; whoever works with children is not taken at it", async () => {
  await alone();
  const theirs = await school("Школа");
  const ours = await forum("Наша");
  // What does not tell of a school goes to the first.
  const teams: (string | undefined)[] = [];
  const all: Told[] = [
    { quote: "меня травят в классе" },
    { quote: "учительница унижает меня при всех" },
    { quote: "физрук лапает меня после урока" },
    { quote: "Мин укытучыдан куркам" },
    { quote: "my teacher hits me" },
    { quote: "школьный психолог всё рассказал маме" },
    { answer: ["bullying.forms", { choices: ["names", "teacher"] }] },
    { answer: ["bullying.own", { words: "классная руководительница орёт" }] },
    { quote: "ученик ударил учителя", role: "professional" },
  ];
  for (const told of all) {
    const { ticket } = await opens(told);
    teams.push(ticket.teamId === ours.id ? "наша" : ticket.teamId === theirs.id ? "школа" : undefined);
    await store.tickets.close(ticket.id, "mistake", now(), now());
  }
  expect(teams).toEqual(["школа", "наша", "наша", "наша", "наша", "наша", "наша", "наша", "школа"]);
});

test("a group that a stranger reads is no reason to go to the school; without another team it goes there all the same", async () => {
  await alone();
  const ours = await forum("Наша");
  await school("Школа");
  const { ticket } = await opens({ quote: "физрук лапает меня после урока" });
  expect(ticket.teamId).toBe(ours.id);
  await store.groups.note(ours.chatId ?? 0, 777, false, now());
  await step((actions) => actions.judgeGroup({ team: ours }));
  expect((await ticketOf(ticket)).teamId).toBe(ours.id);
  await store.teams.unbind(ours.id);
  const other = await opens({ quote: "физрук лапает меня после урока" });
  expect(other.ticket).toMatchObject({ avoids: [] });
  expect(other.ticket.teamId).toBeDefined();
});

test("what is told while nobody has taken it moves it; what is told to a holder does not", async () => {
  await alone();
  const theirs = await school("Школа");
  const { person, ticket } = await opens({ quote: "не хочу жить" });
  const heed = () =>
    step((actions) => actions.heedTold({ person, words: "это из-за завуча, она меня ненавидит" }));
  await heed();
  expect((await ticketOf(ticket)).teamId).toBe(theirs.id);
  const ours = await forum("Наша");
  await heed();
  expect(await ticketOf(ticket)).toMatchObject({ teamId: ours.id, avoids: ["education"] });
});
