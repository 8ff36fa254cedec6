/**
 * Asking for a talk with a mediator. First what decides whether one may help at all: where somebody is hurt, afraid or
 * bullied, this leads away to the help that fits, and nothing is ever sent to the other side.
 */
import { scope } from "../context.js";
import { isAtHome, isDecided, judge, type Said } from "../domain/mediation.js";
import { away } from "../views/mediation.js";
import { type Story, type Talk } from "./dialogue.js";
import { handOver } from "./endings.js";
import { mediationQuestions as questions } from "./questions.js";
import { introduce, programmeAt, requestRows, sayNotHere, sendRequest } from "./request.js";

/** What decides, asked only as far as it is open. */
const screen = async (talk: Talk): Promise<Said> => {
  await talk.once("intro", () => scope().say({ text: scope().t("mediation:intro") }));
  const said: Said = {
    with: await talk.choose(questions.with),
    harm: await talk.choose(questions.harm),
    fear: undefined,
    voice: undefined,
    repeat: undefined,
  };
  if (isDecided(said)) return said;
  said.fear = await talk.choose(questions.fear);
  if (isDecided(said)) return said;
  said.repeat = await talk.choose(questions.repeat);
  if (isDecided(said)) return said;
  said.voice = await talk.choose(questions.voice);
  return said;
};

export const mediation: Story = async (talk) => {
  const said = await screen(talk);
  const kind = judge(said);
  if (kind === "violence" || kind === "bullying") {
    await talk.once("help", () => scope().say(away(scope().t, kind)));
    return;
  }
  if (kind !== "equal") {
    await talk.once(`away-${kind}`, () => scope().say(away(scope().t, kind)));
    const wish = await talk.choose(questions.human);
    if (wish === "yes")
      await talk.once("ticket", () => handOver("talk", "elevated", { dialogue: "mediation" }));
    else await talk.once("help", () => scope().say({ text: scope().t("mediation:later") }));
    return;
  }
  const place = await talk.place(questions.place);
  const service = isAtHome(said.with) ? "family_mediation" : "reconciliation_service";
  const programme = programmeAt("mediation", place, service);
  if (programme === undefined) {
    await talk.once("help", () => sayNotHere(place));
    return;
  }
  await talk.once("programme", () => introduce(programme, place));
  await talk.words(questions.about);
  await talk.choose(questions.pass);
  await talk.chooseMany(questions.when);
  await talk.summary({ id: "mediation.summary" }, (answers) =>
    requestRows("mediation", { programme, place, answers }),
  );
  await talk.once("ticket", () => sendRequest(programme, { dialogue: "mediation", place }));
};
mediation.asides = { place: questions.place, alone: true };
