/** The quiet way to say «not people from my school»: a key, or the words themselves, before a talk and in it. */
import { Composer } from "grammy";
import { type PrivateContext, scope } from "../../context.js";
import { showLines } from "../../conversations/endings.js";
import { schools } from "../../domain/desk/avoiding.js";
import { parsePressed } from "../../views/buttons.js";
import type { Words } from "../words.js";

const avoid = async () => {
  const { actions, person, t, say } = scope();
  const became = await actions.avoidAgency({ person, agency: schools });
  if (became === "already") return void (await say({ text: t("talk:avoid.already") }));
  if (became !== "nobody") return void (await say({ text: t("talk:avoid.kept") }));
  await say({ text: t("talk:avoid.keptNobody") });
  await showLines();
};

/** To be installed after words of danger were heard, and before dialogues and the relay: it goes to nobody else. */
export const avoiding = (words: Pick<Words, "isAvoiding">): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.on("callback_query:data", async (ctx, next) => {
    if (parsePressed(ctx.callbackQuery.data)?.kind !== "avoid") return next();
    await ctx.answerCallbackQuery();
    return avoid();
  });
  composer.on("message:text").filter((ctx) => words.isAvoiding(ctx.message.text), avoid);
  return composer;
};
