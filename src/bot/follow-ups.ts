/** Questions asked later: agreeing to them, answering by key or in words, and stopping them in one tap. */

import { Composer } from "grammy";
import type { OpenedTicket } from "../actions/open-ticket.js";
import { type PrivateContext, scope } from "../context.js";
import { openDialogue } from "../conversations/conversations.js";
import { humanFor, sayNow } from "../conversations/endings.js";
import { isHeld } from "../domain/desk/states.js";
import {
  dayPartNames,
  dayParts,
  type FollowUp,
  type FollowUpAnswer,
  type FollowUpKind,
  hourIn,
  referralAnswers,
  wellbeingAnswers,
} from "../domain/follow-ups.js";
import { dayMs, msBetween } from "../domain/time.js";
import type { Key } from "../i18n/i18n.js";
import { parsePressed } from "../views/buttons.js";
import * as views from "../views/follow-ups.js";
import { lines } from "./alarm.js";
import { meant } from "./meant.js";

const me = () => {
  const { person, identity } = scope();
  return { person, clientLanguage: identity.languageCode };
};

const tell = (key: Key) => scope().say({ text: scope().t(key) });

const plan = async (kind: FollowUpKind, hour: number) => {
  const { actions, t, say } = scope();
  const time = await actions.planFollowUp({ ...me(), kind, hour });
  await say(views.planned(t, kind, time));
};

const stop = async () => {
  const { actions, person } = scope();
  await tell((await actions.stopFollowUps({ person })) ? "follow:stopped" : "follow:nothingToStop");
};

const sayWorse = async ({ ticket, staffed, back }: OpenedTicket) =>
  sayNow(views.worse(scope().t, humanFor(ticket, staffed, back), await lines(ticket)));

const hearWorse = async (followUpId: number) =>
  sayWorse(await scope().actions.hearWorse({ ...me(), followUpId }));

/** What is said to an answer; «not now» is met with as few words as there can be. */
const reply = async (follow: Pick<FollowUp, "id" | "step">, answer: FollowUpAnswer) => {
  const { actions, t, say } = scope();
  const taken = await actions.answerFollowUp({ ...me(), followUpId: follow.id, step: follow.step, answer });
  if (!taken.ok) return answer === "worse" ? hearWorse(follow.id) : tell("follow:passed");
  const { called, stage } = taken.value;
  await actions.heedReferral({ follow: taken.value.follow, stage, answer });
  if (called !== undefined) return sayWorse(called);
  if (answer === "same") return say(views.same(t));
  if (answer === "no") return say(views.askWhy(t, follow, stage));
  return tell(answer === "cannot" ? "follow:later" : answer === "yes" ? "follow:yes" : "follow:better");
};

const presses = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.on("callback_query:data", async (ctx, next) => {
    const pressed = parsePressed(ctx.callbackQuery.data);
    if (pressed?.kind !== "follow" && pressed?.kind !== "checkIn" && pressed?.kind !== "refusal")
      return next();
    const { actions, person, t, say } = scope();
    if (pressed.kind === "checkIn" && pressed.answer === "cannot") {
      // Somebody may be near: the question goes from the chat, and nothing is said instead of it.
      const taken = await actions.answerFollowUp({ ...me(), ...pressed, followUpId: pressed.follow });
      await ctx.answerCallbackQuery({ text: t(taken.ok ? "follow:later" : "follow:passed") });
      await ctx.deleteMessage();
      return;
    }
    await ctx.answerCallbackQuery();
    if (pressed.kind === "follow" && pressed.choice === "offer")
      return actions.offerFollowUp({ ...me(), kind: pressed.of, asked: true });
    await ctx.editMessageReplyMarkup();
    if (pressed.kind === "checkIn") {
      return void (await reply({ id: pressed.follow, step: pressed.step }, pressed.answer));
    }
    if (pressed.kind === "refusal") {
      const { follow: followUpId, step, reason } = pressed;
      const kept = await actions.keepRefusal({ person, followUpId, step, reason });
      return void (kept ? await say(views.whyKept(t)) : await tell("follow:passed"));
    }
    const { choice, of: kind } = pressed;
    if (choice === "stop") return stop();
    if (choice === "no") {
      await actions.declineFollowUp({ person });
      return void (await tell("follow:declined"));
    }
    if (choice !== "offer") await plan(kind, dayParts[choice]);
  });
  return composer;
};

const parts = ["follow:dayPart.options", "follow:dayPartWords"] as const;

/** Words that answer an offer which is still open. */
const hearsOffer = async (text: string): Promise<boolean> => {
  const { actions, deps, person } = scope();
  const offered = await actions.openOffer({ person });
  if (offered === undefined) return false;
  const said = meant(deps.i18n, text, [...dayPartNames, "no"], ...parts);
  const hour = said === undefined || said === "no" ? hourIn(text) : dayParts[said];
  if (said === "no") {
    await actions.declineFollowUp({ person });
    await tell("follow:declined");
  } else if (hour === undefined) return false;
  else await plan(offered.kind, hour);
  return true;
};

/** Worse is heard for longer than other answers, and after the question has closed. */
const hearsWorse = async (text: string): Promise<boolean> => {
  const { actions, deps, person } = scope();
  if (meant(deps.i18n, text, ["worse"], "follow:answers", "follow:answerWords") === undefined) return false;
  const last = await actions.askedLately({ person });
  if (last !== undefined) await reply(last, "worse");
  return last !== undefined;
};

/** Words that answer a question which was put within a day. */
const hearsAnswer = async (text: string): Promise<boolean> => {
  const { deps, person } = scope();
  const asked = (await deps.store.followUps.openOf(person.id)).find(
    ({ askedAt }) => askedAt !== undefined && msBetween(askedAt, deps.clock.now()) < dayMs,
  );
  if (asked === undefined) return false;
  if (meant(deps.i18n, text, ["stop"], ...parts) !== undefined) {
    await stop();
    return true;
  }
  const options: readonly FollowUpAnswer[] = asked.kind === "wellbeing" ? wellbeingAnswers : referralAnswers;
  const answer = meant(deps.i18n, text, options, "follow:answers", "follow:answerWords");
  if (answer === undefined) return false;
  await reply(asked, answer);
  return true;
};

/** To be installed before the menu's buttons: it takes its own presses, and words while no dialogue is open and no human there. */
export const followUps = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.command("stop", stop);
  composer.use(presses());
  composer.on("message:text", async (ctx, next) => {
    const { deps, person } = scope();
    if (openDialogue(ctx) !== undefined || scope().begun !== undefined) return next();
    // While a human is there, every word is for them.
    if (isHeld(await deps.store.tickets.activeOf(person.id))) return next();
    const { text } = ctx.message;
    const isHeard = (await hearsOffer(text)) || (await hearsAnswer(text)) || (await hearsWorse(text));
    if (!isHeard) await next();
  });
  return composer;
};
