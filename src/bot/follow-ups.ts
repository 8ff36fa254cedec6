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
  type RefusalReason,
  referralSteps,
} from "../domain/follow-ups.js";
import type { Ticket } from "../domain/tickets.js";
import { dayMs, type Instant, instant, msBetween } from "../domain/time.js";
import type { Key } from "../i18n/i18n.js";
import { parsePressed } from "../views/buttons.js";
import * as views from "../views/follow-ups.js";
import { lines, passOn } from "./alarm.js";
import { answerTold, reasonTold } from "./follow-answers.js";
import { meant } from "./meant.js";
import { notes } from "./notes.js";

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

/** Which no was asked about, so that the reason can be typed as well as pressed. */
const askedWhy = "why";

const keepReason = async ({
  id,
  step,
  reason,
}: Pick<FollowUp, "id" | "step"> & { reason: RefusalReason }) => {
  const { actions, person, t, say } = scope();
  await notes.drop(askedWhy);
  const kept = await actions.keepRefusal({ person, followUpId: id, step, reason });
  return kept ? say(views.whyKept(t)) : tell("follow:passed");
};

/**
 * What is said to an answer; «not now» is met with as few words as there can be.
 * @param reason why not, when that was told with it
 */
const reply = async (
  follow: Pick<FollowUp, "id" | "step">,
  answer: FollowUpAnswer,
  reason?: RefusalReason,
) => {
  const { actions, deps, t, say } = scope();
  const taken = await actions.answerFollowUp({ ...me(), followUpId: follow.id, step: follow.step, answer });
  if (!taken.ok) return answer === "worse" ? hearWorse(follow.id) : tell("follow:passed");
  const { called, stage } = taken.value;
  await actions.heedReferral({ follow: taken.value.follow, stage, answer });
  if (called !== undefined) return sayWorse(called);
  if (answer === "same") return say(views.same(t));
  if (answer === "no") {
    if (reason !== undefined) return keepReason({ ...follow, reason });
    await notes.set(askedWhy, [follow.id, follow.step, stage, deps.clock.now()].join(" "));
    return say(views.askWhy(t, follow, stage));
  }
  return tell(answer === "cannot" ? "follow:later" : answer === "yes" ? "follow:yes" : "follow:better");
};

const presses = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.on("callback_query:data", async (ctx, next) => {
    const pressed = parsePressed(ctx.callbackQuery.data);
    if (pressed?.kind !== "follow" && pressed?.kind !== "checkIn" && pressed?.kind !== "refusal")
      return next();
    const { actions, person, t } = scope();
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
      await keepReason({ ...pressed, id: pressed.follow });
      return;
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
const hearsAnswer = async (text: string, since: Instant): Promise<boolean> => {
  const { deps, person } = scope();
  const asked = (await deps.store.followUps.openOf(person.id)).find(
    ({ askedAt }) => askedAt !== undefined && askedAt > since && msBetween(askedAt, deps.clock.now()) < dayMs,
  );
  if (asked === undefined) return false;
  if (meant(deps.i18n, text, ["stop"], ...parts) !== undefined) {
    await stop();
    return true;
  }
  const { answer, reason } = await answerTold(asked, text);
  if (answer === undefined) return false;
  await reply(asked, answer, reason);
  return true;
};

/** Words that tell why it came to nothing, where that was asked. */
const hearsReason = async (text: string, since: Instant): Promise<boolean> => {
  const [id, step, of, at = ""] = ((await notes.get(askedWhy)) ?? "").split(" ");
  const stage = referralSteps.find((one) => one === of);
  const reason = stage === undefined || at <= since ? undefined : reasonTold(stage, text);
  if (reason === undefined) return false;
  await keepReason({ id: Number(id), step: Number(step), reason });
  return true;
};

/** When the human of a talk wrote last: what we asked before that is not answered to us any more. */
const humanWroteAt = async (ticket: Ticket | undefined): Promise<Instant> => {
  const { deps, person } = scope();
  const last =
    ticket !== undefined && isHeld(ticket) ? await deps.store.words.last(ticket.id, person.chatId) : {};
  return last.staff ?? instant(0);
};

/** To be installed before the menu's buttons: it takes its own presses, and words that answer it while no dialogue is open. */
export const followUps = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.command("stop", stop);
  composer.use(presses());
  composer.on("message:text", async (ctx, next) => {
    const { deps, person } = scope();
    if (openDialogue(ctx) !== undefined || scope().begun !== undefined) return next();
    const ticket = await deps.store.tickets.activeOf(person.id);
    const { text } = ctx.message;
    const since = await humanWroteAt(ticket);
    const isThere = isHeld(ticket);
    // While a human is there, every other word is for them.
    const isHeard =
      (!isThere && (await hearsOffer(text))) ||
      (await hearsAnswer(text, since)) ||
      (await hearsReason(text, since)) ||
      (!isThere && (await hearsWorse(text)));
    if (!isHeard) return next();
    await scope().actions.dropAskedKeys({ person });
    // What is said to us is no secret from the human of the matter.
    if (ticket !== undefined) await passOn(ctx, ticket);
  });
  return composer;
};
