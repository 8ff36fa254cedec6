/** Buttons of the menu, the settings and talks; a button that is no longer known is said to be old. */

import type { MaybeInaccessibleMessage } from "@grammyjs/types";
import { Composer } from "grammy";
import { isTalking, type PrivateContext, scope } from "../context.js";
import { askOpenAgain, openDialogue } from "../conversations/conversations.js";
import { handOver, sayBlocked, showLines } from "../conversations/endings.js";
import { type ButtonKind, parsePressed } from "../views/buttons.js";
import * as start from "../views/start.js";
import { questionWaits } from "../views/talk.js";
import { homeKeyboard } from "../views/view.js";
import { goBack, resumable, setQuestion } from "./alarm.js";
import { speakAs, sureOfSpeaker } from "./heard-speaker.js";
import { followLink } from "./links.js";
import { openItem, showMenu } from "./menu.js";

/** Kinds of keys that stand together below a choice, by the kind that makes it. */
const choices: Partial<Record<ButtonKind, readonly ButtonKind[]>> = {
  language: ["language"],
  role: ["role", "settings"],
  menu: ["menu", "requests", "plans"],
};

/** Whether a message has nothing below it but a choice that is made now: its keys may go. */
const isChoice = (pressed: ButtonKind, message: MaybeInaccessibleMessage | undefined): boolean => {
  const keys = message !== undefined && "reply_markup" in message ? message.reply_markup : undefined;
  const kinds = keys?.inline_keyboard
    .flat()
    .map((key) => ("callback_data" in key ? parsePressed(key.callback_data)?.kind : undefined));
  return kinds?.every((kind) => kind !== undefined && choices[pressed]?.includes(kind)) === true;
};

export const menuButtons = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.on("callback_query:data", async (ctx, next) => {
    const { deps, actions, person, t, say } = scope();
    if (scope().begun !== undefined) return next();
    const pressed = parsePressed(ctx.callbackQuery.data);
    const inDialogue = Object.keys(ctx.conversation.active()).length > 0;
    if ((pressed?.kind === "answer" || pressed?.kind === "step") && inDialogue) return next();
    if (
      pressed === undefined ||
      pressed.kind === "answer" ||
      pressed.kind === "step" ||
      !forPersons(pressed.kind)
    ) {
      const isWaiting = (await resumable()) === "left";
      const why = t(isWaiting ? "common:questionWaits" : "common:buttonExpired");
      await ctx.answerCallbackQuery({ text: why });
      await ctx.editMessageReplyMarkup();
      await say(isWaiting ? questionWaits(t) : { ...start.menu(t), text: why });
      return;
    }
    await ctx.answerCallbackQuery();
    if (isChoice(pressed.kind, ctx.callbackQuery.message)) await ctx.editMessageReplyMarkup();
    switch (pressed.kind) {
      case "language": {
        const open = openDialogue(ctx);
        await deps.store.people.update(person.id, { language: pressed.code });
        const voice = deps.i18n.translator(pressed.code, person.role !== undefined && person.role !== "teen");
        Object.assign(scope(), { t: voice, language: pressed.code });
        if (open !== undefined || person.role !== undefined)
          await say({ text: voice("start:languageSet"), keyboard: homeKeyboard(voice, await isTalking()) });
        if (open !== undefined) {
          await askOpenAgain(ctx, open);
          return next();
        }
        if (person.role !== undefined) {
          if (await followLink(ctx)) return next();
          await say(start.menu(voice));
        } else {
          await say(start.hello(voice));
          await say(start.whoAreYou(voice));
        }
        return;
      }
      case "role": {
        const open = openDialogue(ctx);
        await speakAs(pressed.role);
        await sureOfSpeaker();
        if (open !== undefined) {
          await askOpenAgain(ctx, open);
          return next();
        }
        if (await followLink(ctx)) return next();
        await say(start.menu(scope().t));
        return;
      }
      case "menu":
        if (pressed.item === "menu") await say(start.menu(t));
        else if (await openItem(ctx, pressed.item)) await next();
        return;
      case "settings":
        if (pressed.item === "language") await say(start.chooseLanguage(t));
        else if (pressed.item === "role") await say(start.whoAreYou(t));
        else if (pressed.item === "lines") await showLines();
        else await say(start.about(t));
        return;
      case "talk":
        if (pressed.act === "end") {
          if (!(await actions.leaveTicket({ person }))) await showMenu();
        } else if (pressed.act === "reopen") {
          if (!(await sayBlocked()) && !(await actions.reopenTicket({ person }))) await showMenu();
        } else if (pressed.act === "new") await handOver("talk", "standard");
        else if (pressed.act === "menu") {
          await actions.dropHeld({ person });
          await showMenu();
        } else if (pressed.act === "form" && inDialogue) {
          const open = openDialogue(ctx);
          if (open !== undefined) await askOpenAgain(ctx, open);
          return next();
        } else if (pressed.act === "form" && (await resumable()) === "left") {
          await setQuestion(null);
          await goBack(ctx, true);
          return next();
        } else if (await isTalking()) await say({ text: t("talk:already") });
        else await showMenu();
        return;
      default:
        return next();
    }
  });
  return composer;
};

const personKinds = ["language", "role", "menu", "settings", "talk"];
const forPersons = (kind: string) => personKinds.includes(kind);
