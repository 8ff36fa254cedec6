/** What somebody holds as their shift ends: a message for each talk, with what can be done with it. */
import { markOf } from "../../domain/desk/topic-title.js";
import { isUrgent, nameOf, type Ticket } from "../../domain/tickets.js";
import type { T } from "../../i18n/i18n.js";
import { data } from "../buttons.js";
import { inline, type View } from "../view.js";

export const digestHead = (
  t: T,
  { count, urgent, ends }: { count: number; urgent: number; ends: string | undefined },
): View => {
  if (count === 0) return { text: t("handover:staff.digest.none") };
  return {
    text: [
      ends === undefined
        ? t("handover:staff.digest.head", { count })
        : t("handover:staff.digest.headEnds", { count, time: ends }),
      ...(urgent === 0 ? [] : [t("handover:staff.digest.urgent", { count: urgent })]),
    ].join("\n"),
  };
};

export type Item = {
  /** Who wrote last, and when. */
  last: { side: "person" | "staff"; time: string } | undefined;
  /** Until when a word of ours is owed. */
  by: string | undefined;
  rests: string | undefined;
  link: string | undefined;
};

export const digestItem = (t: T, ticket: Ticket, { last, by, rests, link }: Item): View => {
  const { id, code } = ticket;
  const mark = markOf(ticket.status);
  return {
    text: [
      `${t(`staff:level.${ticket.level}`)} · ${nameOf(ticket)}`,
      mark === undefined ? t(`topic:staff.state.${ticket.status}`) : t(`topic:staff.mark.${mark}`),
      last === undefined
        ? t("handover:staff.digest.noWord")
        : t(`handover:staff.digest.last.${last.side}`, { time: last.time }),
      ...(by === undefined ? [] : [t("topic:staff.answerBy", { time: by })]),
      ...(rests === undefined ? [] : [t("handover:staff.digest.rests", { time: rests })]),
      ...(link === undefined ? [] : [t("handover:staff.link", { link })]),
      t(isUrgent(ticket.level) ? "handover:staff.digest.typedUrgent" : "handover:staff.digest.typed", {
        code,
      }),
    ].join("\n"),
    keyboard: inline(
      [
        {
          text: t("handover:staff.button.transfer"),
          callback_data: data("handTo", { ticket: id, to: "who" }),
        },
        // A life in danger does not wait until somebody is back.
        ...(isUrgent(ticket.level)
          ? []
          : [
              {
                text: t("handover:staff.button.snooze"),
                callback_data: data("snooze", { ticket: id, choice: "ask" }),
              },
            ]),
      ],
      [
        {
          text: t("handover:staff.button.release"),
          callback_data: data("release", { ticket: id, reason: "ask" }),
        },
        { text: t("handover:staff.button.keep"), callback_data: data("keep", { ticket: id }) },
      ],
    ),
  };
};
