/** The menu of a private chat and what its items open. Words it understands are those of `words.ts`. */
import { isTalking, type PrivateContext, scope } from "../context.js";
import { begin } from "../conversations/conversations.js";
import { handOver } from "../conversations/endings.js";
import { bullyingQuestions } from "../conversations/questions.js";
import type { AnswerValue } from "../store/dialogues.js";
import * as start from "../views/start.js";
import { homeKeyboard } from "../views/view.js";
import { carryOver } from "./alarm.js";
import { ownMatters, showPlan } from "./plans.js";
import { showAll } from "./requests.js";
import { lookThrough } from "./sent.js";
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
  const isSent = rows.some(({ question }) => question === "~once.ticket");
  if (isSent || !rows.some(({ question }) => !question.startsWith("~"))) return begin(ctx, "talk");
  const save = (question: string, value: AnswerValue) =>
    deps.store.dialogues.saveAnswer(person.id, "bullying", question, value, deps.clock.now());
  const { wish, wishDoing, place } = bullyingQuestions;
  // What they want is said by that: nothing more is asked but where, and all of it is looked through.
  const side = rows.find(({ question }) => question === "bullying.who")?.value;
  const isDoing = side !== undefined && "choice" in side && side.choice === "doing";
  await save(isDoing ? wishDoing.id : wish.id, { choice: "talk" });
  for (const { id } of Object.values(bullyingQuestions))
    if (![wish.id, wishDoing.id, place.id, ...rows.map(({ question }) => question)].includes(id))
      await save(id, { skipped: true });
  for (const step of ["advice", "help", "plan"]) await save(`~once.${step}`, { skipped: true });
  await lookThrough(ctx, "bullying");
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
