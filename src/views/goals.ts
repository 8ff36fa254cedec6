/** What was understood of somebody's own words, and one tap to say that it was something else. */
import type { Goal } from "../domain/goals.js";
import type { T } from "../i18n/i18n.js";
import { data } from "./buttons.js";
import { inline, type View } from "./view.js";

const labelOf = (t: T, goal: Goal): string => {
  if (goal === "bullying" || goal === "talk" || goal === "find") return t(`start:menuItem.${goal}`);
  if (goal === "crisisTeam") return t("response:call.team");
  if (goal === "accompaniment") return t("response:call.accompaniment");
  return goal === "volunteer" || goal === "signal"
    ? t(`find:goal.options.${goal}`)
    : t(`find:need.options.${goal}`);
};

const wrongKey = (t: T) => ({
  text: t("find:goal.options.wrong"),
  callback_data: data("goal", { to: "wrong" }),
});

/**
 * What was understood, and the first message of a dialogue below it: in one message, unless that brings a keyboard of
 * the phone's own.
 * @param facts what else the words told, which is not asked for any more
 * @param side whose matter it is, where that is not what the goal is called by
 */
export const understood = (
  t: T,
  goal: Goal,
  facts: readonly string[],
  first: View,
  side?: string,
): View[] => {
  const told = facts.length === 0 ? [] : [t("said:understood", { list: facts.join("; ") })];
  const text = [t("find:goal.understood", { goal: side ?? labelOf(t, goal) }), ...told].join("\n");
  const correct = { text: t("said:correct"), callback_data: data("goal", { to: "facts" }) };
  const keys = facts.length === 0 && side === undefined ? [wrongKey(t)] : [correct, wrongKey(t)];
  const { keyboard } = first;
  if (keyboard !== undefined && !("inline_keyboard" in keyboard))
    return [{ text, keyboard: inline(keys) }, first];
  const rows = keyboard?.inline_keyboard ?? [];
  return [{ text: [text, first.text].join("\n\n"), keyboard: inline(...rows, keys) }];
};

const choose = (t: T, goals: readonly Goal[]) =>
  inline(...goals.map((to) => [{ text: labelOf(t, to), callback_data: data("goal", { to }) }]), [
    { text: t("common:menu"), callback_data: data("menu", { item: "menu" }) },
  ]);

/** It was something else: these are likely. */
export const whichGoal = (t: T, goals: readonly Goal[]): View => ({
  text: t("find:goal.which"),
  keyboard: choose(t, goals),
});

/** What can be gone on with where one way has ended. */
export const nextGoal = (t: T) => choose(t, ["bullying", "find", "talk"]);

/** Nothing was understood. */
export const noGoal = (t: T): View => ({ text: t("common:wordsFallback"), keyboard: nextGoal(t) });

/** Only that it is hard was understood: a human is offered before a search. */
export const notAlone = (t: T): View => ({
  text: t("find:goal.notAlone"),
  keyboard: choose(t, ["bullying", "talk", "find"]),
});
