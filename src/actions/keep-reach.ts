/** Puts beside an open ticket how somebody wants to be called and written to. Raises nothing and calls nobody. */
import type { Needs } from "../deps.js";
import { isHeld } from "../domain/desk/states.js";
import { mask } from "../domain/masking.js";
import type { ChatIdentity, Person } from "../domain/people.js";
import type { SavedAnswer } from "../store/dialogues.js";
import { answersNote } from "../views/staff.js";
import { staffVoice } from "./address.js";

/** What they chose to be called is told as it is, even when it is their name; whatever is no name is masked. */
const isName = (words: string) => /^[\p{L}\p{M} .'’-]{1,30}$/u.test(words);

const toShow = (answer: SavedAnswer, who: ChatIdentity): SavedAnswer =>
  "words" in answer.value && !isName(answer.value.words)
    ? { ...answer, value: { words: mask(answer.value.words, who).text } }
    : answer;

/** False when nobody is asked for any more. */
export const keepReach = async (
  deps: Needs<"store" | "outbox" | "i18n" | "clock">,
  { person }: { person: Person },
): Promise<boolean> => {
  const { store, outbox } = deps;
  const given = await store.dialogues.answers(person.id, "reach");
  await store.dialogues.eraseAnswers(person.id, "reach");
  const ticket = await store.tickets.activeOf(person.id);
  const identity = await store.people.identityOf(person.chatId);
  const answers = given
    .filter(({ question, value }) => !question.startsWith("~") && !("skipped" in value))
    .map((answer) => toShow(answer, identity));
  if (ticket === undefined) return false;
  if (answers.length === 0) return true;
  await store.tickets.setAnswers(ticket.id, [...(await store.tickets.answers(ticket.id)), ...answers]);
  // The card of a talk that is under way has been read already.
  if (isHeld(ticket))
    await outbox.say(`ticket:${ticket.id}`, answersNote(staffVoice(deps), answers), {
      priority: "relay",
      ticketId: ticket.id,
    });
  return true;
};
