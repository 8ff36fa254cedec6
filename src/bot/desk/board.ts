/** `/board`: in a team's forum one that stands pinned and renews itself, in private one to look at. */
import { Composer, type Context } from "grammy";
import { staffVoice } from "../../actions/address.js";
import { type PrivateContext, scope, staffScope } from "../../context.js";
import { may } from "../../domain/desk/permissions.js";
import { type Staff, worksIn } from "../../domain/teams.js";
import type { T } from "../../i18n/i18n.js";
import { parsePressed } from "../../views/buttons.js";
import { staffHere } from "../staff-here.js";
import { answer, memberOf } from "../topic.js";

const isOff = (t: T, words: string) => t("board:staff.offWords").split("|").includes(words.toLowerCase());

/** To be installed before whatever takes every word in a topic. */
export const boards = (): Composer<Context> => {
  const composer = new Composer<Context>();
  composer.command("board", async (ctx) => {
    const { actions, deps, chatId, t } = staffScope();
    const staff = await memberOf(ctx);
    if (staff === undefined) return answer(ctx, t("staff:notStaff"));
    if (!may("postBoard", staff))
      return answer(ctx, t(may("seeBoard", staff) ? "board:staff.notPoster" : "staff:notAllowed"));
    const team = await deps.store.teams.byChat(chatId);
    if (team === undefined) return answer(ctx, t("board:staff.noTeam"));
    if (isOff(t, ctx.match.trim()))
      return answer(ctx, t((await actions.dropBoard({ team })) ? "board:staff.off" : "board:staff.offNone"));
    const became = await actions.postBoard({ staff, team });
    if (became === "not-allowed") return answer(ctx, t("staff:notAllowed"));
    return answer(ctx, t(became === "shut" ? "board:staff.shut" : "board:staff.posted"));
  });
  return composer;
};

/** A team by its number or as much of its name as was typed; 0 is all of them. */
const teamNamed = async (staff: Staff, words: string): Promise<number | undefined> => {
  if (words === "") return 0;
  const own = (await scope().deps.store.teams.all()).filter(({ id }) => worksIn(staff, id));
  const said = words.toLowerCase();
  return own.find(({ id, name }) => id === Number(words) || name.toLowerCase().startsWith(said))?.id;
};

const show = async (staff: Staff, team: number | undefined, messageId?: number): Promise<void> => {
  const { actions, deps, person, say } = scope();
  const t = staffVoice(deps);
  const teamId = team === 0 ? undefined : team;
  const became =
    team === undefined
      ? "unknown-team"
      : await actions.showBoard({ staff, chatId: person.chatId, teamId, messageId });
  if (became === "not-allowed") await say({ text: t("staff:notAllowed") });
  if (became !== "unknown-team") return;
  const own = (await deps.store.teams.all()).filter(({ id }) => worksIn(staff, id));
  const list = own.map(({ id, name }) => `${id} ${name}`).join(", ");
  await say({ text: t("board:staff.unknownTeam", { list: list === "" ? t("board:staff.nobody") : list }) });
};

/** In the private chat of a member of staff; nobody else has it. */
export const boardsFromAfar = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.command("board", async (ctx, next) => {
    const staff = await staffHere();
    if (staff === undefined) return next();
    return show(staff, await teamNamed(staff, ctx.match.trim()));
  });
  composer.on("callback_query:data", async (ctx, next) => {
    const pressed = parsePressed(ctx.callbackQuery.data);
    const staff = pressed?.kind === "board" ? await staffHere() : undefined;
    if (pressed?.kind !== "board" || staff === undefined) return next();
    await ctx.answerCallbackQuery();
    const messageId = pressed.act === "refresh" ? ctx.callbackQuery.message?.message_id : undefined;
    return show(staff, pressed.team, messageId);
  });
  return composer;
};
