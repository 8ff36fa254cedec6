/** The link by which an institution comes to its own card, and the way back to it. */
import { Composer } from "grammy";
import { type PrivateContext, scope } from "../context.js";
import { leaveDialogue } from "../conversations/conversations.js";
import { ownCard, ownCards } from "../views/card-keeper.js";
import { homeKeyboard } from "../views/view.js";

/** The cards that this chat sees to. */
const ownRecords = async () => {
  const { deps, person } = scope();
  const keepers = await deps.store.keepers.ofChat(person.chatId);
  const records = await Promise.all(keepers.map(({ card }) => deps.store.cards.get(card)));
  return records.filter((record) => record !== undefined);
};

const accept = async (ctx: PrivateContext, code: string): Promise<void> => {
  const { actions, deps, person } = scope();
  await leaveDialogue(ctx);
  const keeper = await actions.acceptKeeper({ code, chatId: person.chatId });
  const record = keeper === undefined ? undefined : await deps.store.cards.get(keeper.card);
  // Colleagues of an institution are spoken to with «вы» without being asked who they are.
  if (record !== undefined && person.role === undefined) {
    await deps.store.people.update(person.id, { role: "professional" });
    Object.assign(scope(), { t: deps.i18n.translator(scope().language, true) });
  }
  const { t, language, say } = scope();
  if (record === undefined) return void (await say({ text: t("coordinator:staff.linkUnknown") }));
  await say({ text: t("coordinator:staff.linkAccepted"), keyboard: homeKeyboard(t) });
  await say(ownCard(t, language, { record, isNew: true }));
};

/** To be installed before the other meanings of /start. */
export const cardLinks = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.command("start", async (ctx, next) => {
    const code = /^card_(.*)$/.exec(ctx.match)?.[1];
    return code === undefined ? next() : accept(ctx, code);
  });
  composer.command("my_card", async (_ctx, next) => {
    const { t, language, say } = scope();
    const records = await ownRecords();
    const [first] = records;
    if (first === undefined) return next();
    await say(
      records.length > 1 ? ownCards(t, records) : ownCard(t, language, { record: first, isNew: false }),
    );
  });
  return composer;
};
