/** What happens in a private chat without being said: blocking, corrections, reactions, a place that moves. */
import { Composer } from "grammy";
import { type PrivateContext, scope } from "../context.js";
import { isServiceMessage, readMessage } from "./read-message.js";

/** To be installed before commands and dialogues: none of this answers a question. */
export const events = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.on("my_chat_member", async (ctx) => {
    const { deps, actions, person } = scope();
    const blocked = ctx.myChatMember.new_chat_member.status === "kicked";
    await deps.store.people.setBlocked(person.chatId, blocked ? deps.clock.now() : undefined);
    const ticket = await deps.store.tickets.activeOf(person.id);
    if (ticket !== undefined) await actions.reportBlocked({ ticket, blocked });
  });
  composer.on("edited_message", async (ctx) => {
    const { actions, person, identity } = scope();
    await actions.relayEditToStaff({ person, identity, said: readMessage(ctx.editedMessage) });
  });
  composer.on("message_reaction", async (ctx) => {
    const { deps, actions, person } = scope();
    const ticket = await deps.store.tickets.activeOf(person.id);
    if (ticket === undefined) return;
    const { message_id: messageId, new_reaction: reactions } = ctx.messageReaction;
    const emoji = reactions.flatMap((reaction) => (reaction.type === "emoji" ? [reaction.emoji] : [])).at(0);
    await actions.relayReaction({
      at: { chatId: person.chatId, messageId },
      emoji,
      ticket,
      toPerson: false,
    });
  });
  // Edits of a live location are nobody's words either: of the place only what came first is looked at.
  composer.on("message:location").filter(
    (ctx) => ctx.message.location.live_period !== undefined,
    async (_ctx, next) => {
      await scope().say({ text: scope().t("find:liveLocation") });
      await next();
    },
  );
  // What Telegram itself says of a chat (pinned, timers set) is nobody's words.
  composer.on("message").filter(
    (ctx) => isServiceMessage(ctx.message),
    () => {},
  );
  return composer;
};
