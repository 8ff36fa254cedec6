/** The menu of a private chat and what its items open. Words it understands are those of `words.ts`. */
import { isTalking, type PrivateContext, scope } from "../context.js";
import { begin, leaveDialogue } from "../conversations/conversations.js";
import { handOver } from "../conversations/endings.js";
import { assess, bullyingAnswers } from "../domain/bullying.js";
import * as start from "../views/start.js";
import { homeKeyboard } from "../views/view.js";
import { carryOver } from "./alarm.js";
import { ownMatters, showPlan } from "./plans.js";
import { showAll } from "./requests.js";
import type { MenuItem } from "./words.js";

export const showMenu = async () => {
  const { t, say, person } = scope();
  await say({ text: t("start:menuAgain"), keyboard: homeKeyboard(t, await isTalking()) });
  await say(start.menu(t, person.guarded ? {} : await ownMatters()));
};

/** To a human: with what was already answered about bullying, so that nobody is asked twice. */
export const toHuman = async (ctx: PrivateContext) => {
  const { deps, person } = scope();
  if (await isTalking()) return handOver("talk", "standard");
  const rows = await deps.store.dialogues.answers(person.id, "bullying");
  if (!rows.some(({ question }) => !question.startsWith("~"))) return begin(ctx, "talk");
  await leaveDialogue(ctx);
  return handOver("bullying", assess(bullyingAnswers(rows)).level);
};

/** What a button of the menu opens. True when that is a dialogue, to be entered further on. */
export const openItem = async (ctx: PrivateContext, item: MenuItem): Promise<boolean> => {
  const { t, say } = scope();
  if (item === "settings") await say(start.settings(t, scope().person, await isTalking()));
  else if (item === "requests") await showAll();
  else if (item === "plan") await showPlan();
  else {
    await (item === "talk" ? toHuman(ctx) : begin(ctx, item));
    if (item === "bullying") await carryOver();
  }
  return scope().begun !== undefined;
};
