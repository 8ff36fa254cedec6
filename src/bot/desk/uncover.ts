/** «Показать скрытое» and `/uncover`: why is asked first, by keys or in own words; what was hidden is shown in private alone. */
import { Composer, type Context } from "grammy";
import { staffScope } from "../../context.js";
import { readUncover } from "../../domain/desk/uncover.js";
import type { Source } from "../../domain/outgoing.js";
import type { Staff } from "../../domain/teams.js";
import type { Ticket } from "../../domain/tickets.js";
import { parsePressed } from "../../views/buttons.js";
import { uncoverAsk } from "../../views/desk/uncover.js";
import type { View } from "../../views/view.js";
import { answer, memberOf, ticketIn } from "../topic.js";
import { onTicket } from "./topic-acts.js";

type Asked = { staff: Staff; ticket: Ticket; which: { id?: number; at?: Source }; why: string };

/** A view asks for the reason, a string says why nothing is shown. Undefined when it was: then the action tells the topic. */
const uncover = async (asked: Asked): Promise<string | View | undefined> => {
  const { actions, t } = staffScope();
  const shown = await actions.uncover(asked);
  if (shown.ok) return undefined;
  switch (shown.code) {
    case "needs-reason":
      return uncoverAsk(t, shown.covered);
    case "not-allowed":
      return t("topic:staff.uncover.notYours");
    case "no-private":
      return t("topic:staff.uncover.noPrivate");
    case "already":
      return t("topic:staff.uncover.already");
    case "none":
      return t("topic:staff.uncover.none");
    default:
      return shown satisfies never;
  }
};

/** To be installed before whatever takes every button and every word in a topic. */
export const uncovering = (): Composer<Context> => {
  const composer = new Composer<Context>();
  composer.on("callback_query:data", async (ctx, next) => {
    const { t } = staffScope();
    const pressed = parsePressed(ctx.callbackQuery.data);
    if (pressed?.kind !== "uncover" && pressed?.kind !== "uncoverFor") return next();
    const staff = await memberOf(ctx);
    if (staff === undefined) return ctx.answerCallbackQuery({ text: t("staff:notStaff"), show_alert: true });
    const ticket = await ticketIn(ctx.callbackQuery.message?.message_thread_id);
    if (ticket === undefined) return ctx.answerCallbackQuery({ text: t("staff:buttonExpired") });
    const isAnswer = pressed.kind === "uncoverFor";
    if (isAnswer && pressed.why === "keep") {
      await ctx.answerCallbackQuery();
      return ctx.editMessageText(t("topic:staff.uncover.kept"));
    }
    const why = isAnswer && pressed.why !== "keep" ? t(`topic:staff.uncover.why.${pressed.why}`) : "";
    const said = await uncover({ staff, ticket, which: { id: pressed.covered }, why });
    await ctx.answerCallbackQuery(typeof said === "string" ? { text: said, show_alert: true } : {});
    if (said === undefined) return ctx.editMessageReplyMarkup();
    return typeof said === "string" ? undefined : answer(ctx, said);
  });
  onTicket(composer, "uncover", async (ctx, { staff, ticket, typed }) => {
    const { covered, why } = readUncover(typed);
    const replied = ctx.message?.reply_to_message;
    const isReply = replied !== undefined && replied.forum_topic_created === undefined;
    const at = isReply ? { at: { chatId: staffScope().chatId, messageId: replied.message_id } } : {};
    const which = covered === undefined ? at : { id: covered };
    const said = await uncover({ staff, ticket, which, why });
    return said === undefined ? undefined : answer(ctx, said);
  });
  return composer;
};
