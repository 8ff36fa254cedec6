/** What was heard of a danger, kept for a day: where it comes from, and whether the person has taken it back. */
import type { Triage } from "../domain/crisis/triage.js";
import type { Danger } from "../views/crisis-answers.js";
import { isHarmed, isOwnDeed } from "./heard.js";
import { notes } from "./notes.js";

/** What happens inside somebody: thoughts and deeds of their own, not of others. */
export const inner: readonly string[] = ["ideation", "plan", "attempt", "self_harm"];
/** Danger that comes from others; a weapon may be in either hand. */
const attacks: readonly string[] = ["violence", "parent_threat", "sexual"];
/** Noted beside the categories: an ambulance is for it, whatever led to it. */
const bodily = "body";

const list = async (note: string): Promise<string[]> =>
  ((await notes.get(note)) ?? "").split(" ").filter((one) => one !== "");
const add = async (note: string, more: readonly string[]) =>
  notes.set(note, [...new Set([...(await list(note)), ...more])].join(" "));

/**
 * By what was ever heard in it, the answer «now» is advised on. What was taken back before is another matter.
 * @returns what it is of its own
 */
export const noteDanger = async (
  { categories, intent }: Pick<Triage, "categories"> & Partial<Pick<Triage, "intent">>,
  words: string,
): Promise<readonly string[]> => {
  await notes.drop("quiet");
  await notes.drop("takenBack");
  // What only the model has heard has no category; that it is about blows it may know all the same.
  const told = categories.length === 0 && intent === "violence" ? ["violence"] : categories;
  const heard = [
    ...told,
    ...(isOwnDeed(words) ? ["plan"] : []),
    ...(isHarmed(words, categories) ? [bodily] : []),
  ];
  if (heard.length > 0) await add("categories", heard);
  return heard;
};

/** Words that are no alarm of their own may tell, while one is open, that a body was harmed. */
export const noteHarm = async (words: string): Promise<void> => {
  if (isHarmed(words, [])) await add("categories", [bodily]);
};

/** Which grave matters without danger to life were answered already, until everything is taken back. */
export const noteAnswered = (categories: Triage["categories"]): Promise<unknown> => add("grave", categories);
export const isAnswered = async (categories: Triage["categories"]): Promise<boolean> => {
  const answered = await list("grave");
  return categories.every((one) => answered.includes(one));
};

export const categoriesHeard = (): Promise<string[]> => list("categories");

/** From where the danger comes: both at once get the advice that is true of both. */
export const dangerHeard = async (): Promise<Danger> => {
  const heard = await categoriesHeard();
  const isWithin = heard.some((one) => inner.includes(one));
  const isFromOthers = heard.some((one) => attacks.includes(one) || (one === "weapon" && !isWithin));
  // Nothing that was heard beside it is more urgent.
  if (heard.includes(bodily)) return isFromOthers ? "harmed" : "body";
  // Threats with pictures sound like violence, and whoever is out of the house cannot lock a door.
  if (!isWithin && heard.includes("sextortion")) return "sextortion";
  if (!isWithin && heard.includes("runaway")) return "nowhere";
  if (isWithin && isFromOthers) return "unknown";
  if (heard.includes("sexual")) return "sexual";
  if (isFromOthers)
    return heard.every((one) => attacks.includes(one) || one === "weapon") ? "attack" : "unknown";
  return heard.length === 0 ? "unknown" : "alone";
};

/** It was a joke, or is over: nothing more is pressed upon them until there is a new alarm. */
export const takeBack = async (): Promise<void> => {
  await add("takenBack", await categoriesHeard());
  await notes.drop("categories");
  await notes.drop("grave");
  await notes.set("quiet", "yes");
};
/** What was taken back is said again. */
export const standBy = async (): Promise<void> => {
  await notes.drop("quiet");
  await add("categories", await list("takenBack"));
  await notes.drop("takenBack");
};
export const isTakenBack = async (): Promise<boolean> => (await notes.get("quiet")) !== undefined;
