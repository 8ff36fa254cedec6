/**
 * Words of danger that also ask where to go: beside the numbers stands one key that shows help near the place they
 * named, with nothing asked again. Owns what that key remembers; whether there is danger is decided elsewhere.
 */
import { type PrivateContext, scope } from "../context.js";
import { begin } from "../conversations/conversations.js";
import { showHelp } from "../conversations/endings.js";
import { findQuestions } from "../conversations/questions.js";
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

/** Remembers which help where, if words ask for it: a place was named, or an adult writes. */
export const noteHelpNear = async (words: string, intent: Triage["intent"] | undefined): Promise<void> => {
  const { deps, person } = scope();
  const found = deps.directory.places.find(words);
  const place = found.kind === "one" ? deps.directory.keyOf(found.place) : "";
  if (place === "" && (!isAdult(person.role) || (await hasHelpNear()))) return;
  await notes.set(note, [needOf(intent), place].join(" "));
};

export const hasHelpNear = async (): Promise<boolean> => (await notes.get(note)) !== undefined;

/** The key: places at once; where none was named, the search is begun with the need it is about. */
export const showHelpNear = async (ctx: PrivateContext): Promise<void> => {
  const { deps, person } = scope();
  const [need = "any", ...key] = ((await notes.get(note)) ?? "").split(" ");
  const place = deps.directory.placeByKey(key.join(" "));
  if (place !== undefined) return showHelp({ need, place, age: undefined });
  await deps.store.dialogues.eraseAnswers(person.id, "find");
  await begin(ctx, "find");
  await deps.store.dialogues.saveAnswer(
    person.id,
    "find",
    findQuestions.need.id,
    { choice: need },
    deps.clock.now(),
  );
};
