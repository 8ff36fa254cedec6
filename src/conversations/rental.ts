/** Borrowing a thing for a baby: which, from when, for how long. Owns the order of the questions. */
import { scope } from "../context.js";
import { named } from "../views/loan.js";
import { type Story } from "./dialogue.js";
import { loanQuestions as questions } from "./questions.js";
import { introduce, programmeAt, requestRows, sayNotHere, sendRequest } from "./request.js";

export const rental: Story = async (talk) => {
  const place = await talk.place(questions.place);
  const programme = programmeAt("baby-goods-rental", place);
  if (programme === undefined) {
    await talk.once("help", () => sayNotHere(place));
    return;
  }
  await talk.once("intro", () => introduce(programme, place));
  const { items } = programme;
  if (items.length === 0) await talk.words({ id: "loan.item", words: "loan:thing" });
  else {
    const { language } = scope();
    const labels = Object.fromEntries(items.map(({ key, names }) => [key, named(names, language)]));
    await talk.choose({ id: "loan.item", words: "loan:item", options: Object.keys(labels), labels });
  }
  await talk.day(questions.from);
  await talk.choose(questions.term);
  await talk.summary({ id: "loan.summary" }, (answers) => requestRows("loan", { programme, place, answers }));
  await talk.once("ticket", () => sendRequest(programme, { dialogue: "rental", place }));
};
rental.asides = { place: questions.place, alone: true };
