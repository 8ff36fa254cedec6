/** What is asked later, and offered to be asked: the first line, seen on a locked screen, says nothing of what it is about. */

import type { HelpLine } from "../domain/directory/lines.js";
import {
  dayPartNames,
  type FollowUp,
  type FollowUpKind,
  type ReferralStep,
  reasonsOf,
  referralAnswers,
  wellbeingAnswers,
} from "../domain/follow-ups.js";
import type { T } from "../i18n/i18n.js";
import { data } from "./buttons.js";
import { type Human, humanText } from "./crisis.js";
import { linesText } from "./lines.js";
import { homeKeyboard, inline, inRows, type View } from "./view.js";

/** One tap: to agree is to choose a part of the day. */
export const offer = (t: T, kind: FollowUpKind, days: 1 | 3 | 14): View => ({
  text: t(`follow:offer.${kind}`, { when: t(`follow:inDays.${days}`) }),
  keyboard: inline(
    ...inRows(
      dayPartNames.map((choice) => ({
        text: t(`follow:dayPart.options.${choice}`),
        callback_data: data("follow", { of: kind, choice }),
      })),
    ),
    [{ text: t("follow:dayPart.options.no"), callback_data: data("follow", { of: kind, choice: "no" }) }],
  ),
});

const stopKey = (t: T, kind: FollowUpKind) => [
  { text: t("follow:dayPart.options.stop"), callback_data: data("follow", { of: kind, choice: "stop" }) },
];

/** @param time when the first question comes */
export const planned = (t: T, kind: FollowUpKind, time: string): View => ({
  text: t("follow:planned", { time }),
  keyboard: inline(stopKey(t, kind)),
});

/** @param stage what is asked about a place */
export const question = (
  t: T,
  { id: follow, kind, step }: Pick<FollowUp, "id" | "kind" | "step">,
  stage: ReferralStep,
): View => {
  const key = (answer: (typeof wellbeingAnswers)[number] | (typeof referralAnswers)[number]) => ({
    text: t(`follow:answers.${answer}`),
    callback_data: data("checkIn", { follow, step, answer }),
  });
  const ask =
    kind === "wellbeing"
      ? t("follow:preview")
      : [t("follow:preview"), t(`follow:referral.${stage}`)].join("\n");
  const answers = kind === "wellbeing" ? wellbeingAnswers : referralAnswers;
  return { text: ask, keyboard: inline(...inRows(answers.map(key)), stopKey(t, kind)) };
};

/** Why it came to nothing: told or not. */
export const askWhy = (
  t: T,
  { id: follow, step }: Pick<FollowUp, "id" | "step">,
  stage: ReferralStep,
): View => ({
  text: t("follow:why"),
  keyboard: inline(
    ...inRows(
      reasonsOf(stage).map((reason) => ({
        text: t(`follow:reason.options.${reason}`),
        callback_data: data("refusal", { follow, step, reason }),
      })),
    ),
  ),
});

const onwards = (t: T) =>
  inline(
    [{ text: t("start:menuItem.talk"), callback_data: data("menu", { item: "talk" }) }],
    [{ text: t("find:again"), callback_data: data("menu", { item: "find" }) }],
  );

export const same = (t: T): View => ({ text: t("follow:same"), keyboard: onwards(t) });

export const whyKept = (t: T): View => ({ text: t("follow:whyKept"), keyboard: onwards(t) });

/** Somebody is worse and a human was called: when they come, and numbers for now. */
export const worse = (t: T, human: Human, lines: readonly HelpLine[]): View => ({
  text: [t("follow:worse"), humanText(t, human), "", t("follow:numbers"), linesText(t, lines, 3)].join("\n"),
  keyboard: homeKeyboard(t, true),
});
