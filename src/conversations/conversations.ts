/** All dialogues by name, as conversations of one bot, and the ways into and out of them. */
import { createConversation, conversations as plugin } from "@grammyjs/conversations";
import { Composer } from "grammy";
import { type PrivateContext, scope } from "../context.js";
import { currentStep } from "../inbox/step.js";
import { menu } from "../views/start.js";
import { loadAnswers, unask } from "./answers.js";
import { application } from "./application.js";
import { bullying } from "./bullying.js";
import { consent } from "./consent.js";
import { dialogue, type Story } from "./dialogue.js";
import { enrolment } from "./enrolment.js";
import { find } from "./find.js";
import { invited } from "./invited.js";
import { log } from "./log.js";
import { mediation } from "./mediation.js";
import { goOn, isPaused } from "./paused.js";
import { rental } from "./rental.js";
import { responding } from "./response.js";
import { signal } from "./signal.js";
import { stay } from "./stay.js";
import { reach, talk } from "./talk.js";
import { violence } from "./violence.js";
import { wrong } from "./wrong.js";

const stories = {
  application,
  consent,
  bullying,
  enrolment,
  find,
  invited,
  log,
  mediation,
  rental,
  stay,
  reach,
  talk,
  violence,
  wrong,
  signal,
  accompaniment: responding("emergency-accompaniment", "accompaniment"),
  crisisTeam: responding("school-crisis-team", "crisisTeam"),
} satisfies Record<string, Story>;
export type DialogueName = keyof typeof stories;
export const dialogueNames = Object.keys(stories) as DialogueName[];

/** A change here drops every open state; the answers are rows and stay, so people go on at the open question. */
const version = 1;

/** The update that began a dialogue stays in the plugin's log; no story looks back at it, and it may be long. */
const withoutWords = (_key: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && "update_id" in value
    ? { update_id: value.update_id }
    : value;

/** The plugin keeps its state in the step: read with the update, written with the commit. */
const state = {
  type: "key",
  version,
  getStorageKey: () => String(scope().person.chatId),
  adapter: {
    read: () => {
      const { state: text } = currentStep().dialogue;
      return text === undefined ? undefined : (JSON.parse(text) as never);
    },
    write: (_key: string, value: unknown) => {
      currentStep().dialogue = { state: JSON.stringify(value, withoutWords), changed: true };
    },
    delete: () => {
      currentStep().dialogue = { state: undefined, changed: true };
    },
  },
} as const;

/** Installs the plugin: from here on, dialogues can be left and asked for. */
export const installDialogues = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.use(plugin({ storage: state }));
  return composer;
};

/** Gives an update to the dialogue that is open, and enters the one that was begun. Such updates go no further. */
export const dialogueRunner = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  const dialogues = new Composer<PrivateContext>();
  for (const [name, story] of Object.entries(stories)) {
    dialogues.use(createConversation(dialogue(name, story, showMenu), { id: name }));
  }
  dialogues.use(async (ctx, next) => {
    const { begun } = scope();
    await (begun === undefined ? next() : ctx.conversation.enter(begun));
  });
  composer.use(async (ctx, next) => {
    // While a form waits, words are for the human; a button of it, or its beginning anew, lets it go on.
    if (ctx.message !== undefined && scope().begun === undefined && (await isPaused())) return next();
    await goOn();
    await dialogues.middleware()(ctx, next);
  });
  return composer;
};

const showMenu = () => scope().say(menu(scope().t));

/** The dialogue a person is in. */
export const openDialogue = (ctx: PrivateContext): DialogueName | undefined => {
  const [name] = Object.keys(ctx.conversation.active());
  return dialogueNames.find((one) => one === name);
};

/** The keys of a question that nobody answers any more are taken from it. */
const dropKeys = async (open: DialogueName): Promise<void> => {
  const { asked } = await loadAnswers(open);
  if (asked === undefined || asked.question === "") return;
  const { deps, person } = scope();
  if (asked.question.endsWith(".place")) scope().keysDue = "";
  if (asked.question.endsWith(".place") && asked.chosen.length === 0) return;
  await deps.outbox.post({
    to: `chat:${person.chatId}`,
    method: "editMessageReplyMarkup",
    payload: { message_id: asked.messageId },
    priority: "prompt",
  });
};

/** Leaves whatever dialogue is open. Its answers stay for a day, so that it can go on. */
export const leaveDialogue = async (ctx: PrivateContext): Promise<void> => {
  const open = openDialogue(ctx);
  if (open !== undefined) await dropKeys(open);
  await ctx.conversation.exitAll();
};

/** Puts the open question again, in what are now the person's words. To be followed by `next()`, like `begin`. */
export const askOpenAgain = async (ctx: PrivateContext, open: DialogueName): Promise<void> => {
  await leaveDialogue(ctx);
  await unask(open);
  scope().begun = open;
};

/**
 * Begins a dialogue, or goes on where it was left; one that had come to its end begins anew. To be followed by
 * `next()`: the dialogue is entered behind `dialogueRunner`, where the plugin knows it.
 */
export const begin = async (ctx: PrivateContext, name: DialogueName): Promise<void> => {
  await leaveDialogue(ctx);
  const { deps, person, t, say } = scope();
  const rows = await deps.store.dialogues.answers(person.id, name);
  if (rows.some(({ question }) => question === "~once.help" || question === "~once.ticket")) {
    await deps.store.dialogues.eraseAnswers(person.id, name);
  } else if (rows.some(({ question }) => !question.startsWith("~"))) await say({ text: t("common:resumed") });
  await deps.store.dialogues.dropAnswer(person.id, name, "~asked");
  scope().begun = name;
};
