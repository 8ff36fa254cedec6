/** What somebody reads who is not passed on for a while: until when, what always passes, and numbers. */
import type { HelpLine } from "../../domain/directory/lines.js";
import type { T } from "../../i18n/i18n.js";
import { linesText } from "../lines.js";
import { homeKeyboard, type View } from "../view.js";

export const blockedView = (t: T, time: string, lines: readonly HelpLine[]): View => ({
  text: [t("care:person.blocked", { time }), linesText(t, lines, 3)].join("\n"),
  keyboard: homeKeyboard(t),
});
