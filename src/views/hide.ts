/** Hiding: the one neutral line that stays, the choice below it, and keys that say nothing. Nothing here tells what was hidden. */
import type { ReplyKeyboardMarkup } from "@grammyjs/types";
import type { T } from "../i18n/i18n.js";
import { data } from "./buttons.js";
import { inline, type View } from "./view.js";

/** Keys for whoever may not be alone: the numbers and hiding, by names that say nothing. */
export const neutralKeyboard = (t: T): ReplyKeyboardMarkup => ({
  keyboard: [[{ text: t("hide:numbers") }, { text: t("hide:clear") }, { text: t("common:menu") }]],
  resize_keyboard: true,
  is_persistent: true,
});

/** All that is left to see. */
export const hidden = (t: T): View => ({ text: t("hide:line"), keyboard: neutralKeyboard(t) });

/** What is gone from here may be kept for the specialist: it is, unless they say otherwise. */
export const askHide = (t: T, staying: boolean): View => ({
  text: staying ? `${t("hide:staying")} ${t("hide:ask")}` : t("hide:ask"),
  keyboard: inline([
    { text: t("hide:everything"), callback_data: data("hide", { act: "everything" }) },
    { text: t("hide:leave"), callback_data: data("hide", { act: "leave" }) },
  ]),
});
