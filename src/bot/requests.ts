/** A person's own requests, in every state: how they stand, and a button for what they may do. */
import { Composer } from "grammy";
import { type PrivateContext, scope } from "../context.js";
import { begin } from "../conversations/conversations.js";
import { applications } from "../conversations/request.js";
import type { Request } from "../domain/programmes/request.js";
import { dayMs, plus } from "../domain/time.js";
import { type Fields, parsePressed } from "../views/buttons.js";
import { askDay, nothing, ownRequest } from "../views/requests.js";

/** How long what has ended is still shown. */
const shownMs = 14 * dayMs;

const show = async (request: Request) => {
  const { actions, t, language, say } = scope();
  await say(ownRequest(t, language, await actions.requestFacts({ request })));
};

const showAll = async () => {
  const { deps, person, t, say } = scope();
  const since = plus(deps.clock.now(), -shownMs);
  const own = await deps.store.requests.ofPerson(person.id, since);
  if (own.length === 0) await say({ text: t("request:none") });
  for (const request of own) await show(request);
};

const press = async ({ request: requestId, act, input }: Fields<"request">) => {
  const { actions, deps, person, t, language, say } = scope();
  const text = input === nothing ? "" : input;
  const outcome = await actions.actOn({ requestId, act, actor: { by: "person", person }, text });
  if (outcome.ok) return;
  if (outcome.code === "missing" || outcome.code === "wrong") {
    // Of what a person's act can need, only a day is not said by the button itself.
    await say(askDay(t, language, await actions.requestFacts({ request: outcome.request }), act));
    return;
  }
  const now = await deps.store.requests.get(requestId);
  if (now === undefined || now.personId !== person.id) return showAll();
  await say({ text: t("request:changed") });
  await show(now);
};

/** Begins the dialogue of a programme; the place of the search it comes from is not asked for again. */
const apply = async (ctx: PrivateContext, { programme }: Fields<"apply">) => {
  const { deps, person } = scope();
  const dialogue = applications[programme];
  if (dialogue === undefined) return;
  const { dialogues } = deps.store;
  const place = (await dialogues.answers(person.id, "find")).find(
    ({ question }) => question === "find.place",
  );
  await dialogues.eraseAnswers(person.id, dialogue);
  await begin(ctx, dialogue);
  if (place !== undefined)
    await dialogues.saveAnswer(person.id, dialogue, place.question, place.value, deps.clock.now());
};

/** Whether there is something to show. */
export const hasRequests = async (): Promise<boolean> =>
  (await scope().deps.store.requests.ofPerson(scope().person.id)).length > 0;

/** To be installed before whatever takes every button. */
export const requests = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.command("requests", showAll);
  composer.on("callback_query:data", async (ctx, next) => {
    const pressed = parsePressed(ctx.callbackQuery.data);
    if (pressed?.kind === "request") {
      await ctx.answerCallbackQuery();
      return press(pressed);
    }
    if (pressed?.kind === "requests") {
      await ctx.answerCallbackQuery();
      return showAll();
    }
    if (pressed?.kind === "apply") {
      await ctx.answerCallbackQuery();
      await apply(ctx, pressed);
    }
    return next();
  });
  return composer;
};
