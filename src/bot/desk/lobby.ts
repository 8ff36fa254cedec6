/** Taking tickets from the lobby: by the card's button, «next», or typed; and why somebody takes another than the gravest. */
import { Composer, type Context } from "grammy";
import { staffVoice } from "../../actions/address.js";
import type { Taken } from "../../actions/desk/take-ticket.js";
import { type PrivateContext, scope, staffScope } from "../../context.js";
import { type Staff, worksIn } from "../../domain/teams.js";
import { nameOf } from "../../domain/tickets.js";
import type { T } from "../../i18n/i18n.js";
import { parsePressed } from "../../views/buttons.js";
import { inGroupOnly } from "../../views/commands.js";
import { askWhy, fullText } from "../../views/desk/lobby.js";
import type { View } from "../../views/view.js";
import { queueOf } from "../queue.js";
import { staffHere } from "../staff-here.js";
import { answer, memberOf } from "../topic.js";

/** What became of it in a sentence with the way on. */
const outcomeText = (t: T, taken: Taken): string => {
  if (taken.ok) return t("lobby:taken", { name: nameOf(taken.value) });
  switch (taken.code) {
    case "claimed":
      return t("staff:alreadyClaimed", { staff: taken.by });
    case "full":
      return fullText(t, taken.full);
    case "graver":
      return t("lobby:graver", {
        level: t(`staff:level.${taken.first.level}`),
        name: nameOf(taken.first),
        chosen: nameOf(taken.chosen),
        code: taken.chosen.code,
      });
    case "nothing":
      return t("lobby:nothing");
    case "not-allowed":
      return t("staff:notAllowed");
    case "other-team":
      return t("staff:otherTeam");
    case "conflict":
      return t("staff:conflict");
    case "no-forum":
      return t("lobby:noForum");
    case "outside":
      return t("lobby:outside");
    case "shut":
      return t("lobby:shut");
    case "gone":
    case "closed":
      return t("staff:alreadyClosed");
    default:
      return taken satisfies never;
  }
};

/** `/claim 7K3P why` as the ticket's code and the reason. */
const readClaim = (words: string): { code: string; reason: string | undefined } => {
  const [code = "", ...rest] = words.trim().split(/\s+/);
  const reason = rest.join(" ");
  return { code: code.toUpperCase(), reason: reason === "" ? undefined : reason };
};

const take = async (
  staff: Staff,
  words: string,
  { actions, deps }: Pick<ReturnType<typeof staffScope>, "actions" | "deps">,
): Promise<Taken> => {
  const { code, reason } = readClaim(words);
  const ticket = await deps.store.tickets.byCode(code);
  return actions.takeTicket({ staff, ticketId: ticket?.id ?? 0, reason });
};

const pressed = async (ctx: Context, asking: () => Promise<Taken>) => {
  const { t } = staffScope();
  const taken = await asking();
  await ctx.answerCallbackQuery({ text: outcomeText(t, taken), show_alert: !taken.ok });
  if (!taken.ok && taken.code === "graver") await answer(ctx, askWhy(t, taken.chosen, taken.first));
  return taken;
};

/** After these nobody can take it. */
const over: readonly string[] = ["claimed", "closed", "gone"];

/** To be installed before whatever takes every button. */
export const lobby = (): Composer<Context> => {
  const composer = new Composer<Context>();
  composer.on("callback_query:data", async (ctx, next) => {
    const { actions, deps, chatId, t } = staffScope();
    const button = parsePressed(ctx.callbackQuery.data);
    if (button?.kind !== "claim" && button?.kind !== "skip" && button?.kind !== "lobby") return next();
    const staff = await memberOf(ctx);
    if (staff === undefined) return ctx.answerCallbackQuery({ text: t("staff:notStaff"), show_alert: true });
    if (button.kind === "claim")
      return pressed(ctx, () => actions.takeTicket({ staff, ticketId: button.ticket }));
    if (button.kind === "skip") {
      const { ticket: ticketId, reason } = button;
      const taken = await pressed(ctx, () => actions.takeTicket({ staff, ticketId, reason }));
      // Answered, or nobody waits any more: a question that stands open would call others to it.
      if (taken.ok || over.includes(taken.code)) await ctx.editMessageReplyMarkup();
      return;
    }
    const team = await deps.store.teams.byChat(chatId);
    return pressed(ctx, () => actions.takeNext({ staff, teamId: team?.id }));
  });
  const command = async (ctx: Context, asking: (staff: Staff) => Promise<Taken>) => {
    const { t } = staffScope();
    const staff = await memberOf(ctx);
    if (staff === undefined) return answer(ctx, t("staff:notStaff"));
    const taken = await asking(staff);
    const said: string | View =
      !taken.ok && taken.code === "graver" ? askWhy(t, taken.chosen, taken.first) : outcomeText(t, taken);
    return answer(ctx, said);
  };
  composer.command("next", async (ctx) => {
    const { actions, deps, chatId } = staffScope();
    const team = await deps.store.teams.byChat(chatId);
    return command(ctx, (staff) => actions.takeNext({ staff, teamId: team?.id }));
  });
  composer.command("claim", (ctx) => command(ctx, (staff) => take(staff, ctx.match, staffScope())));
  return composer;
};

/** The same commands in the private chat of a member of staff; nobody else has them. */
export const lobbyFromAfar = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  const command = async (asking: (staff: Staff) => Promise<Taken>, next: () => Promise<void>) => {
    const staff = await staffHere();
    if (staff === undefined) return next();
    const taken = await asking(staff);
    await scope().say({ text: outcomeText(staffVoice(scope().deps), taken) });
    // Whoever takes it by a card is in the group already.
    if (taken.ok) await scope().actions.tellWhere({ staff, ticketId: taken.value.id });
  };
  composer.command("next", (_ctx, next) => command((staff) => scope().actions.takeNext({ staff }), next));
  composer.command("claim", (ctx, next) => command((staff) => take(staff, ctx.match, scope()), next));
  composer.command("queue", async (_ctx, next) => {
    const staff = await staffHere();
    if (staff === undefined || staff.role === "partner") return next();
    const { deps, say } = scope();
    const t = staffVoice(deps);
    const teams = (await deps.store.teams.all()).filter(({ id }) => worksIn(staff, id));
    for (const team of teams) {
      const text = await queueOf(deps, team);
      await say({ text: teams.length > 1 ? `${team.name}\n${text}` : text });
    }
    if (teams.length === 0) await say({ text: t("lobby:nothing") });
  });
  // What belongs to a talk or its group is no word of a person, and is not answered like one.
  composer.command(inGroupOnly, async (_ctx, next) => {
    const staff = await staffHere();
    if (staff === undefined || staff.role === "partner") return next();
    await scope().say({ text: staffVoice(scope().deps)("care:staff.onlyInTopic") });
  });
  return composer;
};
