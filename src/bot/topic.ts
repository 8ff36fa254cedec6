/** Who speaks in a group of staff, of which ticket, and how they are answered there. */
import type { Context } from "grammy";
import { staffScope } from "../context.js";
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

export const memberOf = (ctx: Context): Promise<Staff | undefined> =>
  ctx.from === undefined
    ? Promise.resolve(undefined)
    : staffScope().deps.store.teams.staffByUser(ctx.from.id);

/** The ticket whose topic a message stands in. */
export const ticketIn = async (threadId: number | undefined): Promise<Ticket | undefined> => {
  const { deps, chatId } = staffScope();
  const team = await deps.store.teams.byChat(chatId);
  return team === undefined || threadId === undefined
    ? undefined
    : deps.store.tickets.byTopic(team.id, threadId);
};
