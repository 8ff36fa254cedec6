/** Keys around the questions about bullying, in every state: whose matter it is, and the plan of one page. */
import { Composer } from "grammy";
import { type PrivateContext, scope } from "../context.js";
import { askOpenAgain, begin, leaveDialogue, openDialogue } from "../conversations/conversations.js";
import { plan, taken } from "../views/bullying.js";
import { type Fields, parsePressed } from "../views/buttons.js";

/** What they said of whose matter it is counts for the questions from now on. */
const takeSide = async (ctx: PrivateContext, { side }: Fields<"side">) => {
  const { deps, person, t, say } = scope();
  const { dialogues } = deps.store;
  const rows = await dialogues.answers(person.id, "bullying");
  // What was advised already was about somebody else's side: that begins anew.
  const isAdvised = rows.some(({ question }) => question === "~once.advice");
  if (isAdvised) {
    await leaveDialogue(ctx);
    await dialogues.eraseAnswers(person.id, "bullying");
  }
  const isOpen = openDialogue(ctx) === "bullying" && !isAdvised;
  if (!isOpen) await begin(ctx, "bullying");
  const now = deps.clock.now();
  await dialogues.saveAnswer(person.id, "bullying", "bullying.who", { choice: side }, now);
  await say(taken(t, side));
  if (isOpen) await askOpenAgain(ctx, "bullying");
};

const showPlan = (told: Fields<"plan">): Promise<unknown> => {
  const { actions, person, identity, t, say } = scope();
  if (told.act === "show") return say(plan(t, told));
  return actions.sendPlan({ person, clientLanguage: identity.languageCode, told });
};

/** To be installed behind the commands and before the buttons of the menu. */
export const bullyingKeys = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.on("callback_query:data", async (ctx, next) => {
    const pressed = parsePressed(ctx.callbackQuery.data);
    if (pressed?.kind !== "side" && pressed?.kind !== "plan") return next();
    scope().sensitive = true;
    await ctx.answerCallbackQuery();
    if (pressed.kind === "plan") {
      await showPlan(pressed);
      return;
    }
    await ctx.editMessageReplyMarkup();
    await takeSide(ctx, pressed);
    return next();
  });
  return composer;
};
