/** Joining in as a volunteer, a young mediator, a mentor or for an action: age, what, when, the rules. Owns their order. */
import { scope } from "../context.js";
import type { ProgrammeKind } from "../domain/programmes/kinds.js";
import type { Programme } from "../domain/programmes/programme-data.js";
import {
  attemptId,
  isOldEnough,
  needsConsent,
  type VolunteerRule,
  volunteerRules,
} from "../domain/programmes/volunteer-rules.js";
import { rulesRow } from "../views/application.js";
import { named } from "../views/loan.js";
import { ownRequest } from "../views/requests.js";
import type { Story, Talk } from "./dialogue.js";
import { applicationQuestions as questions } from "./questions.js";
import { introduce, programmesAt, requestRows, sayNotHere, sendRequest } from "./request.js";

/** What can be joined in. */
export const joinedKinds: readonly ProgrammeKind[] = ["volunteers", "young-mediator", "mentoring", "action"];

/** What one can join in, of everything in a region. */
const choose = async (talk: Talk, programmes: readonly Programme[]): Promise<Programme | undefined> => {
  const { language } = scope();
  const labels = Object.fromEntries(programmes.map(({ key, names }) => [key, named(names, language)]));
  const chosen = await talk.choose({ ...questions.which, options: Object.keys(labels), labels });
  // What was chosen before, by a poster or in words, may not be there for everybody; what is skipped is shown before it is sent.
  return chosen === undefined ? programmes[0] : programmes.find(({ key }) => key === chosen);
};

/** Asks until the answer is right or the question is passed over; each wrong one is explained first. */
const askRule = async (talk: Talk, { code, options, right }: VolunteerRule): Promise<void> => {
  const words = `application:rules.${code}`;
  for (let attempt = 1; ; attempt += 1) {
    const given = await talk.choose<string>({ id: attemptId(code, attempt), words, options });
    if (given === undefined || given === right) return;
    await talk.once(`why-${code}-${attempt}`, async () => {
      const { t, say } = scope();
      await say({ text: t(`application:why.${code}`) });
    });
  }
};

/** The way to a parent's consent stands below the request itself. */
const sendIt = async (programme: Programme, place: Parameters<typeof introduce>[1], age?: string) => {
  const opened = await sendRequest(programme, {
    dialogue: "application",
    place,
    ...(needsConsent(age) ? { state: "consent-wanted" } : {}),
  });
  if (opened === undefined) return;
  const { actions, t, language, say } = scope();
  await say(ownRequest(t, language, await actions.requestFacts({ request: opened.request })));
};

export const application: Story = async (talk) => {
  const age = await talk.choose(questions.age);
  const place = await talk.place(questions.place);
  const programmes = joinedKinds.flatMap((kind) => programmesAt(kind, place));
  const open = programmes.filter(({ rules }) => isOldEnough(age, rules));
  if (open.length < programmes.length)
    await talk.once("age", () => scope().say({ text: scope().t("application:tooYoung") }));
  const programme = open.length === 0 ? undefined : await choose(talk, open);
  if (programme === undefined) {
    await talk.once("help", () => sayNotHere(place));
    return;
  }
  await talk.once("programme", () => introduce(programme, place));
  await talk.words(questions.about);
  await talk.chooseMany(questions.when);
  await talk.once("rules", async () => {
    const { t, say } = scope();
    await say({ text: t("application:rulesIntro", { all: volunteerRules.length }) });
  });
  for (const rule of volunteerRules) await askRule(talk, rule);
  if (needsConsent(age)) await talk.choose(questions.consent);
  await talk.summary({ id: "application.summary" }, (answers) =>
    requestRows("application", { programme, place, answers }).filter(({ question }) => question !== rulesRow),
  );
  await talk.once("ticket", () => sendIt(programme, place, age));
};
application.asides = { place: questions.place, age: questions.age, alone: true };
