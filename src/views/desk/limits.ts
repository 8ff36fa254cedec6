/** What somebody reads who is not passed on for a while, and what is asked of the specialist who wants that. */
import type { LimitKind } from "../../domain/desk/limits.js";
import type { HelpLine } from "../../domain/directory/lines.js";
import type { T } from "../../i18n/i18n.js";
import { linesText } from "../lines.js";
import { homeKeyboard, type View } from "../view.js";

/** Until when, what always passes, and numbers. */
export const blockedView = (t: T, time: string, lines: readonly HelpLine[]): View => ({
  text: [t("care:person.blocked", { time }), linesText(t, lines, 3)].join("\n"),
  keyboard: homeKeyboard(t),
});

/** Nobody is held back without a reason: their next line is it. */
export const limitAsk = (t: T, { kind, days }: { kind: LimitKind; days: number }): View =>
  kind === "slow"
    ? { text: t("care:staff.prank.whySlow"), awaits: "/prank slow" }
    : { text: t("care:staff.prank.whyBlock", { days: String(days) }), awaits: `/prank block ${days}` };
