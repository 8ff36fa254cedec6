/** What is done with one card by a key: what came of a call, closing for a while, history, the institution's link. */
import { type PrivateContext, scope } from "../context.js";
import { wholeDay } from "../domain/dates-said.js";
import { dayOf } from "../domain/days.js";
import { type CallOutcome } from "../domain/directory/calls.js";
import type { CardRecord } from "../domain/directory/card-record.js";
import { defaultUtcOffset } from "../domain/directory/directory.js";
import { type Actor, mayDo, signed } from "../domain/directory/proposals.js";
import type { Fields } from "../views/buttons.js";
import { historyView } from "../views/card-history.js";
import { keeperLink } from "../views/card-keeper.js";
import { callCard, callsDone, cardReported, checked } from "../views/coordinator.js";
import { askAvailable, askUntil, decidedHere, proposalToDecide } from "../views/proposals.js";
import { dateText } from "../views/when.js";
import { addChange, awaitWords, beginEdit, dropDraft } from "./card-drafts.js";
import { explain, showCard } from "./directory-here.js";

/** Takes the keys from a message that was dealt with: what it asked is answered. */
const settle = (ctx: PrivateContext) => ctx.editMessageReplyMarkup();

/** The next card of the week, or that the list is done; nothing when this card is not on it. */
export const showNextCall = async (after?: string): Promise<void> => {
  const { actions, t, language, say } = scope();
  const next = await actions.nextCall(after === undefined ? {} : { after });
  await say(next === undefined ? callsDone(t) : callCard(t, language, next));
};

const check = async (
  ctx: PrivateContext,
  actor: Actor,
  { record, outcome }: { record: CardRecord; outcome: Exclude<CallOutcome, "changed"> },
): Promise<void> => {
  const { actions, t, say } = scope();
  const done = await actions.checkCard({ actor, card: record.key, outcome });
  if (!done.ok) return void (await explain(done.code));
  await settle(ctx);
  const { proposal, isListed } = done.value;
  await say(checked(t, record.key, { outcome, proposal: actor.kind === "staff" ? proposal : undefined }));
  if (isListed) await showNextCall(record.key);
};

const history = async (actor: Actor, record: CardRecord): Promise<void> => {
  const { actions, deps, t, language, say } = scope();
  if (!mayDo("undo", { actor, card: record.key, proposal: { author: "", state: "published" } }))
    return void (await explain("not-allowed"));
  const rows = await deps.store.cards.history(record.key);
  const entries = await Promise.all(
    rows.map(async (row) => ({ ...row, name: await actions.nameOf({ by: row.by, t }) })),
  );
  const undoable = await deps.store.proposals.published(record.key);
  await say(historyView(t, language, { record, entries, undoable }));
};

const invite = async (ctx: PrivateContext, actor: Actor, record: CardRecord): Promise<void> => {
  const { actions, t, say } = scope();
  if (!mayDo("invite", { actor, card: record.key })) return void (await explain("not-allowed"));
  const made = await actions.inviteKeeper({ card: record.key, by: signed(actor) });
  if (!made.ok) return void (await explain(made.code));
  await say({ text: t("coordinator:staff.inviteHow") });
  await say(keeperLink(t, record, `https://t.me/${ctx.me.username}?start=card_${made.value}`));
};

/** One key below a card. */
export const pressCard = async (
  ctx: PrivateContext,
  actor: Actor,
  { act, record }: { act: Fields<"card">["act"]; record: CardRecord },
): Promise<unknown> => {
  const { actions, deps, t, say } = scope();
  const { key: card } = record;
  switch (act) {
    case "open":
      return showCard(actor, record);
    case "right":
    case "closed":
    case "unreachable":
      return check(ctx, actor, { record, outcome: act });
    case "changed":
    case "edit":
      return beginEdit(ctx, actor, record);
    case "later":
      await settle(ctx);
      return actor.kind === "staff" ? showNextCall(card) : undefined;
    case "pause":
      await awaitWords(ctx, card, "until");
      return say(askUntil(t, record));
    case "places":
      await awaitWords(ctx, card, "available");
      return say(askAvailable(t, record));
    case "reopen": {
      const done = await actions.reopenCard({ card, actor });
      return done.ok ? say({ text: t("coordinator:staff.openAgain") }) : explain(done.code);
    }
    case "publish":
      if (actor.kind !== "staff") return explain("not-allowed");
      return addChange(actor, record, { field: "publish", before: record.values.publish, after: "yes" });
    case "history":
      return history(actor, record);
    case "invite":
      return invite(ctx, actor, record);
    case "shut":
      if (!mayDo("invite", { actor, card })) return explain("not-allowed");
      await deps.store.keepers.revoke(card);
      return say({ text: t("coordinator:staff.shut") });
    default:
      return act satisfies never;
  }
};

/** The day until which a place is closed, as it was typed. */
export const typeUntil = async (actor: Actor, record: CardRecord, text: string): Promise<void> => {
  const { actions, deps, t, language, say } = scope();
  const offset = deps.directory.regionOf(record.region)?.utcOffset ?? defaultUtcOffset;
  const said = wholeDay(text, dayOf(deps.clock.now(), offset));
  if (!said.ok) return void (await say(askUntil(t, record, true)));
  const until = said.value;
  const done = await actions.closeForNow({ actor, card: record.key, until });
  if (!done.ok) return void (await explain(done.code));
  await dropDraft();
  await say({ text: t("coordinator:staff.closedForNow", { date: dateText(until, language) }) });
};

/** How many places are free, as it was typed. */
export const typeAvailable = async (actor: Actor, record: CardRecord, text: string): Promise<void> => {
  const { actions, t, say } = scope();
  const typed = /^\s*(\d{1,4})\s*$/.exec(text)?.[1];
  if (typed === undefined) return void (await say(askAvailable(t, record, true)));
  const done = await actions.tellPlaces({ actor, card: record.key, available: Number(typed) });
  if (!done.ok) return void (await explain(done.code));
  await dropDraft();
  await say({ text: t("coordinator:staff.placesTold", { number: typed }) });
};

export const openProposal = async (actor: Actor, id: number): Promise<void> => {
  const { actions, deps, t, language, say } = scope();
  const proposal = await deps.store.proposals.get(id);
  const record = proposal === undefined ? undefined : await deps.store.cards.get(proposal.card);
  if (proposal === undefined || record === undefined) return void (await explain("gone"));
  // Who else has proposed what is for colleagues to see.
  if (actor.kind === "keeper" && proposal.author !== signed(actor))
    return void (await explain("not-allowed"));
  if (proposal.state !== "waiting") return void (await explain("decided"));
  const author = await actions.nameOf({ by: proposal.author, t });
  const isMine = proposal.author === signed(actor);
  await say(proposalToDecide(t, language, { proposal, record, author, isMine }));
};

export const decide = async (
  ctx: PrivateContext,
  actor: Actor,
  { proposal: id, act }: { proposal: number; act: Exclude<Fields<"proposal">["act"], "open"> },
): Promise<void> => {
  const { actions, deps, t, language, say } = scope();
  const done = await actions.decideChange({ actor, id, deed: act });
  if (!done.ok) return void (await explain(done.code));
  await settle(ctx);
  const { state, card } = done.value;
  await say(decidedHere(t, { id, state, card }));
  const reports = await deps.store.reports.open(card);
  const record = await deps.store.cards.get(card);
  if (state === "published" && reports.length > 0 && record !== undefined)
    await say(cardReported(t, language, { record, reports, news: "reportedStill" }));
};
