/** Breaks, pranks, and what is asked after a hard talk: `/break`, `/back`, `/prank`, `/debrief`. */
import { Composer, type Context } from "grammy";
import { staffVoice, timeFor, timeOfStaff } from "../../actions/address.js";
import { type PrivateContext, scope, staffScope } from "../../context.js";
import { readLimit } from "../../domain/desk/limits.js";
import type { Staff } from "../../domain/teams.js";
import { parsePressed } from "../../views/buttons.js";
import { limitAsk } from "../../views/desk/limits.js";
import type { View } from "../../views/view.js";
import { staffHere } from "../staff-here.js";
import { answer, memberOf, ticketIn } from "../topic.js";

type Here = Pick<ReturnType<typeof staffScope>, "actions" | "deps">;

const usualMinutes = 30;
const leastMinutes = 5;
const mostMinutes = 180;

const rest = async ({ actions, deps }: Here, staff: Staff, words: string): Promise<string> => {
  const t = staffVoice(deps);
  const minutes = words.trim() === "" ? usualMinutes : Number(words.trim());
  if (!Number.isInteger(minutes) || minutes < leastMinutes || minutes > mostMinutes)
    return t("care:staff.rest.usage");
  const began = await actions.takeBreak({ staff, minutes });
  // Whoever has asked them to take a talk is not kept waiting.
  if (began.ok) await actions.bounceTransfers({ staffId: staff.id });
  return began.ok
    ? t("care:staff.rest.began", { time: timeOfStaff(deps, began.value) })
    : t("care:staff.rest.urgent", { names: began.names.join(", ") });
};

const back = async ({ actions, deps }: Here, staff: Staff): Promise<string> =>
  staffVoice(deps)((await actions.comeBack({ staff })) ? "care:staff.rest.back" : "care:staff.rest.notAway");

const limit = async (
  { actions, deps }: Here,
  staff: Staff,
  thread: number | undefined,
  words: string,
): Promise<string | View> => {
  const t = staffVoice(deps);
  const ticket = await ticketIn(thread);
  if (ticket === undefined) return t("care:staff.onlyInTopic");
  const wanted = readLimit(words);
  if (wanted === undefined) return t("care:staff.prank.usage");
  if (wanted.kind === "off") {
    const lifted = await actions.unlimitPerson({ staff, ticket });
    if (!lifted.ok) return t("staff:notAllowed");
    return t(lifted.value ? "care:staff.prank.lifted" : "care:staff.prank.nothing");
  }
  const limited = await actions.limitPerson({ staff, ticket, ...wanted });
  if (limited.ok) {
    const time = timeFor(deps, ticket, limited.value, "ru");
    return t(wanted.kind === "slow" ? "care:staff.prank.slowed" : "care:staff.prank.blocked", { time });
  }
  if (limited.code === "needs-reason") return limitAsk(t, wanted);
  return t(limited.code === "urgent" ? "care:staff.prank.urgent" : "staff:notAllowed");
};

/** To be installed before whatever takes every word in a topic. */
export const care = (): Composer<Context> => {
  const composer = new Composer<Context>();
  const command =
    (work: (staff: Staff, words: string, thread: number | undefined) => Promise<string | View>) =>
    async (ctx: Context & { match: string }) => {
      const staff = await memberOf(ctx);
      if (staff === undefined) return answer(ctx, staffScope().t("staff:notStaff"));
      return answer(ctx, await work(staff, ctx.match, ctx.msg?.message_thread_id));
    };
  composer.command(
    "break",
    command((staff, words) => rest(staffScope(), staff, words)),
  );
  composer.command(
    "back",
    command((staff) => back(staffScope(), staff)),
  );
  composer.command(
    "prank",
    command((staff, words, thread) => limit(staffScope(), staff, thread, words)),
  );
  return composer;
};

const debrief = async (staff: Staff, ticketId: number | undefined, wants: boolean): Promise<string> => {
  const { actions, deps } = scope();
  const t = staffVoice(deps);
  if (ticketId === undefined || !(await actions.answerDebrief({ staff, ticketId, wants })))
    return t("care:staff.debrief.none");
  return t(wants ? "care:staff.debrief.thanks" : "care:staff.debrief.fineThanks");
};

/** The same in the private chat of a member of staff; nobody else has them. */
export const careFromAfar = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  const command =
    (work: (staff: Staff, words: string) => Promise<string>) =>
    async (ctx: PrivateContext & { match: string }, next: () => Promise<void>) => {
      const staff = await staffHere();
      if (staff === undefined) return next();
      await scope().say({ text: await work(staff, ctx.match) });
    };
  composer.command(
    "break",
    command((staff, words) => rest(scope(), staff, words)),
  );
  composer.command(
    "back",
    command((staff) => back(scope(), staff)),
  );
  composer.command(
    "debrief",
    command(async (staff) => debrief(staff, await scope().actions.debriefOf({ staff }), true)),
  );
  composer.on("callback_query:data", async (ctx, next) => {
    const pressed = parsePressed(ctx.callbackQuery.data);
    if (pressed?.kind !== "debrief") return next();
    const staff = await staffHere();
    if (staff === undefined) return next();
    const text = await debrief(staff, pressed.ticket, pressed.act === "talk");
    await ctx.answerCallbackQuery();
    await ctx.editMessageReplyMarkup();
    await scope().say({ text });
  });
  return composer;
};
