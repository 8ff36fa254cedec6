/**
 * What a person answers to the question about danger, by key or in words, in any of the languages. Words that say more
 * than the answer are no answer: they are heard anew.
 */
import { type PrivateContext, scope } from "../context.js";
import { begin, openDialogue } from "../conversations/conversations.js";
import { offerCheckIn, sayNow } from "../conversations/endings.js";
import { plain } from "../conversations/listen.js";
import { languages } from "../domain/people.js";
import { dayMs, msBetween } from "../domain/time.js";
import type { Key } from "../i18n/i18n.js";
import * as views from "../views/crisis.js";
import * as start from "../views/start.js";
import { alarm, goBack, lines, notes, resumable, setQuestion } from "./alarm.js";

/** Tells the specialists. Once the person is safe, the code may come that was kept back. */
export const tellStaff = async (answer: views.CrisisAnswer | "safe") => {
  const { deps, actions, person } = scope();
  const ticket = await deps.store.tickets.activeOf(person.id);
  if (ticket !== undefined) await actions.noteCrisisAnswer({ ticket, answer });
  if (ticket !== undefined && answer === "safe") await actions.planMissingCode({ ticketId: ticket.id });
  return ticket;
};

/** How many jokes there were within a day, this one included. */
const countJokes = async (): Promise<number> => {
  const now = scope().deps.clock.now();
  const before = ((await notes.get("jokes")) ?? "").split(" ").filter((at) => at !== "");
  const today = [...before.filter((at) => msBetween(at, now) < dayMs), now];
  await notes.set("jokes", today.join(" "));
  return today.length;
};

const onAnswer = async (ctx: PrivateContext, answer: views.CrisisAnswer) => {
  const { actions, person, identity, t, say } = scope();
  await setQuestion(null);
  const ticket = await tellStaff(answer);
  if (answer === "joke") {
    await sayNow(views.joke(t, (await countJokes()) >= 3, lines(ticket)));
    if (!(await goBack(ctx)) && ticket?.status !== "claimed") await say(start.menu(t));
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
  await sayNow(views.answered(t, answer, lines(ticket), (await resumable()) !== undefined));
};

/** Words that were heard for something else stand as the answer to the open question: nobody has to write them twice. */
export const keepAsAnswer = async (ctx: PrivateContext, words: string) => {
  const { deps, person } = scope();
  const open = openDialogue(ctx);
  if (open === undefined) return undefined;
  const rows = await deps.store.dialogues.answers(person.id, open);
  const asked = rows.find(({ question }) => question === "~asked")?.value;
  const question =
    asked !== undefined && "words" in asked ? (JSON.parse(asked.words) as { question: string }) : undefined;
  if (question !== undefined && question.question !== "" && !question.question.endsWith(".place"))
    await deps.store.dialogues.saveAnswer(person.id, open, question.question, { words }, deps.clock.now());
  return open;
};

const takeAsAnswer = async (ctx: PrivateContext, words: string) => {
  const open = await keepAsAnswer(ctx, words);
  if (open !== undefined) await begin(ctx, open);
};

const onSoftAnswer = async (ctx: PrivateContext, answer: views.SoftAnswer) => {
  const { t, say } = scope();
  await setQuestion(null);
  const quote = (await notes.get("quote")) ?? "";
  await notes.drop("quote");
  if (answer !== "no") return alarm(ctx, { level: "high", categories: [] }, quote, false);
  const ticket = await tellStaff("joke");
  await sayNow(views.softNo(t));
  if (openDialogue(ctx) !== undefined) await takeAsAnswer(ctx, quote);
  else if (ticket === undefined) await say(start.menu(t));
};

/** All that can be said for each option, in every language at once: labels and the words people use instead. */
const sayings = <O extends string>(prefix: string, words: string, options: readonly O[]): Map<string, O> =>
  new Map(
    languages.flatMap((language) => {
      const t = scope().deps.i18n.translator(language, false);
      return options.flatMap((option) =>
        [t(`crisis:${prefix}.${option}` as Key), ...t(`crisis:${words}.${option}` as Key).split("|")].map(
          (phrase) => [plain(phrase), option] as const,
        ),
      );
    }),
  );

/** Small words before an answer that change nothing in it. */
const fillers = /^(?:(?:ну|да|это|просто|just|only|its|it s|it is|im|i m|i am|this is|бу) )+(?=.)/u;
const answerIn = <O>(text: string, all: Map<string, O>): O | undefined => {
  const said = plain(text);
  return all.get(said) ?? all.get(said.replace(fillers, ""));
};

const hardSayings = () => sayings("answers", "spoken", views.crisisAnswers);

/** Deals with an answer to the open question about danger. Answers whether it was one. */
export const pendingAnswer = async (ctx: PrivateContext, text: string): Promise<boolean> => {
  const { person } = scope();
  if (person.crisis === "hard") {
    const said = answerIn(text, hardSayings());
    if (said === undefined) return false;
    await onAnswer(ctx, said);
    return true;
  }
  if (person.crisis === "soft") {
    const said = answerIn(text, sayings("softAnswers", "softSpoken", views.softAnswers));
    if (said === undefined) return false;
    await onSoftAnswer(ctx, said);
    return true;
  }
  return false;
};

/** Whether more words than an answer begin with «it is now». */
export const beginsWithNow = (text: string): boolean => {
  if (scope().person.crisis !== "hard") return false;
  const said = `${plain(text)} `;
  return [...hardSayings()].some(([phrase, option]) => option === "now" && said.startsWith(`${phrase} `));
};

const isLabel = (text: string, key: Key) =>
  languages.some((language) =>
    [false, true].some((adult) => plain(scope().deps.i18n.translator(language, adult)(key)) === plain(text)),
  );

/** Keys that stand below an answer. Answers whether one of them was pressed or written. */
export const afterAnswer = async (ctx: PrivateContext, text: string): Promise<boolean> => {
  const { t, say } = scope();
  if (isLabel(text, "crisis:safe")) {
    await setQuestion(null);
    const ticket = await tellStaff("safe");
    await sayNow(views.safe(t, ticket !== undefined, (await resumable()) !== undefined));
    await offerCheckIn();
    return true;
  }
  if (!isLabel(text, "crisis:backToForm")) return false;
  await setQuestion(null);
  if (!(await goBack(ctx))) await say(start.menu(t));
  return true;
};
