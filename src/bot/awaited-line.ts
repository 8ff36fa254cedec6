/**
 * A line that the desk has asked a specialist for in a topic. It completes the command it stands for and goes to nobody
 * else: an answer to the question, or the first plain line after it, soon, while the person has not written. Any other
 * is for the person. A command, a button or a word that cancels takes it back. Knows no command itself.
 */
import type { Message } from "@grammyjs/types";
import { Composer, type Context } from "grammy";
import { staffScope } from "../context.js";
import { isNoteText } from "../domain/relay.js";
import type { Staff } from "../domain/teams.js";
import { type Instant, minuteMs, msBetween } from "../domain/time.js";
import { parsePressed } from "../views/buttons.js";
import { unsent } from "../views/desk/topic-card.js";
import { readMessage } from "./read-message.js";
import { explain } from "./relayed.js";
import { type Awaited, answer, awaitedOf, memberOf, ticketIn } from "./topic.js";

/** Later a plain line is not taken for an answer any more. */
const nextLineMs = 2 * minuteMs;

/** So many lines are remembered as taken: a correction of one goes to nobody either. */
const mostTaken = 20;

const takenOf = (staff: Staff) => `taken:${staff.id}`;

/** The line that is awaited of somebody in this topic. */
const openIn = async (staff: Staff, thread: number): Promise<Awaited | undefined> => {
  const { deps, chatId } = staffScope();
  const kept = await deps.store.facts.get(awaitedOf(staff));
  const awaited = kept === undefined ? undefined : (JSON.parse(kept) as Awaited);
  const isHere = awaited?.chat === chatId && awaited.thread === thread;
  return isHere && awaited.until > deps.clock.now() ? awaited : undefined;
};

const taken = async (staff: Staff): Promise<string[]> =>
  ((await staffScope().deps.store.facts.get(takenOf(staff))) ?? "").split(" ").filter((one) => one !== "");

/** Where the question stands, and since when; undefined while it is on its way. */
const standing = async ({ prompt, asked }: Awaited): Promise<{ id: number; since: Instant } | undefined> => {
  if (prompt > 0) return { id: prompt, since: asked };
  const { outbox } = staffScope().deps.store;
  const place = await outbox.placeOf(-prompt);
  const since = await outbox.sentAt(-prompt);
  return place === undefined || since === undefined ? undefined : { id: place.messageId, since };
};

const hasWritten = async ({ thread, asked }: Awaited): Promise<boolean> => {
  const { store } = staffScope().deps;
  const ticket = await ticketIn(thread);
  if (ticket === undefined) return false;
  const { chatId } = await store.people.get(ticket.personId);
  return ((await store.words.last(ticket.id, chatId)).person ?? "") > asked;
};

/** Whether a line answers the question; any other is for the person. */
const isMeant = async (awaited: Awaited, line: Message): Promise<boolean> => {
  const question = await standing(awaited);
  // What was written before the question stood there answers something else.
  if (question === undefined || line.message_id < question.id) return false;
  const { replyTo } = readMessage(line);
  if (replyTo !== undefined) return replyTo === question.id;
  if (awaited.isPast === true || (await hasWritten(awaited))) return false;
  return msBetween(question.since, staffScope().deps.clock.now()) <= nextLineMs;
};

/** Says that a line has gone to nobody, with the key that sends it. */
const tellUnsent = async (ctx: Context, thread: number, id: number): Promise<void> => {
  const ticket = await ticketIn(thread);
  if (ticket === undefined) return;
  const { text, keyboard } = unsent(staffScope().t, ticket.id);
  await ctx.reply(text, {
    message_thread_id: thread,
    reply_parameters: { message_id: id },
    reply_markup: keyboard,
    disable_notification: true,
  });
};

/** The key below it: the line that it answers goes to the person after all, and is corrected there from now on. */
const send = async (ctx: Context, staff: Staff, ticketId: number): Promise<unknown> => {
  const { actions, deps, chatId, t } = staffScope();
  const line = ctx.callbackQuery?.message?.reply_to_message;
  const ids = await taken(staff);
  const mine = `${chatId}:${line?.message_id ?? 0}`;
  const ticket = await deps.store.tickets.get(ticketId);
  if (line === undefined || ticket === undefined || !ids.includes(mine))
    return ctx.answerCallbackQuery({ text: t("staff:buttonExpired") });
  await ctx.answerCallbackQuery();
  const became = await actions.relayToPerson({ staff, ticket, chatId, said: readMessage(line) });
  if (became !== "passed") return explain(ctx, ticket, became);
  await deps.store.facts.set(takenOf(staff), ids.filter((one) => one !== mine).join(" "), deps.clock.now());
  return ctx.editMessageText(t("topic:staff.awaited.sent"));
};

const isCancelled = (text: string): boolean =>
  staffScope().t("topic:staff.awaited.cancelWords").split("|").includes(text.trim().toLowerCase());

/** To be installed before everything that reads words or buttons in a topic. */
export const awaitedLines = (): Composer<Context> => {
  const composer = new Composer<Context>();
  composer.on("message:text", async (ctx, next) => {
    const { deps, chatId, t } = staffScope();
    const { text, message_thread_id: thread, message_id: id } = ctx.message;
    const staff = thread === undefined || isNoteText(text) ? undefined : await memberOf(ctx);
    const awaited = staff === undefined ? undefined : await openIn(staff, thread ?? 0);
    if (staff === undefined || awaited === undefined) return next();
    const isCommand = text.startsWith("/");
    const isCancel = isCancelled(text);
    if (!isCommand && !isCancel && !(await isMeant(awaited, ctx.message))) {
      // From here on they talk with the person: only an answer to the question is one.
      const past = JSON.stringify({ ...awaited, isPast: true });
      if ((await standing(awaited)) !== undefined)
        await deps.store.facts.set(awaitedOf(staff), past, deps.clock.now());
      return next();
    }
    await deps.store.facts.drop(awaitedOf(staff));
    if (isCommand) return next();
    const ids = [...(await taken(staff)), `${chatId}:${id}`].slice(-mostTaken);
    await deps.store.facts.set(takenOf(staff), ids.join(" "), deps.clock.now());
    if (isCancel) return answer(ctx, t("topic:staff.awaited.cancelled"));
    const [command = ""] = awaited.command.split(" ");
    const entities = [{ type: "bot_command" as const, offset: 0, length: command.length }];
    Object.assign(ctx.message, { text: `${awaited.command} ${text}`, entities });
    await next();
    await tellUnsent(ctx, awaited.thread, id);
  });
  composer.on("edited_message:text", async (ctx, next) => {
    const staff = await memberOf(ctx);
    const { chatId, t } = staffScope();
    const isTaken =
      staff !== undefined && (await taken(staff)).includes(`${chatId}:${ctx.editedMessage.message_id}`);
    return isTaken ? answer(ctx, t("topic:staff.awaited.kept")) : next();
  });
  composer.on("callback_query:data", async (ctx, next) => {
    const thread = ctx.msg?.message_thread_id;
    const staff = thread === undefined ? undefined : await memberOf(ctx);
    const pressed = parsePressed(ctx.callbackQuery.data);
    if (staff !== undefined && pressed?.kind === "unsent") return send(ctx, staff, pressed.ticket);
    if (staff !== undefined && (await openIn(staff, thread ?? 0)) !== undefined)
      await staffScope().deps.store.facts.drop(awaitedOf(staff));
    return next();
  });
  return composer;
};
