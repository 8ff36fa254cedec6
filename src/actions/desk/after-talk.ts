/** Asks a person, after a talk, what it was like, and counts the answers without keeping whose they are. */
import type { Needs } from "../../deps.js";
import {
  type AfterAnswer,
  type AfterQuestion,
  afterQuestions,
  questionAfter,
} from "../../domain/desk/after-talk.js";
import { type Outcome, ok, refuse } from "../../domain/outcome.js";
import { languageOf, type Person } from "../../domain/people.js";
import type { Ticket } from "../../domain/tickets.js";
import { afterQuestion } from "../../views/desk/after-talk.js";
import { voiceFor } from "../address.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n">;

/** Under which the question that is open waits: gone after a day, like every unfinished answer. */
const dialogue = "after";
const openQuestion = "open";

const setOpen = async ({ store, clock }: Part, person: Person, question: AfterQuestion) =>
  store.dialogues.saveAnswer(person.id, dialogue, openQuestion, { choice: question }, clock.now());

/** Only after a talk in which a human has written, and never while somebody may be looking over the shoulder. */
export const askAfterTalk = async (
  deps: Part,
  { person, ticket }: { person: Person; ticket: Ticket },
): Promise<void> => {
  const { store, outbox } = deps;
  const to = `chat:${person.chatId}` as const;
  if (ticket.firstWordAt === undefined || (await store.people.isSilent(to))) return;
  const [first] = afterQuestions;
  await setOpen(deps, person, first);
  await outbox.say(to, afterQuestion(voiceFor(deps, person, ticket.language), first), { unprompted: true });
};

/**
 * Counts an answer, if its question is open. Answers which question is next.
 * @param answer undefined when it is passed over
 */
export const answerAfterTalk = async (
  deps: Part,
  { person, question, answer }: { person: Person; question: AfterQuestion; answer: AfterAnswer | undefined },
): Promise<Outcome<AfterQuestion | undefined, "passed">> => {
  const { store, clock } = deps;
  const [open] = await store.dialogues.answers(person.id, dialogue);
  if (open === undefined || !("choice" in open.value) || open.value.choice !== question)
    return refuse("passed");
  const language = languageOf(person, undefined);
  const month = clock.now().slice(0, 7);
  if (answer !== undefined) await store.forms.addAfterTalk({ question, answer, language, month });
  const next = questionAfter(question);
  if (next === undefined) await store.dialogues.eraseAnswers(person.id, dialogue);
  else await setOpen(deps, person, next);
  return ok(next);
};
