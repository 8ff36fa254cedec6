/** Says to whoever wrote in a topic why it did not go to the person. Passes nothing on itself. */
import type { Context } from "grammy";
import type { Relayed } from "../actions/relay.js";
import { staffScope } from "../context.js";
import { isQueued } from "../domain/desk/states.js";
import type { Ticket } from "../domain/tickets.js";
import { noSuchCommand } from "../views/staff.js";
import { answer } from "./topic.js";

/** Says why something was not passed on, or that it was taken back. */
export const explain = async (ctx: Context, ticket: Ticket, became: Relayed): Promise<unknown> => {
  const { deps, t } = staffScope();
  if (became === "taken-back") return answer(ctx, t("staff:takenBack"));
  if (became === "not-open") return answer(ctx, t("staff:notOpen"));
  if (became === "kind") return answer(ctx, t("staff:notRelayed"));
  if (became === "command") return answer(ctx, noSuchCommand(t, ctx.msg?.text ?? ctx.msg?.caption ?? ""));
  if (became !== "not-yours") return;
  if (isQueued(ticket)) return answer(ctx, t("staff:notTaken", { code: ticket.code }));
  const holder =
    ticket.assigneeId === undefined ? undefined : await deps.store.teams.staff(ticket.assigneeId);
  return answer(ctx, t("staff:notYours", { staff: holder?.name ?? "" }));
};
