/** In a ticket's topic: `/task` gives a task to somebody of another agency, shows what became of it, calls it back. */
import { Composer, type Context } from "grammy";
import { staffScope } from "../../context.js";
import { readNumbered } from "../../domain/desk/tasks.js";
import type { Staff } from "../../domain/teams.js";
import type { Ticket } from "../../domain/tickets.js";
import { parsePressed } from "../../views/buttons.js";
import { taskAsk, taskList } from "../../views/desk/tasks.js";
import type { View } from "../../views/view.js";
import { meant } from "../meant.js";
import { answer, memberOf } from "../topic.js";
import { onTicket } from "./topic-acts.js";

type Work = { staff: Staff; ticket: Ticket };

const list = async ({ ticket }: Work): Promise<View> => {
  const { actions, t } = staffScope();
  return taskList(t, ticket.id, await actions.tasksOf({ ticket }), await actions.partnersOf());
};

const namesOfPartners = async (): Promise<string[]> =>
  (await staffScope().actions.partnersOf()).map(({ name }) => name);

/** What is to be done and until when is typed once it is known by whom. */
const askOf = async (staffId: number): Promise<View | undefined> => {
  const { actions, t } = staffScope();
  const partner = (await actions.partnersOf()).find(({ id }) => id === staffId);
  return partner === undefined ? undefined : taskAsk(t, partner.name);
};

const give = async (work: Work, typed: string): Promise<string> => {
  const { actions, t } = staffScope();
  const given = await actions.giveTicketTask({ ...work, typed });
  if (given.ok) {
    const { task, name, day } = given.value;
    return t("tasks:staff.given", { id: task.id, name, day });
  }
  if (given.code === "named") return t(`tasks:staff.named.${given.naming.kind}`);
  if (given.code === "not-allowed") return t("staff:notAllowed");
  const named = "names" in given && given.names !== undefined ? given.names : await namesOfPartners();
  if (named.length === 0) return t("tasks:staff.noPartners");
  return t(`tasks:staff.refused.${given.code}`, { names: named.join("; ") });
};

const end = async (work: Work, taskId: number, act: "done" | "drop"): Promise<string> => {
  const { actions, t } = staffScope();
  const ended = await actions.endTicketTask({ ...work, taskId, act });
  if (!ended.ok) return t(ended.code === "gone" ? "tasks:staff.gone" : "staff:notAllowed");
  const words = { id: taskId, name: ended.value.name };
  return t(act === "done" ? "tasks:staff.finished" : "tasks:staff.dropped", words);
};

const typedTask = async (work: Work, typed: string): Promise<string | View> => {
  if (typed === "") return list(work);
  const numbered = readNumbered(typed);
  if (numbered === undefined) return give(work, typed);
  const act = meant(staffScope().deps.i18n, numbered.words, ["done", "drop"], "tasks:staff.act");
  return act === undefined ? list(work) : end(work, numbered.id, act);
};

/** To be installed before whatever takes every button and every word in a topic. */
export const tasks = (): Composer<Context> => {
  const composer = new Composer<Context>();
  onTicket(composer, "task", async (ctx, { staff, ticket, typed }) =>
    answer(ctx, await typedTask({ staff, ticket }, typed)),
  );
  composer.on("callback_query:data", async (ctx, next) => {
    const { deps, t } = staffScope();
    const pressed = parsePressed(ctx.callbackQuery.data);
    const isList = pressed?.kind === "topic" && pressed.act === "task";
    if (!isList && pressed?.kind !== "taskFor") return next();
    const staff = await memberOf(ctx);
    if (staff === undefined) return ctx.answerCallbackQuery({ text: t("staff:notStaff"), show_alert: true });
    const ticket = await deps.store.tickets.get(pressed.ticket);
    if (ticket === undefined) return ctx.answerCallbackQuery({ text: t("staff:buttonExpired") });
    const said = pressed.kind === "taskFor" ? await askOf(pressed.staff) : await list({ staff, ticket });
    if (said === undefined) return ctx.answerCallbackQuery({ text: t("staff:buttonExpired") });
    await ctx.answerCallbackQuery();
    return answer(ctx, said);
  });
  return composer;
};
