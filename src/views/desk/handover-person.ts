/** What a person hears of who talks with them next: asked before, told after, and never more than is true. */
import type { HelpLine } from "../../domain/directory/lines.js";
import type { T } from "../../i18n/i18n.js";
import { data } from "../buttons.js";
import { linesText } from "../lines.js";
import { homeKeyboard, inline, type View } from "../view.js";

/** @param about.name undefined when it is not yet known who will be there */
type Next = { name: string | undefined; from: string };

/** Whether somebody else may go on with them. */
export const askPerson = (t: T, { id, name, from }: Next & { id: number }): View => ({
  text:
    name === undefined ? t("handover:person.askTeam", { from }) : t("handover:person.ask", { name, from }),
  keyboard: inline([
    { text: t("handover:person.yes"), callback_data: data("consent", { transfer: id, answer: "yes" }) },
    { text: t("handover:person.no"), callback_data: data("consent", { transfer: id, answer: "no" }) },
  ]),
});

/** Life is in danger: nobody waits for an answer. */
export const callPerson = (t: T, { name, from }: Next): View => ({
  text:
    name === undefined ? t("handover:person.callTeam", { from }) : t("handover:person.call", { name, from }),
});

export const agreed = (t: T, from: string): View => ({ text: t("handover:person.agreed", { from }) });

/** @param unwanted they have said so themselves */
export const stays = (t: T, from: string, unwanted = false): View => ({
  text: t(unwanted ? "handover:person.unwanted" : "handover:person.stays", { from }),
});

export const withNew = (t: T, name: string): View => ({
  text: t("handover:person.withNew", { name }),
  keyboard: homeKeyboard(t, true),
});

export const pauseBegins = (t: T, { name, time }: { name: string; time: string }): View => ({
  text: t("handover:person.pause", { name, time }),
});

/** Nobody holds the talk any more: who is gone, who comes and when, and who answers at once. */
export const handedBack = (
  t: T,
  about: {
    name: string;
    isShiftOver: boolean;
    there: boolean;
    /** Until when somebody answers, where that is promised. */
    by: string | undefined;
    /** From when somebody is there, where that is known. */
    back: string | undefined;
    lines: readonly HelpLine[];
  },
): View => {
  const { name, isShiftOver, there, by, back, lines } = about;
  const next = there
    ? by === undefined
      ? t("handover:person.calling")
      : t("handover:person.callingUntil", { time: by })
    : back === undefined
      ? t("handover:person.nobody")
      : t("handover:person.later", { time: back });
  const gone = t(isShiftOver ? "handover:person.shiftOver" : "handover:person.gone", { name });
  return {
    text: [
      `${gone} ${next}`,
      ...(lines.length === 0 ? [] : [t("handover:person.meanwhile"), linesText(t, lines, 3)]),
    ].join("\n"),
    keyboard: homeKeyboard(t, true),
  };
};
