/** Whether somebody is there, honestly and before a person writes; and what is said when a promise was not kept. */
import type { HelpLine } from "../domain/directory/lines.js";
import type { Again } from "../domain/escalation.js";
import type { T } from "../i18n/i18n.js";
import { linesText } from "./lines.js";
import type { View } from "./view.js";

/** What a person is told before writing. Times are words already; `back` is undefined when nobody knows. */
export type PresenceWords = { there: true; time: string } | { there: false; back: string | undefined };

export const presence = (t: T, who: PresenceWords, lines: readonly HelpLine[]): View => {
  if (who.there) return { text: t("duty:there", { time: who.time }) };
  const text = who.back === undefined ? t("duty:nobody") : t("duty:away", { time: who.back });
  return { text: [text, linesText(t, lines, 3)].join("\n") };
};

const isShort = (again: Again): again is "longer" | "still" => again === "longer" || again === "still";

/** Sent unasked: the first line, which shows on a locked screen, says nothing of what it is about. */
export const numbersAgain = (t: T, again: Again, lines: readonly HelpLine[], onDuty = true): View => {
  if (isShort(again)) {
    const numbers = lines.slice(0, 2).flatMap(({ display, site }) => display ?? site ?? []);
    return { text: t(`duty:numbersAgain.${again}`, { numbers: numbers.join(", ") }) };
  }
  const words = t(`duty:numbersAgain.${again === "calling" && !onDuty ? "offDuty" : again}`);
  return { text: [words, linesText(t, lines, 3)].join("\n") };
};

export const late = (t: T, time: string, lines: readonly HelpLine[]): View => ({
  text: [t("duty:late", { time }), linesText(t, lines, 3)].join("\n"),
});
