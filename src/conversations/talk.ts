/** The way to a human: two questions that can be skipped, and a ticket; what would make it easier is asked after that. */
import { scope } from "../context.js";
import { isQueued } from "../domain/desk/states.js";
import { isUrgent } from "../domain/tickets.js";
import { askReach } from "../views/talk.js";
import { send } from "./check-answers.js";
import { type Story } from "./dialogue.js";
import { showPresence } from "./endings.js";
import { talkQuestions as questions } from "./questions.js";

/** Nobody has to answer more before a human is called, nor while one is there. */
const offerReach = async (): Promise<void> => {
  const { deps, person, t, say } = scope();
  const ticket = await deps.store.tickets.activeOf(person.id);
  if (ticket === undefined || !isQueued(ticket) || isUrgent(ticket.level) || person.silent) return;
  await say(askReach(t));
};

export const talk: Story = async (talking) => {
  await talking.once("presence", showPresence);
  const isTold = await talking.words(questions.about);
  const place = await talking.place(questions.place);
  await send(talking, "talk", "standard", { place, check: isTold });
  await talking.once("reach", offerReach);
};

/** How to call them, and whether and when to write first. */
export const reach: Story = async (talking) => {
  await talking.words(questions.name);
  await talking.choose(questions.write);
  await talking.once("help", async () => {
    const { actions, person, t, say } = scope();
    const kept = await actions.keepReach({ person });
    await say({ text: t(kept ? "talk:reach.kept" : "talk:closedByPerson") });
  });
};
