/** Asks about bullying, one kind question at a time. Owns the order of the questions; what follows is decided in the domain. */
import { scope } from "../context.js";
import { assess } from "../domain/bullying.js";
import { advice } from "../views/bullying.js";
import { inWords } from "./answers.js";
import { type Story } from "./dialogue.js";
import { callNow, handOver, showHelp, showSos } from "./endings.js";
import { bullyingQuestions as questions } from "./questions.js";

export const bullying: Story = async (talk) => {
  await talk.once("intro", () =>
    scope().say({ text: [scope().t("bullying:intro"), scope().t("hide:explain")].join("\n\n") }),
  );
  const danger = await talk.choose(questions.safeNow);
  if (danger === "yes") {
    await talk.once("ticket", () => callNow("bullying", "imminent"));
    return;
  }
  // Words that were unclear twice are no «no».
  const unsure = danger === "unsure" || danger === inWords;
  if (unsure) await talk.once("sos", showSos);
  const forms = await talk.chooseMany(questions.forms);
  await talk.choose(questions.where);
  const howOften = await talk.choose(questions.howOften);
  await talk.choose(questions.whoKnows);
  const wish = await talk.choose(questions.wish);
  const assessment = assess({ forms, howOften, unsure });
  await talk.once("advice", () => scope().say(advice(scope().t, assessment)));
  const place = await talk.place(questions.place);
  await talk.once("help", () => showHelp({ need: "bullying", place, age: undefined }));
  if (wish === "talk" || assessment.needsHuman) {
    await talk.once("ticket", () => handOver("bullying", assessment.level));
  }
};
