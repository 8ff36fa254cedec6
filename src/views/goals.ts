/** What was understood of somebody's own words, and one tap to say that it was something else. */
import type { Goal } from "../domain/goals.js";
import type { T } from "../i18n/i18n.js";
import { data } from "./buttons.js";
import { inline, type View } from "./view.js";

const labelOf = (t: T, goal: Goal): string => {
  if (goal === "bullying" || goal === "talk" || goal === "find") return t(`start:menuItem.${goal}`);
  return goal === "volunteer" || goal === "signal"
    ? t(`find:goal.options.${goal}`)
    : t(`find:need.options.${goal}`);
};

const wrongKey = (t: T) => ({
  text: t("find:goal.options.wrong"),
  callback_data: data("goal", { to: "wrong" }),
});

/** The first message of a dialogue with what was understood above it; a keyboard of the phone's own stays as it is. */
export const understood = (t: T, goal: Goal, { text, keyboard }: View): View => {
  const rows =
    keyboard === undefined ? [] : "inline_keyboard" in keyboard ? keyboard.inline_keyboard : undefined;
  return {
    text: [t("find:goal.understood", { goal: labelOf(t, goal) }), text].join("\n\n"),
    ...(rows === undefined ? { keyboard } : { keyboard: inline(...rows, [wrongKey(t)]) }),
  } as View;
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

/** Nothing was understood. */
export const noGoal = (t: T): View => ({
  text: t("common:wordsFallback"),
  keyboard: choose(t, ["bullying", "find", "talk"]),
});

/** Only that it is hard was understood: a human is offered before a search. */
export const notAlone = (t: T): View => ({
  text: t("find:goal.notAlone"),
  keyboard: choose(t, ["bullying", "talk", "find"]),
});
