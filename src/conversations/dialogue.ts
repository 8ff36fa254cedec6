/**
 * The way every guided dialogue works. A dialogue is a story that asks for answers in order; each answer is saved as a
 * row the moment it is given, and the story then runs again from its top with one answer more. So the state that the
 * conversations plugin keeps never holds more than the question under way, and whatever interrupts a dialogue (a
 * crash, a new version, another command) costs at most one question that is asked again.
 * Owns asking and keeping answers; decides nothing about what they mean.
 */
import type { Conversation } from "@grammyjs/conversations";
import type { Context } from "grammy";
import { type PrivateContext, scope } from "../context.js";
import type { Day } from "../domain/days.js";
import type { Place } from "../domain/directory/region-data.js";
import type { AnswerValue, SavedAnswer } from "../store/dialogues.js";
import type { Row } from "../views/loan.js";
import type { Question } from "../views/question.js";
import {
  type Answers,
  type Asked,
  forgetAnswers,
  hasLostAnswers,
  inWords,
  loadAnswers,
  recall,
  saveAnswer,
  saveAsked,
  skipped,
  takeBack,
  ticksOf,
  toldRow,
} from "./answers.js";
import { asideIn, keepTold } from "./asides.js";
import { heardBy } from "./key-names.js";
import { listen } from "./listen.js";
import { asksOn } from "./options-said.js";
import { marked, progressAt } from "./progress.js";
import { talking } from "./talking.js";
import type { Told } from "./told.js";
import type { Read, Way } from "./ways.js";

/** What a story can do. Answers are codes; words of one's own are `~words`; what was skipped is undefined. */
export type Talk = {
  choose<O extends string>(
    asked: Question & { options: readonly O[] },
  ): Promise<O | typeof inWords | undefined>;
  chooseMany<O extends string>(asked: Question & { options: readonly O[] }): Promise<O[]>;
  /** Words of one's own; true when there are some. They wait in the store for the ticket. */
  words(asked: Pick<Question, "id" | "words">): Promise<boolean>;
  place(asked: Pick<Question, "id" | "words">): Promise<Place | undefined>;
  /** A choice that was made outside of the questions; asks nothing. */
  known(id: string): string | undefined;
  /** A day from today on, as `2026-12-25`. */
  day(asked: Pick<Question, "id" | "words">): Promise<Day | undefined>;
  /** Shows what is about to be sent; goes on when it is to be sent. Each row can be changed, and all of it deleted. */
  summary(
    asked: Pick<Question, "id"> & { sent?: boolean },
    rows: (answers: SavedAnswer[]) => Row[],
  ): Promise<void>;
  /** Does something once, however often the story runs. */
  once(name: string, work: () => Promise<unknown>): Promise<void>;
};

export type Story = ((talk: Talk) => Promise<void>) & {
  /** What is understood while another question is open, because people tell it when they think of it. */
  asides?: {
    place: Pick<Question, "id" | "words">;
    age?: Question;
    /** Only when nothing else is said: words that say more are the answer to the open question. */
    alone?: true;
  };
  /** The question whether somebody is near: it is answered for whoever has said so before. */
  near?: string;
  /** What words tell of any of its questions. */
  tells?: (words: string) => Told[];
  /** Why words of one's own cannot be taken; undefined when they can. */
  refuses?: (words: string) => string | undefined;
  /** What is said to a question of theirs that stands in place of an answer; what was asked is asked again. */
  replies?: (words: string) => Promise<string | undefined>;
};

const tell = (method: string, payload: Record<string, unknown>) => {
  const { deps, person } = scope();
  return deps.outbox.post({ to: `chat:${person.chatId}`, method, payload, priority: "prompt" });
};

const notice = (ctx: Context, text?: string) =>
  ctx.callbackQuery === undefined
    ? undefined
    : tell("answerCallbackQuery", {
        callback_query_id: ctx.callbackQuery.id,
        ...(text === undefined ? {} : { text }),
      });

/** Closes the message of a question: its buttons go, and what was understood as its answer stands below. */
const settle = async (way: Way, asked: Asked, value?: AnswerValue) => {
  const { t } = scope();
  if (way.takesPlace === true) scope().keysDue = value === undefined ? "" : (way.shown(value) ?? "");
  const { text, keyboard } = await way.view(asked.chosen);
  if (keyboard === undefined || !("inline_keyboard" in keyboard)) return;
  const answer = value === undefined ? undefined : way.shown(value);
  if (answer === undefined) await tell("editMessageReplyMarkup", { message_id: asked.messageId });
  else
    await tell("editMessageText", {
      message_id: asked.messageId,
      text: t("common:chosen", { question: text, answer }),
    });
};

/** The words that would be kept with what was understood. */
const keptIn = (read: Read): string | undefined => {
  if (read.kind === "once-more") return read.words;
  if (read.kind !== "answer") return undefined;
  return read.told ?? ("words" in read.value ? read.value.words : undefined);
};

/** Deals with one update while a question is open. Answers whether the dialogue goes on. */
const turn = async (
  dialogue: string,
  way: Way,
  asked: Asked,
  ctx: Context,
  story: Story,
): Promise<"again" | "leave"> => {
  const { t, say } = scope();
  const { refuses, asides } = story;
  const spoken = {
    labels: way.labels(),
    back: t("common:back"),
    skip: t("common:skip"),
    done: t("common:done"),
  };
  const heard = heardBy(way, ctx.message?.text, listen(ctx, way.id, spoken));
  const reopen = (chosen: string[] = []) => saveAsked(dialogue, { question: "", messageId: 0, chosen });
  if (heard.kind === "stale") {
    await notice(ctx, t("common:questionPassed"));
    return "again";
  }
  await notice(ctx);
  // Answers are kept for a day: what is left of them would be sent as if it were all.
  if (await hasLostAnswers(dialogue, story.near)) {
    await settle(way, asked);
    await forgetAnswers(dialogue);
    await say({ text: t("common:answersGone") });
    return "again";
  }
  if (heard.kind === "back") {
    await settle(way, asked);
    const taken = await takeBack(dialogue);
    if (taken === undefined) return "leave";
    await reopen(taken);
    return "again";
  }
  const aside = asideIn(heard, way, asides);
  const isOwn = heard.kind === "words" && way.understands?.(heard.words) === true;
  // «Оба» answers the question, and is not the town of Обь.
  const isKept = !isOwn || asides?.alone !== true;
  if (isKept)
    for (const { question, choice } of aside.answers) await saveAnswer(dialogue, question, { choice });
  if (aside.views.length > 0 && !isOwn) {
    await settle(way, asked);
    for (const view of aside.views) await say(view);
    await reopen(asked.chosen);
    return "again";
  }
  const isImpatient = heard.kind === "words" && !isOwn && asksOn(heard.words);
  const read: Read = isImpatient ? { kind: "unclear" } : await way.read(heard, asked);
  const kept = keptIn(read);
  const refused = kept === undefined ? undefined : refuses?.(kept);
  if (refused !== undefined) {
    // What may not be written anywhere does not stay in the chat either.
    if (ctx.message !== undefined) await tell("deleteMessage", { message_id: ctx.message.message_id });
    await say({ text: refused });
    await reopen(asked.chosen);
    return "again";
  }
  const isAnswer = read.kind !== "unclear" && read.kind !== "once-more";
  const reply = heard.kind === "words" && !isAnswer ? await story.replies?.(heard.words) : undefined;
  if (reply !== undefined) {
    await settle(way, asked);
    await say({ text: reply });
    await reopen(asked.chosen);
    return "again";
  }
  switch (read.kind) {
    case "answer":
      await settle(way, asked, read.value);
      if (kept !== undefined) await keepTold(dialogue, story, way.id, kept);
      if (read.told !== undefined) await saveAnswer(dialogue, toldRow(way.id), { words: read.told });
      await saveAnswer(dialogue, way.id, read.value);
      await scope().actions.answered({ person: scope().person, dialogue, question: way.id });
      return "again";
    case "ticked":
      await saveAsked(dialogue, { ...asked, chosen: read.chosen });
      await tell("editMessageReplyMarkup", {
        message_id: asked.messageId,
        reply_markup: (await way.view(read.chosen)).keyboard,
      });
      return "again";
    case "offer":
      await reopen(read.chosen);
      return "again";
    case "change":
      await settle(way, asked);
      await reopen(await ticksOf(dialogue, read.question));
      await forgetAnswers(dialogue, read.question);
      await forgetAnswers(dialogue, toldRow(read.question));
      return "again";
    case "delete":
      await settle(way, asked);
      await forgetAnswers(dialogue);
      await say({ text: t("request:summary.deleted") });
      return "leave";
    case "once-more":
      await saveAnswer(dialogue, `${way.id}Said`, { words: read.words });
      await settle(way, asked);
      await keepTold(dialogue, story, way.id, read.words);
      await reopen(["asked"]);
      return "again";
    case "unclear": {
      const { answers } = await loadAnswers(dialogue);
      const view = marked(await way.view(asked.chosen), await progressAt(story, answers, way));
      // To words it is not said that words are needed.
      const unclear = heard.kind === "words" ? "common:unclearWords" : "common:unclear";
      const why = t(isImpatient ? "common:goesOn" : unclear);
      const text = [why, view.text].join("\n");
      // What is asked anew is answered there.
      await settle(way, asked);
      await saveAsked(dialogue, { ...asked, messageId: await say({ ...view, text }) });
      return "again";
    }
    case "told":
      await reopen();
      return "again";
    case "stays":
      return "again";
    default:
      return read satisfies never;
  }
};

/**
 * Makes a conversation of a story.
 * @param name the dialogue's name; its answers are kept under it
 * @param left called when the person goes back beyond the first question
 */
export const dialogue = (name: string, story: Story, left: () => Promise<unknown>) => {
  const run = async (conversation: Conversation<PrivateContext>): Promise<void> => {
    const top = conversation.checkpoint();
    const loaded = await conversation.external(async () => {
      const { answers: given, asked } = await loadAnswers(name);
      const known = story.near !== undefined && scope().person.silent ? { [story.near]: "yes" } : {};
      return { answers: { ...known, ...given }, asked };
    });
    const answers: Answers = loaded.answers;

    const ask = async (way: Way): Promise<string | string[]> => {
      const known = answers[way.id];
      if (known !== undefined) return known;
      const asked = await conversation.external(async (): Promise<Asked> => {
        if (loaded.asked?.question === way.id) return loaded.asked;
        const chosen = loaded.asked?.question === "" ? loaded.asked.chosen : [];
        const view = marked(await way.view(chosen), await progressAt(story, answers, way));
        const open = { question: way.id, messageId: await scope().say(view), chosen };
        await saveAsked(name, open);
        return open;
      });
      const next = await conversation.wait();
      const outcome = await conversation.external(() => {
        recall(name, { answers, asked });
        return turn(name, way, asked, next, story);
      });
      if (outcome === "leave") {
        await conversation.external(async () => {
          await left();
        });
        return conversation.halt();
      }
      return conversation.rewind(top);
    };

    const once: Talk["once"] = async (step, work) => {
      const row = `~once.${step}`;
      if (answers[row] !== undefined) return;
      await conversation.external(async () => {
        await work();
        await saveAnswer(name, row, { skipped: true });
      });
      // What the next step recalls has to know of it, or it would be done again.
      answers[row] = skipped;
    };
    const rows = async (of: (saved: SavedAnswer[]) => Row[]) => {
      const { deps, person } = scope();
      return of(await deps.store.dialogues.answers(person.id, name));
    };
    await story(talking({ answers, ask, once, rows }));
  };
  return Object.assign(run, { dialogue: name });
};
