/** In the private chat of somebody of another agency: the tasks that talks have for them, by `/tasks` and by buttons. */
import { Composer } from "grammy";
import { type PrivateContext, scope } from "../../context.js";
import { openDialogue } from "../../conversations/conversations.js";
import { readNumbered, type TaskAct, taskActs } from "../../domain/desk/tasks.js";
import type { Staff } from "../../domain/teams.js";
import { parsePressed } from "../../views/buttons.js";
import { meant } from "../meant.js";
import { dropAsk, keepAsk, openAsk } from "../open-ask.js";
import { staffHere, staffHereVoice } from "../staff-here.js";

/** Under which the reason that is asked for is awaited. */
const who = "task";

/** Answers whether what was typed names somebody: then it goes from the chat. */
const take = async (staff: Staff, taskId: number, act: TaskAct, reason = ""): Promise<boolean> => {
  const { actions, deps, person, say } = scope();
  const t = staffHereVoice();
  const done = await actions.answerTicketTask({ staff, taskId, act, reason });
  if (done.ok) {
    await say({ text: t(`tasks:staff.mine.took.${act}`, { id: taskId }) });
    return false;
  }
  if (done.code === "gone") {
    await say({ text: t("tasks:staff.mine.gone") });
    return false;
  }
  await keepAsk(deps, person.id, who, { request: taskId, act, need: "reason", given: "" });
  const isNamed = done.code === "named";
  await say({
    text: isNamed
      ? t(`tasks:staff.named.${done.naming.kind}`)
      : t("tasks:staff.mine.askReason", { id: taskId }),
  });
  return isNamed;
};

/** `12 готово`; the act is the longest beginning that means one, the rest is why. */
const readAct = (words: string): { act: TaskAct; reason: string } | undefined => {
  const parts = words.split(/\s+/);
  for (let length = Math.min(3, parts.length); length > 0; length -= 1) {
    const said = parts.slice(0, length).join(" ");
    const act = meant(scope().deps.i18n, said, taskActs, "tasks:staff.act", "tasks:staff.button");
    if (act !== undefined) return { act, reason: parts.slice(length).join(" ") };
  }
  return undefined;
};

const typed = async (staff: Staff, text: string): Promise<boolean> => {
  const { actions, say } = scope();
  const t = staffHereVoice();
  if (text === "") {
    if ((await actions.ownTasks({ staff })) === 0) await say({ text: t("tasks:staff.mine.none") });
    return false;
  }
  const numbered = readNumbered(text);
  const said = numbered === undefined ? undefined : readAct(numbered.words);
  if (numbered === undefined || said === undefined) {
    await say({ text: t("tasks:staff.mine.unknown") });
    return false;
  }
  return take(staff, numbered.id, said.act, said.reason);
};

/** To be installed before whatever takes every word. */
export const ownTasks = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.command("tasks", async (ctx, next) => {
    const staff = await staffHere();
    if (staff === undefined) return next();
    if (await typed(staff, ctx.match.trim())) await ctx.deleteMessage();
  });
  composer.on("callback_query:data", async (ctx, next) => {
    const pressed = parsePressed(ctx.callbackQuery.data);
    const staff = pressed?.kind === "errand" ? await staffHere() : undefined;
    if (pressed?.kind !== "errand" || staff === undefined) return next();
    await ctx.answerCallbackQuery();
    await take(staff, pressed.task, pressed.act);
  });
  composer.on("message:text", async (ctx, next) => {
    const { deps, person } = scope();
    const { text } = ctx.message;
    if (openDialogue(ctx) !== undefined || text.startsWith("/")) return next();
    const ask = await openAsk(deps, person.id, who);
    const staff = ask === undefined ? undefined : await staffHere();
    if (ask === undefined || staff === undefined) return next();
    await dropAsk(deps, person.id, who);
    if (await take(staff, ask.request, "cannot", text.trim())) await ctx.deleteMessage();
  });
  return composer;
};
