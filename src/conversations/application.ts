/** Joining in as a volunteer, a young mediator, a mentor or for an action: age, what, when, the rules. Owns their order. */
import { isTalking, scope } from "../context.js";
import type { Place } from "../domain/directory/region-data.js";
import type { ProgrammeKind } from "../domain/programmes/kinds.js";
import type { Programme } from "../domain/programmes/programme-data.js";
import {
  anyProgramme,
  isLeftOpen,
  isOldEnough,
  needsConsent,
  type VolunteerRule,
  volunteerRules,
} from "../domain/programmes/volunteer-rules.js";
import { leftOpen, rulesRow } from "../views/application.js";
import { placeLabel } from "../views/find.js";
import { named } from "../views/loan.js";
import { optionLabel } from "../views/question.js";
import { ownRequest } from "../views/requests.js";
import { inWords } from "./answers.js";
import type { Story, Talk } from "./dialogue.js";
import { applicationQuestions as questions } from "./questions.js";
import { introduce, programmesAt, requestRows, sayNotHere, sendRequest } from "./request.js";
import { askedRule } from "./rule-questions.js";

/** What can be joined in. */
export const joinedKinds: readonly ProgrammeKind[] = ["volunteers", "young-mediator", "mentoring", "action"];

/** What one can join in, of everything in a region. */
const choose = async (talk: Talk, programmes: readonly Programme[]): Promise<Programme | undefined> => {
  const { language } = scope();
  const labels = Object.fromEntries(programmes.map(({ key, names }) => [key, named(names, language)]));
  const options = [...Object.keys(labels), anyProgramme];
  const chosen = await talk.choose<string>({ ...questions.which, options, labels });
  // A request needs one; whoever leaves it open is told of none, and the coordinator reads that it was left open.
  if (chosen === undefined || chosen === inWords || chosen === anyProgramme) return programmes[0];
  // What was chosen before, by a poster, may not be there for everybody.
  return programmes.find(({ key }) => key === chosen);
};

/** What is known of the one that was chosen, or who will choose one. */
const present = async (programme: Programme, place: Place | undefined): Promise<void> => {
  const { deps, person, t, language, say } = scope();
  if (!isLeftOpen(await deps.store.dialogues.answers(person.id, "application")))
    return introduce(programme, place);
  const living = place === undefined ? undefined : placeLabel(place, language);
  await say(leftOpen(t, living, await isTalking()));
};

/** So often a rule is asked about before the right answer is told. */
const tries = 2;

/** Each wrong answer is explained; after the last try, or words that nobody understands, the right one is told. */
const askRule = async (talk: Talk, rule: VolunteerRule): Promise<void> => {
  const { code, right } = rule;
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const asked = askedRule(rule, attempt);
    const given = await talk.choose<string>(asked);
    if (given === undefined || given === right) return;
    const isLast = attempt === tries || given === inWords;
    await talk.once(`why-${code}-${attempt}`, async () => {
      const { t, say } = scope();
      const answer = t("application:ruleAnswer", { answer: optionLabel(t, asked, right) });
      await say({ text: [t(`application:why.${code}`), ...(isLast ? [answer] : [])].join("\n") });
    });
    if (isLast) return;
  }
};

/** The way to a parent's consent stands below the request itself. */
const sendIt = async (programme: Programme, place: Place | undefined, age?: string) => {
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
  await talk.once("programme", () => present(programme, place));
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
