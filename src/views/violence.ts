/** Help with violence at home: first words, advice in few steps, what a human can do. Never names where a refuge is. */
import type { ViolenceAssessment } from "../domain/violence.js";
import type { T } from "../i18n/i18n.js";
import { data } from "./buttons.js";
import { explained } from "./hide.js";
import { homeKeyboard, inline, type View } from "./view.js";

/** The first words where nobody is near: how to hide, what a human may have to do, and the key for when somebody is near. */
export const intro = (t: T): View[] => [
  {
    text: [t("violence:intro"), explained(t, false)].join("\n\n"),
    keyboard: inline([{ text: t("hide:near"), callback_data: data("hide", { act: "near" }) }]),
  },
  { text: t("violence:duty") },
];

/** Only answers from now on; the key that ends it. */
export const quiet = (t: T, talking: boolean): View[] => [
  { text: t("violence:quiet", { button: t("hide:clear") }), keyboard: homeKeyboard(t, talking) },
  {
    text: t("violence:quietEnds"),
    keyboard: inline([{ text: t("hide:alone"), callback_data: data("hide", { act: "alone" }) }]),
  },
];

/** What can be done, a step a line; short when somebody may be watching. */
export const advice = (t: T, { opening, steps }: ViolenceAssessment): View => ({
  text: [
    t(`violence:advice.open.${opening}`),
    "",
    t("violence:advice.title"),
    ...steps.map((step, index) => `${index + 1}. ${t(`violence:advice.${step}`)}`),
  ].join("\n"),
});
