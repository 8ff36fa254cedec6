/** What somebody sees who came by a poster's link: what is chosen already, and the way to choose something else. */
import type { T } from "../i18n/i18n.js";
import { data } from "./buttons.js";
import { inline, type View } from "./view.js";

/** @param chosen what the link has chosen, in words, @param other whether that can be chosen otherwise here */
export const linkOpened = (t: T, chosen: readonly string[], other: boolean): View => ({
  text: t("poster:opened", { chosen: chosen.join(" · ") }),
  ...(other
    ? { keyboard: inline([{ text: t("poster:other"), callback_data: data("link", { act: "other" }) }]) }
    : {}),
});

export const linkUnknown = (t: T): View => ({ text: t("poster:unknown") });
