/** Taps below an answer: the same search with one wish more or less, or why it was answered so. Asks nothing again. */
import { Composer } from "grammy";
import { type PrivateContext, scope } from "../context.js";
import { doorsNow } from "../conversations/doors.js";
import { keptSearch } from "../conversations/kept-search.js";
import { filtersOf, languageFor, wishesIn } from "../domain/directory/wishes.js";
import { parsePressed } from "../views/buttons.js";
import { moreKeys } from "../views/find.js";
import { narrowedResults, reasons } from "../views/narrow.js";

/** To be installed before whatever takes every button. */
export const narrowing = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.on("callback_query:data", async (ctx, next) => {
    const pressed = parsePressed(ctx.callbackQuery.data);
    if (pressed?.kind !== "narrow") return next();
    await ctx.answerCallbackQuery();
    const { actions, t, language, say } = scope();
    if (pressed.act === "else") return void (await say(moreKeys(t, undefined)));
    const query = await keptSearch();
    if (query?.place === undefined) return void (await say({ text: t("find:wish.gone") }));
    const wishes = wishesIn(pressed.to);
    const spoken = languageFor(language, query.place.region);
    if (pressed.act === "more") return void (await say(moreKeys(t, { wishes: [], language: spoken })));
    const { found } = actions.findHelp({ ...query, wishes: filtersOf(wishes, spoken) });
    if (pressed.act === "why") return void (await say(reasons(t, found)));
    const view = narrowedResults(t, language, found, { wishes, language: spoken }, doorsNow);
    if (pressed.act === "new") return void (await say(view));
    await ctx.editMessageText(view.text, { reply_markup: view.keyboard });
  });
  return composer;
};
