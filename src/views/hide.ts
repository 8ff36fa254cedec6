/** Hiding: the one neutral line that stays, the choice below it, and keys that say nothing. Nothing here tells what was hidden. */
import type { T } from "../i18n/i18n.js";
import { data } from "./buttons.js";
import { homeKeyboard, inline, quieted, type View } from "./view.js";

/** All that is left to see. */
export const hidden = (t: T): View => ({ text: t("hide:line"), keyboard: quieted(homeKeyboard(t)) });

/** What anybody is told who writes in a hidden chat. */
export const neutral = (t: T): View => ({
  text: t("hide:neutral", { menu: t("common:menu") }),
  keyboard: quieted(homeKeyboard(t)),
});

/** The name of the key that hides, as it stands below. @param near somebody is, and the keys say nothing */
const hideKey = (t: T, near: boolean) => t(near ? "hide:clear" : "hide:button");

/** What hiding does, before anything is told. */
export const explained = (t: T, near: boolean) =>
  t("hide:explain", { button: hideKey(t, near), menu: t("common:menu") });
export const kept = (t: T, near: boolean): View => ({
  text: t("hide:kept", { button: hideKey(t, near) }),
});

/** What is gone from here may be kept for the specialist: it is, unless they say otherwise. */
export const askHide = (t: T, staying: boolean): View => ({
  text: staying ? `${t("hide:staying")} ${t("hide:ask")}` : t("hide:ask"),
  keyboard: inline([
    { text: t("hide:everything"), callback_data: data("hide", { act: "everything" }) },
    { text: t("hide:leave"), callback_data: data("hide", { act: "leave" }) },
  ]),
});
