/** The same from a specialist's private chat, where a talk is named by its code; and what a person answers there. */
import { Composer } from "grammy";
import { staffVoice } from "../../actions/address.js";
import { type PrivateContext, scope } from "../../context.js";
import { openDialogue } from "../../conversations/conversations.js";
import { languages } from "../../domain/people.js";
import { meaningOf } from "../../domain/spoken.js";
import type { Staff } from "../../domain/teams.js";
import type { Ticket } from "../../domain/tickets.js";
import type { Key } from "../../i18n/i18n.js";
import { parsePressed } from "../../views/buttons.js";
import { isBareCry } from "../cries.js";
import { staffHere } from "../staff-here.js";
import { handoverPress, isOurs } from "./handover.js";
import { keep, release, snooze } from "./rest-words.js";
import {
  accept,
  askWhyNot,
  decline,
  type Here,
  type Said,
  sumUp,
  transferMeant,
  typedTransfer,
} from "./transfer-words.js";

const here = (): Here => {
  const { actions, deps, person } = scope();
  return { actions, deps, chatId: person.chatId };
};
const tell = (said: Said) => scope().say(typeof said === "string" ? { text: said } : said);

type Command = PrivateContext & { match: string };

/** A command of staff; nobody else has it. */
const ofStaff =
  (work: (staff: Staff, words: string) => Promise<Said>) =>
  async (ctx: Command, next: () => Promise<void>): Promise<void> => {
    const staff = await staffHere();
    if (staff === undefined) return next();
    await tell(await work(staff, ctx.match.trim()));
  };

/** One that is about a talk, by its code; without one it is said how. */
const onCode = (usage: Key, work: (staff: Staff, ticket: Ticket, rest: string) => Promise<Said>) =>
  ofStaff(async (staff, words) => {
    const { deps } = scope();
    const [code = "", ...rest] = words.split(/\s+/);
    const ticket = await deps.store.tickets.byCode(code.toUpperCase());
    if (ticket === undefined) return staffVoice(deps)(code === "" ? usage : "handover:staff.notYours");
    return work(staff, ticket, rest.join(" "));
  });

const answers = (work: (staff: Staff, id: number, rest: string) => Promise<Said>) =>
  ofStaff(async (staff, words) => {
    const meant = await transferMeant(here(), staff, undefined, words);
    if (meant === undefined) return staffVoice(scope().deps)("handover:staff.nothingAsked");
    return work(staff, meant.transfer.id, meant.rest);
  });

const isWithdrawn = (words: string): boolean =>
  staffVoice(scope().deps)("handover:staff.withdrawWords").split("|").includes(words.trim().toLowerCase());

/** What somebody has begun here and is to sum up. */
const drafted = async (staff: Staff) => {
  const { deps, actions, person } = scope();
  const transfer = await actions.draftedTransfer({ staff, chatId: person.chatId });
  const ticket = transfer && (await deps.store.tickets.get(transfer.ticketId));
  return transfer === undefined || ticket === undefined ? undefined : { transfer, ticket };
};

/** What somebody types of another's danger is no cry of their own: to be installed before crisis words are heard. */
export const handoversFromAfar = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  const transfer = onCode("handover:staff.usageAfar", (staff, ticket, rest) =>
    typedTransfer(here(), staff, ticket, rest),
  );
  composer.command("transfer", async (ctx, next) => {
    const staff = isWithdrawn(ctx.match) ? await staffHere() : undefined;
    const ticket = staff && (await drafted(staff))?.ticket;
    if (staff === undefined || ticket === undefined) return transfer(ctx, next);
    await tell(await typedTransfer(here(), staff, ticket, ctx.match.trim()));
  });
  composer.command(
    "release",
    onCode("handover:staff.needsReleaseReason", (staff, ticket, rest) =>
      release(here(), staff, ticket, rest),
    ),
  );
  composer.command(
    "snooze",
    onCode("handover:staff.snoozeAskAfar", (staff, ticket, rest) => snooze(here(), staff, ticket, rest)),
  );
  composer.command(
    "keep",
    onCode("handover:staff.notYours", (staff, ticket) => keep(here(), staff, ticket)),
  );
  composer.command(
    "accept",
    answers((staff, id) => accept(here(), staff, id)),
  );
  composer.command(
    "decline",
    answers((staff, id, rest) => (rest === "" ? askWhyNot(here(), id) : decline(here(), staff, id, rest))),
  );
  composer.command("handover", async (_ctx, next) => {
    const staff = await staffHere();
    if (staff === undefined) return next();
    for (const view of await scope().actions.handoverDigest({ staff })) await scope().say(view);
  });
  composer.on("callback_query:data", async (ctx, next) => {
    const pressed = parsePressed(ctx.callbackQuery.data);
    if (pressed === undefined || !isOurs(pressed)) return next();
    const staff = await staffHere();
    if (staff === undefined) return next();
    const done = await handoverPress(here(), staff, pressed);
    await ctx.answerCallbackQuery();
    await tell(done?.said ?? staffVoice(scope().deps)("staff:buttonExpired"));
  });
  composer.on("message", async (ctx, next) => {
    const { text } = ctx.message;
    const { deps, person } = scope();
    // Whoever cries for help cries for themselves.
    if (text !== undefined && (text.startsWith("/") || isBareCry(text))) return next();
    if (!(await deps.store.transfers.isAnyDraftIn(person.chatId))) return next();
    const staff = await staffHere();
    const draft = staff && (await drafted(staff));
    if (staff === undefined || draft === undefined) return next();
    if (text === undefined) return void (await tell(staffVoice(deps)("handover:staff.summaryWords")));
    const said = { transferId: draft.transfer.id, summary: text, messageId: ctx.message.message_id };
    await tell(await sumUp(here(), staff, draft.ticket, said));
  });
  return composer;
};

const phrasesOf = (key: Key) =>
  languages.flatMap((language) => scope().deps.i18n.translator(language, false)(key).split("|"));

/**
 * Whether somebody else may go on with them: by button, or in words while the question is the last thing they were
 * told. To be installed after words of danger were heard, and before dialogues and the relay.
 */
export const consents = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.on("callback_query:data", async (ctx, next) => {
    const pressed = parsePressed(ctx.callbackQuery.data);
    if (pressed?.kind !== "consent") return next();
    const { actions, person, t } = scope();
    const { transfer: transferId, answer } = pressed;
    const done = await actions.answerTransfer({ person, transferId, yes: answer === "yes" });
    if (!done) return ctx.answerCallbackQuery({ text: t("handover:person.passed"), show_alert: true });
    await ctx.answerCallbackQuery();
    return ctx.editMessageReplyMarkup();
  });
  composer.on("message:text", async (ctx, next) => {
    if (openDialogue(ctx) !== undefined) return next();
    const { actions, person } = scope();
    const transferId = await actions.askedOfPerson({ person });
    if (transferId === undefined) return next();
    const meant = meaningOf(ctx.message.text, [
      ...phrasesOf("handover:person.yesWords").map((phrase) => [phrase, "yes"] as const),
      ...phrasesOf("handover:person.noWords").map((phrase) => [phrase, "no"] as const),
    ]);
    if (meant === undefined) return next();
    await actions.answerTransfer({ person, transferId, yes: meant === "yes" });
  });
  return composer;
};
