/** Asks about violence at home: danger first, silence when somebody is near, then few questions. Owns their order. */
import { isTalking, scope } from "../context.js";
import { askedByAlarm, assessViolence, doers, hurtOnes, voiceOf } from "../domain/violence.js";
import { advice, intro, quiet } from "../views/violence.js";
import { inWords } from "./answers.js";
import { send } from "./check-answers.js";
import type { DialogueName } from "./conversations.js";
import { type Story, type Talk } from "./dialogue.js";
import { callNow, showHelp, showSos } from "./endings.js";
import { chosenService, violenceQuestions as questions } from "./questions.js";

/** From here on nothing comes unasked, and nobody has to find the key for it. */
const beQuiet = async () => {
  const { actions, person, t, say } = scope();
  if (!person.silent) await actions.setSilent({ person, silent: true });
  for (const view of quiet(t, await isTalking())) await say(view);
};

/** Words that were unclear twice are no «no». */
const isNear = (said: string | undefined) => said === "yes" || said === inWords;

/** @param dialogue under whose name the answers are kept */
export const askViolence = async (talk: Talk, dialogue: DialogueName): Promise<void> => {
  if (isNear(talk.known(questions.near.id))) await talk.once("quiet", beQuiet);
  else
    await talk.once("intro", async () => {
      for (const view of intro(scope().t)) await scope().say(view);
    });
  const isAsked = talk.known(askedByAlarm) !== undefined;
  const now = isAsked ? undefined : await talk.choose(questions.now);
  if (now === "yes") {
    await talk.once("ticket", () => callNow(dialogue, "imminent", { need: "violence" }));
    return;
  }
  const unsure = now === "unsure" || now === inWords;
  if (unsure) await talk.once("sos", showSos);
  const near = isNear(await talk.choose(questions.near));
  const voice = voiceOf(scope().person.role);
  const whom = await talk.choose({ ...questions.whom, options: hurtOnes[voice] });
  if (!near) await talk.choose({ ...questions.who, options: doers[voice] });
  const forms = near ? [] : await talk.chooseMany(questions.forms);
  const hurt = await talk.choose(questions.injured);
  const injured = hurt === "yes" || hurt === inWords;
  if (injured) await talk.once("hurtHelp", () => scope().say({ text: scope().t("violence:hurtHelp") }));
  if (!near) await talk.choose(questions.children);
  const shelter = await talk.choose(questions.shelter);
  if (!near && voice === "teen") await talk.choose(questions.trusted);
  const found = { voice, unsure, near, whom, forms, injured, shelter };
  await talk.once("advice", async () => {
    const { t, say } = scope();
    await say(advice(t, assessViolence({ ...found, wish: undefined })));
    if (!near) await say({ text: t("violence:specialist") });
  });
  const wish = await talk.choose(questions.wish);
  const { level, needsHuman } = assessViolence({ ...found, wish });
  const place = await talk.place(questions.place);
  await talk.once("help", () => showHelp({ need: "violence", place, age: undefined }));
  if (needsHuman || talk.known(chosenService) !== undefined)
    await send(talk, dialogue, level, { need: "violence" });
};

export const violence: Story = (talk) => askViolence(talk, "violence");
violence.near = questions.near.id;
violence.asides = { place: questions.place, alone: true };
