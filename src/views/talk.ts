/** What a person is told about their talk with a specialist. */
import type { HelpLine } from "../domain/directory/lines.js";
import type { Key, T } from "../i18n/i18n.js";
import { data, type Fields } from "./buttons.js";
import { linesText } from "./lines.js";
import type { Row } from "./loan.js";
import { homeKeyboard, inline, type View } from "./view.js";

export const opened = (t: T, time: string): View => ({
  text: t("talk:opened", { time }),
  keyboard: homeKeyboard(t, true),
});

export const openedNobody = (t: T, lines: readonly HelpLine[]): View => ({
  text: [t("talk:openedNobody"), linesText(t, lines, 3)].join("\n"),
  keyboard: homeKeyboard(t, true),
});

export const openedLater = (t: T, time: string, lines: readonly HelpLine[]): View => ({
  text: [t("talk:openedLater", { time }), linesText(t, lines, 3)].join("\n"),
  keyboard: homeKeyboard(t, true),
});

export const already = (t: T): View => ({ text: t("talk:already"), keyboard: homeKeyboard(t, true) });
/** @param late what was promised was not kept */
export const claimed = (t: T, name: string, late: boolean): View => ({
  text: late ? t("talk:claimedLate", { claimed: t("talk:claimed", { name }) }) : t("talk:claimed", { name }),
  keyboard: homeKeyboard(t, true),
});
/** A form was open when the human came. */
export const formWaits = (t: T): View => ({
  text: t("talk:formWaits"),
  keyboard: inline([{ text: t("talk:formGoOn"), callback_data: data("talk", { act: "form" }) }]),
});
/** A key of a question that danger has put aside was pressed: it waits, and this leads back to it. */
export const questionWaits = (t: T): View => ({
  text: t("common:questionWaits"),
  keyboard: inline([{ text: t("crisis:backToForm"), callback_data: data("talk", { act: "form" }) }]),
});
/** @param lines whom to call, where there was danger */
export const closedByStaff = (t: T, lines: readonly HelpLine[]): View => ({
  text: [
    t("talk:closedByStaff"),
    ...(lines.length === 0 ? [] : ["", t("crisis:calmNumbers"), linesText(t, lines, 3)]),
  ].join("\n"),
  keyboard: homeKeyboard(t),
});
export const closedByPerson = (t: T): View => ({ text: t("talk:closedByPerson"), keyboard: homeKeyboard(t) });
export const reopened = (t: T): View => ({ text: t("talk:reopened"), keyboard: homeKeyboard(t, true) });

export const endAsk = (t: T): View => ({
  text: t("talk:endAsk"),
  keyboard: inline([
    { text: t("talk:endYes"), callback_data: data("talk", { act: "end" }) },
    { text: t("talk:endNo"), callback_data: data("talk", { act: "stay" }) },
  ]),
});

export const afterClose = (t: T): View => ({
  text: t("talk:afterClose"),
  keyboard: inline(
    [{ text: t("talk:reopen"), callback_data: data("talk", { act: "reopen" }) }],
    [{ text: t("talk:startNew"), callback_data: data("talk", { act: "new" }) }],
    [{ text: t("talk:justMenu"), callback_data: data("talk", { act: "menu" }) }],
  ),
});

const sentKey = (t: T, key: Key, act: Fields<"sent">["act"], dialogue: string) => ({
  text: t(key),
  callback_data: data("sent", { act, dialogue }),
});

/** What a human has got before it could be looked through. */
export const sentAnswers = (t: T, dialogue: string, rows: readonly Row[]): View => ({
  text: [t("talk:sent.text"), ...rows.map(({ label, value }) => `• ${label}: ${value}`)].join("\n"),
  keyboard: inline([
    sentKey(t, "talk:sent.edit", "edit", dialogue),
    sentKey(t, "talk:sent.drop", "drop", dialogue),
  ]),
});

export const askDropSent = (t: T, dialogue: string): View => ({
  text: t("talk:sent.askDrop"),
  keyboard: inline([
    sentKey(t, "talk:sent.drop", "dropped", dialogue),
    sentKey(t, "talk:sent.keep", "keep", dialogue),
  ]),
});

/** While a human is awaited: two questions for whoever wants to answer them. */
export const askReach = (t: T): View => ({
  text: t("talk:reach.offer"),
  keyboard: inline(
    [{ text: t("talk:reach.ask"), callback_data: data("reach", { act: "ask" }) }],
    [{ text: t("talk:avoid.button"), callback_data: data("avoid", { of: "school" }) }],
  ),
});
