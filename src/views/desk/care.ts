/** What staff are told for their own sake: after a hard talk, about a break. */
import { nameOf, type Ticket } from "../../domain/tickets.js";
import type { T } from "../../i18n/i18n.js";
import { data } from "../buttons.js";
import { inline, type View } from "../view.js";

export const debriefAsk = (t: T, ticket: Ticket): View => ({
  text: t("care:staff.debrief.ask", { name: nameOf(ticket) }),
  keyboard: inline([
    {
      text: t("care:staff.debrief.talk"),
      callback_data: data("debrief", { ticket: ticket.id, act: "talk" }),
    },
    {
      text: t("care:staff.debrief.fine"),
      callback_data: data("debrief", { ticket: ticket.id, act: "fine" }),
    },
  ]),
});
