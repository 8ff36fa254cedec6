/** `/roster`: a team's week of duty, and for those who may, its changes: typed, by buttons, or as a workbook sent back. */
import { Composer, type Context } from "grammy";
import { staffVoice } from "../../actions/address.js";
import { clockOf } from "../../actions/desk/change-roster.js";
import { type PrivateContext, scope, staffScope } from "../../context.js";
import { daySaid, wholeDay } from "../../domain/dates-said.js";
import { type Day, dayOf, plusDays } from "../../domain/days.js";
import { may } from "../../domain/desk/permissions.js";
import { rosteredBy } from "../../domain/desk/roster.js";
import { insteadOf, readName, rosterCommand } from "../../domain/desk/roster-words.js";
import { type Staff, type Team, worksIn } from "../../domain/teams.js";
import { type Fields, parsePressed } from "../../views/buttons.js";
import {
  absentView,
  changedView,
  changesText,
  faultText,
  insteadView,
  shortDay,
} from "../../views/desk/roster.js";
import type { View } from "../../views/view.js";
import { staffHere } from "../staff-here.js";
import { answer, memberOf } from "../topic.js";

/** Who asks, from where: what is said may be more than one message. */
type Desk = Pick<ReturnType<typeof staffScope>, "actions" | "deps"> & {
  staff: Staff;
  /** Undefined when somebody asks in their private chat. */
  team: Team | undefined;
};

/** The teams whose weeks somebody sees: that of the group, or those in which they work. */
const teamsOf = async ({ deps, staff, team }: Desk): Promise<Team[]> =>
  team === undefined ? (await deps.store.teams.all()).filter(({ id }) => worksIn(staff, id)) : [team];

const todayOf = async ({ deps, staff }: Desk) => dayOf(deps.clock.now(), await clockOf(deps, staff));

const weeks = async (desk: Desk, day?: string): Promise<View[]> => {
  const { actions, deps, staff } = desk;
  const teams = await teamsOf(desk);
  if (teams.length === 0) return [{ text: staffVoice(deps)("roster:staff.noTeam") }];
  return Promise.all(teams.map((team) => actions.showWeek({ staff, team, day })));
};

const undo = async ({ actions, deps, staff }: Desk, changeId?: number): Promise<View> => {
  const t = staffVoice(deps);
  const undone = await actions.undoRoster({ staff, changeId });
  if (undone.ok) return { text: undone.text };
  if (undone.code === "not-allowed") return { text: t("staff:notAllowed") };
  return { text: t(`roster:staff.undoNot.${undone.code}`) };
};

/** The workbook goes to a private chat, from where it can be sent back. */
const file = async ({ actions, deps, staff, team }: Desk): Promise<View[]> => {
  const t = staffVoice(deps);
  const chatId = (await deps.store.teams.allStaff()).find(({ id }) => id === staff.id)?.chatId;
  if (chatId === undefined) return [{ text: t("roster:staff.file.noPrivate") }];
  if (!(await actions.sendRosterFile({ staff, chatId }))) return [{ text: t("staff:notAllowed") }];
  return team === undefined ? [] : [{ text: t("roster:staff.file.inPrivate") }];
};

const replace = async (
  desk: Desk,
  { day, absentId, insteadId }: { day: string; absentId: number; insteadId?: number },
): Promise<View> => {
  const { actions, deps, staff } = desk;
  const t = staffVoice(deps);
  if (day < (await todayOf(desk)))
    return { text: faultText(t, { ok: false, code: "past", detail: shortDay(day) }) };
  const done = await actions.replaceOnDay({ staff, day, absentId, insteadId });
  if (!done.ok && done.code === "not-allowed") return { text: t("staff:notAllowed") };
  const known = await deps.store.teams.staff(absentId);
  const absent = { id: absentId, name: known?.name ?? "" };
  if (!done.ok) return { text: t("roster:staff.noHoursThen", { name: absent.name }) };
  const { changeId } = done;
  if (done.instead !== undefined)
    return insteadView(t, { day, name: absent.name, instead: done.instead.name, changeId });
  return absentView(t, {
    day,
    absent,
    others: await actions.whoCanReplace({ staff, day, absentId }),
    changeId,
  });
};

/** `Дина вместо Марина 25.11`. */
const typedInstead = async (desk: Desk, first: string, second: string): Promise<View> => {
  const { deps, staff } = desk;
  const t = staffVoice(deps);
  const members = rosteredBy(staff, await deps.store.teams.allStaff());
  const instead = readName(first, members);
  if (!instead.ok) return { text: faultText(t, instead) };
  const absent = readName(second, members);
  if (!absent.ok) return { text: faultText(t, absent) };
  const said = daySaid(absent.rest, await todayOf(desk));
  if (!said.ok)
    return {
      text: faultText(t, { ok: false, code: said.code === "none" ? "when" : said.code, detail: absent.rest }),
    };
  return replace(desk, { day: said.value.day, absentId: absent.one.id, insteadId: instead.one.id });
};

const change = async (desk: Desk, words: string): Promise<View> => {
  const { actions, deps, staff } = desk;
  const t = staffVoice(deps);
  const replacing = insteadOf(words);
  if (replacing !== undefined && may("editRoster", staff))
    return typedInstead(desk, replacing.who, replacing.ofWhom);
  const done = await actions.changeRoster({ staff, words });
  if (done.ok) {
    const { member, changes, utcOffset, changeId } = done;
    return changedView(t, { name: member.name, list: changesText(t, changes), utcOffset, changeId });
  }
  if (done.code === "not-allowed") return { text: t("staff:notAllowed") };
  if (done.code === "nothing-new") return { text: t("roster:staff.same", { name: done.detail }) };
  return { text: faultText(t, { ...done, code: done.code }) };
};

const confirm = async ({ actions, staff }: Desk, draft?: string): Promise<View> => ({
  text: await actions.confirmRoster({ staff, draft }),
});

const drop = async ({ actions, deps, staff }: Desk, draft?: string): Promise<View> => {
  const dropped = await actions.dropRosterFile({ staff, draft });
  return { text: staffVoice(deps)(`roster:staff.file.${dropped ? "dropped" : "none"}`) };
};

const typed = async (desk: Desk, words: string): Promise<View[]> => {
  if (words === "") return weeks(desk);
  const command = rosterCommand(words);
  switch (command) {
    case "next":
      return weeks(desk, plusDays(await todayOf(desk), 7));
    case "log":
      return [{ text: await desk.actions.showRosterLog() }];
    case "undo":
      return [await undo(desk)];
    case "file":
      return file(desk);
    case "confirm":
      return [await confirm(desk)];
    case "drop":
      return [await drop(desk)];
    case undefined: {
      const day = wholeDay(words, await todayOf(desk));
      return day.ok ? weeks(desk, day.value) : [await change(desk, words)];
    }
    default:
      return command satisfies never;
  }
};

/** What a button means; `here` takes the place of the message it stands under. */
const pressed = async (
  desk: Desk,
  { act, of }: Fields<"roster">,
): Promise<{ views: View[]; here?: boolean; settles?: boolean }> => {
  const { actions, deps, staff } = desk;
  const [first = "", second = "", third] = of.split(".");
  const own = (await teamsOf(desk)).find(({ id }) => id === Number(first));
  const none = { views: [{ text: staffVoice(deps)("staff:notAllowed") }] };
  switch (act) {
    case "week":
      return own === undefined
        ? none
        : { views: [await actions.showWeek({ staff, team: own, day: parseWeek(second) })], here: true };
    case "absent":
      return own === undefined || !may("editRoster", staff)
        ? none
        : { views: [await actions.askWhoIsAbsent({ staff, team: own })] };
    case "off":
      return { views: [await replace(desk, { day: first, absentId: Number(second) })], settles: true };
    case "instead": {
      const ids = { absentId: Number(second), insteadId: Number(third) };
      return { views: [await replace(desk, { day: first, ...ids })], settles: true };
    }
    case "undo":
      return { views: [await undo(desk, Number(of) || 0)], settles: true };
    case "file":
      return { views: await file(desk) };
    case "confirm":
      return { views: [await confirm(desk, of)], settles: true };
    case "drop":
      return { views: [await drop(desk, of)], settles: true };
    default:
      return act satisfies never;
  }
};

/** A week that is over may be looked at too. */
const parseWeek = (text: string): Day | undefined =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;

/** To be installed before whatever takes every word in a topic. */
export const rosters = (): Composer<Context> => {
  const composer = new Composer<Context>();
  const deskOf = async (staff: Staff): Promise<Desk> => {
    const { actions, deps, chatId } = staffScope();
    return { actions, deps, staff, team: await deps.store.teams.byChat(chatId) };
  };
  composer.command("roster", async (ctx) => {
    const staff = await memberOf(ctx);
    if (staff === undefined) return answer(ctx, staffScope().t("staff:notStaff"));
    for (const view of await typed(await deskOf(staff), ctx.match.trim())) await answer(ctx, view);
  });
  composer.on("callback_query:data", async (ctx, next) => {
    const button = parsePressed(ctx.callbackQuery.data);
    if (button?.kind !== "roster") return next();
    const { t } = staffScope();
    const staff = await memberOf(ctx);
    if (staff === undefined) return ctx.answerCallbackQuery({ text: t("staff:notStaff"), show_alert: true });
    await ctx.answerCallbackQuery();
    const { views, here, settles } = await pressed(await deskOf(staff), button);
    if (settles === true) await ctx.editMessageReplyMarkup();
    for (const view of views) await (here === true ? instead(ctx, view) : answer(ctx, view));
  });
  return composer;
};

const instead = (ctx: Context, { text, keyboard }: View) =>
  ctx.editMessageText(
    text,
    keyboard !== undefined && "inline_keyboard" in keyboard ? { reply_markup: keyboard } : {},
  );

const isWorkbook = /\.xlsx$/i;

/** The same in the private chat of a member of staff, and the workbook that comes back; nobody else has it. */
export const rostersFromAfar = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  const deskHere = async (): Promise<Desk | undefined> => {
    const staff = await staffHere();
    const { actions, deps } = scope();
    return staff === undefined || !may("workInGroup", staff)
      ? undefined
      : { actions, deps, staff, team: undefined };
  };
  composer.command("roster", async (ctx, next) => {
    const desk = await deskHere();
    if (desk === undefined) return next();
    for (const view of await typed(desk, ctx.match.trim())) await scope().say(view);
  });
  composer.on("callback_query:data", async (ctx, next) => {
    const button = parsePressed(ctx.callbackQuery.data);
    const desk = button?.kind === "roster" ? await deskHere() : undefined;
    if (button?.kind !== "roster" || desk === undefined) return next();
    await ctx.answerCallbackQuery();
    const { views, here, settles } = await pressed(desk, button);
    if (settles === true) await ctx.editMessageReplyMarkup();
    for (const view of views) await (here === true ? instead(ctx, view) : scope().say(view));
  });
  composer.on("message:document", async (ctx, next) => {
    const { file_id: fileId, file_name: name = "" } = ctx.message.document;
    const desk = isWorkbook.test(name) ? await deskHere() : undefined;
    if (desk === undefined || !may("editRoster", desk.staff)) return next();
    const { actions, person, say } = scope();
    await say({ text: staffVoice(desk.deps)("roster:staff.file.reading") });
    await actions.askForFile({ chatId: person.chatId, fileId });
  });
  return composer;
};
