/**
 * A line that the desk has asked a specialist for in a topic. The next plain one of theirs there completes the command it
 * stands for and goes to nobody else; a command, a button or a word that cancels takes it back. Knows no command itself.
 */
import { Composer, type Context } from "grammy";
import { staffScope } from "../context.js";
import { isNoteText } from "../domain/relay.js";
import type { Staff } from "../domain/teams.js";
import { type Awaited, answer, awaitedOf, memberOf } from "./topic.js";

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
    await deps.store.facts.drop(awaitedOf(staff));
    if (text.startsWith("/")) return next();
    const ids = [...(await taken(staff)), `${chatId}:${id}`].slice(-mostTaken);
    await deps.store.facts.set(takenOf(staff), ids.join(" "), deps.clock.now());
    if (isCancelled(text)) return answer(ctx, t("topic:staff.awaited.cancelled"));
    const [command = ""] = awaited.command.split(" ");
    const entities = [{ type: "bot_command" as const, offset: 0, length: command.length }];
    Object.assign(ctx.message, { text: `${awaited.command} ${text}`, entities });
    return next();
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
    if (staff !== undefined && (await openIn(staff, thread ?? 0)) !== undefined)
      await staffScope().deps.store.facts.drop(awaitedOf(staff));
    return next();
  });
  return composer;
};
