/** `/transfer`, `/accept`, `/decline`, `/release`, `/snooze` and `/handover` in groups of staff, and their buttons. */
import { Composer, type Context } from "grammy";
import { staffVoice } from "../../actions/address.js";
import { staffScope } from "../../context.js";
import type { Staff } from "../../domain/teams.js";
import type { Ticket } from "../../domain/tickets.js";
import { type Pressed, parsePressed } from "../../views/buttons.js";
import { isServiceMessage } from "../read-message.js";
import { answer, memberOf, ticketIn } from "../topic.js";
import { keep, pressedRelease, pressedSnooze, release, snooze } from "./rest-words.js";
import { onTicket } from "./topic-acts.js";
import {
  accept,
  askWhyNot,
  decline,
  type Here,
  pressedTransfer,
  type Said,
  sumUp,
  transferMeant,
  typedTransfer,
} from "./transfer-words.js";

const kinds: readonly string[] = ["handTo", "release", "snooze", "keep", "transfer", "declined"];
export const isOurs = (pressed: Pressed): boolean => kinds.includes(pressed.kind);

/** What a button of a hand-over does, in a group or in private. Undefined when it is another's. */
export const handoverPress = async (
  here: Here,
  staff: Staff,
  pressed: Pressed,
): Promise<{ said: Said | undefined; answered: boolean } | undefined> => {
  const on = async (ticketId: number, work: (ticket: Ticket) => Promise<Said | undefined>) => {
    const ticket = await here.deps.store.tickets.get(ticketId);
    return { said: ticket === undefined ? undefined : await work(ticket), answered: false };
  };
  switch (pressed.kind) {
    case "handTo":
      return on(pressed.ticket, (ticket) => pressedTransfer(here, staff, ticket, pressed.to));
    case "release":
      return on(pressed.ticket, (ticket) => pressedRelease(here, staff, ticket, pressed.reason));
    case "snooze":
      return on(pressed.ticket, (ticket) => pressedSnooze(here, staff, ticket, pressed.choice));
    case "keep":
      return on(pressed.ticket, (ticket) => keep(here, staff, ticket));
    case "transfer":
      return pressed.act === "accept"
        ? { said: await accept(here, staff, pressed.transfer), answered: true }
        : { said: await askWhyNot(here, pressed.transfer), answered: false };
    case "declined": {
      const reason = staffVoice(here.deps)(`handover:staff.declineReason.${pressed.reason}`);
      return { said: await decline(here, staff, pressed.transfer, reason), answered: true };
    }
    default:
      return undefined;
  }
};

const presses = (): Composer<Context> => {
  const composer = new Composer<Context>();
  composer.on("callback_query:data", async (ctx, next) => {
    const pressed = parsePressed(ctx.callbackQuery.data);
    const { t } = staffScope();
    if (pressed === undefined || !isOurs(pressed)) return next();
    const staff = await memberOf(ctx);
    if (staff === undefined) return ctx.answerCallbackQuery({ text: t("staff:notStaff"), show_alert: true });
    const done = await handoverPress(staffScope(), staff, pressed);
    if (done?.said === undefined) return ctx.answerCallbackQuery({ text: t("staff:buttonExpired") });
    if (done.answered && typeof done.said === "string")
      return ctx.answerCallbackQuery({ text: done.said, show_alert: true });
    await ctx.answerCallbackQuery();
    return answer(ctx, done.said);
  });
  return composer;
};

/** The message after somebody was chosen is the summary, whatever it is: nothing of it goes to the person. */
const summaries = (): Composer<Context> => {
  const composer = new Composer<Context>();
  composer.on("message", async (ctx, next) => {
    const { deps, actions, chatId, t } = staffScope();
    const text = ctx.message.text;
    if (isServiceMessage(ctx.message)) return next();
    if (text?.startsWith("/") === true && !text.startsWith("//")) return next();
    if (!(await deps.store.transfers.isAnyDraftIn(chatId))) return next();
    const staff = await memberOf(ctx);
    const draft = staff && (await actions.draftedTransfer({ staff, chatId }));
    const ticket = await ticketIn(ctx.message.message_thread_id);
    if (staff === undefined || draft === undefined || ticket?.id !== draft.ticketId) return next();
    if (text === undefined) return answer(ctx, t("handover:staff.summaryWords"));
    const said = { transferId: draft.id, summary: text, messageId: ctx.message.message_id };
    return answer(ctx, await sumUp(staffScope(), staff, ticket, said));
  });
  composer.on("edited_message", async (ctx, next) => {
    const { actions, chatId, t } = staffScope();
    const words = ctx.editedMessage.text ?? "";
    const { message_id: messageId } = ctx.editedMessage;
    if (!(await actions.correctSummary({ chatId, messageId, words }))) return next();
    return answer(ctx, t("handover:staff.summaryFixed"));
  });
  return composer;
};

/** Accepting and declining need no topic: a team is asked in its lobby. */
const answers = (): Composer<Context> => {
  const composer = new Composer<Context>();
  const command =
    (work: (staff: Staff, found: { id: number; rest: string }) => Promise<Said>) =>
    async (ctx: Context & { match: string }) => {
      const { t } = staffScope();
      const staff = await memberOf(ctx);
      if (staff === undefined) return answer(ctx, t("staff:notStaff"));
      const ticket = await ticketIn(ctx.msg?.message_thread_id);
      const meant = await transferMeant(staffScope(), staff, ticket, ctx.match.trim());
      if (meant === undefined) return answer(ctx, t("handover:staff.nothingAsked"));
      return answer(ctx, await work(staff, { id: meant.transfer.id, rest: meant.rest }));
    };
  composer.command(
    "accept",
    command((staff, { id }) => accept(staffScope(), staff, id)),
  );
  composer.command(
    "decline",
    command((staff, { id, rest }) =>
      rest === "" ? askWhyNot(staffScope(), id) : decline(staffScope(), staff, id, rest),
    ),
  );
  return composer;
};

/** To be installed before whatever takes every button and every word in a topic. */
export const handovers = (): Composer<Context> => {
  const composer = new Composer<Context>();
  composer.use(presses(), answers());
  onTicket(composer, "transfer", async (ctx, { staff, ticket, typed }) =>
    answer(ctx, await typedTransfer(staffScope(), staff, ticket, typed)),
  );
  onTicket(composer, "release", async (ctx, { staff, ticket, typed }) =>
    answer(ctx, await release(staffScope(), staff, ticket, typed)),
  );
  onTicket(composer, "snooze", async (ctx, { staff, ticket, typed }) =>
    answer(ctx, await snooze(staffScope(), staff, ticket, typed)),
  );
  composer.command("handover", async (ctx) => {
    const { actions, deps, t } = staffScope();
    const staff = await memberOf(ctx);
    if (staff === undefined) return answer(ctx, t("staff:notStaff"));
    const member = (await deps.store.teams.allStaff()).find(({ id }) => id === staff.id);
    if (member?.chatId === undefined) return answer(ctx, t("handover:staff.noPrivate"));
    for (const view of await actions.handoverDigest({ staff }))
      await deps.outbox.say(`chat:${member.chatId}`, view, { priority: "relay" });
    return answer(ctx, t("handover:staff.sentAfar"));
  });
  composer.use(summaries());
  return composer;
};
