/**
 * Words of danger that also ask where to go: beside the numbers stands one key that shows help near the place they
 * named, with nothing asked again. Owns what that key remembers; whether there is danger is decided elsewhere.
 */
import { type PrivateContext, scope } from "../context.js";
import { begin } from "../conversations/conversations.js";
import { showHelp } from "../conversations/endings.js";
import { findQuestions, onlyWhere } from "../conversations/questions.js";
import { ageSaid } from "../conversations/said.js";
import { bandOf } from "../domain/ages-said.js";
import type { Triage } from "../domain/crisis/triage.js";
import { goalOf } from "../domain/goals.js";
import { NEEDS, type Need } from "../domain/needs.js";
import { isAdult } from "../domain/people.js";
import { notes } from "./notes.js";

const note = "near";

const needOf = (intent: Triage["intent"] | undefined): Need => {
  const goal = intent === undefined ? undefined : goalOf("", intent, []);
  return NEEDS.find((need) => need === goal) ?? "psychologist";
};

/** Remembers what words tell beside danger: the only place in them, and the only age. */
const noteTold = async (words: string, need: Need | undefined): Promise<void> => {
  const { deps } = scope();
  const found = deps.directory.places.find(words);
  const age = ageSaid(words);
  if (found.kind === "one" || need !== undefined) {
    const [before = "any", ...place] = ((await notes.get(note)) ?? "any").split(" ");
    const here = found.kind === "one" ? deps.directory.keyOf(found.place) : place.join(" ");
    await notes.set(note, [need ?? before, here].join(" "));
  }
  if (age !== undefined) await notes.set("age", String(age));
};

/** Remembers which help where, if words ask for it: a place was named, or an adult writes. */
export const noteHelpNear = async (words: string, intent: Triage["intent"] | undefined): Promise<void> => {
  const { deps, person } = scope();
  const need = needOf(intent);
  const isPlaced = deps.directory.places.find(words).kind === "one";
  const isFor = isAdult(person.role) || need === "accommodation";
  await noteTold(words, isPlaced || (isFor && !(await hasHelpNear())) ? need : undefined);
};

/** What is told later, while help near can be shown, is not asked again either. */
export const noteMore = async (words: string): Promise<void> => {
  if (await hasHelpNear()) await noteTold(words, undefined);
};

export const hasHelpNear = async (): Promise<boolean> => (await notes.get(note)) !== undefined;

/** The key: places at once; where none was named, the search is begun with what was told. */
export const showHelpNear = async (ctx: PrivateContext): Promise<void> => {
  const { deps, person } = scope();
  // The key stays on the phone for longer than what it stands for is kept.
  const noted = await notes.get(note);
  const [need = "any", ...key] = (noted ?? "any").split(" ");
  const place = deps.directory.placeByKey(key.join(" "));
  const told = await notes.get("age");
  const age = told === undefined ? undefined : Number(told);
  if (place !== undefined)
    return showHelp({ need, place, age: age === undefined ? undefined : { min: age, max: age } });
  await deps.store.dialogues.eraseAnswers(person.id, "find");
  await begin(ctx, "find");
  const save = (question: string, choice: string) =>
    deps.store.dialogues.saveAnswer(person.id, "find", question, { choice }, deps.clock.now());
  if (person.silent) await save(onlyWhere, "yes");
  if (noted === undefined) {
    if (person.silent) await save(findQuestions.need.id, need);
    return;
  }
  await save(findQuestions.need.id, need);
  const band = age === undefined ? undefined : bandOf(age, findQuestions.age.options);
  if (band !== undefined) await save(findQuestions.age.id, band);
};
