/** What staff read about a name that is asked for; the name itself stands in `revealed` alone. */
import type { ChatIdentity } from "../../domain/people.js";
import { nameOf, type Ticket } from "../../domain/tickets.js";
import type { T } from "../../i18n/i18n.js";
import type { Reveal } from "../../store/reveals.js";
import { data } from "../buttons.js";
import { inline, type View } from "../view.js";

type Act = "tell" | "hide" | "confirm" | "confirm-tell" | "decline";
const key = (text: string, reveal: number, act: Act) => ({
  text,
  callback_data: data("reveal", { reveal, act }),
});

export const revealDraft = (t: T, id: number): View => ({
  text: t("care:staff.reveal.drafted"),
  keyboard: inline([
    key(t("care:staff.reveal.tell"), id, "tell"),
    key(t("care:staff.reveal.hide"), id, "hide"),
  ]),
});

/** @param staff who asks */
export const revealRequest = (t: T, reveal: Reveal, ticket: Ticket, staff: string): View => {
  const { id, reason, whyUntold } = reveal;
  const isHidden = whyUntold !== undefined;
  return {
    text: t("care:staff.reveal.request", {
      staff,
      level: t(`staff:level.${ticket.level}`),
      name: nameOf(ticket),
      code: ticket.code,
      reason,
      told: isHidden ? t("care:staff.reveal.willHide", { why: whyUntold }) : t("care:staff.reveal.willTell"),
    }),
    keyboard: inline(
      [key(t(isHidden ? "care:staff.reveal.confirmHide" : "care:staff.reveal.confirm"), id, "confirm")],
      isHidden ? [key(t("care:staff.reveal.confirmTell"), id, "confirm-tell")] : [],
      [key(t("care:staff.reveal.decline"), id, "decline")],
    ),
  };
};

/** All that Telegram gives of somebody. For one reader, for a while. */
export const revealed = (t: T, ticket: Ticket, who: ChatIdentity): View => ({
  text: t("care:staff.reveal.shown", {
    name: nameOf(ticket),
    names: [who.firstName, who.lastName].filter((part) => part !== undefined && part !== "").join(" "),
    username: who.username === undefined ? t("care:staff.reveal.noUsername") : `@${who.username}`,
    link: who.username === undefined ? `tg://user?id=${who.telegramId}` : `https://t.me/${who.username}`,
  }),
});

/** One line of the list of all. */
export type Listed = { reveal: Reveal; name: string; staff: string; by: string; time: string };

export const revealList = (t: T, listed: readonly Listed[]): View => ({
  text:
    listed.length === 0
      ? t("care:staff.reveal.listNone")
      : t("care:staff.reveal.list", {
          list: listed
            .map(({ reveal, name, staff, by, time }) =>
              t("care:staff.reveal.item", {
                time,
                name,
                staff,
                by: by === "" ? t("care:staff.reveal.by") : by,
                status: t(`care:staff.reveal.status.${reveal.status}`),
                reason: [reveal.reason, reveal.whyUntold, reveal.whyNot].filter(Boolean).join(" · ") || "—",
              }),
            )
            .join("\n"),
        }),
});
