/** The key below words in which contacts were hidden, and why somebody wants to see them. */
import type { InlineKeyboardMarkup } from "@grammyjs/types";
import { uncoverReasons } from "../../domain/desk/uncover.js";
import type { T } from "../../i18n/i18n.js";
import { data } from "../buttons.js";
import { inline, type View } from "../view.js";

export const uncoverKeyboard = (t: T, covered: number): InlineKeyboardMarkup =>
  inline([{ text: t("topic:staff.button.uncover"), callback_data: data("uncover", { covered }) }]);

/** Nothing is shown without a reason. */
export const uncoverAsk = (t: T, covered: number): View => ({
  text: t("topic:staff.uncover.ask", { covered: String(covered) }),
  awaits: `/uncover #${covered}`,
  keyboard: inline(
    ...uncoverReasons.map((why) => [
      { text: t(`topic:staff.uncover.why.${why}`), callback_data: data("uncoverFor", { covered, why }) },
    ]),
    [{ text: t("topic:staff.uncover.keep"), callback_data: data("uncoverFor", { covered, why: "keep" }) }],
  ),
});
