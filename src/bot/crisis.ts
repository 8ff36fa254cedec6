/**
 * Crisis words in anything a person writes, before everything else and in every state: the emergency screen at once, a
 * ticket without a form, one-tap answers that also work as words; or, where it is unclear, one light question.
 */
import { Composer } from "grammy";
import { timeFor } from "../actions/address.js";
import { type PrivateContext, scope } from "../context.js";
import { begin, dialogueNames, leaveDialogue, openDialogue } from "../conversations/conversations.js";
import { optionSaid } from "../conversations/listen.js";
import { isAlert, type Triage } from "../domain/crisis/triage.js";
import { languages } from "../domain/people.js";
import { imagesRefusedFor, type Ticket } from "../domain/tickets.js";
import type { Key } from "../i18n/i18n.js";
import * as views from "../views/crisis.js";
import { menu } from "../views/start.js";
import type { View } from "../views/view.js";
import { readMessage } from "./read-message.js";

const store = "crisis";

const lines = () => {
  const { deps, person } = scope();
  return deps.directory.lines({
    topic: "danger",
    region: deps.directory.regionOf(person.region)?.code,
    now: deps.clock.now(),
  });
};

const sayNow = (view: View) => {
  const { deps, person } = scope();
  return deps.outbox.say(`chat:${person.chatId}`, view, { priority: "crisis" });
};

const remember = (question: string, words: string) => {
  const { deps, person } = scope();
  return deps.store.dialogues.saveAnswer(person.id, store, question, { words }, deps.clock.now());
};

const recall = async (question: string): Promise<string | undefined> => {
  const { deps, person } = scope();
  const row = (await deps.store.dialogues.answers(person.id, store)).find((one) => one.question === question);
  return row !== undefined && "words" in row.value ? row.value.words : undefined;
};

const setQuestion = (crisis: "soft" | "hard" | null) =>
  scope().deps.store.people.update(scope().person.id, { crisis });

/** Leaves the open dialogue but remembers it, so that the person can go back to its questions. */
const setAside = async (ctx: PrivateContext) => {
  const open = openDialogue(ctx);
  if (open !== undefined) await remember("resume", open);
  await leaveDialogue(ctx);
  return open;
};

const resumable = async () => {
  const name = await recall("resume");
  return dialogueNames.find((one) => one === name);
};

/** Back to the questions that were set aside; false when there were none. */
const goBack = async (ctx: PrivateContext): Promise<boolean> => {
  const { deps, person } = scope();
  const name = await resumable();
  await deps.store.dialogues.dropAnswer(person.id, store, "resume");
  if (name === undefined) return false;
  await begin(ctx, name);
  return true;
};

const humanFor = (ticket: Ticket, staffed: boolean): views.Human => {
  if (ticket.firstWordAt !== undefined) return { kind: "here" };
  const { deps } = scope();
  return staffed && ticket.replyBy !== undefined
    ? { kind: "coming", time: timeFor(deps, ticket, ticket.replyBy) }
    : { kind: "nobody" };
};

/** @param relay the message itself goes to the specialist too; an edit has its own way there */
const alarm = async (
  ctx: PrivateContext,
  { level, categories }: Pick<Triage, "level" | "categories">,
  quote: string,
  relay: boolean,
) => {
  const { deps, actions, person, identity, t } = scope();
  const before = await deps.store.tickets.activeOf(person.id);
  const dialogue = await setAside(ctx);
  const { ticket, staffed } = await actions.openTicket({
    person,
    clientLanguage: identity.languageCode,
    need: "crisis",
    level,
    dialogue,
    keepAnswers: true,
    quote,
  });
  if (imagesRefusedFor(categories)) await deps.store.tickets.update(ticket.id, { noImages: true });
  // A child in distress writes again and again: the whole screen once, then briefly, the numbers always.
  const isRepeat = person.crisis === "hard" && before !== undefined && before.level === ticket.level;
  await sayNow(isRepeat ? views.more(t, lines()) : views.emergency(t, lines(), humanFor(ticket, staffed)));
  await setQuestion("hard");
  if (relay && ctx.message !== undefined) {
    await actions.relayToStaff({ person, identity, ticket, said: readMessage(ctx.message) });
  }
};

const tellStaff = async (answer: views.CrisisAnswer) => {
  const { deps, actions, person } = scope();
  const ticket = await deps.store.tickets.activeOf(person.id);
  if (ticket !== undefined) await actions.noteCrisisAnswer({ ticket, answer });
  return ticket;
};

const onAnswer = async (ctx: PrivateContext, answer: views.CrisisAnswer) => {
  const { actions, person, identity, t } = scope();
  await setQuestion(null);
  await tellStaff(answer);
  if (answer === "joke") {
    const jokes = Number((await recall("jokes")) ?? 0) + 1;
    await remember("jokes", String(jokes));
    await sayNow(views.joke(t, jokes >= 3, lines()));
    await goBack(ctx);
    return;
  }
  if (answer === "now") {
    await actions.openTicket({
      person,
      clientLanguage: identity.languageCode,
      need: "crisis",
      level: "imminent",
    });
  }
  await sayNow(views.answered(t, answer, lines(), (await resumable()) !== undefined));
};

const onSoftAnswer = async (ctx: PrivateContext, answer: views.SoftAnswer) => {
  const { deps, person, t } = scope();
  await setQuestion(null);
  const quote = (await recall("quote")) ?? "";
  await deps.store.dialogues.dropAnswer(person.id, store, "quote");
  if (answer !== "no") return alarm(ctx, { level: "high", categories: [] }, quote, false);
  await sayNow(views.softNo(t));
  const open = openDialogue(ctx);
  if (open !== undefined) await begin(ctx, open);
  else if ((await deps.store.tickets.activeOf(person.id)) === undefined) await sayNow(menu(t));
};

/** What can be said for each answer, in every language at once: labels and the words people use instead. */
const spokenAnswers = (
  prefix: "answers" | "softAnswers",
  words: "spoken" | "softSpoken",
  options: readonly string[],
) =>
  languages.flatMap((language) => {
    const t = scope().deps.i18n.translator(language, false);
    const labels = Object.fromEntries(
      options.map((option) => [option, t(`crisis:${prefix}.${option}` as Key)]),
    );
    const said = options.flatMap((option) =>
      t(`crisis:${words}.${option}` as Key)
        .split("|")
        .map((phrase) => ({ option, phrase })),
    ); // prettier-ignore
    return [{ labels, said }];
  });

const answerSaid = (text: string, all: ReturnType<typeof spokenAnswers>): string | undefined => {
  for (const { labels, said } of all) {
    const option =
      optionSaid(text, labels) ??
      said.find(
        ({ phrase }) => optionSaid(text, { phrase }) !== undefined && text.trim().length <= phrase.length + 2,
      )?.option;
    if (option !== undefined) return option;
  }
  return undefined;
};

const pendingAnswer = async (ctx: PrivateContext, text: string): Promise<boolean> => {
  const { person } = scope();
  if (person.crisis === "hard") {
    const said = answerSaid(text, spokenAnswers("answers", "spoken", views.crisisAnswers));
    if (said === undefined) return false;
    await onAnswer(ctx, said as views.CrisisAnswer);
    return true;
  }
  if (person.crisis === "soft") {
    const said = answerSaid(text, spokenAnswers("softAnswers", "softSpoken", views.softAnswers));
    if (said !== undefined) {
      await onSoftAnswer(ctx, said as views.SoftAnswer);
      return true;
    }
    await setQuestion(null);
  }
  return false;
};

const isLabel = (text: string, key: Key) =>
  languages.some((language) =>
    [false, true].some((adult) => scope().deps.i18n.translator(language, adult)(key) === text),
  );

export const crisisWords = (triage: (text: string) => Triage): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  const hear = async (ctx: PrivateContext, text: string, edited: boolean): Promise<boolean> => {
    const { deps, person, t } = scope();
    const heard = triage(text);
    if (isAlert(heard.level)) {
      await alarm(ctx, heard, text, !edited);
      return true;
    }
    if (!heard.ask || edited) return false;
    const ticket = await deps.store.tickets.activeOf(person.id);
    // A human who is already there reads it and asks better than we could.
    if (ticket?.status === "claimed") return false;
    if (ticket !== undefined && ctx.message !== undefined) {
      const { actions, identity } = scope();
      await actions.relayToStaff({ person, identity, ticket, said: readMessage(ctx.message) });
    }
    await remember("quote", text);
    await setQuestion("soft");
    await sayNow(views.softCheck(t));
    return true;
  };
  composer.on(["message:text", "message:caption"], async (ctx, next) => {
    const text = ctx.message.text ?? ctx.message.caption ?? "";
    const proceed = () => (scope().begun === undefined ? undefined : next());
    if (await pendingAnswer(ctx, text)) return proceed();
    if (isLabel(text, "crisis:safe")) {
      await sayNow(views.safe(scope().t));
      return;
    }
    if (isLabel(text, "crisis:backToForm")) {
      if (await goBack(ctx)) return next();
      return next();
    }
    // A command alone says nothing of its own; what follows it does.
    if (/^\/\w+(@\w+)?$/.test(text)) return next();
    if (!(await hear(ctx, text, false))) return next();
  });
  composer.on(["edited_message:text", "edited_message:caption"], async (ctx, next) => {
    await next();
    await hear(ctx, ctx.editedMessage.text ?? ctx.editedMessage.caption ?? "", true);
  });
  return composer;
};
