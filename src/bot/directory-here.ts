/** Who it is that looks at the directory from the inside in a private chat: a colleague who keeps it, or an institution. */
import { type PrivateContext, scope } from "../context.js";
import type { CardRecord } from "../domain/directory/card-record.js";
import { type Actor, keepsDirectory, mayDo } from "../domain/directory/proposals.js";
import { ownCard } from "../views/card-keeper.js";
import { cardFull } from "../views/coordinator.js";
import { staffHere } from "./staff-here.js";

/** Whoever keeps the directory; undefined for everybody else, to whom none of this is there. */
export const editorHere = async (_ctx: PrivateContext): Promise<Actor | undefined> => {
  const staff = await staffHere();
  return staff !== undefined && keepsDirectory(staff)
    ? { kind: "staff", id: staff.id, role: staff.role }
    : undefined;
};

/** Whoever may see that card from the inside. */
export const actorFor = async (ctx: PrivateContext, card: string): Promise<Actor | undefined> => {
  const editor = await editorHere(ctx);
  if (editor !== undefined) return editor;
  const { deps, person } = scope();
  const keeper = (await deps.store.keepers.ofChat(person.chatId)).find((one) => one.card === card);
  return keeper === undefined ? undefined : { kind: "keeper", id: keeper.id, card };
};

/** Whether somebody has anything to do with the directory from the inside. */
export const isKnown = async (ctx: PrivateContext): Promise<boolean> => {
  const { deps, person } = scope();
  return (await editorHere(ctx)) !== undefined || (await deps.store.keepers.ofChat(person.chatId)).length > 0;
};

/** Whoever may have a say in a proposal: a colleague, or the institution whose card it is of. */
export const actorOf = async (ctx: PrivateContext, proposal: number): Promise<Actor | undefined> => {
  const known = await scope().deps.store.proposals.get(proposal);
  return known === undefined ? editorHere(ctx) : actorFor(ctx, known.card);
};

/** Says why something was not done; what is open stays open. */
export const explain = (
  code: "not-allowed" | "gone" | "decided" | "changed-since" | "nothing" | "no-services" | "secret" | "key",
): Promise<number> => scope().say({ text: scope().t(`coordinator:staff.refused.${code}`) });

/** Shows a card with what this actor can do with it. */
export const showCard = async (actor: Actor, record: CardRecord): Promise<void> => {
  const { actions, deps, t, language, say } = scope();
  if (!mayDo("read", { actor, card: record.key })) return void (await explain("not-allowed"));
  if (actor.kind === "keeper") return void (await say(ownCard(t, language, { record, isNew: false })));
  const reports = await deps.store.reports.open(record.key);
  const keepers = await deps.store.keepers.count(record.key);
  const by = record.assuredBy;
  const assuredBy = by === null ? undefined : await actions.nameOf({ by, t });
  await say(cardFull(t, language, { record, reports, assuredBy, keepers }));
};

/** Does something with a card for whoever may see it from the inside; to others there is no such card. */
export const withCard = async (
  ctx: PrivateContext,
  key: string,
  work: (actor: Actor, record: CardRecord) => Promise<unknown>,
): Promise<void> => {
  const actor = await actorFor(ctx, key);
  const record = actor === undefined ? undefined : await scope().deps.store.cards.get(key);
  await (actor === undefined || record === undefined ? explain("gone") : work(actor, record));
};
