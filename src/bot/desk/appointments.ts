/** In a ticket's topic: `/appointment` suggests a meeting to the person, `/followup` has its holder reminded on a day. */
import { Composer, type Context } from "grammy";
import { staffScope } from "../../context.js";
import type { Outcome } from "../../domain/outcome.js";
import type { Staff } from "../../domain/teams.js";
import type { Ticket } from "../../domain/tickets.js";
import { type Pressed, parsePressed } from "../../views/buttons.js";
import { appointUsage, laterUsage } from "../../views/desk/appointments.js";
import type { View } from "../../views/view.js";
import { meant } from "../meant.js";
import { answer, memberOf } from "../topic.js";
import { onTicket } from "./topic-acts.js";

type Work = { staff: Staff; ticket: Ticket };

const notYours = (code: string): string =>
  staffScope().t(code === "closed" ? "staff:notOpen" : "staff:notAllowed");

const send = async (work: Work & { id?: number }, messageId?: number): Promise<string> => {
  const { actions, chatId, t } = staffScope();
  const source = messageId === undefined ? undefined : { chatId, messageId };
  const sent = await actions.sendAppointment({ ...work, source });
  if (sent.ok) return t("appointments:staff.sent", { time: sent.value });
  if (sent.code === "gone") return t("appointments:staff.nothing");
  return sent.code === "past" ? t("appointments:staff.refused.past") : notYours(sent.code);
};

const cancel = async (work: Work & { id?: number }): Promise<string> => {
  const { actions, t } = staffScope();
  const cancelled = await actions.cancelAppointment(work);
  if (cancelled.ok)
    return cancelled.value.wasSent
      ? t("appointments:staff.cancelled", { time: cancelled.value.time })
      : t("appointments:staff.dropped");
  return cancelled.code === "gone" ? t("appointments:staff.nothing") : notYours(cancelled.code);
};

const appoint = async (work: Work, typed: string, messageId?: number): Promise<string | View> => {
  const { actions, deps, t } = staffScope();
  if (typed === "") return appointUsage(t, await actions.standingOf({ ticketId: work.ticket.id }));
  const act = meant(deps.i18n, typed, ["cancel", "send"], "appointments:staff.act");
  if (act !== undefined) return act === "send" ? send(work, messageId) : cancel(work);
  const draft = await actions.draftAppointment({ ...work, typed });
  if (draft.ok) return draft.value;
  return draft.code === "not-yours" ? notYours(draft.code) : t(`appointments:staff.refused.${draft.code}`);
};

const drop = async (work: Work): Promise<string> => {
  const { actions, t } = staffScope();
  const dropped: Outcome<true, "not-allowed" | "nothing"> = await actions.dropReminder(work);
  if (dropped.ok) return t("appointments:staff.later.dropped");
  return dropped.code === "nothing" ? t("appointments:staff.later.nothing") : notYours(dropped.code);
};

const later = async (work: Work, typed: string): Promise<string | View> => {
  const { actions, deps, t } = staffScope();
  if (typed === "") {
    const planned = await deps.store.appointments.laterOf(work.ticket.id);
    return laterUsage(t, work.ticket.id, planned !== undefined);
  }
  if (meant(deps.i18n, typed, ["cancel"], "appointments:staff.act") !== undefined) return drop(work);
  const set = await actions.remindLater({ ...work, typed });
  if (!set.ok)
    return set.code === "not-allowed"
      ? notYours(set.code)
      : t(`appointments:staff.later.refused.${set.code}`);
  return [
    t("appointments:staff.later.set", { day: set.value.day }),
    t(`appointments:staff.later.${set.value.asked ? "willAsk" : "willNotAsk"}`),
  ].join(" ");
};

/** The ticket that a button is about; undefined for buttons of others. */
const ticketOf = async (pressed: Pressed | undefined): Promise<Ticket | undefined | "other"> => {
  const { tickets, appointments } = staffScope().deps.store;
  if (pressed?.kind === "topic")
    return pressed.act === "appoint" || pressed.act === "later" ? tickets.get(pressed.ticket) : "other";
  if (pressed?.kind === "later") return tickets.get(pressed.ticket);
  if (pressed?.kind !== "appoint") return "other";
  const appointment = await appointments.get(pressed.appointment);
  return appointment === undefined ? undefined : tickets.get(appointment.ticketId);
};

const pressedOf = async (work: Work, pressed: Pressed): Promise<string | View | undefined> => {
  if (pressed.kind === "topic") return pressed.act === "appoint" ? appoint(work, "") : later(work, "");
  if (pressed.kind === "later") return pressed.to === "drop" ? drop(work) : later(work, `${pressed.to} days`);
  if (pressed.kind !== "appoint") return undefined;
  const one = { ...work, id: pressed.appointment };
  return pressed.act === "send" ? send(one) : cancel(one);
};

const presses = (): Composer<Context> => {
  const composer = new Composer<Context>();
  composer.on("callback_query:data", async (ctx, next) => {
    const { t } = staffScope();
    const pressed = parsePressed(ctx.callbackQuery.data);
    const ticket = await ticketOf(pressed);
    if (ticket === "other" || pressed === undefined) return next();
    const staff = await memberOf(ctx);
    if (staff === undefined) return ctx.answerCallbackQuery({ text: t("staff:notStaff"), show_alert: true });
    if (ticket === undefined) return ctx.answerCallbackQuery({ text: t("staff:buttonExpired") });
    const said = await pressedOf({ staff, ticket }, pressed);
    await ctx.answerCallbackQuery();
    return said === undefined ? undefined : answer(ctx, said);
  });
  return composer;
};

/** To be installed before whatever takes every button and every word in a topic. */
export const appointments = (): Composer<Context> => {
  const composer = new Composer<Context>();
  composer.use(presses());
  onTicket(composer, "appointment", async (ctx, { staff, ticket, typed }) =>
    answer(ctx, await appoint({ staff, ticket }, typed, ctx.msg?.message_id)),
  );
  onTicket(composer, "followup", async (ctx, { staff, ticket, typed }) =>
    answer(ctx, await later({ staff, ticket }, typed)),
  );
  return composer;
};
