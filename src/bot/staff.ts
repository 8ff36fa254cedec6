/** Groups of staff: binding a forum, claiming from the lobby, the talk in a ticket's topic. Strangers are told they are. */

import { Composer, type Context } from "grammy";
import { staffScope } from "../context.js";
import { mindsIn } from "../domain/careful-words.js";
import { isHeld } from "../domain/desk/states.js";
import type { Ticket } from "../domain/tickets.js";
import type { T } from "../i18n/i18n.js";
import { closeAsk } from "../views/desk/topic-card.js";
import { awaitedLines } from "./awaited-line.js";
import { appointments } from "./desk/appointments.js";
import { boards } from "./desk/board.js";
import { care } from "./desk/care.js";
import { forms } from "./desk/forms.js";
import { watchedGroups } from "./desk/groups.js";
import { handovers } from "./desk/handover.js";
import { lobby } from "./desk/lobby.js";
import { phrases } from "./desk/phrases.js";
import { placesHere } from "./desk/places-here.js";
import { reveals } from "./desk/reveal.js";
import { rosters } from "./desk/roster.js";
import { tasks } from "./desk/tasks.js";
import { teamsInGroup } from "./desk/teams.js";
import { topicActs } from "./desk/topic-acts.js";
import { uncovering } from "./desk/uncover.js";
import { watching } from "./desk/watching.js";
import { groupDrills } from "./drills.js";
import { queue } from "./queue.js";
import { isServiceMessage, readMessage } from "./read-message.js";
import { explain } from "./relayed.js";
import { staffLinks } from "./second-side.js";
import { staffPlans } from "./staff-plans.js";
import { staffRequests } from "./staff-requests.js";
import { answer, memberOf, ticketIn } from "./topic.js";

const binding = (): Composer<Context> => {
  const composer = new Composer<Context>();
  composer.command("team", async (ctx) => {
    const { actions, chatId, t } = staffScope();
    if (ctx.chat.type !== "supergroup" || ctx.chat.is_forum !== true)
      return answer(ctx, t("staff:teamNeedsForum"));
    const team = await actions.bindTeam({ code: ctx.match.trim(), chatId });
    return answer(
      ctx,
      team === undefined ? t("staff:teamUnknownCode") : t("staff:teamBound", { team: team.name }),
    );
  });
  composer.on("my_chat_member", async (ctx) => {
    const { actions, deps, chatId } = staffScope();
    const place = ctx.myChatMember.new_chat_member;
    const team = await deps.store.teams.byChat(chatId);
    if (team === undefined) return;
    if (place.status === "left" || place.status === "kicked") return actions.loseTeam({ team });
    const able = place.status === "administrator" && place.can_manage_topics === true;
    await actions.hearRights({ team, able });
  });
  composer.on("message:migrate_to_chat_id", async (ctx) => {
    const { deps, chatId } = staffScope();
    await deps.store.people.moveChat(chatId, ctx.message.migrate_to_chat_id);
  });
  return composer;
};

const buttons = (): Composer<Context> => {
  const composer = new Composer<Context>();
  composer.on("callback_query:data", async (ctx) => {
    const { t } = staffScope();
    const staff = await memberOf(ctx);
    if (staff === undefined) return ctx.answerCallbackQuery({ text: t("staff:notStaff"), show_alert: true });
    return ctx.answerCallbackQuery({ text: t("staff:buttonExpired") });
  });
  return composer;
};

/** A gentle word to the specialist about what they have just promised: once in a talk for each kind; nothing is held. */
const mind = async (ctx: Context, ticket: Ticket, text: string): Promise<void> => {
  const { deps, t } = staffScope();
  const found = mindsIn(text);
  if (found.length === 0) return;
  const name = `minded:${ticket.id}`;
  const told = ((await deps.store.facts.get(name)) ?? "").split(" ");
  const fresh = found.filter((one) => !told.includes(one));
  if (fresh.length === 0) return;
  await deps.store.facts.set(name, [...told, ...fresh].join(" ").trim(), deps.clock.now());
  for (const one of fresh) await answer(ctx, t(`topic:staff.mind.${one}`));
};

const isClosing = (t: T, text: string): boolean =>
  t("topic:staff.closeWords")
    .split("|")
    .includes(text.toLowerCase().replaceAll(/[^\p{L}]+/gu, ""));

const topics = (): Composer<Context> => {
  const composer = new Composer<Context>();
  composer.on(["message", "edited_message"], async (ctx) => {
    const { actions, chatId, t } = staffScope();
    const message = ctx.msg;
    // Who writes in the group's name is a bot to us, and is told so below; other bots are left alone.
    if (isServiceMessage(message) || (message.from?.is_bot && message.sender_chat === undefined)) return;
    const ticket = await ticketIn(message.message_thread_id);
    if (ticket === undefined) return;
    const staff = await memberOf(ctx);
    if (staff === undefined) return answer(ctx, t("staff:notStaff"));
    // Somebody who means the command is not to end a talk with that one word.
    if (ctx.editedMessage === undefined && isHeld(ticket) && isClosing(t, message.text ?? ""))
      return answer(ctx, closeAsk(t, ticket.id));
    const relay = ctx.editedMessage === undefined ? actions.relayToPerson : actions.relayEditToPerson;
    const became = await relay({ staff, ticket, chatId, said: readMessage(message) });
    await explain(ctx, ticket, became);
    if (became === "passed") await mind(ctx, ticket, message.text ?? message.caption ?? "");
  });
  composer.on("message_reaction", async (ctx) => {
    const { actions, deps, chatId } = staffScope();
    const { message_id: messageId, new_reaction: reactions } = ctx.messageReaction;
    // A reaction does not say in which topic it was made: the message it is on tells the ticket.
    const ticketId = await deps.store.outbox.ticketOf({ chatId, messageId });
    const ticket = ticketId === undefined ? undefined : await deps.store.tickets.get(ticketId);
    if (ticket === undefined || !isHeld(ticket) || (await memberOf(ctx)) === undefined) return;
    const emoji = reactions.flatMap((reaction) => (reaction.type === "emoji" ? [reaction.emoji] : [])).at(0);
    await actions.relayReaction({ at: { chatId, messageId }, emoji, ticket, toPerson: true });
  });
  return composer;
};

export const staffChats = (): Composer<Context> => {
  const composer = new Composer<Context>();
  composer.use(
    awaitedLines(),
    watchedGroups(),
    teamsInGroup(),
    binding(),
    groupDrills(),
    staffRequests(),
    staffLinks(),
    staffPlans(),
    queue(),
    lobby(),
    topicActs(),
    phrases(),
    uncovering(),
    placesHere(),
    appointments(),
    tasks(),
    forms(),
    reveals(),
    watching(),
    care(),
    handovers(),
    rosters(),
    boards(),
    buttons(),
    topics(),
  );
  return composer;
};
