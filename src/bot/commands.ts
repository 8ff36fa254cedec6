/** The commands of a private chat, and words that mean the same: they work in every state. */

import { Composer } from "grammy";
import { isTalking, type PrivateContext, scope } from "../context.js";
import { begin, leaveDialogue, openDialogue } from "../conversations/conversations.js";
import { showLines } from "../conversations/endings.js";

import { commandList } from "../views/commands.js";
import * as start from "../views/start.js";
import { endAsk } from "../views/talk.js";
import { homeKeyboard } from "../views/view.js";
import { speakAs } from "./heard-speaker.js";
import { followLink, noteLink } from "./links.js";
import { openItem, showMenu, toHuman } from "./menu.js";
import { ownMatters } from "./plans.js";
import { sayToStaff } from "./staff-here.js";
import type { Words } from "./words.js";

/** Telegram lists a colleague's commands in their own chat alone. */
const listStaffCommands = (who: "staff" | "partner") => {
  const { deps, person } = scope();
  const commands = commandList(deps.i18n.translator("ru", true), who);
  const payload = { commands, scope: { type: "chat" } };
  return deps.outbox.post({
    to: `chat:${person.chatId}`,
    method: "setMyCommands",
    payload,
    priority: "prompt",
  });
};

export const commands = ({ words }: { words: Words }): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.command("start", async (ctx, next) => {
    const { deps, actions, person, t, say } = scope();
    const invite = /^staff_(.*)$/.exec(ctx.match)?.[1];
    if (invite !== undefined) {
      const staff = await actions.acceptInvite({ code: invite, userId: ctx.chat.id, chatId: person.chatId });
      // Colleagues are spoken to with «вы» without being asked who they are.
      if (staff !== undefined && person.role === undefined)
        await deps.store.people.update(person.id, { role: "professional" });
      if (staff !== undefined) await listStaffCommands(staff.role === "partner" ? "partner" : "staff");
      const voice = deps.i18n.translator("ru", true);
      await say({
        text:
          staff === undefined
            ? voice("staff:inviteUnknown")
            : voice(staff.role === "partner" ? "signal:staff.partner.welcome" : "staff:inviteAccepted", {
                name: staff.name,
              }),
      });
      if (staff !== undefined)
        await actions.askForGroupLinks({ staff, userId: ctx.chat.id, chatId: person.chatId });
      return;
    }
    const known = await deps.store.teams.staffByUser(ctx.chat.id);
    if (known !== undefined) {
      await deps.store.teams.setChat(known.id, person.chatId);
      // Colleagues are not asked who they are.
      if (person.role === undefined) await speakAs("professional");
    }
    await leaveDialogue(ctx);
    if (known !== undefined && ctx.match === "" && person.language !== undefined) {
      await listStaffCommands(known.role === "partner" ? "partner" : "staff");
      return void (await sayToStaff());
    }
    await noteLink(ctx.match);
    if (person.language === undefined) await say(start.chooseLanguage(t));
    else if (scope().person.role === undefined) {
      await say(start.hello(t));
      await say(start.whoAreYou(t));
    } else if (await followLink(ctx)) await next();
    else {
      await say({ text: t("start:welcomeBack"), keyboard: homeKeyboard(t, await isTalking()) });
      await say(start.menu(t, await ownMatters()));
    }
  });
  composer.command("cancel", async (ctx) => {
    const { deps, person, t, say } = scope();
    const wasOpen = Object.keys(ctx.conversation.active()).length > 0;
    await leaveDialogue(ctx);
    await deps.store.dialogues.eraseUnfinished(person.id);
    const nothing = (await isTalking())
      ? t("common:cancelInTalk", { end: t("talk:endButton") })
      : t("common:nothingToCancel");
    const text = wasOpen ? t("common:cancelled") : nothing;
    await say({ text, keyboard: homeKeyboard(t, await isTalking()) });
    await say(start.menu(t));
  });
  composer.command("language", () => scope().say(start.chooseLanguage(scope().t)));
  composer.command("lines", showLines);
  composer.command("about", () => scope().say(start.about(scope().t)));
  composer.command("help", async () => {
    const { deps, identity, t, say } = scope();
    await say(start.help(t, await isTalking()));
    const staff = await deps.store.teams.staffByUser(identity.telegramId);
    if (staff === undefined) return;
    const who = staff.role === "partner" ? "partner" : "staff";
    await say(start.staffHelp(t, who));
    await listStaffCommands(who);
  });
  composer.command("talk", async (ctx, next) => {
    await toHuman(ctx);
    if (scope().begun !== undefined) await next();
  });
  composer.command("find", async (ctx, next) => {
    await begin(ctx, "find");
    await next();
  });
  const toMenu = async (ctx: PrivateContext) => {
    await leaveDialogue(ctx);
    await showMenu();
  };
  composer.command("menu", toMenu);
  composer.on("message:text").filter((ctx) => words.isMenu(ctx.message.text), toMenu);
  composer.on("message:text", async (ctx, next) => {
    const item = words.menuItem(ctx.message.text);
    // In an open question it is an answer to that.
    if (item === undefined || openDialogue(ctx) !== undefined) return next();
    if (await openItem(ctx, item)) await next();
  });
  composer.on("message:text").filter(
    (ctx) => words.isEnd(ctx.message.text),
    async () => {
      const { t, say } = scope();
      if (await isTalking()) await say(endAsk(t));
      else await showMenu();
    },
  );
  return composer;
};
