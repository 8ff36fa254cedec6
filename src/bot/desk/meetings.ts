/** In a person's chat: the answer to a meeting that was suggested, by button or in the words people use. */
import { Composer } from "grammy";
import type { AppointmentTold } from "../../actions/desk/appoint.js";
import { type PrivateContext, scope } from "../../context.js";
import { openDialogue } from "../../conversations/conversations.js";
import { type AppointmentAnswer, appointmentAnswers } from "../../domain/desk/appointments.js";
import { dayMs, plus } from "../../domain/time.js";
import type { T } from "../../i18n/i18n.js";
import { parsePressed } from "../../views/buttons.js";
import { meant } from "../meant.js";

const toldText = (t: T, { answer, time, place, rest }: AppointmentTold): string => {
  if (answer === "where")
    return place === undefined ? t("appointments:noPlace") : t("appointments:place", { place });
  if (answer === "yes") return t(`appointments:took.${rest === "later" ? "yes" : "yesSoon"}`, { time });
  if (answer === "no") return t("appointments:took.no", { time });
  return t(rest === "closed" ? "appointments:took.otherLater" : "appointments:took.other");
};

const take = async (id: number, answer: AppointmentAnswer): Promise<void> => {
  const { actions, person, t, say } = scope();
  const told = await actions.answerAppointment({ person, id, answer });
  await say({ text: told.ok ? toldText(t, told.value) : t("appointments:passed") });
};

/** To be installed before whatever takes every word of a talk. */
export const meetings = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.on("callback_query:data", async (ctx, next) => {
    const pressed = parsePressed(ctx.callbackQuery.data);
    if (pressed?.kind !== "meeting") return next();
    await ctx.answerCallbackQuery();
    // «Where» leaves the question open.
    if (pressed.answer !== "where") await ctx.editMessageReplyMarkup();
    return take(pressed.appointment, pressed.answer);
  });
  composer.on("message:text", async (ctx, next) => {
    const { actions, deps, person } = scope();
    if (openDialogue(ctx) !== undefined) return next();
    const keys = ["appointments:answers", "appointments:answerWords"];
    const said = meant(deps.i18n, ctx.message.text, appointmentAnswers, ...keys);
    if (said === undefined) return next();
    // Later such words may be about anything, and go to the specialist.
    const since = plus(deps.clock.now(), -dayMs);
    const awaited = await actions.awaitedAppointment({ person, since });
    return awaited === undefined ? next() : take(awaited.id, said);
  });
  return composer;
};
