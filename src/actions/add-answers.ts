/**
 * Answers that come while a ticket is open already, of forms and of how somebody wants to be called and written to: they
 * stand on its card, and whoever has read that hears of them. Raises nothing and calls nobody.
 */
import type { Needs } from "../deps.js";
import { isHeld } from "../domain/desk/states.js";
import type { Place } from "../domain/directory/region-data.js";
import { mask } from "../domain/masking.js";
import type { ChatIdentity, Person } from "../domain/people.js";
import { isSaid } from "../domain/relay.js";
import { isUrgent, type Ticket } from "../domain/tickets.js";
import type { SavedAnswer } from "../store/dialogues.js";
import { answersNote } from "../views/staff.js";
import { staffVoice } from "./address.js";
import { showWaiting } from "./call-staff.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory">;

/** Dialogues that end with whoever has the ticket; a diary, for one, is nobody's but its writer's. */
export const forHumans: readonly string[] = [
  "accompaniment",
  "bullying",
  "crisisTeam",
  "enrolment",
  "find",
  "mediation",
  "rental",
  "stay",
  "talk",
  "violence",
];

/** What they chose to be called is told as it is, even when it is their name; whatever is no name is masked. */
const isCalled = (question: string, words: string) =>
  question === "talk.name" && /^[\p{L}\p{M} .'’-]{1,30}$/u.test(words);

const toShow = (answer: SavedAnswer, who: ChatIdentity): SavedAnswer =>
  "words" in answer.value && !isCalled(answer.question, answer.value.words)
    ? { ...answer, value: { words: mask(answer.value.words, who).text } }
    : answer;

const placeOf = ({ directory }: Pick<Part, "directory">, answers: readonly SavedAnswer[]) => {
  const placed = answers.findLast(({ question }) => question.endsWith(".place"))?.value;
  return placed !== undefined && "choice" in placed ? directory.placeByKey(placed.choice) : undefined;
};

/**
 * @param given those of one dialogue; what was answered anew takes the place of what was said before
 * @param isRead the card of a talk that is under way has been read already
 */
export const addAnswers = async (
  deps: Part,
  ticket: Ticket,
  given: readonly SavedAnswer[],
  isRead = isHeld(ticket),
): Promise<Ticket> => {
  const { store, outbox } = deps;
  const { chatId } = await store.people.get(ticket.personId);
  const who = await store.people.identityOf(chatId);
  const known = await store.tickets.answers(ticket.id);
  const added = given
    .filter(isSaid)
    .map((answer) => toShow(answer, who))
    .filter(
      ({ question, value }) =>
        !known.some(
          (one) => one.question === question && JSON.stringify(one.value) === JSON.stringify(value),
        ),
    );
  if (added.length === 0) return ticket;
  const isAnew = ({ question }: SavedAnswer) => added.some((one) => one.question === question);
  await store.tickets.setAnswers(ticket.id, [...known.filter((one) => !isAnew(one)), ...added]);
  const place = ticket.municipality === undefined ? placeOf(deps, added) : undefined;
  const municipality = place?.municipality ?? place?.ru ?? ticket.municipality;
  // The hours that are told from now on are those of the place.
  const region = place?.region ?? ticket.region;
  if (municipality !== undefined && (municipality !== ticket.municipality || region !== ticket.region))
    await store.tickets.update(ticket.id, { municipality, ...(region === undefined ? {} : { region }) });
  const now = { ...ticket, municipality, region };
  if (isRead) {
    const options = { priority: "relay", ticketId: ticket.id } as const;
    await outbox.say(`ticket:${ticket.id}`, answersNote(staffVoice(deps), added), options);
  } else if (place !== undefined || added.some(({ question }) => question.endsWith(".age")))
    await showWaiting(deps, now);
  return now;
};

/** Where somebody is, as a form says that is not sent yet: whoever is called must not have to ask. */
export const placeTold = async (
  deps: Pick<Part, "directory"> & Needs<"store">,
  { id }: Person,
): Promise<Place | undefined> => {
  for (const dialogue of forHumans) {
    const place = placeOf(deps, await deps.store.dialogues.answers(id, dialogue));
    if (place !== undefined) return place;
  }
  return undefined;
};

/** Where somebody is and how old, told in passing: on the card, unless it says so already. Nobody is told it twice. */
export const noteFacts = async (
  deps: Part,
  { ticket, place, age }: { ticket: Ticket; place?: string | undefined; age?: string | undefined },
): Promise<void> => {
  const known = await deps.store.tickets.answers(ticket.id);
  const answeredAt = deps.clock.now();
  const isOpen = (end: string) => !known.some(({ question }) => question.endsWith(end));
  const given = [
    ...(place !== undefined && ticket.municipality === undefined && isOpen(".place")
      ? [{ question: "find.place", value: { choice: place }, answeredAt }]
      : []),
    ...(age !== undefined && isOpen(".age")
      ? [{ question: "find.age", value: { choice: age }, answeredAt }]
      : []),
  ];
  if (given.length > 0) await addAnswers(deps, ticket, given, false);
};

/** Puts what was answered in forms that are not sent yet on the card that is about to be read. */
export const addUnsent = async (deps: Part, ticket: Ticket): Promise<Ticket> => {
  let card = ticket;
  for (const dialogue of forHumans) {
    const answers = await deps.store.dialogues.answers(ticket.personId, dialogue);
    if (answers.some(({ answeredAt }) => answeredAt >= ticket.createdAt))
      card = await addAnswers(deps, card, answers, false);
  }
  return card;
};

/** An answer was given. Where it is urgent the human is not to wait for the end of a form. */
export const answered = async (
  deps: Part,
  { person, dialogue, question }: { person: Person; dialogue: string; question: string },
): Promise<void> => {
  if (!forHumans.includes(dialogue)) return;
  const { store } = deps;
  const ticket = await store.tickets.activeOf(person.id);
  if (ticket === undefined || !isUrgent(ticket.level)) return;
  const answers = await store.dialogues.answers(person.id, dialogue);
  const given = answers.filter((one) => one.question === question || one.question === `${question}Told`);
  await addAnswers(deps, ticket, given);
};

/** How somebody wants to be called and written to. False when nobody is asked for any more. */
export const keepReach = async (deps: Part, { person }: { person: Person }): Promise<boolean> => {
  const { store } = deps;
  const given = await store.dialogues.answers(person.id, "reach");
  await store.dialogues.eraseAnswers(person.id, "reach");
  const ticket = await store.tickets.activeOf(person.id);
  if (ticket === undefined) return false;
  await addAnswers(
    deps,
    ticket,
    given.filter(({ value }) => !("skipped" in value)),
  );
  return true;
};
