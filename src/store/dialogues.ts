/** Where a person is in a dialogue, and the answers given so far: both sealed, both gone when it ends. */
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";
import type { AnswerRow, Prefetched } from "./prefetched.js";
import type { Seal } from "./seal.js";
import type { Sql } from "./sql.js";

/** What was answered: a code, several codes, or words of one's own. */
export type AnswerValue = { choice: string } | { choices: string[] } | { words: string } | { skipped: true };

export type SavedAnswer = { question: string; value: AnswerValue; answeredAt: Instant };

/** What is kept under a dialogue's name until it is erased: places that were saved. */
const kept = ["saved"];

export const createDialogueStore = (db: Db, sql: Sql, seal: Seal, prefetched: Prefetched) => {
  /** What was read at the start of the step stays true without reading it again. */
  const replaced = (
    personId: number,
    dialogue: string,
    question: string,
    by?: Pick<AnswerRow, "value" | "answered_at">,
  ): void => {
    const { answers } = prefetched;
    if (answers?.personId !== personId) return;
    const others = answers.rows.filter((row) => row.dialogue !== dialogue || row.question !== question);
    const rows = by === undefined ? others : [...others, { dialogue, question, ...by }];
    prefetched.answers = { personId, rows };
  };

  return {
    async saveState(chatId: number, state: string, now: Instant): Promise<void> {
      await sql.run`
      insert into dialogue (chat_id, state, updated_at) values (${chatId}, ${seal.seal(state)}, ${now}::timestamptz)
      on conflict (chat_id) do update set state = excluded.state, updated_at = excluded.updated_at`;
    },

    /** Whether the person of a chat is in a dialogue. */
    async isOpen(chatId: number): Promise<boolean> {
      return (await db.dialogue.count({ where: { chatId } })) > 0;
    },

    /** Persons who are in a dialogue. */
    async openOf(): Promise<number[]> {
      const rows = await db.$queryRaw<{ id: number }[]>`
      select p.id from dialogue d join person p on p.chat_id = d.chat_id order by p.id`;
      return rows.map(({ id }) => id);
    },

    async dropState(chatId: number): Promise<void> {
      await sql.run`delete from dialogue where chat_id = ${chatId}`;
    },

    /** Answers of a dialogue, oldest first. */
    async answers(personId: number, dialogue: string): Promise<SavedAnswer[]> {
      const read = () => sql.rows<AnswerRow>`
      select dialogue, question, value, answered_at from answer
      where person_id = ${personId} and dialogue = ${dialogue} order by answered_at, id`;
      const { answers } = prefetched;
      const rows =
        answers?.personId === personId
          ? answers.rows.filter((row) => row.dialogue === dialogue)
          : await read();
      return rows.map((row) => ({
        question: row.question,
        value: seal.openJson<AnswerValue>(row.value),
        answeredAt: row.answered_at.toISOString(),
      }));
    },

    async saveAnswer(personId: number, dialogue: string, question: string, value: AnswerValue, now: Instant) {
      const sealed = seal.sealJson(value);
      replaced(personId, dialogue, question, { value: sealed, answered_at: new Date(now) });
      await sql.run`
      insert into answer (person_id, dialogue, question, value, answered_at)
      values (${personId}, ${dialogue}, ${question}, ${sealed}, ${now}::timestamptz)
      on conflict (person_id, dialogue, question) do update set value = excluded.value, answered_at = excluded.answered_at`;
    },

    async dropAnswer(personId: number, dialogue: string, question: string): Promise<void> {
      replaced(personId, dialogue, question);
      await sql.run`
      delete from answer where person_id = ${personId} and dialogue = ${dialogue} and question = ${question}`;
    },

    /** Erases the answers of one dialogue, or of all. */
    async eraseAnswers(personId: number, dialogue?: string): Promise<void> {
      prefetched.answers = undefined;
      await db.answer.deleteMany({ where: { personId, ...(dialogue === undefined ? {} : { dialogue }) } });
    },

    /** Erases everything that was begun, and nothing that was kept on purpose. */
    async eraseUnfinished(personId: number): Promise<void> {
      prefetched.answers = undefined;
      await db.answer.deleteMany({ where: { personId, dialogue: { notIn: kept } } });
    },

    /** Erases what was begun and left lying. */
    async eraseAnswersBefore(at: Instant): Promise<number> {
      const { count } = await db.answer.deleteMany({
        where: { answeredAt: { lt: at }, dialogue: { notIn: kept } },
      });
      return count;
    },
  };
};
