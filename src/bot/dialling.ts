/** Which help lines nobody has dialled for long, and who has dialled one just now: `/dial`, and a key for each. */
import { Composer } from "grammy";
import { type PrivateContext, scope } from "../context.js";
import { dayOf } from "../domain/days.js";
import { defaultUtcOffset } from "../domain/directory/directory.js";
import { dialEveryMs, notDialled } from "../domain/directory/lines.js";
import { signed } from "../domain/directory/proposals.js";
import { plus } from "../domain/time.js";
import { parsePressed } from "../views/buttons.js";
import { linesToDial } from "../views/dialling.js";
import { editorHere } from "./directory-here.js";

const toDial = async () => {
  const { deps } = scope();
  return notDialled(await deps.store.directory.lines(), plus(deps.clock.now(), -dialEveryMs));
};

export const dialling = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.command("dial", async (ctx, next) => {
    if ((await editorHere(ctx)) === undefined) return next();
    const { t, say } = scope();
    await say(linesToDial(t, await toDial()));
  });
  composer.on("callback_query:data", async (ctx, next) => {
    const pressed = parsePressed(ctx.callbackQuery.data);
    const actor = pressed?.kind === "dialled" ? await editorHere(ctx) : undefined;
    if (pressed?.kind !== "dialled" || actor === undefined) return next();
    await ctx.answerCallbackQuery();
    const { deps, t, say } = scope();
    const on = dayOf(deps.clock.now(), defaultUtcOffset);
    const isKnown = await deps.store.directory.markDialled(pressed.line, signed(actor), on);
    const left = await toDial();
    const { keyboard } = linesToDial(t, left);
    await ctx.editMessageReplyMarkup(
      keyboard !== undefined && "inline_keyboard" in keyboard ? { reply_markup: keyboard } : {},
    );
    const line = (await deps.store.directory.lines()).find(({ key }) => key === pressed.line);
    if (isKnown) await say({ text: t("staff:dialledNow", { number: line?.number ?? pressed.line }) });
    if (left.length === 0) await say(linesToDial(t, left));
  });
  return composer;
};
