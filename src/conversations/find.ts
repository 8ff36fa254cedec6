/** Finds help near a place: which help, for what age, where; how urgent and in which way where that makes a difference. */
import { scope } from "../context.js";
import type { Need } from "../domain/needs.js";
import { send } from "./check-answers.js";
import { type Story } from "./dialogue.js";
import { offerToAsk, showHelp } from "./endings.js";
import {
  chosenService,
  onlyWhere,
  ownAge,
  findQuestions as questions,
  violenceQuestions,
} from "./questions.js";
import { askViolence } from "./violence.js";

const ageOf = (band: string | undefined): { min: number; max: number } | undefined => {
  const [min, max] = (band ?? "").split("-").map(Number);
  if (band === undefined || min === undefined || Number.isNaN(min)) return undefined;
  return { min, max: max ?? 99 };
};

/** Needs that cannot wait a week for everybody: without a bed or a meal it is a matter of today. */
const pressing: readonly Need[] = ["accommodation", "material_help", "social_help"];
/** Asked for by a teen as well, but for somebody small. */
const ofSmall: readonly Need[] = ["rental", "play_therapy", "child_development"];
/** Help that is given in different ways. */
const various: readonly Need[] = ["psychologist", "legal_help"];

export const find: Story = async (talk) => {
  const need = await talk.choose(questions.need);
  const is = (...needs: readonly Need[]) => needs.some((one) => one === need);
  if (talk.known(onlyWhere) !== undefined) {
    const place = await talk.place(questions.place);
    await talk.once("help", () => showHelp({ need: need ?? "any", place, age: undefined }));
    return;
  }
  if (is("violence")) return askViolence(talk, "find");
  const age = await talk.choose(is(...ofSmall) ? questions.age : ownAge(questions.age, scope().person.role));
  const urgent = is(...pressing) ? await talk.choose(questions.urgent) : undefined;
  if (is("psychologist")) await talk.choose(questions.topic);
  const hard = is("psychologist") ? await talk.choose(questions.hard) : undefined;
  const format = is(...various) ? await talk.choose(questions.format) : undefined;
  const place = await talk.place(questions.place);
  await talk.once("help", () => showHelp({ need: need ?? "any", place, age: ageOf(age), format }));
  const service = talk.known(chosenService);
  // Nowhere to sleep tonight, or more than one can bear: places are not enough, a human is called.
  if (urgent === "today") await send(talk, "find", "high");
  else if (hard === "unbearable") {
    // They asked for places: who is to read what follows is said before it is shown.
    if (service === undefined)
      await talk.once("human", () => scope().say({ text: scope().t("find:humanToo") }));
    await send(talk, "find", "elevated");
  } else if (service !== undefined) await send(talk, "find", "standard");
  if (service !== undefined) await talk.once("offer", () => offerToAsk(service));
};
find.asides = questions;
find.near = violenceQuestions.near.id;
