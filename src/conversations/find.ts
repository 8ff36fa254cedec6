/** Finds help near a place: which help, for what age, where. */
import { type Story } from "./dialogue.js";
import { showHelp } from "./endings.js";
import { findQuestions as questions } from "./questions.js";

const ageOf = (band: string | undefined): { min: number; max: number } | undefined => {
  const [min, max] = (band ?? "").split("-").map(Number);
  if (band === undefined || min === undefined || Number.isNaN(min)) return undefined;
  return { min, max: max ?? 99 };
};

export const find: Story = async (talk) => {
  const need = await talk.choose(questions.need);
  const age = await talk.choose(questions.age);
  const place = await talk.place(questions.place);
  await talk.once("help", () => showHelp({ need: need ?? "any", place, age: ageOf(age) }));
};
