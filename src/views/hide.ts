/** Hiding: what is asked, and the one neutral line that stays. Nothing here tells what was hidden. */
import type { Person } from "../domain/people.js";
import type { T } from "../i18n/i18n.js";
import { data } from "./buttons.js";
import { inline, type View } from "./view.js";

export const askHide = (t: T, { silent, keepChat }: Pick<Person, "silent" | "keepChat">): View => ({
  text: t("hide:ask"),
  keyboard: inline(
    [{ text: t("hide:everything"), callback_data: data("hide", { act: "everything" }) }],
    [{ text: t("hide:here"), callback_data: data("hide", { act: "here" }) }],
    [
      silent
        ? { text: t("hide:alone"), callback_data: data("hide", { act: "alone" }) }
        : { text: t("hide:near"), callback_data: data("hide", { act: "near" }) },
    ],
    [
      keepChat
        ? { text: t("hide:sweep"), callback_data: data("hide", { act: "sweep" }) }
        : { text: t("hide:keep"), callback_data: data("hide", { act: "keep" }) },
    ],
    [{ text: t("hide:leave"), callback_data: data("hide", { act: "leave" }) }],
  ),
});

/** All that is left to see: a line and a keyboard that say nothing. */
export const hidden = (t: T): View => ({
  text: t("hide:line"),
  keyboard: { keyboard: [[{ text: t("common:menu") }]], resize_keyboard: true, is_persistent: true },
});
