/** What can be done with a ticket from its topic beside writing: its card, its history, its level; by button and typed. */
import { Composer, type Context } from "grammy";
import { timeFor } from "../../actions/address.js";
import { staffScope } from "../../context.js";
import type { LowerReason } from "../../domain/desk/topic-title.js";
import type { Staff } from "../../domain/teams.js";
import { type Level, levels, type Ticket } from "../../domain/tickets.js";
import { type Pressed, parsePressed } from "../../views/buttons.js";
import { historyText } from "../../views/desk/history.js";
import { levelAsk, lowerAsk } from "../../views/desk/topic-card.js";
import type { View } from "../../views/view.js";
import { answer, memberOf, ticketIn } from "../topic.js";

const history = async (ticket: Ticket): Promise<string> => {
  const { deps, t } = staffScope();
  const names = new Map((await deps.store.teams.allStaff()).map(({ id, name }) => [id, name]));
  const events = await deps.store.tickets.events(ticket.id);
  const happened = events.map(({ staffId, at, ...event }) => ({
    ...event,
    staff: staffId === null ? undefined : names.get(staffId),
    time: timeFor(deps, ticket, at, "ru"),
  }));
  return historyText(t, ticket, happened);
};

const setLevel = async (
  staff: Staff,
  ticket: Ticket,
  level: Level,
  reason?: string,
): Promise<string | View> => {
  const { actions, t } = staffScope();
  const outcome = await actions.setLevel({
    staff,
    ticket,
    level,
    ...(reason === undefined ? {} : { reason }),
  });
  const name = t(`staff:level.${level}`);
  if (outcome.ok)
    return reason === undefined || reason === ""
      ? t("topic:staff.raisedTo", { level: name })
      : t("staff:lowered", { level: name, reason });
  if (outcome.code === "needs-reason") return lowerAsk(t, ticket, level);
  return outcome.code === "same" ? t("topic:staff.levelSame", { level: name }) : t("staff:notAllowed");
};

const reasonText = (reason: LowerReason) => staffScope().t(`topic:staff.lower.${reason}`);

const askedFor = async (
  staff: Staff,
  ticket: Ticket,
  pressed: Pressed,
): Promise<string | View | undefined> => {
  const { t } = staffScope();
  if (pressed.kind === "level") return setLevel(staff, ticket, pressed.level);
  if (pressed.kind === "lower") return setLevel(staff, ticket, pressed.level, reasonText(pressed.reason));
  if (pressed.kind !== "topic") return undefined;
  if (pressed.act === "level") return levelAsk(t, ticket);
  if (pressed.act === "history") return history(ticket);
  return pressed.act === "find" ? { text: t("topic:staff.find.usage"), awaits: "/find" } : undefined;
};

/** Buttons of the card that are answered here; the others have files of their own. */
const here = ["level", "history", "find"] as const;

const presses = (): Composer<Context> => {
  const composer = new Composer<Context>();
  composer.on("callback_query:data", async (ctx, next) => {
    const { deps, t } = staffScope();
    const pressed = parsePressed(ctx.callbackQuery.data);
    if (pressed?.kind !== "topic" && pressed?.kind !== "level" && pressed?.kind !== "lower") return next();
    if (pressed.kind === "topic" && !here.some((act) => act === pressed.act)) return next();
    const staff = await memberOf(ctx);
    if (staff === undefined) return ctx.answerCallbackQuery({ text: t("staff:notStaff"), show_alert: true });
    const ticket = await deps.store.tickets.get(pressed.ticket);
    const said = ticket === undefined ? undefined : await askedFor(staff, ticket, pressed);
    if (said === undefined) return ctx.answerCallbackQuery({ text: t("staff:buttonExpired") });
    await ctx.answerCallbackQuery();
    return answer(ctx, said);
  });
  return composer;
};

/** A command that is about the ticket of the topic it is typed in. */
export const onTicket = (
  composer: Composer<Context>,
  command: string,
  work: (ctx: Context, about: { staff: Staff; ticket: Ticket; typed: string }) => Promise<unknown>,
): void => {
  composer.command(command, async (ctx) => {
    const { t } = staffScope();
    const staff = await memberOf(ctx);
    if (staff === undefined) return answer(ctx, t("staff:notStaff"));
    const ticket = await ticketIn(ctx.message?.message_thread_id);
    if (ticket === undefined) return answer(ctx, t("topic:staff.notTicket"));
    return work(ctx, { staff, ticket, typed: ctx.match.trim() });
  });
};

/** To be installed before whatever takes every button and every word in a topic. */
export const topicActs = (): Composer<Context> => {
  const composer = new Composer<Context>();
  composer.use(presses());
  onTicket(composer, "card", (_ctx, { ticket }) => staffScope().actions.postTopicCard(ticket));
  onTicket(composer, "history", async (ctx, { ticket }) => answer(ctx, await history(ticket)));
  onTicket(composer, "level", async (ctx, { staff, ticket, typed }) => {
    const { t } = staffScope();
    if (typed === "") return answer(ctx, levelAsk(t, ticket));
    const [code, ...words] = typed.split(/\s+/);
    const level = levels.find((one) => one === code);
    if (level === undefined) return answer(ctx, t("staff:levelUsage"));
    return answer(ctx, await setLevel(staff, ticket, level, words.join(" ")));
  });
  return composer;
};
