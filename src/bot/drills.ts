/**
 * Practice talks of staff with a script, in their private chat and in the general topic of their group: never where
 * people are talked to. What is said in one goes nowhere.
 */
import { Composer, type Context } from "grammy";
import type { DrillPlace } from "../actions/training/drill.js";
import { type PrivateContext, scope, staffScope } from "../context.js";
import { isAlert, isByRule, type Triage } from "../domain/crisis/triage.js";
import type { Staff } from "../domain/teams.js";
import { drills } from "../domain/training/drills.js";
import { isAddressed } from "../domain/training/signs.js";
import type { T } from "../i18n/i18n.js";
import { parsePressed } from "../views/buttons.js";
import { drillAnswer, drillBegun, drillChoice } from "../views/library.js";
import type { View } from "../views/view.js";
import { staffHere, staffHereVoice } from "./staff-here.js";
import { answer, memberOf } from "./topic.js";
import type { Words } from "./words.js";

type Here = {
  staff: Staff;
  place: DrillPlace;
  actions: ReturnType<typeof scope>["actions"];
  t: T;
  say(view: View): Promise<unknown>;
};

const begin = async ({ staff, place, actions, t, say }: Here, key: string) => {
  const drill = await actions.beginDrill({ staff, place, key });
  if (drill !== undefined) for (const view of drillBegun(t, drill)) await say(view);
};

/** `/drill` offers the scripts, `/drill stop` ends the one under way. */
const command = async (here: Here, wish: string) => {
  const { staff, place, actions, t, say } = here;
  if (wish !== "stop") return void (await say(drillChoice(t, drills)));
  const ended = await actions.endDrill({ staff, place });
  if (ended === undefined) return void (await say({ text: t("library:staff.drill.none") }));
  for (const view of drillAnswer(t, ended)) await say(view);
};

/** Whether the words were said in a practice here; then they are answered. */
const said = async ({ staff, place, actions, t, say }: Here, text: string): Promise<boolean> => {
  const drilled = await actions.sayInDrill({ staff, place, text });
  if (drilled === undefined) return false;
  for (const view of drillAnswer(t, drilled)) await say(view);
  return true;
};

/** Something that is not left to a practice; what the model alone would ask about is. */
const isGrave = (heard: Triage) => isAlert(heard.level) || (heard.ask && isByRule(heard));

const isCommand = (text: string) => text.startsWith("/");

/**
 * In private chats. To be installed before crisis words are heard: asking the script about death is what is practised.
 * What somebody tells of themselves instead ends the practice and goes the way of everybody's words.
 */
export const privateDrills = ({
  words,
  triage,
}: {
  words: Words;
  triage: (text: string) => Triage;
}): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  const hereOf = async (_ctx: PrivateContext): Promise<Here | undefined> => {
    const { actions, person, say } = scope();
    const staff = await staffHere();
    const place = { chatId: person.chatId, thread: 0 };
    return staff === undefined ? undefined : { staff, place, actions, t: staffHereVoice(), say };
  };
  composer.command("drill", async (ctx, next) => {
    const here = await hereOf(ctx);
    return here === undefined ? next() : command(here, ctx.match.trim());
  });
  composer.on("callback_query:data", async (ctx, next) => {
    const pressed = parsePressed(ctx.callbackQuery.data);
    const here = pressed?.kind === "drill" ? await hereOf(ctx) : undefined;
    if (pressed?.kind !== "drill" || here === undefined) return next();
    await ctx.answerCallbackQuery();
    return begin(here, pressed.drill);
  });
  composer.on("message:text", async (ctx, next) => {
    const { text } = ctx.message;
    if (isCommand(text) || words.isOurs(text)) return next();
    const here = await hereOf(ctx);
    if (here === undefined) return next();
    const { staff, place, actions, t, say } = here;
    if (isGrave(triage(text)) && !isAddressed(text)) {
      const ended = await actions.endDrill({ staff, place });
      if (ended !== undefined) await say({ text: t("library:staff.drill.real") });
      return next();
    }
    return (await said(here, text)) ? undefined : next();
  });
  return composer;
};

/** In groups of staff. To be installed before whatever takes every button and every word there. */
export const groupDrills = (): Composer<Context> => {
  const composer = new Composer<Context>();
  /** The general topic has no number; any other is somebody's talk, or the lobby. */
  const isGeneral = (ctx: Context) =>
    ctx.msg?.message_thread_id === undefined || ctx.msg.is_topic_message !== true;
  const hereOf = async (ctx: Context): Promise<Here | undefined> => {
    const { actions, chatId, t } = staffScope();
    const staff = await memberOf(ctx);
    const say = (view: View) => answer(ctx, view);
    return staff === undefined ? undefined : { staff, place: { chatId, thread: 0 }, actions, t, say };
  };
  composer.command("drill", async (ctx) => {
    const { t } = staffScope();
    const here = await hereOf(ctx);
    if (here === undefined) return void (await answer(ctx, t("staff:notStaff")));
    if (!isGeneral(ctx)) return void (await answer(ctx, t("library:staff.drill.notHere")));
    return command(here, ctx.match.trim());
  });
  composer.on("callback_query:data", async (ctx, next) => {
    const pressed = parsePressed(ctx.callbackQuery.data);
    if (pressed?.kind !== "drill") return next();
    const { t } = staffScope();
    const here = await hereOf(ctx);
    if (here === undefined || !isGeneral(ctx))
      return void (await ctx.answerCallbackQuery({
        text: t("library:staff.drill.notHere"),
        show_alert: true,
      }));
    await ctx.answerCallbackQuery();
    return begin(here, pressed.drill);
  });
  composer.on("message:text", async (ctx, next) => {
    const here = isGeneral(ctx) && !isCommand(ctx.message.text) ? await hereOf(ctx) : undefined;
    return here !== undefined && (await said(here, ctx.message.text)) ? undefined : next();
  });
  return composer;
};
