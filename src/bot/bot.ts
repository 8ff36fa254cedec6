/**
 * The bot: which middleware comes when. [1] groups of staff, [2] private chats. Everything it calls on Telegram's API
 * inside a step is only written down (see inbox/step.ts).
 */
import type { Update, UserFromGetMe } from "@grammyjs/types";
import { Bot } from "grammy";
import { bindActions } from "../actions/actions.js";
import { isTalking, type PrivateContext, runInScope, runInStaffScope, type Scope } from "../context.js";
import type { Deps } from "../deps.js";
import type { Triage } from "../domain/crisis/triage.js";
import type { RegionCode } from "../domain/directory/region-data.js";
import { isAdult, languageOf, renamed } from "../domain/people.js";
import { type Step, stepFetch } from "../inbox/step.js";
import { toArrival } from "../inbox/updates.js";
import { createOutbox } from "../outbox/outbox.js";
import type { Claimed } from "../store/inbox.js";
import { homeKeyboard, type View, withHomeKeys } from "../views/view.js";
import { privateChats } from "./private.js";
import { staffChats } from "./staff.js";
import { createWords } from "./words.js";

/** What the bot needs beside what a step brings along. */
export type BotDeps = Pick<Deps, "i18n" | "directory" | "random"> & {
  triage: (text: string) => Triage;
  /** Where people are taken to be until they say so themselves. */
  region?: RegionCode | undefined;
};

/** What actions need inside a step. */
export const depsOf = (
  deps: Pick<Deps, "i18n" | "directory" | "random">,
  { store, now }: Pick<Step, "store" | "now">,
): Deps => ({
  i18n: deps.i18n,
  directory: deps.directory,
  random: deps.random,
  store,
  outbox: createOutbox(store, now),
  clock: { now: () => now },
});

/** Builds the bot. The answer handles one update inside its step. */
export const createBot = (deps: BotDeps, { token, me }: { token: string; me: UserFromGetMe }) => {
  // The step's own fetch: nothing leaves the process, inside conversations neither.
  const bot = new Bot<PrivateContext>(token, { botInfo: me, client: { fetch: stepFetch as never } });
  bot.filter((ctx) => ctx.chat !== undefined && ctx.chat.type !== "private").use(staffChats());
  bot
    .filter((ctx) => ctx.chat === undefined || ctx.chat.type === "private")
    .use(privateChats({ words: createWords(deps.i18n), triage: deps.triage }));

  return async (claimed: Claimed, step: Step): Promise<void> => {
    const stepDeps = depsOf(deps, step);
    const actions = bindActions(stepDeps);
    const update = claimed.update as Update;
    if (claimed.chat.kind === "group") {
      const t = deps.i18n.translator("ru", true);
      await runInStaffScope({ chatId: claimed.chat.id, deps: stepDeps, actions, t }, () =>
        bot.handleUpdate(update),
      );
      await actions.refreshTopics();
      return;
    }
    const known = claimed.person ?? (await step.store.people.ensurePerson(claimed.chat.id, step.now));
    const person = { ...known, region: known.region ?? deps.region };
    const language = languageOf(person, claimed.chat.languageCode);
    const t = deps.i18n.translator(language, isAdult(person.role));
    const seen = toArrival(update).chat;
    const changed = seen === undefined ? undefined : renamed(claimed.chat, seen);
    if (changed !== undefined) await step.store.people.setIdentity(claimed.chat.id, changed);
    const identity = changed ?? claimed.chat;
    const say = async (view: View): Promise<number> => {
      const { keysDue, t: voice } = scope;
      delete scope.keysDue;
      const views =
        keysDue === undefined
          ? [view]
          : withHomeKeys(view, homeKeyboard(voice, await isTalking()), keysDue, voice("find:placeLeft"));
      let said = 0;
      for (const one of views) said = await stepDeps.outbox.say(`chat:${person.chatId}`, one);
      return said;
    };
    const scope: Scope = { person, identity, language, t, actions, deps: stepDeps, say };
    await runInScope(scope, () => bot.handleUpdate(update));
    await actions.refreshTopics();
  };
};
