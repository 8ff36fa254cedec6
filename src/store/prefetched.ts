/** What a step has read in one go at its start, so that it need not wait for each. Lives as long as its transaction. */
import type { Bytes } from "./seal.js";

export type AnswerRow = { dialogue: string; question: string; value: Bytes; answered_at: Date };

export type Prefetched = {
  /** Ids for calls that the step will write down, drawn from the sequence. */
  outboxIds: number[];
  /** The answers of a person; undefined when they have to be read, because nothing was or they have changed since. */
  answers: { personId: number; rows: AnswerRow[] } | undefined;
  /** Who has no open ticket, and has got none in this step; undefined when it has to be looked up. */
  withoutTicket: number | undefined;
};

export const nothingPrefetched = (): Prefetched => ({
  outboxIds: [],
  answers: undefined,
  withoutTicket: undefined,
});
