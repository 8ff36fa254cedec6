/**
 * Private chats. The order on one screen: [1] crisis words in anything written, [2] being blocked or unblocked, edits
 * and reactions, [3] SOS and commands, which work in every state, [4] buttons of the menu and of talks, [5] the open
 * dialogue, [6] the open talk with a specialist, [7] free words, [8] whatever is left: never silence.
 */

import { Composer } from "grammy";
import { type PrivateContext, scope } from "../context.js";
import { dialogueRunner, installDialogues } from "../conversations/conversations.js";
import { sayBlocked } from "../conversations/endings.js";
import type { Triage } from "../domain/crisis/triage.js";
import { isQueued } from "../domain/desk/states.js";
import * as start from "../views/start.js";
import { afterClose } from "../views/talk.js";
import { bullyingKeys } from "./bullying.js";
import { caseCodes, cases } from "./case.js";
import { commands } from "./commands.js";
import { directoryKeeping } from "./coordinator.js";
import { crisisWords } from "./crisis.js";
import { afterTalk } from "./desk/after-talk.js";
import { avoiding } from "./desk/avoiding.js";
import { boardsFromAfar } from "./desk/board.js";
import { careFromAfar } from "./desk/care.js";
import { consents, handoversFromAfar } from "./desk/handover-afar.js";
import { lobbyFromAfar } from "./desk/lobby.js";
import { meetings } from "./desk/meetings.js";
import { ownTasks } from "./desk/own-tasks.js";
import { phrasesFromAfar } from "./desk/phrases.js";
import { revealsFromAfar } from "./desk/reveal.js";
import { rostersFromAfar } from "./desk/roster.js";
import { teamsInPrivate } from "./desk/teams.js";
import { watchingFromAfar } from "./desk/watching.js";
import { privateDrills } from "./drills.js";
import { events } from "./events.js";
import { firstKeys } from "./first-keys.js";
import { followUps } from "./follow-ups.js";
import { corrections, freeWords } from "./free-words.js";
import { guarding } from "./guard.js";
import { heardLanguage } from "./heard-language.js";
import { heardSpeaker } from "./heard-speaker.js";
import { hiding, marking } from "./hide.js";
import { libraries } from "./library.js";
import { links } from "./links.js";
import { logs } from "./log.js";
import { menuButtons } from "./menu-buttons.js";
import { narrowing } from "./narrowing.js";
import { partners } from "./partners.js";
import { places } from "./places.js";
import { plans } from "./plans.js";
import { reaching } from "./reach.js";
import { readMessage } from "./read-message.js";
import { requestNews, requests } from "./requests.js";
import { secondSide, secondWords } from "./second-side.js";
import { sent } from "./sent.js";
import { signals } from "./signals.js";
import { sosEverywhere } from "./sos.js";
import { answerWaiting, noteFactsIn } from "./waiting.js";
import type { Words } from "./words.js";

export type PrivateDeps = { words: Words; triage: (text: string) => Triage };

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
      else {
        await noteFactsIn(active, ctx.message.text ?? "");
        if (isQueued(active)) await answerWaiting(active, ctx.message.text ?? "");
      }
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
  composer.use(requestNews());
  composer.use(firstKeys());
  composer.use(caseCodes());
  composer.use(privateDrills(deps));
  composer.use(directoryKeeping(deps));
  // What is typed of somebody else's danger is no cry of its own.
  composer.use(revealsFromAfar());
  composer.use(handoversFromAfar());
  composer.use(watchingFromAfar());
  composer.use(guarding(deps));
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
  composer.use(rostersFromAfar());
  composer.use(boardsFromAfar());
  composer.use(teamsInPrivate());
  composer.use(avoiding(deps.words));
  composer.use(consents());
  composer.use(requests());
  composer.use(secondSide());
  composer.use(plans());
  composer.use(reaching());
  composer.use(sent());
  composer.use(partners());
  composer.use(links());
  composer.use(signals());
  composer.use(ownTasks());
  composer.use(phrasesFromAfar());
  composer.use(meetings());
  composer.use(followUps());
  composer.use(afterTalk());
  composer.use(bullyingKeys());
  composer.use(logs());
  composer.use(corrections());
  composer.use(places());
  composer.use(narrowing());
  composer.use(libraries());
  composer.use(menuButtons());
  composer.use(dialogueRunner());
  composer.use(talks());
  composer.use(secondWords());
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
