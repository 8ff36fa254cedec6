/** What a view is: a text and what is below it. Views are pure: translator and data in, view out. */
import type {
  InlineKeyboardButton,
  InlineKeyboardMarkup,
  KeyboardButton,
  ReplyKeyboardMarkup,
} from "@grammyjs/types";
import type { Mention } from "../domain/outgoing.js";
import type { T } from "../i18n/i18n.js";

type KeyRows = KeyboardButton[][];

/** Keys below the line that one writes in, and the ones that stand there instead while somebody is near. */
export type KeysBelow = ReplyKeyboardMarkup & { keyboard: KeyRows; quiet: KeyRows };

export type View = {
  text: string;
  /** What it says instead while somebody may be looking on. */
  quiet?: string;
  keyboard?: InlineKeyboardMarkup | KeysBelow;
  mentions?: readonly Mention[];
  /** It asks a specialist for words in a topic: their next plain line there stands behind this command. */
  awaits?: string;
};

export const inline = (...rows: InlineKeyboardButton[][]): InlineKeyboardMarkup => ({
  inline_keyboard: rows.filter((row) => row.length > 0),
});

/** How many letters a row of a phone has room for, and how many of them each button needs around its own. */
const rowLetters = 40;
const aroundButton = 2;
const mostInRow = 5;

/**
 * Buttons in rows, as many in one as their labels leave room for on a phone: two of eighteen letters do, and all in a
 * row are as wide as the widest. A tick takes no room, or the buttons would jump under the finger.
 */
export const inRows = <B extends { text: string }>(buttons: B[]): B[][] => {
  const rows: B[][] = [];
  const letters = ({ text }: B) => text.replace(/^✓ /, "").length + aroundButton;
  for (const button of buttons) {
    const row = [...(rows.at(-1) ?? []), button];
    const fits =
      row.length > 1 && row.length <= mostInRow && row.length * Math.max(...row.map(letters)) <= rowLetters;
    if (fits) rows[rows.length - 1] = row;
    else rows.push([button]);
  }
  return rows;
};

/**
 * Rows of keys with those below them that are always there: SOS, hiding and the menu, and the end of a talk while one
 * is open. @param quiet the same rows in words that say nothing, for when somebody is near
 */
export const keysBelow = (
  t: T,
  rows: KeyRows,
  { quiet = rows, talking = false }: { quiet?: KeyRows; talking?: boolean } = {},
): KeysBelow => ({
  keyboard: [
    ...rows,
    [{ text: t("common:sos") }, { text: t("hide:button") }, { text: t("common:menu") }],
    ...(talking ? [[{ text: t("talk:endButton") }]] : []),
  ],
  quiet: [...quiet, [{ text: t("hide:numbers") }, { text: t("hide:clear") }, { text: t("common:menu") }]],
  is_persistent: true,
  resize_keyboard: true,
});

export const homeKeyboard = (t: T, talking = false): KeysBelow => keysBelow(t, [], { talking });

/**
 * What is said when the usual keys are to come back: with the view itself, unless that has keys of its own.
 * @param why words that go before, @param otherwise what is said with the keys when there are none
 */
export const withHomeKeys = (view: View, home: KeysBelow, why: string, otherwise: string): View[] => {
  if (view.keyboard === undefined)
    return [{ ...view, text: why === "" ? view.text : `${why}\n${view.text}`, keyboard: home }];
  return "quiet" in view.keyboard ? [view] : [{ text: why === "" ? otherwise : why, keyboard: home }, view];
};

/** Only the keys that say nothing: for whoever may not be alone. */
export const quieted = (keyboard: KeysBelow): KeysBelow => ({ ...keyboard, keyboard: keyboard.quiet });

/** Whether a view brings keys below the line that one writes in. */
export const hasKeysBelow = ({ keyboard }: View): boolean => keyboard !== undefined && "quiet" in keyboard;

/** Whether it matters to what a view shows that somebody is near. */
export const hasQuiet = (view: View): boolean => view.quiet !== undefined || hasKeysBelow(view);

const shown = (keyboard: InlineKeyboardMarkup | KeysBelow, near: boolean) => {
  if (!("quiet" in keyboard)) return keyboard;
  const { quiet, ...keys } = keyboard;
  return near ? { ...keys, keyboard: quiet } : keys;
};

/** The parameters of `sendMessage` for a view. @param near whether somebody may be looking on */
export const message = (
  { text, quiet = text, keyboard, mentions }: View,
  near = false,
): Record<string, unknown> => ({
  text: near ? quiet : text,
  ...(mentions === undefined || mentions.length === 0 ? {} : { mentions }),
  link_preview_options: { is_disabled: true },
  ...(keyboard === undefined ? {} : { reply_markup: shown(keyboard, near) }),
});
