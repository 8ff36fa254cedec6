/** `/reveal`: a name is asked for in the ticket's topic, confirmed or declined there or in private; `/reveals` lists them all. */
import { Composer, type Context } from "grammy";
import { staffVoice, timeOfStaff } from "../../actions/address.js";
import type { RevealDecision, RevealRefusal } from "../../actions/desk/reveal.js";
import { type PrivateContext, scope, staffScope } from "../../context.js";
import { may } from "../../domain/desk/permissions.js";
import { isWaiting } from "../../domain/desk/reveal.js";
import type { Outcome } from "../../domain/outcome.js";
import type { Staff } from "../../domain/teams.js";
import { nameOf, type Ticket } from "../../domain/tickets.js";
import type { Key, T } from "../../i18n/i18n.js";
import { parsePressed } from "../../views/buttons.js";
import { revealList } from "../../views/desk/reveal.js";
import { staffHere } from "../staff-here.js";
import { answer, memberOf, ticketIn } from "../topic.js";

type Here = Pick<ReturnType<typeof staffScope>, "actions" | "deps">;

const refusals: Record<RevealRefusal, Key> = {
  "not-allowed": "staff:notAllowed",
  "not-imminent": "care:staff.reveal.notImminent",
  "no-reason": "care:staff.reveal.usage",
  "no-chat": "care:staff.reveal.noChat",
  "too-often": "care:staff.reveal.tooOften",
  "under-way": "care:staff.reveal.underWay",
  nobody: "care:staff.reveal.nobody",
  "not-you": "care:staff.reveal.notYou",
  passed: "care:staff.reveal.passed",
};

/** What is said where the action itself says nothing: a refusal, with the way on. */
const refusalText = (t: T, outcome: Outcome<unknown, RevealRefusal>): string | undefined =>
  outcome.ok ? undefined : t(refusals[outcome.code]);

const isWord = (t: T, key: Key, word: string): boolean => t(key).split("|").includes(word.toLowerCase());

/** The second key as it is typed: «да», «сказать», «нет» with a reason; undefined for anything else. */
const decisionIn = (t: T, words: string): RevealDecision | undefined => {
  const [first = "", ...rest] = words.trim().split(/\s+/);
  if (isWord(t, "care:staff.reveal.yesWords", first)) return { kind: "confirm", told: undefined };
  if (isWord(t, "care:staff.reveal.sayWords", first)) return { kind: "confirm", told: true };
  if (isWord(t, "care:staff.reveal.noWords", first)) return { kind: "decline", why: rest.join(" ") };
  return undefined;
};

/** What was typed behind the command, in a ticket's topic. Answers what is to be said of it. */
const typed = async (
  { actions, deps }: Here,
  staff: Staff,
  ticket: Ticket,
  said: string,
): Promise<string | undefined> => {
  const t = staffVoice(deps);
  // With its code, as it is typed in private: the code is no reason.
  const [code = "", ...behind] = said.trim().split(/\s+/);
  const words = code.toUpperCase() === ticket.code ? behind.join(" ") : said;
  const open = await deps.store.reveals.openOf(ticket.id);
  const [first = "", ...rest] = words.trim().split(/\s+/);
  const decision = decisionIn(t, words);
  if (open !== undefined && isWaiting(open) && decision !== undefined)
    return refusalText(t, await actions.decideReveal({ staff, revealId: open.id, decision }));
  if (open?.status === "drafted" && open.askedBy === staff.id) {
    const isTold = isWord(t, "care:staff.reveal.tellWords", first);
    if (isTold || isWord(t, "care:staff.reveal.dangerWords", first)) {
      const why = rest.join(" ");
      if (!isTold && why === "") return t("care:staff.reveal.whyHide");
      const sent = await actions.sendReveal({ staff, revealId: open.id, why: isTold ? undefined : why });
      return refusalText(t, sent);
    }
  }
  if (decision !== undefined && rest.length === 0) return t("care:staff.reveal.passed");
  return refusalText(t, await actions.askReveal({ staff, ticket, reason: words.trim() }));
};

type Pressed = { reveal: number; act: "tell" | "hide" | "confirm" | "confirm-tell" | "decline" };

/** What a button does. Answers what is to be said of it. */
const pressed = async (
  { actions, deps }: Here,
  staff: Staff,
  { reveal: revealId, act }: Pressed,
): Promise<string | undefined> => {
  const t = staffVoice(deps);
  if (act === "hide") return t("care:staff.reveal.whyHide");
  if (act === "tell") return refusalText(t, await actions.sendReveal({ staff, revealId, why: undefined }));
  const reveal = await deps.store.reveals.lock(revealId);
  const ticket = reveal === undefined ? undefined : await deps.store.tickets.get(reveal.ticketId);
  if (act === "decline") {
    const isOver = reveal === undefined || !isWaiting(reveal);
    return isOver
      ? t("care:staff.reveal.passed")
      : t("care:staff.reveal.whyNot", { code: ticket?.code ?? "" });
  }
  const told = act === "confirm-tell" ? true : undefined;
  return refusalText(t, await actions.decideReveal({ staff, revealId, decision: { kind: "confirm", told } }));
};

/** To be installed before whatever takes every button and every word in a topic. */
export const reveals = (): Composer<Context> => {
  const composer = new Composer<Context>();
  composer.command("reveal", async (ctx) => {
    const { t } = staffScope();
    const staff = await memberOf(ctx);
    if (staff === undefined) return answer(ctx, t("staff:notStaff"));
    const ticket = await ticketIn(ctx.msg.message_thread_id);
    if (ticket === undefined) return answer(ctx, t("care:staff.onlyInTopic"));
    const said = await typed(staffScope(), staff, ticket, ctx.match);
    if (said === undefined) return;
    const isBare = ctx.match.trim() === "";
    return answer(ctx, isBare ? { text: said, awaits: "/reveal" } : said);
  });
  composer.on("callback_query:data", async (ctx, next) => {
    const found = parsePressed(ctx.callbackQuery.data);
    if (found?.kind !== "reveal") return next();
    const staff = await memberOf(ctx);
    const { t } = staffScope();
    if (staff === undefined) return ctx.answerCallbackQuery({ text: t("staff:notStaff"), show_alert: true });
    const text = await pressed(staffScope(), staff, found);
    const word = text === t("care:staff.reveal.whyHide") ? "dangerWords" : "noWords";
    const isAsked =
      (found.act === "hide" || found.act === "decline") && text !== t("care:staff.reveal.passed");
    if (isAsked && text !== undefined) {
      await ctx.answerCallbackQuery();
      return answer(ctx, { text, awaits: `/reveal ${t(`care:staff.reveal.${word}`).split("|")[0] ?? ""}` });
    }
    return ctx.answerCallbackQuery(text === undefined ? {} : { text, show_alert: true });
  });
  return composer;
};

const mostListed = 20;

const listAll = async (): Promise<void> => {
  const { deps, say } = scope();
  const { reveals: store, tickets, teams } = deps.store;
  const nameOfStaff = async (id: number | undefined) =>
    (id === undefined ? undefined : await teams.staff(id))?.name ?? "";
  const listed = [];
  for (const reveal of await store.all(mostListed)) {
    const ticket = await tickets.get(reveal.ticketId);
    listed.push({
      reveal,
      name: ticket === undefined ? "" : nameOf(ticket),
      staff: await nameOfStaff(reveal.askedBy),
      by: await nameOfStaff(reveal.decidedBy),
      time: timeOfStaff(deps, reveal.askedAt),
    });
  }
  await say(revealList(staffVoice(deps), listed));
};

/** The second key in the private chat of whoever leads. Others do not have it. */
export const revealsFromAfar = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.command("reveal", async (ctx, next) => {
    const staff = await staffHere();
    if (staff === undefined) return next();
    const { deps, say } = scope();
    const t = staffVoice(deps);
    const [code = "", ...words] = ctx.match.trim().split(/\s+/);
    const ticket = await deps.store.tickets.byCode(code.toUpperCase());
    const isDecided = ticket !== undefined && decisionIn(t, words.join(" ")) !== undefined;
    const said = isDecided
      ? await typed(scope(), staff, ticket, words.join(" "))
      : t("care:staff.reveal.usage");
    if (said !== undefined) await say({ text: said });
  });
  composer.command("reveals", async (_ctx, next) => {
    const staff = await staffHere();
    if (staff === undefined) return next();
    if (may("seeReveals", staff)) return listAll();
    await scope().say({ text: staffVoice(scope().deps)("staff:notAllowed") });
  });
  composer.on("callback_query:data", async (ctx, next) => {
    const found = parsePressed(ctx.callbackQuery.data);
    if (found?.kind !== "reveal") return next();
    const staff = await staffHere();
    if (staff === undefined) return next();
    const text = await pressed(scope(), staff, found);
    await ctx.answerCallbackQuery(text === undefined ? {} : { text, show_alert: true });
  });
  return composer;
};
