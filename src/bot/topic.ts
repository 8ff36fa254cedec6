/** Who speaks in a group of staff, of which ticket, and how they are answered there. */
import type { Context } from "grammy";
import { staffScope } from "../context.js";
import { may } from "../domain/desk/permissions.js";
import type { Staff } from "../domain/teams.js";
import type { Ticket } from "../domain/tickets.js";
import type { View } from "../views/view.js";

/** Says something in the topic that is being handled. */
export const answer = (ctx: Context, said: string | View) => {
  const thread = ctx.msg?.message_thread_id;
  const { text, keyboard } = typeof said === "string" ? { text: said, keyboard: undefined } : said;
  return ctx.reply(text, {
    ...(thread === undefined ? {} : { message_thread_id: thread }),
    ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
  });
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
