/** What a view is: a text and what is below it. Views are pure: translator and data in, view out. */
import type { InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup } from "@grammyjs/types";
import type { Mention } from "../domain/outgoing.js";
import type { T } from "../i18n/i18n.js";

export type View = {
  text: string;
  keyboard?: InlineKeyboardMarkup | ReplyKeyboardMarkup;
  mentions?: readonly Mention[];
};

export const inline = (...rows: InlineKeyboardButton[][]): InlineKeyboardMarkup => ({
  inline_keyboard: rows.filter((row) => row.length > 0),
});

/**
 * Buttons in rows, as many in one as their labels leave room for on a phone: two of fourteen letters do. A tick takes
 * no room, or the buttons would jump under the finger.
 */
export const inRows = <B extends { text: string }>(buttons: B[], width = 32): B[][] => {
  const rows: B[][] = [];
  let used = 0;
  for (const button of buttons) {
    const row = rows.at(-1);
    const room = button.text.replace(/^✓ /, "").length + 2;
    if (row !== undefined && used + room <= width) {
      row.push(button);
      used += room;
    } else {
      rows.push([button]);
      used = room;
    }
  }
  return rows;
};

/** The keyboard that is always there: SOS, hiding and the menu, and the end of a talk while one is open. */
export const homeKeyboard = (t: T, talking = false): ReplyKeyboardMarkup => ({
  keyboard: [
    [{ text: t("common:sos") }, { text: t("hide:button") }, { text: t("common:menu") }],
    ...(talking ? [[{ text: t("talk:endButton") }]] : []),
  ],
  is_persistent: true,
  resize_keyboard: true,
});

/** The parameters of `sendMessage` for a view. */
export const message = ({ text, keyboard, mentions }: View): Record<string, unknown> => ({
  text,
  ...(mentions === undefined || mentions.length === 0 ? {} : { mentions }),
  link_preview_options: { is_disabled: true },
  ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
});
