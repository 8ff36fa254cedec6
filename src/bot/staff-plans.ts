/** What staff do with a plan in a ticket's topic: `/step` for all of it, and the buttons below the plan. */
import { Composer, type Context } from "grammy";
import { staffScope } from "../context.js";
import { dayOf, parseDay } from "../domain/days.js";
import { defaultUtcOffset } from "../domain/directory/directory.js";
import type { Request } from "../domain/programmes/request.js";
import { readStep } from "../domain/programmes/steps.js";
import type { Staff } from "../domain/teams.js";
import { parsePressed } from "../views/buttons.js";
import { askStepDay, staffPlan } from "../views/plan.js";
import { nothing } from "../views/second-side.js";
import { answer, memberOf, ticketIn } from "./topic.js";

const here = (request: Pick<Request, "region">) => {
  const { deps } = staffScope();
  const utcOffset = deps.directory.regionOf(request.region)?.utcOffset ?? defaultUtcOffset;
  return { utcOffset, now: deps.clock.now(), today: dayOf(deps.clock.now(), utcOffset) };
};

/** The request whose plan is kept in a topic: the open one, or the last, for a plan goes on when a stay has ended. */
const requestIn = async (thread: number | undefined): Promise<Request | undefined> => {
  const ticket = await ticketIn(thread);
  if (ticket === undefined) return undefined;
  const all = await staffScope().deps.store.requests.ofTicket(ticket.id);
  return all.findLast(({ closedAt }) => closedAt === undefined) ?? all.at(-1);
};

/** The step of that number, if it belongs to the plan. */
const isIn = async (request: Request, id: number): Promise<boolean> =>
  (await staffScope().deps.store.tasks.ofRequest(request.id)).some((task) => task.id === id);

const typed = async (ctx: Context, staff: Staff, request: Request, text: string): Promise<unknown> => {
  const { actions, deps, t } = staffScope();
  const { utcOffset, today } = here(request);
  const said = readStep(text, today);
  if (said.kind === "show") {
    const tasks = await deps.store.tasks.ofRequest(request.id);
    return answer(ctx, staffPlan(t, request.code, tasks, { utcOffset }));
  }
  if (said.kind === "unclear") return answer(ctx, t("plan:staff.usage"));
  if (said.kind !== "add" && !(await isIn(request, said.id))) return answer(ctx, t("plan:staff.noStep"));
  const outcome =
    said.kind === "add"
      ? await actions.addStep({ staff, request, day: said.day, title: said.title })
      : said.kind === "done"
        ? await actions.finishStep({ taskId: said.id, staff })
        : await actions.moveStep({ taskId: said.id, staff, day: said.day });
  if (outcome.ok) return undefined;
  if (outcome.code === "named") {
    return answer(ctx, t(`plan:staff.named.${outcome.naming.kind}`));
  }
  return answer(ctx, t(outcome.code === "gone" ? "plan:staff.noStep" : "staff:notAllowed"));
};

/** To be installed before whatever takes every button and every word in a topic. */
export const staffPlans = (): Composer<Context> => {
  const composer = new Composer<Context>();
  composer.command("step", async (ctx) => {
    const { t } = staffScope();
    const staff = await memberOf(ctx);
    if (staff === undefined) return answer(ctx, t("staff:notStaff"));
    const request = await requestIn(ctx.message?.message_thread_id);
    return request === undefined
      ? answer(ctx, t("plan:staff.noRequest"))
      : typed(ctx, staff, request, ctx.match);
  });
  composer.on("callback_query:data", async (ctx, next) => {
    const pressed = parsePressed(ctx.callbackQuery.data);
    if (pressed?.kind !== "task") return next();
    const { actions, t } = staffScope();
    const staff = await memberOf(ctx);
    const request = await requestIn(ctx.callbackQuery.message?.message_thread_id);
    if (staff === undefined) return ctx.answerCallbackQuery({ text: t("staff:notStaff"), show_alert: true });
    if (request === undefined || !(await isIn(request, pressed.task)))
      return ctx.answerCallbackQuery({ text: t("plan:staff.noStep"), show_alert: true });
    const { utcOffset, now, today } = here(request);
    const day = pressed.to === nothing ? undefined : parseDay(pressed.to, today);
    if (pressed.act === "move" && day === undefined) {
      await ctx.answerCallbackQuery();
      return answer(ctx, askStepDay(t, pressed.task, now, utcOffset));
    }
    const outcome =
      day === undefined
        ? await actions.finishStep({ taskId: pressed.task, staff })
        : await actions.moveStep({ taskId: pressed.task, staff, day });
    return ctx.answerCallbackQuery(
      outcome.ok
        ? {}
        : {
            text: t(outcome.code === "gone" ? "plan:staff.noStep" : "staff:notAllowed"),
            show_alert: true,
          },
    );
  });
  return composer;
};
