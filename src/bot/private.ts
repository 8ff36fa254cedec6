/**
 * Private chats. The order on one screen: [1] crisis words in anything written, [2] being blocked or unblocked, edits
 * and reactions, [3] SOS and commands, which work in every state, [4] buttons of the menu and of talks, [5] the open
 * dialogue, [6] the open talk with a specialist, [7] free words, [8] whatever is left: never silence.
 */

import { Composer } from "grammy";
import { isTalking, type PrivateContext, scope } from "../context.js";
import {
  askOpenAgain,
  begin,
  dialogueRunner,
  installDialogues,
  leaveDialogue,
  openDialogue,
} from "../conversations/conversations.js";
import { handOver, sayBlocked, showLines } from "../conversations/endings.js";
import { assess, bullyingAnswers } from "../domain/bullying.js";
import type { Triage } from "../domain/crisis/triage.js";
import { isQueued } from "../domain/desk/states.js";
import { parsePressed } from "../views/buttons.js";
import { commandList } from "../views/commands.js";
import * as start from "../views/start.js";
import { afterClose, endAsk } from "../views/talk.js";
import { homeKeyboard } from "../views/view.js";
import { bullyingKeys } from "./bullying.js";
import { caseCodes, cases } from "./case.js";
import { directoryKeeping } from "./coordinator.js";
import { crisisWords } from "./crisis.js";
import { afterTalk } from "./desk/after-talk.js";
import { avoiding } from "./desk/avoiding.js";
import { careFromAfar } from "./desk/care.js";
import { lobbyFromAfar } from "./desk/lobby.js";
import { revealsFromAfar } from "./desk/reveal.js";
import { teamsInPrivate } from "./desk/teams.js";
import { privateDrills } from "./drills.js";
import { events } from "./events.js";
import { followUps } from "./follow-ups.js";
import { corrections, freeWords } from "./free-words.js";
import { heardLanguage } from "./heard-language.js";
import { heardSpeaker, speakAs, sureOfSpeaker } from "./heard-speaker.js";
import { hiding, marking } from "./hide.js";
import { libraries } from "./library.js";
import { followLink, links, noteLink } from "./links.js";
import { logs } from "./log.js";
import { narrowing } from "./narrowing.js";
import { partners } from "./partners.js";
import { places } from "./places.js";
import { ownMatters, plans, showPlan } from "./plans.js";
import { reaching } from "./reach.js";
import { readMessage } from "./read-message.js";
import { requests, showAll } from "./requests.js";
import { secondSide } from "./second-side.js";
import { signals } from "./signals.js";
import { sosEverywhere } from "./sos.js";
import { answerWaiting } from "./waiting.js";
import type { MenuItem, Words } from "./words.js";

export type PrivateDeps = { words: Words; triage: (text: string) => Triage };

export const showMenu = async () => {
  const { t, say } = scope();
  await say({ text: t("start:menuAgain"), keyboard: homeKeyboard(t, await isTalking()) });
  await say(start.menu(t, await ownMatters()));
};

/** To a human: with what was already answered about bullying, so that nobody is asked twice. */
const toHuman = async (ctx: PrivateContext) => {
  const { deps, person } = scope();
  if (await isTalking()) return handOver("talk", "standard");
  const rows = await deps.store.dialogues.answers(person.id, "bullying");
  if (!rows.some(({ question }) => !question.startsWith("~"))) return begin(ctx, "talk");
  await leaveDialogue(ctx);
  return handOver("bullying", assess(bullyingAnswers(rows)).level);
};

/** What a button of the menu opens. True when that is a dialogue, to be entered further on. */
const openItem = async (ctx: PrivateContext, item: MenuItem): Promise<boolean> => {
  const { t, say } = scope();
  if (item === "settings") await say(start.settings(t, scope().person, await isTalking()));
  else if (item === "requests") await showAll();
  else if (item === "plan") await showPlan();
  else await (item === "talk" ? toHuman(ctx) : begin(ctx, item));
  return scope().begun !== undefined;
};

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

const commands = ({ words }: PrivateDeps): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.command("start", async (ctx, next) => {
    const { deps, actions, person, t, say } = scope();
    const invite = /^staff_(\w+)$/.exec(ctx.match)?.[1];
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
      return;
    }
    const known = await deps.store.teams.staffByUser(ctx.chat.id);
    if (known !== undefined) await deps.store.teams.setChat(known.id, person.chatId);
    await leaveDialogue(ctx);
    await noteLink(ctx.match);
    if (person.language === undefined) await say(start.chooseLanguage(t));
    else if (person.role === undefined) {
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

const buttons = (): Composer<PrivateContext> => {
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
      await ctx.answerCallbackQuery({ text: t("common:buttonExpired") });
      await say(start.menu(t));
      return;
    }
    await ctx.answerCallbackQuery();
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

/** What a person writes while a talk is open, or after one has ended. */
const talks = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.on("message", async (ctx, next) => {
    const { deps, actions, person, identity, t, say } = scope();
    const active = await deps.store.tickets.activeOf(person.id);
    const said = readMessage(ctx.message);
    if (active !== undefined) {
      const became = await actions.relayToStaff({ person, identity, ticket: active, said });
      if (became === "contact" || became === "kind" || became === "name" || became === "image")
        await say({ text: t(`talk:notRelayed.${became}`) });
      else if (isQueued(active)) await answerWaiting(active, ctx.message.text ?? "");
      return;
    }
    const last = await actions.recentlyClosed({ person });
    if (last === undefined) return next();
    if (await sayBlocked()) return;
    const became = await actions.relayToStaff({ person, identity, ticket: last, said });
    if (became === "name") await say({ text: t("talk:notRelayed.name") });
    await say(afterClose(t));
  });
  return composer;
};

export const privateChats = (deps: PrivateDeps): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.use(installDialogues());
  composer.use(marking());
  composer.use(caseCodes());
  composer.use(privateDrills(deps));
  composer.use(directoryKeeping(deps));
  // What is typed of somebody else's danger is no cry of its own.
  composer.use(revealsFromAfar());
  composer.use(heardLanguage(deps));
  composer.use(heardSpeaker(deps));
  composer.use(cases(deps));
  composer.use(crisisWords(deps));
  composer.use(events());
  composer.use(sosEverywhere(deps));
  composer.use(commands(deps));
  composer.use(hiding(deps));
  composer.use(lobbyFromAfar());
  composer.use(careFromAfar());
  composer.use(teamsInPrivate());
  composer.use(avoiding(deps.words));
  composer.use(requests());
  composer.use(secondSide());
  composer.use(plans());
  composer.use(reaching());
  composer.use(partners());
  composer.use(links());
  composer.use(signals());
  composer.use(followUps());
  composer.use(afterTalk());
  composer.use(bullyingKeys());
  composer.use(logs());
  composer.use(corrections());
  composer.use(places());
  composer.use(narrowing());
  composer.use(libraries());
  composer.use(buttons());
  composer.use(dialogueRunner());
  composer.use(talks());
  composer.use(freeWords(deps));
  composer.on("message", async (ctx) => {
    const { t, say } = scope();
    const { voice, audio, video_note, photo, video } = ctx.message;
    const isHeard = (voice ?? audio ?? video_note) !== undefined;
    const isSeen = (photo ?? video) !== undefined;
    const text = t(isHeard ? "common:cannotHear" : isSeen ? "common:cannotSee" : "common:notUnderstood");
    await say({ text, keyboard: start.menuKeyboard(t) });
  });
  return composer;
};
