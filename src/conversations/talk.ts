/** The way to a human: two questions that can be skipped, and a ticket. */
import { type Story } from "./dialogue.js";
import { handOver, showPresence } from "./endings.js";
import { talkQuestions as questions } from "./questions.js";

export const talk: Story = async (talking) => {
  await talking.once("presence", showPresence);
  await talking.words(questions.about);
  const place = await talking.place(questions.place);
  await talking.once("ticket", () => handOver("talk", "standard", { place }));
};
