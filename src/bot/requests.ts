/** A person's own requests, in every state: how they stand, and a button for what they may do. */
import { Composer } from "grammy";
import { secondOf } from "../actions/requests/second-side.js";
import { type PrivateContext, scope } from "../context.js";
import { begin, openDialogue } from "../conversations/conversations.js";
import { keptSearch } from "../conversations/kept-search.js";
import { enrolmentQuestions } from "../conversations/questions.js";
import { applications } from "../conversations/request.js";
import { dayOf } from "../domain/days.js";
import { choosingAct } from "../domain/programmes/flow.js";
import { flows } from "../domain/programmes/flows.js";
import type { Request } from "../domain/programmes/request.js";
import { dayMs, plus } from "../domain/time.js";
import { type Fields, parsePressed } from "../views/buttons.js";
import { askDay, dayLabels, runsFrom } from "../views/request-days.js";
import { ownRequest, type RequestFacts } from "../views/requests.js";
import { askFree, nothing, resourceText } from "../views/second-side.js";
import { askInvitedAgain } from "./links.js";
import { dropAsk, keepAsk, openAsk, typedAnswer } from "./open-ask.js";
import { keysTyped } from "./request-keys.js";
import { askSide } from "./second-side.js";

/** How long what has ended is still shown. */
const shownMs = 14 * dayMs;

const show = async (request: Request) => {
  const { actions, t, language, say } = scope();
  await say(ownRequest(t, language, await actions.requestFacts({ request })));
};

export const showAll = async () => {
  const { actions, deps, person, t, say } = scope();
  const since = plus(deps.clock.now(), -shownMs);
  const own = await deps.store.requests.ofPerson(person.id, since);
  if (own.length === 0) await say({ text: t("request:none") });
  for (const request of own) await show(request);
  await actions.newsRead({ person });
};

/** What is theirs to see of a request: as the one who made it, or as its second side. */
const factsFor = async (request: Request): Promise<RequestFacts | undefined> => {
  const { actions, deps, person } = scope();
  const row = request.personId === person.id ? request : await secondOf(deps, request);
  return row?.personId === person.id ? actions.requestFacts({ request: row }) : undefined;
};

const isFor = (outcome: { code: string; need?: string }) =>
  outcome.code === "missing" && outcome.need === "resource";

const askTime = async (request: Request, act: string, why?: "taken" | "past") => {
  const { actions, t, language, say } = scope();
  const facts = await factsFor(request);
  if (facts === undefined) return showAll();
  const choosing = choosingAct(flows[request.flow], request.state, facts.side) ?? act;
  const free = await actions.freeFor({ request, here: true });
  const { deps, person } = scope();
  const ask = { request: facts.request.id, act: choosing, need: "resource", given: "" } as const;
  await keepAsk(deps, person.id, "person", ask);
  await say(askFree(t, language, facts, { act: choosing, free, why }));
};

const press = async (ctx: PrivateContext, { request: requestId, act, input }: Fields<"request">) => {
  const { actions, deps, person, t, language, say } = scope();
  const text = input === nothing ? "" : input;
  const outcome = await actions.actOn({ requestId, act, actor: { by: "person", person }, text });
  await dropAsk(deps, person.id, "person");
  if (outcome.ok) return;
  const now = await deps.store.requests.get(requestId);
  if (now !== undefined && (outcome.code === "taken" || outcome.code === "no-such"))
    return askTime(now, act, "taken");
  if (now !== undefined && outcome.code === "past") return askTime(now, act, "past");
  if (now !== undefined && isFor(outcome)) return askTime(now, act);
  if (now !== undefined && outcome.code === "ask-safety") return askSide(ctx, now);
  if (outcome.code === "missing" || outcome.code === "wrong") {
    // What else a person's act can need is a day.
    await keepAsk(deps, person.id, "person", { request: requestId, act, need: "date", given: "" });
    await say(askDay(t, language, await actions.requestFacts({ request: outcome.request }), act));
    return;
  }
  const own = now === undefined ? undefined : await factsFor(now);
  if (now === undefined || own === undefined) return showAll();
  await say({ text: t("request:changed") });
  await say(ownRequest(t, language, own));
  await actions.newsRead({ person });
};

/** Takes what is typed as the answer to what a button has just asked. Answers whether it was one. */
const typed = async (ctx: PrivateContext, text: string): Promise<boolean> => {
  const { actions, deps, person, language } = scope();
  const ask = await openAsk(deps, person.id, "person");
  const request = ask === undefined ? undefined : await deps.store.requests.get(ask.request);
  const facts = request === undefined ? undefined : await factsFor(request);
  if (ask === undefined || request === undefined || facts === undefined) return false;
  const today = dayOf(facts.now, facts.utcOffset);
  const labels =
    ask.need === "date"
      ? dayLabels(facts, language, ask.act)
      : Object.fromEntries(
          (await actions.freeFor({ request, here: true })).map((one) => [
            String(one.id),
            resourceText(one, facts, language),
          ]),
        );
  const from = runsFrom(facts, ask.act);
  const input = typedAnswer(ask.need, text, { today, from, labels });
  if (input === undefined) return false;
  await press(ctx, { request: ask.request, act: ask.act, input });
  return true;
};

/** Takes a key that was typed as one that was pressed. Answers whether it was one. */
const typedKey = async (ctx: PrivateContext, text: string): Promise<boolean> => {
  const [key, ...more] = await keysTyped(text);
  if (key === undefined) return false;
  const { t, say } = scope();
  if (more.length === 0) await press(ctx, { request: key.request.id, act: key.act, input: nothing });
  else {
    await say({ text: t("request:which") });
    for (const { request } of [key, ...more]) await show(request);
  }
  return true;
};

/** The ages that were looked for, as a dialogue offers them. */
const bandIn = (age: { min: number; max: number } | undefined, bands: readonly string[]) =>
  age === undefined ? undefined : bands.find((band) => band === `${age.min}-${age.max}`);

/** Begins the dialogue of a programme; the place and the age of the search it comes from are not asked for again. */
const apply = async (ctx: PrivateContext, { programme }: Fields<"apply">) => {
  const { deps, person } = scope();
  const dialogue = applications[programme];
  if (dialogue === undefined) return;
  const { dialogues } = deps.store;
  const { place, age } = (await keptSearch()) ?? {};
  await dialogues.eraseAnswers(person.id, dialogue);
  await begin(ctx, dialogue);
  // One dialogue asks for several kinds: which one is chosen already.
  if (dialogue === "enrolment")
    await dialogues.saveAnswer(
      person.id,
      dialogue,
      enrolmentQuestions.kind.id,
      { choice: programme },
      deps.clock.now(),
    );
  const band = dialogue === "enrolment" ? bandIn(age, enrolmentQuestions.age.options) : undefined;
  if (band !== undefined)
    await dialogues.saveAnswer(
      person.id,
      dialogue,
      enrolmentQuestions.age.id,
      { choice: band },
      deps.clock.now(),
    );
  if (place !== undefined) {
    const choice = deps.directory.keyOf(place);
    await dialogues.saveAnswer(
      person.id,
      dialogue,
      enrolmentQuestions.place.id,
      { choice },
      deps.clock.now(),
    );
  }
};

/** Whether there is something to show. */
export const hasRequests = async (): Promise<boolean> =>
  (await scope().deps.store.requests.ofPerson(scope().person.id)).length > 0;

/** To be installed around everything a person can do: news that could not be told unasked are announced behind the answer. */
export const requestNews = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.on(["message", "callback_query"], async (ctx, next) => {
    await next();
    const { actions, person, identity } = scope();
    if (openDialogue(ctx) === undefined && scope().begun === undefined)
      await actions.hintNews({ person, clientLanguage: identity.languageCode });
  });
  return composer;
};

/** To be installed before whatever takes every button. */
export const requests = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.command("requests", async () => {
    if (!(await askInvitedAgain())) await showAll();
  });
  composer.on("message:text", async (ctx, next) => {
    const { text } = ctx.message;
    const isAnswer =
      openDialogue(ctx) === undefined && ((await typed(ctx, text)) || (await typedKey(ctx, text)));
    return isAnswer && scope().begun === undefined ? undefined : next();
  });
  composer.on("callback_query:data", async (ctx, next) => {
    const pressed = parsePressed(ctx.callbackQuery.data);
    if (pressed?.kind === "request") {
      await ctx.answerCallbackQuery();
      await press(ctx, pressed);
      // A press may begin a dialogue; else nothing further takes it.
      return scope().begun === undefined ? undefined : next();
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
