/** A form that waits while its person talks with a specialist: words go to the human, its buttons still answer it. */
import { scope } from "../context.js";
import { isHeld } from "../domain/desk/states.js";
import { pausedForm } from "../domain/relay.js";

/** Whether words that are written now are for the human. */
export const isPaused = async (): Promise<boolean> => {
  const { deps, person } = scope();
  const { dialogues, tickets } = deps.store;
  if ((await dialogues.answers(person.id, pausedForm)).length === 0) return false;
  const ticket = await tickets.activeOf(person.id);
  return ticket !== undefined && isHeld(ticket);
};

/** The form goes on: words answer it again. */
export const goOn = async (): Promise<void> => {
  const { deps, person } = scope();
  const { dialogues } = deps.store;
  if ((await dialogues.answers(person.id, pausedForm)).length > 0)
    await dialogues.eraseAnswers(person.id, pausedForm);
};
