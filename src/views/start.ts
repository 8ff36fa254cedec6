/** Getting to know each other: language, who reads this, who you are, and the menu. */
import { languages, type Person, personRoles } from "../domain/people.js";
import type { T } from "../i18n/i18n.js";
import { data } from "./buttons.js";
import { commandLines } from "./commands.js";
import { homeKeyboard, inline, type View } from "./view.js";

const languageNames = { ru: "Русский", tt: "Татарча", en: "English" } as const;

export const chooseLanguage = (t: T): View => ({
  text: t("start:chooseLanguage"),
  keyboard: inline(
    languages.map((code) => ({ text: languageNames[code], callback_data: data("language", { code }) })),
  ),
});

export const hello = (t: T): View => ({ text: t("start:hello"), keyboard: homeKeyboard(t) });

/** What the keys below are, where the message that they belong to has keys of its own. */
export const keysShown = (t: T): View => ({
  text: t("start:keys", { sos: t("common:sos"), hide: t("hide:button"), menu: t("common:menu") }),
  keyboard: homeKeyboard(t),
});

export const about = (t: T): View => ({ text: t("start:about") });

export const help = (t: T, talking: boolean): View => ({
  text: [t("start:help"), "", commandLines(t, "person")].join("\n"),
  keyboard: homeKeyboard(t, talking),
});

/** What members of staff have beside. */
export const staffHelp = (t: T, scope: "staff" | "partner" | "group"): View => ({
  text: [t("profile:staff.title"), "", commandLines(t, scope, scope !== "group")].join("\n"),
});

export const whoAreYou = (t: T): View => ({
  text: t("start:whoAreYou"),
  keyboard: inline(
    ...personRoles.map((role) => [{ text: t(`start:role.${role}`), callback_data: data("role", { role }) }]),
    [{ text: t("start:helloMore"), callback_data: data("settings", { item: "about" }) }],
  ),
});

/** What of their own a person finds in the menu. */
export type Own = { requests?: boolean; plan?: boolean };

/** The menu's buttons, to hang below any sentence. */
export const menuKeyboard = (t: T, { requests = false, plan = false }: Own = {}) =>
  inline(
    ...(requests
      ? [[{ text: t("request:menuItem"), callback_data: data("requests", { act: "list" }) }]]
      : []),
    ...(plan ? [[{ text: t("plan:menuItem"), callback_data: data("plans", { act: "list" }) }]] : []),
    ...(["bullying", "find", "talk", "settings"] as const).map((item) => [
      { text: t(`start:menuItem.${item}`), callback_data: data("menu", { item }) },
    ]),
  );

export const menu = (t: T, own: Own = {}): View => ({
  text: t("start:menuTitle"),
  keyboard: menuKeyboard(t, own),
});

/** @param person what they chose about hiding @param talking a talk is open or awaited */
export const settings = (
  t: T,
  { silent, keepChat }: Pick<Person, "silent" | "keepChat">,
  talking = false,
): View => ({
  text: t("start:settingsTitle"),
  keyboard: inline(
    [{ text: t("start:changeLanguage"), callback_data: data("settings", { item: "language" }) }],
    [{ text: t("start:changeRole"), callback_data: data("settings", { item: "role" }) }],
    [{ text: t("start:openLines"), callback_data: data("settings", { item: "lines" }) }],
    [{ text: t("start:openAbout"), callback_data: data("settings", { item: "about" }) }],
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
    talking ? [{ text: t("talk:avoid.button"), callback_data: data("avoid", { of: "school" }) }] : [],
  ),
});
