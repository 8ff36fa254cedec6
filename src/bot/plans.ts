/** A person's own plan, in every state: what is to be done until when, and a key to mark it. */
import { Composer } from "grammy";
import { type PrivateContext, scope } from "../context.js";
import { parsePressed } from "../views/buttons.js";
import { marked, ownPlan } from "../views/plan.js";
import type { Own } from "../views/start.js";
import { hasRequests } from "./requests.js";

export const showPlan = async () => {
  const { actions, person, t, language, say } = scope();
  scope().sensitive = true;
  await say(ownPlan(t, language, await actions.stepsOf({ person })));
};

const finish = async (taskId: number) => {
  const { actions, person, t, say } = scope();
  const outcome = await actions.finishStep({ taskId, person });
  await say(outcome.ok ? marked(t, outcome.value) : { text: t("plan:gone") });
};

/** What of their own a person finds in the menu. */
export const ownMatters = async (): Promise<Own> => {
  const { actions, person } = scope();
  return { requests: await hasRequests(), plan: (await actions.stepsOf({ person })).length > 0 };
};

/** To be installed before whatever takes every button. */
export const plans = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.command("plan", showPlan);
  composer.on("callback_query:data", async (ctx, next) => {
    const pressed = parsePressed(ctx.callbackQuery.data);
    if (pressed?.kind !== "plans" && !(pressed?.kind === "task" && pressed.act === "done")) return next();
    await ctx.answerCallbackQuery();
    return pressed.kind === "plans" ? showPlan() : finish(pressed.task);
  });
  return composer;
};
