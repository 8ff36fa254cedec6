/** Who speaks in a group of staff, of which ticket, and how they are answered there. */
import type { Context } from "grammy";
import { staffScope } from "../context.js";
import { may } from "../domain/desk/permissions.js";
import type { Staff } from "../domain/teams.js";
import type { Ticket } from "../domain/tickets.js";
import { type Instant, minuteMs, plus } from "../domain/time.js";
import type { View } from "../views/view.js";

/** Where a line was asked for and by which message, the command that it completes, and from when until when. */
export type Awaited = {
  chat: number;
  thread: number;
  prompt: number;
  command: string;
  asked: Instant;
  until: Instant;
  /** Something else was said since: only what answers the message is meant. */
  isPast?: true;
};
export const awaitedOf = (staff: Staff) => `awaited:${staff.id}`;
const awaitedMs = 10 * minuteMs;

/**
 * A line of whoever is asked completes this command, once the question stands where they read it.
 * @param prompt the question, by the id that holds before it is sent
 */
export const awaitLine = async (
  ctx: Context,
  command: string,
  { message_id: prompt }: { message_id: number },
): Promise<void> => {
  const { deps, chatId } = staffScope();
  const thread = ctx.msg?.message_thread_id;
  const staff = await memberOf(ctx);
  if (staff === undefined || thread === undefined) return;
  const now = deps.clock.now();
  const awaited: Awaited = { chat: chatId, thread, prompt, command, asked: now, until: plus(now, awaitedMs) };
  await deps.store.facts.set(awaitedOf(staff), JSON.stringify(awaited), now);
};

/** Says something in the topic that is being handled, and awaits the line that it asks for. */
export const answer = async (ctx: Context, said: string | View) => {
  const thread = ctx.msg?.message_thread_id;
  const view: View = typeof said === "string" ? { text: said } : said;
  const { keyboard, awaits } = view;
  const hint = awaits === undefined ? "" : `\n${staffScope().t("topic:staff.awaited.hint")}`;
  const sent = await ctx.reply(view.text + hint, {
    ...(thread === undefined ? {} : { message_thread_id: thread }),
    ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
  });
  if (awaits !== undefined) await awaitLine(ctx, awaits, sent);
  return sent;
};

/** Undefined for whoever has no part in a group: strangers, and partners of other agencies. */
export const memberOf = async (ctx: Context): Promise<Staff | undefined> => {
  if (ctx.from === undefined) return undefined;
  const staff = await staffScope().deps.store.teams.staffByUser(ctx.from.id);
  return staff !== undefined && may("workInGroup", staff) ? staff : undefined;
};

/** The ticket whose topic a message stands in. */
export const ticketIn = async (threadId: number | undefined): Promise<Ticket | undefined> => {
  const { deps, chatId } = staffScope();
  const team = await deps.store.teams.byChat(chatId);
  return team === undefined || threadId === undefined
    ? undefined
    : deps.store.tickets.byTopic(team.id, threadId);
};
