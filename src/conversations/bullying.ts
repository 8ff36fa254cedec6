/** Asks about bullying, one kind question at a time. Owns the order of the questions; what follows is decided in the domain. */
import { isTalking, scope } from "../context.js";
import { asksForImages, assess, ownForms, type Side, sides } from "../domain/bullying.js";
import { askedByAlarm } from "../domain/violence.js";
import { advice, imagesAdvice, intro, planOffer } from "../views/bullying.js";
import { inWords } from "./answers.js";
import { bullyingTold } from "./bullying-told.js";
import { send } from "./check-answers.js";
import { type Story, type Talk } from "./dialogue.js";
import { callNow, showHelp, showSos } from "./endings.js";
import { bullyingQuestions as questions } from "./questions.js";

/** What is done, in the words of whoever does it. */
const ownDeeds = () => ({
  ...questions.forms,
  about: "doing",
  options: ownForms,
  labels: Object.fromEntries(
    ownForms.map((form) => [form, scope().t(`bullying:forms.doing.options.${form}`)]),
  ),
});

/** Who does it themselves: few questions, one firm word, and a human if they want one. */
const doing = async (talk: Talk, unsure: boolean): Promise<void> => {
  const forms = await talk.chooseMany(ownDeeds());
  const wish = await talk.choose(questions.wishDoing);
  const found = assess({ side: "doing", forms, by: [], howOften: undefined, images: false, unsure });
  await talk.once("help", () => scope().say(advice(scope().t, found)));
  if (wish !== "talk") return;
  await send(talk, "bullying", found.level);
};

const hurt = async (talk: Talk, side: Side, unsure: boolean): Promise<void> => {
  const forms = await talk.chooseMany(questions.forms);
  const by = await talk.chooseMany(questions.by);
  // It may be told in other words already: then it is not asked, whatever else happens.
  const isAsked = talk.known(questions.images.id) !== undefined || asksForImages(forms);
  const shown = isAsked ? await talk.choose(questions.images) : "no";
  const images = shown === "yes";
  if (images)
    await talk.once("images", async () => scope().say(imagesAdvice(scope().t, side, await isTalking())));
  const where = await talk.choose(questions.where);
  const howOften = await talk.choose(questions.howOften);
  await talk.choose(questions.whoKnows);
  const wish = await talk.choose(questions.wish);
  const found = assess({ side, forms, by, howOften, images, unsure });
  const human = wish === "talk" || found.needsHuman;
  if (!human) await talk.once("advice", () => scope().say(advice(scope().t, found)));
  // The place tells which team it is: the only thing asked before whoever wants a human hears that one is told.
  const place = await talk.place(questions.place);
  if (human) {
    await send(talk, "bullying", found.level, { below: [advice(scope().t, found).text] });
  }
  const plan = planOffer(scope().t, { side, forms, where, howOften });
  // Who is told of a human as well is sent all places and numbers at once: the usual keys are there already.
  await talk.once("help", () =>
    showHelp({ need: "bullying", place, age: undefined }, { below: plan, together: human }),
  );
};

export const bullying: Story = async (talk) => {
  const side = sides.find((one) => one === talk.known("bullying.who")) ?? "me";
  await talk.once("intro", () => scope().say(intro(scope().t, scope().person.silent, side)));
  // An alarm has asked it already: what was answered to that stands there.
  const danger =
    talk.known(askedByAlarm) !== undefined
      ? undefined
      : await talk.choose(side === "other" ? { ...questions.safeNow, about: side } : questions.safeNow);
  if (danger === "yes") {
    await talk.once("ticket", () => callNow("bullying", "imminent"));
    return;
  }
  // Words that were unclear twice are no «no».
  const unsure = danger === "unsure" || danger === inWords;
  if (unsure) await talk.once("sos", showSos);
  if (side === "doing") await doing(talk, unsure);
  else await hurt(talk, side, unsure);
};
bullying.asides = { place: questions.place, alone: true };
bullying.tells = bullyingTold;
