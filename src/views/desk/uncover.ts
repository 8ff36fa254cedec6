/** The key below words in which contacts were hidden. */
import type { InlineKeyboardMarkup } from "@grammyjs/types";
import type { T } from "../../i18n/i18n.js";
import { data } from "../buttons.js";
import { inline } from "../view.js";

export const uncoverKeyboard = (t: T, covered: number): InlineKeyboardMarkup =>
  inline([{ text: t("topic:staff.button.uncover"), callback_data: data("uncover", { covered }) }]);
