/** The wrap-up and the record of a report, in a ticket's topic: by buttons, or the same typed behind `/close` and `/report`. */
import { Composer, type Context } from "grammy";
import type { Filling, FormRefusal } from "../../actions/desk/fill-form.js";
import { staffScope } from "../../context.js";
import { type FormKind, optionIn, partsOf } from "../../domain/desk/forms.js";
import type { Outcome } from "../../domain/outcome.js";
import type { Staff } from "../../domain/teams.js";
import type { Ticket } from "../../domain/tickets.js";
import type { T } from "../../i18n/i18n.js";
import { parsePressed } from "../../views/buttons.js";
import { formLabel, formView } from "../../views/desk/forms.js";
import type { View } from "../../views/view.js";
import { answer, awaitLine, memberOf, ticketIn } from "../topic.js";

const refusalText = (t: T, code: FormRefusal): string => {
  switch (code) {
    case "gone":
    case "closed":
      return t("staff:alreadyClosed");
    case "not-allowed":
      return t("staff:notAllowed");
    case "passed":
      return t("care:staff.form.passed");
    case "unknown":
      return t("care:staff.form.unknown");
    case "kept-open":
      return t("care:staff.wrap.keptOpen");
    case "report-first":
      return t("care:staff.form.reportFirst");
    default:
      return code satisfies never;
  }
};

/** With whom one reports a child in danger: the emergency numbers, then guardianship where its number is known. */
const viewOf = (t: T, filling: Filling): View => {
  const { directory, clock } = staffScope().deps;
  const query = { region: directory.regionOf(filling.ticket.region)?.code, now: clock.now() };
  return formView(t, filling, directory.lines({ ...query, topic: "report" }));
};

/** Answers one question after another with what was typed; what is not understood is asked again. */
const typed = async (staff: Staff, ticket: Ticket, kind: FormKind, said: string): Promise<string | View> => {
  const { actions, t } = staffScope();
  const asking = { staff, ticketId: ticket.id, kind };
  let now: Outcome<Filling, FormRefusal> = await actions.openForm(asking);
  const meant = (part: string) => {
    const next = now.ok ? now.value.next : undefined;
    return next && optionIn(part, next.options, (option) => formLabel(t, kind, next.id, option));
  };
  for (const part of partsOf(said, (whole) => meant(whole) !== undefined)) {
    if (!now.ok || now.value.next === undefined) break;
    const { id, words } = now.value.next;
    const choice = meant(part);
    // Words of one's own are the rest of the line.
    if (choice === undefined && words)
      return shown(await actions.answerForm({ ...asking, step: id, answer: { words: said } }));
    now = await actions.answerForm({ ...asking, step: id, answer: { choice: choice ?? "" } });
  }
  return shown(now);
};

const shown = (now: Outcome<Filling, FormRefusal>): string | View => {
  const { t } = staffScope();
  return now.ok ? viewOf(t, now.value) : refusalText(t, now.code);
};

const edit = async (ctx: Context, { text, keyboard, awaits }: View): Promise<unknown> => {
  await ctx.answerCallbackQuery();
  const at = ctx.callbackQuery?.message;
  if (awaits !== undefined && at !== undefined) await awaitLine(ctx, awaits, at);
  const isInline = keyboard !== undefined && "inline_keyboard" in keyboard;
  return ctx.editMessageText(text, isInline ? { reply_markup: keyboard } : {});
};

/** To be installed before whatever takes every button and every word in a topic. */
export const forms = (): Composer<Context> => {
  const composer = new Composer<Context>();
  const command = (kind: FormKind) => async (ctx: Context & { match: string }) => {
    const { t } = staffScope();
    const staff = await memberOf(ctx);
    if (staff === undefined) return answer(ctx, t("staff:notStaff"));
    const ticket = await ticketIn(ctx.msg?.message_thread_id);
    if (ticket === undefined) return answer(ctx, t("care:staff.onlyInTopic"));
    return answer(ctx, await typed(staff, ticket, kind, ctx.match));
  };
  composer.command("close", command("wrap"));
  composer.command("report", command("report"));
  composer.on("callback_query:data", async (ctx, next) => {
    const { actions, t } = staffScope();
    const pressed = parsePressed(ctx.callbackQuery.data);
    if (pressed?.kind !== "close" && pressed?.kind !== "form") return next();
    const staff = await memberOf(ctx);
    if (staff === undefined) return ctx.answerCallbackQuery({ text: t("staff:notStaff"), show_alert: true });
    const refused = (code: FormRefusal) =>
      ctx.answerCallbackQuery({ text: refusalText(t, code), show_alert: true });
    if (pressed.kind === "close") {
      const open = await actions.openForm({ staff, ticketId: pressed.ticket, kind: "wrap" });
      if (!open.ok) return refused(open.code);
      await ctx.answerCallbackQuery();
      return answer(ctx, viewOf(t, open.value));
    }
    const asking = { staff, ticketId: pressed.ticket, kind: pressed.of };
    const now =
      pressed.choice === "anew"
        ? await actions.openForm({ ...asking, anew: true })
        : await actions.answerForm({ ...asking, step: pressed.step, answer: { choice: pressed.choice } });
    return now.ok ? edit(ctx, viewOf(t, now.value)) : refused(now.code);
  });
  return composer;
};
