/** The way to a human: two questions that can be skipped, and a ticket. */
import { scope } from "../context.js";
import { hideExplained } from "../views/hide.js";
import { type Story } from "./dialogue.js";
import { handOver, showPresence } from "./endings.js";
import { talkQuestions as questions } from "./questions.js";

export const talk: Story = async (talking) => {
  await talking.once("presence", showPresence);
  await talking.once("hiding", () => scope().say(hideExplained(scope().t)));
  await talking.words(questions.about);
  await talking.place(questions.place);
  await talking.once("ticket", () => handOver("talk", "standard"));
};
