/** Asks about bullying, one kind question at a time. Owns the order of the questions; what follows is decided in the domain. */
import { scope } from "../context.js";
import { assess } from "../domain/bullying.js";
import { advice } from "../views/bullying.js";
import { inWords } from "./answers.js";
import { type Story } from "./dialogue.js";
import { handOver, showHelp, showSos } from "./endings.js";
import { bullyingQuestions as questions } from "./questions.js";

export const bullying: Story = async (talk) => {
  await talk.once("intro", () =>
    scope().say({ text: [scope().t("bullying:intro"), scope().t("hide:explain")].join("\n\n") }),
  );
  const danger = await talk.choose(questions.safeNow);
  // Words in answer to this one are read by a human: they are no «no».
  if (danger === "yes" || danger === "unsure" || danger === inWords) {
    await talk.once("sos", () => showSos());
    await talk.once("ticket", () => handOver("bullying", danger === "yes" ? "imminent" : "high"));
    return;
  }
  const forms = await talk.chooseMany(questions.forms);
  await talk.choose(questions.where);
  const howOften = await talk.choose(questions.howOften);
  await talk.choose(questions.whoKnows);
  const wish = await talk.choose(questions.wish);
  const assessment = assess({ forms, howOften });
  await talk.once("advice", () => scope().say(advice(scope().t, assessment)));
  const place = await talk.place(questions.place);
  await talk.once("help", () => showHelp({ need: "bullying", place, age: undefined }));
  if (wish === "talk" || assessment.level === "high") {
    await talk.once("ticket", () => handOver("bullying", assessment.level));
  }
};
