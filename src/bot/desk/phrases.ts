/** Phrases that are sent with one tap in a ticket's topic, and kept there or in private. */
import { Composer, type Context } from "grammy";
import { staffVoice } from "../../actions/address.js";
import { type PrivateContext, scope, staffScope } from "../../context.js";
import { may } from "../../domain/desk/permissions.js";
import { readReplyCommand, readTeamNumber, readWord } from "../../domain/desk/replies.js";
import { type Staff, worksIn } from "../../domain/teams.js";
import type { Ticket } from "../../domain/tickets.js";
import { parsePressed } from "../../views/buttons.js";
import { replyList } from "../../views/desk/replies.js";
import type { View } from "../../views/view.js";
import { staffHere } from "../staff-here.js";
import { answer, memberOf, ticketIn } from "../topic.js";
import { onTicket } from "./topic-acts.js";

type Here = Pick<ReturnType<typeof staffScope>, "actions" | "deps" | "t">;
/** Whose phrases: of a member of staff and a team, to be sent in a ticket where there is one. */
type Whose = { staff: Staff; teamId: number | undefined; ticket?: Ticket };

const list = async ({ actions, t }: Here, { staff, teamId, ticket }: Whose): Promise<View> => {
  const replies = await actions.repliesOf({ staff, teamId, ticket });
  return replyList(t, replies, ticket?.id);
};

const ofTicket = (staff: Staff, ticket: Ticket): Whose => ({ staff, teamId: ticket.teamId, ticket });

const send = async (
  staff: Staff,
  ticket: Ticket,
  pick: { word: string } | { id: number },
  messageId?: number,
): Promise<string> => {
  const { actions, chatId, t } = staffScope();
  const source = messageId === undefined ? undefined : { chatId, messageId };
  const sent = await actions.sendReply({ staff, ticket, pick, source });
  if (sent.ok)
    return t("topic:staff.replies.sent", {
      language: t(`staff:languageName.${sent.value.language}`),
      text: sent.value.text,
    });
  if (sent.code === "unknown")
    return t("topic:staff.replies.unknown", { word: "word" in pick ? pick.word : String(pick.id) });
  return t(sent.code === "closed" ? "staff:notOpen" : "staff:notAllowed");
};

/** Writing and dropping phrases, typed behind `/replies`. */
const keep = async (here: Here, of: Whose, typed: string): Promise<string | View> => {
  const { actions, t } = here;
  const said = readReplyCommand(typed);
  if (said.act === "list") return list(here, of);
  if (said.act === "unclear") return t("topic:staff.replies.usage");
  const whose = { staff: of.staff, teamId: of.teamId, word: said.word, team: said.team };
  if (said.act === "drop") {
    const dropped = await actions.dropReply(whose);
    if (dropped.ok) return t("topic:staff.replies.dropped", { word: said.word });
    return dropped.code === "unknown"
      ? t("topic:staff.replies.unknown", { word: said.word })
      : t("topic:staff.replies.notTeam");
  }
  const saved = await actions.saveReply({ ...whose, language: said.language, text: said.text });
  if (saved.ok) return t("topic:staff.replies.saved", { word: said.word });
  if (saved.code === "gaps") return t("topic:staff.replies.gaps", { gaps: saved.gaps.join(", ") });
  return t(saved.code === "too-long" ? "topic:staff.replies.tooLong" : "topic:staff.replies.notTeam");
};

const presses = (): Composer<Context> => {
  const composer = new Composer<Context>();
  composer.on("callback_query:data", async (ctx, next) => {
    const { t } = staffScope();
    const pressed = parsePressed(ctx.callbackQuery.data);
    const isList = pressed?.kind === "topic" && pressed.act === "replies";
    if (pressed?.kind !== "phrase" && !isList) return next();
    const staff = await memberOf(ctx);
    if (staff === undefined) return ctx.answerCallbackQuery({ text: t("staff:notStaff"), show_alert: true });
    const ticket = await ticketIn(ctx.callbackQuery.message?.message_thread_id);
    if (ticket === undefined) return ctx.answerCallbackQuery({ text: t("staff:buttonExpired") });
    await ctx.answerCallbackQuery();
    if (pressed.kind === "phrase")
      return answer(ctx, await send(staff, ticket, { id: Number(pressed.phrase) }));
    return answer(ctx, await list(staffScope(), ofTicket(staff, ticket)));
  });
  return composer;
};

/** To be installed before whatever takes every button and every word in a topic. */
export const phrases = (): Composer<Context> => {
  const composer = new Composer<Context>();
  composer.use(presses());
  onTicket(composer, "r", async (ctx, { staff, ticket, typed }) => {
    if (typed === "") return answer(ctx, await list(staffScope(), ofTicket(staff, ticket)));
    const word = readWord(typed) ?? typed.slice(0, 40);
    return answer(ctx, await send(staff, ticket, { word }, ctx.msg?.message_id));
  });
  onTicket(composer, "replies", async (ctx, { staff, ticket, typed }) =>
    answer(ctx, await keep(staffScope(), ofTicket(staff, ticket), typed)),
  );
  return composer;
};

/** In private a team is named by its number, as in invitations; whoever works in one alone need not. */
const keepFromAfar = async (staff: Staff, typed: string): Promise<string | View> => {
  const { actions, deps } = scope();
  const t = staffVoice(deps);
  const own = (await deps.store.teams.all()).filter(({ id }) => worksIn(staff, id));
  const { team: number, words } = readTeamNumber(typed);
  const team = number === undefined && own.length === 1 ? own[0] : own.find(({ id }) => id === number);
  const said = readReplyCommand(words);
  const isTeams = said.act !== "list" && said.act !== "unclear" && said.team;
  if (team === undefined && (number !== undefined || isTeams))
    return t("topic:staff.replies.whichTeam", {
      teams: own.map(({ id, name }) => `@${id} ${name}`).join(", "),
    });
  return keep({ actions, deps, t }, { staff, teamId: team?.id }, words);
};

/** The same in the private chat of a member of staff; nothing can be sent from there. */
export const phrasesFromAfar = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.command("replies", async (ctx, next) => {
    const staff = await staffHere();
    if (staff === undefined || !may("workInGroup", staff)) return next();
    const said = await keepFromAfar(staff, ctx.match.trim());
    await scope().say(typeof said === "string" ? { text: said } : said);
  });
  return composer;
};
