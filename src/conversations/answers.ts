/** The answers of a dialogue as its story sees them: short codes; a person's own words stay in the store. */
import { type Scope, scope } from "../context.js";
import type { AnswerValue } from "../store/dialogues.js";

/** A choice, several, `~words` for words of one's own, `~skipped`. */
export type Answers = Record<string, string | string[]>;

export const inWords = "~words";
export const skipped = "~skipped";

/** The question that is open: which one, in which message, with what ticked or offered so far. */
export type Asked = { question: string; messageId: number; chosen: string[] };

/** Where the words stand in which a question was answered. */
export const toldRow = (question: string) => `${question}Told`;

/** Rows that are not answers begin with a tilde. */
const askedRow = "~asked";

const compact = (value: AnswerValue): string | string[] => {
  if ("choice" in value) return value.choice;
  if ("choices" in value) return value.choices;
  return "words" in value ? inWords : skipped;
};

const readAsked = (value: AnswerValue | undefined): Asked | undefined =>
  value !== undefined && "words" in value ? (JSON.parse(value.words) as Asked) : undefined;

export type Loaded = { answers: Answers; asked: Asked | undefined };

/** What a step has read already, with what it has saved since: most need not read the same rows twice. */
const known = new WeakMap<Scope, { dialogue: string } & Loaded>();

/** Keeps for this step what an earlier one has read. */
export const recall = (dialogue: string, { answers, asked }: Loaded): void => {
  known.set(scope(), { dialogue, answers: { ...answers }, asked });
};

export const loadAnswers = async (dialogue: string): Promise<Loaded> => {
  const kept = known.get(scope());
  if (kept?.dialogue === dialogue) return { answers: { ...kept.answers }, asked: kept.asked };
  const { deps, person } = scope();
  const rows = await deps.store.dialogues.answers(person.id, dialogue);
  const asked = rows.find(({ question }) => question === askedRow)?.value;
  return {
    answers: Object.fromEntries(
      rows
        .filter(({ question }) => question !== askedRow)
        .map(({ question, value }) => [question, compact(value)]),
    ), // prettier-ignore
    asked: readAsked(asked),
  };
};

export const saveAnswer = async (dialogue: string, question: string, value: AnswerValue): Promise<void> => {
  const { deps, person } = scope();
  await deps.store.dialogues.saveAnswer(person.id, dialogue, question, value, deps.clock.now());
  const kept = known.get(scope());
  if (kept?.dialogue !== dialogue) return;
  if (question === askedRow) kept.asked = readAsked(value);
  else kept.answers[question] = compact(value);
};

export const saveAsked = (dialogue: string, asked: Asked): Promise<void> =>
  saveAnswer(dialogue, askedRow, { words: JSON.stringify(asked) });

/** Whether an answer that this step recalls is kept no more. @param assumed a question answered without being asked */
export const hasLostAnswers = async (dialogue: string, assumed?: string): Promise<boolean> => {
  const { deps, person } = scope();
  const { answers } = await loadAnswers(dialogue);
  const rows = await deps.store.dialogues.answers(person.id, dialogue);
  const kept = new Set(rows.map(({ question }) => question));
  return Object.keys(answers).some(
    (question) => !question.startsWith("~") && question !== assumed && !kept.has(question),
  );
};

/** Lets the open question be put anew, with what was ticked in it. */
export const unask = async (dialogue: string): Promise<void> => {
  const { asked } = await loadAnswers(dialogue);
  if (asked !== undefined) await saveAsked(dialogue, { ...asked, question: "", messageId: 0 });
};

/** Takes back one answer, or all of a dialogue. */
export const forgetAnswers = async (dialogue: string, question?: string): Promise<void> => {
  const { deps, person } = scope();
  if (question === undefined) await deps.store.dialogues.eraseAnswers(person.id, dialogue);
  else await deps.store.dialogues.dropAnswer(person.id, dialogue, question);
  known.delete(scope());
};

/** What is ticked in an answer: it stays so when the question is put again. */
export const ticksOf = async (dialogue: string, question: string): Promise<string[]> => {
  const given = (await loadAnswers(dialogue)).answers[question];
  return Array.isArray(given) ? given : [];
};

/** Takes back the last answer; answers what was ticked in it. Undefined when there is none to take back. */
export const takeBack = async (dialogue: string): Promise<string[] | undefined> => {
  const { deps, person } = scope();
  const rows = await deps.store.dialogues.answers(person.id, dialogue);
  const last = rows.filter(({ question }) => !question.startsWith("~") && !question.endsWith("Told")).at(-1);
  if (last === undefined) return undefined;
  await deps.store.dialogues.dropAnswer(person.id, dialogue, last.question);
  await deps.store.dialogues.dropAnswer(person.id, dialogue, toldRow(last.question));
  known.delete(scope());
  return "choices" in last.value ? last.value.choices : [];
};
