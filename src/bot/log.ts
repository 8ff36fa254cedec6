/** A person's own log, in every state: its command and its keys. */
import { Composer } from "grammy";
import { type EpisodePart, episodeParts } from "../actions/log.js";
import { type PrivateContext, scope } from "../context.js";
import { begin, leaveDialogue } from "../conversations/conversations.js";
import { defaultUtcOffset } from "../domain/directory/directory.js";
import { type Fields, parsePressed } from "../views/buttons.js";
import { askEraseLog, askLetter, episodeScreen, logScreen, whatToChange } from "../views/log.js";

/** @param page 0 is the newest */
const showLog = async (page: number) => {
  const { deps, person, language, t, say } = scope();
  await say(logScreen(t, language, await deps.store.episodes.of(person.id), page));
};

const showEpisode = async (id: number) => {
  const { deps, person, language, t, say } = scope();
  const episode = await deps.store.episodes.get(person.id, id);
  if (episode === undefined) return say({ text: t("log:gone") });
  const utcOffset = deps.directory.regionOf(person.region)?.utcOffset ?? defaultUtcOffset;
  return say(episodeScreen(t, language, episode, { utcOffset }));
};

const change = async (ctx: PrivateContext, id: number, part: EpisodePart) => {
  const { actions, person, t, say } = scope();
  await leaveDialogue(ctx);
  if (await actions.changeEpisode({ person, id, part })) scope().begun = "log";
  else await say({ text: t("log:gone") });
};

const press = async (ctx: PrivateContext, { act, at }: Fields<"log">): Promise<unknown> => {
  const { deps, person, language, t, say } = scope();
  const part = episodeParts.find((one) => one === act);
  if (part !== undefined) return change(ctx, at, part);
  switch (act) {
    case "add":
      return begin(ctx, "log");
    case "open":
      return showEpisode(at);
    case "edit":
      return say(whatToChange(t, at));
    case "drop":
      await deps.store.episodes.erase(person.id, at);
      await say({ text: t("log:dropped") });
      return showLog(0);
    case "letter":
      return say(askLetter(t, language === "ru" ? ["ru"] : [language, "ru"]));
    case "erase":
      return say(askEraseLog(t));
    case "erased":
      await deps.store.episodes.eraseAll(person.id);
      return say({ text: t("log:erased") });
    default:
      return showLog(at);
  }
};

/** To be installed behind the commands and before the buttons of the menu. */
export const logs = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.command("log", async (ctx) => {
    scope().sensitive = true;
    await leaveDialogue(ctx);
    await showLog(0);
  });
  composer.on("callback_query:data", async (ctx, next) => {
    const pressed = parsePressed(ctx.callbackQuery.data);
    if (pressed?.kind !== "log" && pressed?.kind !== "letter") return next();
    scope().sensitive = true;
    await ctx.answerCallbackQuery();
    if (pressed.kind === "log") await press(ctx, pressed);
    else {
      const { actions, person, t, say } = scope();
      if (!(await actions.sendLetter({ person, ...pressed }))) await say({ text: t("log:empty") });
    }
    if (scope().begun !== undefined) await next();
  });
  return composer;
};
